import { NotFoundError } from '../errors.ts'
import type { Step, Work } from './context.ts'
import { RotationError, RotationInProgressError, sentence, shownCause } from './errors.ts'
import { fits, type JournalEntry, type RotationStep } from './journal/journal.ts'
import type { Book } from './journal/journal-session.ts'
import { disable, finish, keep, make, prove } from './steps.ts'
import { deleteKey, deleteStrays } from './successors.ts'

/** What is done next, by what was done last. */
const STEPS: Readonly<Record<Exclude<RotationStep, 'done'>, Step>> = {
  making: make,
  made: keep,
  stored: prove,
  proven: disable,
  disabled: finish,
}

/** How a rotation that stops leaves the keys, by the step that it stopped before. */
const LEFT: Readonly<Record<RotationStep, string>> = {
  making: 'The old key is as it was. A new key may be there that nobody has.',
  made: 'The old key is as it was. The new key may have come into the store.',
  stored: 'The store has the new key, which is not proven. Both keys work.',
  proven: 'The new key was stored and proven. The old one works too, unless this was just disabling it.',
  disabled: 'The new key is in use. The old one is disabled, unless this was just deleting it.',
  done: 'The new key is in use.',
}

/** The reason with which a rotation is stopped that is to be undone. */
export const ROLLBACK = Symbol('roll back')

/** How a rotation ended: with which new key, if there is one now. */
export interface Ending {
  readonly status: 'rotated' | 'rolled back'
  readonly newKeyId: string | undefined
}

/** Takes a rotation to its end, step by step, each written down when it is done. */
export async function run(begun: JournalEntry, work: Work, book: Book): Promise<Ending> {
  let entry = begun
  try {
    while (entry.step !== 'done') {
      work.signal.throwIfAborted()
      const next: JournalEntry = await STEPS[entry.step](entry, work)
      await book.put(next)
      entry = next
      if (entry.step !== 'making') work.tell(entry, entry.step)
    }
    return { status: 'rotated', newKeyId: entry.newKeyId }
  } catch (error) {
    if (work.signal.reason === ROLLBACK) return rollBack(entry, work, book)
    throw await stopped(entry, error, work, book)
  }
}

/** Undoes what can be undone without a trace, and says how the keys are left. */
async function stopped(entry: JournalEntry, error: unknown, work: Work, book: Book): Promise<RotationError> {
  const cause = shownCause(error, work)
  const why = work.signal.aborted ? 'It was interrupted.' : sentence(cause)
  const said = `The rotation of "${entry.key.name}" stopped. ${why}`
  const isUndone = await undo(entry, work, book).catch(() => false)
  work.tell(entry, isUndone ? 'undone' : 'failed', { error: cause })
  if (cause instanceof RotationInProgressError) return cause
  return isUndone
    ? new RotationError(`${said} It is undone: the old key is as it was, and there is no new one.`, { cause })
    : new RotationError(`${said} ${LEFT[entry.step]} Run it again to go on, or roll it back.`, {
        cause,
        canResume: true,
      })
}

/**
 * Makes the old key work again. The new one goes where nobody can have it, and stays where the store gives it out: what is
 * stored is never a key that was deleted.
 */
export async function rollBack(entry: JournalEntry, work: Work, book: Book): Promise<Ending> {
  try {
    const newKeyId = (await undo(entry, work, book)) ? undefined : await goBack(entry, work, book)
    work.tell(entry, 'rolled back')
    return { status: 'rolled back', newKeyId }
  } catch (error) {
    const cause = shownCause(error, work)
    work.tell(entry, 'failed', { error: cause })
    if (cause instanceof RotationError) throw cause
    const message = `The rotation of "${entry.key.name}" is not rolled back. ${sentence(cause)} Roll it back again.`
    throw new RotationError(message, { cause, canResume: true })
  }
}

async function goBack(entry: JournalEntry, work: Work, book: Book): Promise<string | undefined> {
  await enable(entry, work)
  await deleteStrays(entry, work)
  await book.strike(entry)
  return entry.newKeyId
}

async function enable({ key }: JournalEntry, { authority }: Work): Promise<void> {
  try {
    await authority.run(({ apiKeys }) => apiKeys.enable(key.id))
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error
    throw new RotationError(
      `The key "${key.name}" is deleted for good and cannot be rolled back to. The new key is in use.`,
    )
  }
}

/** From here on the new key is in use. */
const LATE: ReadonlySet<RotationStep> = new Set(['proven', 'disabled', 'done'])

/**
 * Undoes a rotation that nobody can have noticed: whose secret certainly is not in the store, or can be replaced there by
 * what it held before. Whether it did; if not, nothing was changed.
 */
export async function undo(entry: JournalEntry, work: Work, book: Book): Promise<boolean> {
  if (!(await canBeUndone(entry, work))) return false
  if (entry.newKeyId !== undefined) await deleteKey(entry.newKeyId, work)
  await deleteStrays({ ...entry, newKeyId: '' }, work)
  await book.strike(entry)
  return true
}

async function canBeUndone({ step, superseded, fingerprint }: JournalEntry, work: Work): Promise<boolean> {
  const { store, before, wrote } = work
  if (superseded.length > 0 || LATE.has(step)) return false
  if (!wrote && step !== 'stored' && (step === 'making' || work.secret !== undefined)) return true
  if (store.read === undefined || fingerprint === undefined) return false
  if (!fits(await store.read(), fingerprint)) return true
  // What is stored is to be accepted at every moment, also where somebody else has retired the old key.
  if (before === undefined || !(await work.authority.accepts(before))) return false
  await store.write(before)
  return !fits(await store.read(), fingerprint)
}
