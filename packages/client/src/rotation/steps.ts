import { sleep } from '@workbench-sdk/internal/sleep'
import { AuthenticationError, type CreatedApiKey, MismatchError, OutcomeUnknownError, type Secret } from '../index.ts'
import type { RotationContext, RotationState } from './context.ts'
import { RotationError, RotationInProgressError } from './errors.ts'
import {
  type DisabledEntry,
  fingerprintOf,
  type MadeEntry,
  type MakingEntry,
  type ProvenEntry,
  type StoredEntry,
} from './journal/journal.ts'
import {
  deleteKey,
  deleteOrphans,
  findSuccessors,
  ignoreNotFound,
  parseSuccessorName,
  successorName,
} from './successors.ts'

/** How many times a creation is tried if its response is lost. */
const MAX_CREATIONS = 4
/** How long a new key may take until it is accepted, in milliseconds: a distributed service may need a moment. */
const MAX_ACTIVATION = 10_000
/** The longest wait between two checks, in milliseconds. */
const MAX_CHECK_INTERVAL = 1_000

/**
 * Creates the new key, and waits until it is accepted, before anything uses it. A key of this rotation that exists already
 * comes from a process that died, or from a request whose response was lost. Its secret is lost, so it is deleted first.
 */
export async function createKey(entry: MakingEntry, context: RotationContext): Promise<RotationState> {
  const { id, secret } = await createWithoutOrphans(entry, context)
  await abortIfConcurrent(entry, context)
  await waitUntilAccepted(secret, context)
  return { entry: { ...entry, step: 'made', newKeyId: id, fingerprint: fingerprintOf(secret) }, secret }
}

async function createWithoutOrphans(entry: MakingEntry, context: RotationContext): Promise<CreatedApiKey> {
  const { serviceAccountId: serviceAccount, newName: name } = entry
  for (let count = 1; ; count++) {
    await deleteOrphans(entry, context)
    context.signal.throwIfAborted()
    await context.journal.checkLock()
    try {
      // Without the signal: after an abort it would be unknown whether the key was created.
      return await context.client.call(({ apiKeys }) => apiKeys.create({ serviceAccount, name }))
    } catch (error) {
      // If Workbench has changed its name, the key would not be found as an orphan.
      if (error instanceof MismatchError) await deleteKey(error.record.id, context.client)
      if (!(error instanceof OutcomeUnknownError) || count === MAX_CREATIONS) throw error
    }
  }
}

/**
 * Stops if another run, with another journal, is creating a successor of the same key. Each run checks after it has created
 * its own key, so the later one sees the other's. Perhaps both stop: no clock says for sure which one was first.
 */
async function abortIfConcurrent(entry: MakingEntry, { client }: RotationContext): Promise<void> {
  const successors = await findSuccessors(entry, client)
  const isOther = (name: string) => parseSuccessorName(name)?.rotation !== entry.id
  if (!successors.some(({ name, active }) => active && isOther(name))) return
  throw new RotationInProgressError(
    `The key "${entry.key.name}" already has a successor from a run with another journal. Finish that rotation, or delete the successor once nothing uses it. The old key is unchanged.`,
  )
}

async function waitUntilAccepted(secret: Secret, { client, signal }: RotationContext): Promise<void> {
  const workbench = client.withToken(secret)
  const end = performance.now() + MAX_ACTIVATION
  for (let wait = 100; ; wait = Math.min(wait * 2, MAX_CHECK_INTERVAL)) {
    try {
      // Every role may list organizations.
      await workbench.organizations.list().first()
      return
    } catch (error) {
      if (!(error instanceof AuthenticationError) || performance.now() + wait > end) throw error
    }
    await sleep(wait, signal)
  }
}

/** Writes the new key's secret to the store. */
export async function storeSecret(
  { entry, secret }: RotationState<MadeEntry>,
  context: RotationContext,
): Promise<RotationState> {
  if (secret === undefined) return recover(entry, context)
  await context.journal.checkLock()
  await context.store.write(secret)
  return { entry: { ...entry, step: 'stored' }, secret }
}

/** Verifies the new key with the secret that the store returns, because that is the one that programs use. */
export async function verifyStored(
  { entry, secret }: RotationState<StoredEntry>,
  context: RotationContext,
): Promise<RotationState> {
  const stored = await readStored({ entry, secret }, context)
  if (stored === undefined) return recover(entry, context)
  await verify(stored, context)
  context.client.addSuccessor(stored)
  return { entry: { ...entry, step: 'proven', provenAt: new Date().toISOString() }, secret }
}

/**
 * Continues after the process that knew the secret has died. If the store has the secret, all is well. If it has another one,
 * the secret is lost, so another key is created and this one is deleted as an orphan. If the store is not readable,
 * programs may use the key: it stays until the old key is retired, and another key is created in addition.
 */
async function recover(entry: MadeEntry | StoredEntry, { store }: RotationContext): Promise<RotationState> {
  const secret = undefined
  if (await store.readMatching(entry.fingerprint)) return { entry: { ...entry, step: 'stored' }, secret }
  const { newKeyId, fingerprint, ...rest } = entry
  if (store.isReadable) return { entry: { ...rest, step: 'making' }, secret }
  const superseded = [...entry.superseded, newKeyId]
  const succession = parseSuccessorName(entry.newName)
  const newName = succession
    ? successorName(entry.newName, succession, new Date(entry.startedAt), superseded.length + 1)
    : entry.newName
  return { entry: { ...rest, newName, superseded, step: 'making' }, secret }
}

/** Disables the old key when the grace period is over, if the store still has the new secret and it works. */
export async function disableOldKey(
  { entry, secret }: RotationState<ProvenEntry>,
  context: RotationContext,
): Promise<RotationState> {
  await waitAfter(entry.provenAt, context.gracePeriod, entry, context)
  const stored = await readStored({ entry, secret }, context)
  if (stored !== undefined) await verify(stored, context)
  await context.journal.checkLock()
  // A creation that a dead process sent may have arrived late.
  await deleteOrphans(entry, context)
  await ignoreNotFound(context.client.call(({ apiKeys }) => apiKeys.disable(entry.key.id)))
  return { entry: { ...entry, step: 'disabled', disabledAt: new Date().toISOString() }, secret }
}

/** Deletes the old key when it has been disabled for long enough, or leaves it disabled. */
export async function deleteOldKey(
  { entry, secret }: RotationState<DisabledEntry>,
  context: RotationContext,
): Promise<RotationState> {
  const { client, retire, deleteAfter } = context
  if (retire === 'delete') {
    await waitAfter(entry.disabledAt, deleteAfter, entry, context)
    await assertSafeToDelete(entry, context)
    await context.journal.checkLock()
    await deleteKey(entry.key.id, client)
  }
  await context.journal.checkLock()
  await deleteOrphans(entry, context)
  for (const id of entry.superseded) await deleteKey(id, client)
  return {
    entry: { ...entry, step: 'done', retired: retire, doneAt: new Date().toISOString(), superseded: [] },
    secret,
  }
}

/** A deletion cannot be undone, so the old key must still be disabled, and the stored key must work. */
async function assertSafeToDelete({ key }: DisabledEntry, { client, store }: RotationContext): Promise<void> {
  const old = await ignoreNotFound(client.call(({ apiKeys }) => apiKeys.get(key.id)))
  if (old?.active) throw new RotationError('The old key was enabled again, so it is not deleted.')
  const stored = await store.read()
  if (!store.isReadable || (stored !== undefined && (await client.accepts(stored)))) return
  throw new RotationError(`The key in ${store.label} is not accepted, so the old key is not deleted.`)
}

/** Returns the new key's secret from the store, or from this process if the store is not readable. */
async function readStored(
  { entry, secret }: RotationState<StoredEntry | ProvenEntry>,
  { store }: RotationContext,
): Promise<Secret | undefined> {
  if (!store.isReadable) return secret
  const stored = await store.readMatching(entry.fingerprint)
  if (stored !== undefined) return stored
  throw new RotationError(
    `${store.label} no longer has the new key's secret, because something else has written to it. The old key is not retired.`,
  )
}

/** Calls the `verify` option. Stops waiting for it if the rotation is interrupted. */
function verify(secret: Secret, { client, verify, signal }: RotationContext): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    const verified = (async () => void (await verify(client.withToken(secret))))()
    verified.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** Waits until `duration` after a time. A time in the future counts as now: the clock was set back since. */
async function waitAfter(
  time: string,
  duration: number,
  entry: ProvenEntry | DisabledEntry,
  { emit, signal }: RotationContext,
): Promise<void> {
  if (duration === 0) return
  const until = new Date(Math.min(Date.parse(time), Date.now()) + duration)
  emit(entry, 'waiting', { until })
  await sleep(until.getTime() - Date.now(), signal)
}
