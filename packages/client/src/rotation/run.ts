import type { Book } from './book.ts'
import { sentence, shownCause } from './cause.ts'
import type { JournalEntry, RotationStep } from './journal.ts'
import { keep, prove } from './keep.ts'
import { make } from './make.ts'
import { disable, finish } from './retire.ts'
import { rollBack } from './roll-back.ts'
import { RotationError, RotationInProgressError } from './rotation-error.ts'
import { undo } from './undo.ts'
import type { Step, Work } from './work.ts'

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
