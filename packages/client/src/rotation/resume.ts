import { randomBytes } from 'node:crypto'
import type { Work } from './context.ts'
import { RotationError, RotationInProgressError, sentence, shownCause } from './errors.ts'
import { fits, type JournalEntry } from './journal/journal.ts'
import type { Book } from './journal/journal-session.ts'
import { markOf, successorName, successorsOf, unlessGone } from './successors.ts'

/** The rotation of a key that the journal knows, or a new one, when it is clear that it can be carried out. */
export async function begin(keyId: string, work: Work, book: Book): Promise<JournalEntry> {
  const known = book.entryOf(keyId)
  if (known !== undefined) return goOn(known, work)
  await work.store.check?.()
  const entry = await enter(keyId, work)
  if ((await successorsOf(entry, work)).some(({ active }) => active)) {
    throw new RotationInProgressError(
      `The key "${entry.key.name}" has an active successor already, of which ${book.label} knows nothing. Finish that rotation where it was begun; or, where it is over, delete the one of the two that is not in use. Nothing was changed.`,
    )
  }
  await book.put(entry)
  return entry
}

async function goOn(entry: JournalEntry, work: Work): Promise<JournalEntry> {
  const isDone = entry.step === 'done'
  if (!isDone) checkStore(entry, work)
  try {
    await readmit(entry, work)
    if (!isDone) await work.store.check?.()
  } catch (error) {
    const cause = shownCause(error, work)
    const message = `The rotation of "${entry.key.name}" cannot go on. ${sentence(cause)}`
    throw new RotationError(message, { cause, canResume: true })
  }
  if (isDone) return followUp(entry, work)
  work.tell(entry, 'resumed')
  return remade(entry, work)
}

/** A rotation that is done is done; but an old key that works again is retired again, and a disabled one can go now. */
async function followUp(entry: JournalEntry, { authority, retire }: Work): Promise<JournalEntry> {
  if (entry.retired === 'delete') return entry
  const key = await unlessGone(authority.run(({ apiKeys }) => apiKeys.get(entry.key.id)))
  if (key?.active) return { ...entry, step: 'proven', provenAt: new Date().toISOString() }
  return retire === 'delete' ? { ...entry, step: 'disabled' } : entry
}

/** A new key that somebody else has deleted while the old one worked is made again. */
async function remade(entry: JournalEntry, { authority }: Work): Promise<JournalEntry> {
  const { newKeyId, fingerprint, provenAt, ...rest } = entry
  if (newKeyId === undefined || (entry.step !== 'stored' && entry.step !== 'proven')) return entry
  const key = await unlessGone(authority.run(({ apiKeys }) => apiKeys.get(newKeyId)))
  return key === undefined ? { ...rest, step: 'making' } : entry
}

/** Another store knows nothing of the secret that the one it was begun with may give out. */
export function checkStore({ key, store }: JournalEntry, work: Pick<Work, 'store'>): void {
  if (store === work.store.label) return
  throw new RotationError(
    `The rotation of "${key.name}" was begun with another store, ${store}. Go on with that one, or roll it back with that one.`,
    { canResume: true },
  )
}

async function enter(keyId: string, { authority, store }: Work): Promise<JournalEntry> {
  const key = await authority.run(({ apiKeys }) => apiKeys.get(keyId))
  const { id, name, active, serviceAccountId } = key
  if (!active)
    throw new RotationError(`The key "${name}" is disabled, so nothing uses it. Enable it first, or delete it.`)
  if (serviceAccountId === null) {
    throw new RotationError(`The key "${name}" belongs to no service account, so no other can take its place.`)
  }
  const rotation = randomBytes(4).toString('hex')
  const now = new Date()
  return {
    id: rotation,
    step: 'making',
    key: { id, name },
    serviceAccountId,
    store: store.label,
    newName: successorName(name, { predecessor: markOf(id), rotation }, now),
    superseded: [],
    startedAt: now.toISOString(),
  }
}

/** Where the key that this runs with may be disabled already, its successor, as the store has it, goes on in its place. */
export async function readmit(
  { fingerprint }: JournalEntry,
  { authority, store }: Pick<Work, 'authority' | 'store'>,
): Promise<void> {
  if (fingerprint === undefined) return
  const copy = await store.read?.()
  if (copy !== undefined && fits(copy, fingerprint)) authority.add(authority.withToken(copy))
}
