import { inspect } from 'node:util'
import { WorkbenchError } from '../errors.ts'
import { redact } from '../secret.ts'
import type { Work } from './context.ts'

/**
 * A rotation stopped. The message says which keys work now, and what to do; `cause` is what it stopped at.
 *
 * @example
 * try {
 *   await rotateApiKey(workbench, { key, store, journal, grace: 0 })
 * } catch (error) {
 *   if (!(error instanceof WorkbenchError)) throw error
 *   console.error(error.message, error instanceof RotationError && error.canResume ? 'Run it again to go on.' : '')
 * }
 */
export class RotationError extends WorkbenchError {
  static {
    RotationError.prototype.name = 'RotationError'
  }

  /** Whether the journal knows of the rotation, so that the same call goes on with it. */
  readonly canResume: boolean

  /**
   * For tests of code that handles it; a rotation makes its own.
   *
   * @param message Which keys work now, and what to do.
   *
   * @example
   * const error = new RotationError('The store has the new key. Both keys work.', { canResume: true })
   */
  constructor(message: string, facts: { readonly cause?: unknown; readonly canResume?: boolean } = {}) {
    super(message, { cause: facts.cause })
    this.canResume = facts.canResume ?? false
  }
}

/**
 * Another run is rotating the key, or has the journal. Nothing was changed.
 *
 * @example
 * if (error instanceof RotationInProgressError) process.exitCode = 75 // EX_TEMPFAIL: try again later
 */
export class RotationInProgressError extends RotationError {
  static {
    RotationInProgressError.prototype.name = 'RotationInProgressError'
  }
}

/** What something stopped at, as it may be shown: stores and proofs that others wrote may quote what they were given. */
export function shownCause(cause: unknown, { secret, before }: Pick<Work, 'secret' | 'before'>): unknown {
  const secrets = [secret, before].filter(each => each !== undefined)
  const text = inspect(cause, { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null })
  return redact(text, secrets) === text ? cause : new Error('What it stopped at quotes a secret, so it is not shown.')
}

/** A cause as a sentence. */
export function sentence(cause: unknown): string {
  const text = cause instanceof Error ? cause.message || cause.name : String(cause)
  return /[.!?]$/.test(text) ? text : `${text}.`
}
