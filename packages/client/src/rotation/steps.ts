import { AuthenticationError, OutcomeUnknownError } from '../errors.ts'
import type { CreatedApiKey } from '../resources/api-keys.ts'
import type { Secret } from '../secret.ts'
import type { Step, Work } from './context.ts'
import { RotationError, RotationInProgressError } from './errors.ts'
import { fingerprintOf, fits, type JournalEntry } from './journal/journal.ts'
import { endOf, pause, pauseAfter, unlessAborted } from './sleep.ts'
import { deleteKey, deleteStrays, successionOf, successorName, successorsOf, unlessGone } from './successors.ts'

/** How often a key is made where the answer is lost, at most. */
const TRIES = 4
/** How long a new key may take to be accepted, in milliseconds: a service of many machines may need a moment. */
const SETTLING = 10_000
/** And how long it is left alone between two calls, at most. */
const LONGEST_WAIT = 1_000

/**
 * Makes the new key, and sees that it works while nobody has it. A key of this rotation that is there already was made by a
 * process that died, or by a request whose answer was lost: nobody has its secret, so it is deleted first.
 */
export const make: Step = async (entry, work) => {
  const made = await create(entry, work)
  await giveWay(entry, work)
  await settle(made.secret, work)
  work.secret = made.secret
  return { ...entry, step: 'made', newKeyId: made.id, fingerprint: fingerprintOf(made.secret) }
}

async function create(entry: JournalEntry, work: Work): Promise<CreatedApiKey> {
  const { serviceAccountId: serviceAccount, newName: name } = entry
  for (let tries = 1; ; tries++) {
    await deleteStrays(entry, work)
    work.signal.throwIfAborted()
    try {
      // Without the signal: a creation given up halfway is one in doubt.
      return await work.authority.run(({ apiKeys }) => apiKeys.create({ serviceAccount, name }))
    } catch (error) {
      if (!(error instanceof OutcomeUnknownError) || tries === TRIES) throw error
    }
  }
}

/**
 * Whether another run, with another journal, makes a successor to the same key. Each looks after it has made its own, so
 * the one that looks last sees the other's, and gives way. Perhaps both do: which was first no clock can tell for certain.
 */
async function giveWay(entry: JournalEntry, work: Work): Promise<void> {
  const rivals = (await successorsOf(entry, work)).filter(({ name }) => successionOf(name)?.rotation !== entry.id)
  if (!rivals.some(({ active }) => active)) return
  throw new RotationInProgressError(
    `The key "${entry.key.name}" has a successor already, of a run with another journal: finish that one, or delete its key once nothing uses it. The old key is as it was.`,
  )
}

/** Any role may list organizations, so an answer says that a key is accepted. */
async function settle(secret: Secret, { authority, signal }: Work): Promise<void> {
  const itself = authority.withToken(secret)
  const end = performance.now() + SETTLING
  for (let wait = 100; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      await itself.organizations.list().first()
      return
    } catch (error) {
      if (!(error instanceof AuthenticationError) || performance.now() + wait > end) throw error
    }
    await pause(wait, signal)
  }
}

/** Puts the new key's secret into the store. */
export const keep: Step = async (entry, work) => {
  if (work.secret === undefined) return recover(entry, work)
  work.before ??= await work.store.read?.()
  work.wrote = true
  await work.store.write(work.secret)
  return { ...entry, step: 'stored' }
}

/**
 * Goes on where the process that knew the secret has died. If it is in the store, all is well. If the store says that it is
 * not, nobody has it: the key becomes a stray, and another one is made. If the store cannot say, somebody may use the key:
 * it lives until the old one is retired, and another one is made beside it.
 */
async function recover(entry: JournalEntry, work: Work): Promise<JournalEntry> {
  const { newKeyId, fingerprint, ...rest } = entry
  if (await holds(entry, work)) return { ...entry, step: 'stored' }
  if (newKeyId === undefined || work.store.read !== undefined) return { ...rest, step: 'making' }
  const superseded = [...entry.superseded, newKeyId]
  const succession = successionOf(entry.newName)
  const newName = succession
    ? successorName(entry.newName, succession, new Date(entry.startedAt), superseded.length + 1)
    : entry.newName
  return { ...rest, newName, superseded, step: 'making' }
}

/** Proves the new key with the store's own copy: what counts is what its users will read. */
export const prove: Step = async (entry, work) => {
  const copy = await copyOf(entry, work)
  if (copy === undefined) return recover(entry, work)
  await verify(copy, work)
  work.authority.add(work.authority.withToken(copy))
  return { ...entry, step: 'proven', provenAt: new Date().toISOString() }
}

export async function verify(copy: Secret, { authority, verify, signal }: Work): Promise<void> {
  const proof = async () => verify(authority.withToken(copy))
  await unlessAborted(proof(), signal)
}

/** The new key's secret as the store has it; as this process knows it, where the store gives nothing back. */
export async function copyOf(entry: JournalEntry, work: Work): Promise<Secret | undefined> {
  if (work.store.read === undefined) return work.secret
  const copy = await work.store.read()
  if (entry.fingerprint !== undefined && fits(copy, entry.fingerprint)) return copy
  throw new RotationError(
    `${work.store.label} does not hold the new key's secret any more: something else has written there. The old key is not retired.`,
  )
}

async function holds({ fingerprint }: JournalEntry, { store }: Work): Promise<boolean> {
  return fingerprint !== undefined && fits(await store.read?.(), fingerprint)
}

/** Disables the old key when the grace period is over, and the new one still is what the store gives out. */
export const disable: Step = async (entry, work) => {
  if (work.grace > 0) work.tell(entry, 'waiting', { until: endOf(entry.provenAt, work.grace) })
  await pauseAfter(entry.provenAt, work.grace, work.signal)
  const copy = await copyOf(entry, work)
  if (copy !== undefined) await verify(copy, work)
  // What was sent by a process that died may have arrived late.
  await deleteStrays(entry, work)
  await unlessGone(work.authority.run(({ apiKeys }) => apiKeys.disable(entry.key.id)))
  return { ...entry, step: 'disabled', disabledAt: new Date().toISOString() }
}

/** Deletes the old key when it has been held for long enough, or leaves it disabled for good. */
export const finish: Step = async (entry, work) => {
  if (work.retire === 'delete') {
    if (work.hold > 0) work.tell(entry, 'waiting', { until: endOf(entry.disabledAt, work.hold) })
    await pauseAfter(entry.disabledAt, work.hold, work.signal)
    await seeDispensable(entry, work)
    await deleteKey(entry.key.id, work)
  }
  await deleteStrays(entry, work)
  for (const id of entry.superseded) await deleteKey(id, work)
  return { ...entry, step: 'done', retired: work.retire, doneAt: new Date().toISOString(), superseded: [] }
}

/** Before what cannot be undone: that nobody has gone back to the old key meanwhile, and that what is stored works. */
async function seeDispensable({ key }: JournalEntry, { authority, store }: Work): Promise<void> {
  const old = await unlessGone(authority.run(({ apiKeys }) => apiKeys.get(key.id)))
  if (old?.active) throw new RotationError('Somebody has enabled the old key again, so it is not deleted.')
  const copy = await store.read?.()
  if (store.read === undefined || (copy !== undefined && (await authority.accepts(copy)))) return
  throw new RotationError(`${store.label} holds no key that is accepted, so the old one is not deleted.`)
}
