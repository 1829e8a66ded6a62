import { randomBytes } from 'node:crypto'
import type { Secret } from '../index.ts'
import type { RotationContext, RotationState } from './context.ts'
import { asSentence, RotationError, RotationInProgressError, safeCause } from './errors.ts'
import type { DoneEntry, JournalEntry, MakingEntry, RotationStep } from './journal/journal.ts'
import { createKey, deleteOldKey, disableOldKey, storeSecret, verifyStored } from './steps.ts'
import {
  deleteKey,
  deleteOrphans,
  findSuccessors,
  hashOfId,
  ignoreNotFound,
  isUnknownRecord,
  successorName,
} from './successors.ts'

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

/** The result of a rotation, and the id of the new key if there is one now. */
export interface Outcome {
  readonly status: 'rotated' | 'rolled back'
  readonly newKeyId: string | undefined
}

/** The abort reason of a rotation that is to be rolled back. */
export const ROLL_BACK = Symbol('roll back')

/** Runs a rotation to its end. Records each completed step in the journal, so that another process can resume it. */
export async function run(initial: RotationState, context: RotationContext): Promise<Outcome> {
  let state = initial
  try {
    while (state.entry.step !== 'done') {
      context.signal.throwIfAborted()
      const next = await takeStep(state, context)
      await context.journal.put(next.entry)
      state = next
      if (state.entry.step !== 'making') context.emit(state.entry, state.entry.step)
    }
    return { status: 'rotated', newKeyId: state.entry.newKeyId }
  } catch (error) {
    if (context.signal.reason === ROLL_BACK) return rollBack(state, context)
    throw await stop(state, error, context)
  }
}

async function takeStep({ entry, secret }: RotationState, context: RotationContext): Promise<RotationState> {
  switch (entry.step) {
    case 'making':
      return createKey(entry, context)
    case 'made':
      return storeSecret({ entry, secret }, context)
    case 'stored':
      return verifyStored({ entry, secret }, context)
    case 'proven':
      return disableOldKey({ entry, secret }, context)
    case 'disabled':
      return deleteOldKey({ entry, secret }, context)
    case 'done':
      return { entry, secret }
  }
}

/** The keys after a failure, by the last completed step. */
const KEYS_AFTER_FAILURE: Readonly<Record<RotationStep, string>> = {
  making: 'The old key is unchanged. There may be an unused new key.',
  made: 'The old key is unchanged. The store may have the new key.',
  stored: 'The store has the new key, which is not verified. Both keys work.',
  proven: 'The store has the new key, which is verified. The old key works too, unless the failed call disabled it.',
  disabled: 'The new key is in use. The old key is disabled, unless the failed call deleted it.',
  done: 'The new key is in use.',
}

/** Rolls back if no program can have noticed the rotation. Returns the error to throw, which describes the keys. */
async function stop(state: RotationState, error: unknown, context: RotationContext): Promise<RotationError> {
  const { entry } = state
  const cause = safeCause(error, secretsOf(state, context))
  const isRolledBack = await discardNewKey(state, context).catch(() => false)
  context.emit(entry, isRolledBack ? 'rolled back' : 'failed', { error: cause })
  if (cause instanceof RotationInProgressError && isRolledBack) return cause
  const reason = context.signal.aborted ? 'It was interrupted.' : asSentence(cause)
  const message = `The rotation of "${entry.key.name}" stopped. ${reason}`
  if (isRolledBack) {
    return new RotationError(`${message} It was rolled back: the old key is unchanged, and there is no new key.`, {
      cause,
    })
  }
  const advice = 'Run it again to continue, or roll it back.'
  return new RotationError(`${message} ${KEYS_AFTER_FAILURE[entry.step]} ${advice}`, { cause, canResume: true })
}

/**
 * Makes the old key work again. The new key is deleted if no program can have it. If the store has it, it stays: the stored
 * key must never be a deleted one.
 */
export async function rollBack(state: RotationState, context: RotationContext): Promise<Outcome> {
  const { entry } = state
  try {
    const isDiscarded = await discardNewKey(state, context)
    if (!isDiscarded) await enableOldKey(entry, context)
    context.emit(entry, 'rolled back')
    return { status: 'rolled back', newKeyId: isDiscarded ? undefined : entry.newKeyId }
  } catch (error) {
    const cause = safeCause(error, secretsOf(state, context))
    context.emit(entry, 'failed', { error: cause })
    if (cause instanceof RotationError) throw cause
    const message = `Cannot roll back the rotation of "${entry.key.name}". ${asSentence(cause)} Roll it back again.`
    throw new RotationError(message, { cause, canResume: true })
  }
}

async function enableOldKey(entry: JournalEntry, context: RotationContext): Promise<void> {
  const { key } = entry
  await context.journal.checkLock()
  try {
    await context.client.call(({ apiKeys }) => apiKeys.enable(key.id))
  } catch (error) {
    if (!isUnknownRecord(error)) throw error
    throw new RotationError(
      `The key "${key.name}" is permanently deleted, so the rotation cannot be rolled back. The new key is in use.`,
    )
  }
  await deleteOrphans(entry, context)
  await context.journal.remove(entry)
}

/** Deletes the new key, and removes the rotation from the journal. Changes nothing if programs may have the new key. */
async function discardNewKey(state: RotationState, context: RotationContext): Promise<boolean> {
  const { entry } = state
  await context.journal.checkLock()
  if (!(await removeFromStore(state, context))) return false
  if (entry.newKeyId !== undefined) await deleteKey(entry.newKeyId, context.client)
  await deleteOrphans(entry, context)
  await context.journal.remove(entry)
  return true
}

/**
 * Makes sure that the store does not have the new secret. Returns whether that is certain: the secret was never written, the
 * store returns another one, or the previous one could be restored.
 */
async function removeFromStore({ entry, secret }: RotationState, { client, store }: RotationContext): Promise<boolean> {
  // The store is not readable, and may have the secret of an earlier new key.
  if (entry.superseded.length > 0) return false
  switch (entry.step) {
    case 'making':
      return true
    case 'made': {
      const mayBeWritten = secret === undefined || store.hasWritten
      if (!mayBeWritten) return true
      break
    }
    case 'stored':
      break
    default:
      return false
  }
  if (!store.isReadable) return false
  if (!(await store.readMatching(entry.fingerprint))) return true
  // The stored key must work at every moment, even if the old one was disabled in the meantime.
  const { previous } = store
  if (previous === undefined || !(await client.accepts(previous))) return false
  await store.restore(previous)
  return (await store.readMatching(entry.fingerprint)) === undefined
}

function secretsOf({ secret }: RotationState, { store }: RotationContext): readonly Secret[] {
  return secret === undefined ? store.secrets : [secret, ...store.secrets]
}
