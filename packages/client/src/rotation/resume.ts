import { randomBytes } from 'node:crypto'
import type { RotationContext } from './context.ts'
import { asSentence, RotationError, RotationInProgressError, safeCause } from './errors.ts'
import type { DoneEntry, JournalEntry, MakingEntry } from './journal/journal.ts'
import { findSuccessors, hashOfId, ignoreNotFound, successorName } from './successors.ts'

/** Returns the rotation of a key from the journal, or starts a new one after checking that it is possible. */
export async function startOrResume(keyId: string, context: RotationContext): Promise<JournalEntry> {
  const entry = context.journal.entryOf(keyId)
  return entry === undefined ? start(keyId, context) : resume(entry, context)
}

async function start(keyId: string, context: RotationContext): Promise<JournalEntry> {
  const { client, journal, store } = context
  await store.check()
  const entry = await newEntry(keyId, context)
  if ((await findSuccessors(entry, client)).some(({ active }) => active)) {
    throw new RotationInProgressError(
      `The key "${entry.key.name}" already has an active successor that ${journal.label} does not contain. Finish that rotation with the journal that it was started with. If it is finished, delete the key that is not in use. Nothing was changed.`,
    )
  }
  await journal.put(entry)
  return entry
}

async function newEntry(keyId: string, { client, store }: RotationContext): Promise<MakingEntry> {
  const { id, name, active, serviceAccountId } = await client.call(({ apiKeys }) => apiKeys.get(keyId))
  if (!active) {
    throw new RotationError(`The key "${name}" is disabled, so nothing uses it. Enable it first, or delete it.`)
  }
  if (serviceAccountId === null) {
    throw new RotationError(`The key "${name}" does not belong to a service account, so it cannot be replaced.`)
  }
  const rotation = randomBytes(4).toString('hex')
  const now = new Date()
  return {
    id: rotation,
    step: 'making',
    key: { id, name },
    serviceAccountId,
    store: store.label,
    newName: successorName(name, { predecessor: hashOfId(id), rotation }, now),
    superseded: [],
    startedAt: now.toISOString(),
  }
}

async function resume(entry: JournalEntry, context: RotationContext): Promise<JournalEntry> {
  const isDone = entry.step === 'done'
  if (!isDone) assertSameStore(entry, context)
  try {
    await addSuccessorClient(entry, context)
    if (!isDone) await context.store.check()
  } catch (error) {
    const cause = safeCause(error, context.store.secrets)
    const message = `Cannot resume the rotation of "${entry.key.name}". ${asSentence(cause)}`
    throw new RotationError(message, { cause, canResume: true })
  }
  if (isDone) return resumeCompleted(entry, context)
  context.emit(entry, 'resumed')
  return recreateDeletedKey(entry, context)
}

/** A finished rotation is not repeated. But an old key that was enabled again is disabled again, and a disabled one may be deleted. */
async function resumeCompleted(entry: DoneEntry, { client, retire }: RotationContext): Promise<JournalEntry> {
  if (entry.retired === 'delete') return entry
  const key = await ignoreNotFound(client.call(({ apiKeys }) => apiKeys.get(entry.key.id)))
  if (key?.active) return { ...entry, step: 'proven', provenAt: new Date().toISOString() }
  return retire === 'delete' ? { ...entry, step: 'disabled', disabledAt: entry.disabledAt ?? entry.doneAt } : entry
}

/** Creates another new key if the first one was deleted while the old key worked. */
async function recreateDeletedKey(entry: JournalEntry, { client }: RotationContext): Promise<JournalEntry> {
  if (entry.step !== 'stored' && entry.step !== 'proven') return entry
  const { newKeyId, fingerprint, provenAt, ...rest } = entry
  const key = await ignoreNotFound(client.call(({ apiKeys }) => apiKeys.get(newKeyId)))
  return key === undefined ? { ...rest, step: 'making' } : entry
}

/** The store that a rotation was started with may have the new secret, and no other store can tell. */
export function assertSameStore({ key, store }: JournalEntry, context: Pick<RotationContext, 'store'>): void {
  if (store === context.store.label) return
  throw new RotationError(
    `The rotation of "${key.name}" was started with another store, ${store}. Use that store to resume it or to roll it back.`,
    { canResume: true },
  )
}

/** If the key we run with may already be disabled, continue with its successor from the store. */
export async function addSuccessorClient(
  { fingerprint }: JournalEntry,
  { client, store }: Pick<RotationContext, 'client' | 'store'>,
): Promise<void> {
  if (fingerprint === undefined) return
  const stored = await store.readMatching(fingerprint)
  if (stored !== undefined) client.addSuccessor(stored)
}
