import { inspect } from 'node:util'
import { redact } from '@workbench-sdk/internal/redact'
import { nameClasses } from '../errors.ts'
import { type Secret, WorkbenchError } from '../index.ts'

/**
 * A rotation stopped. The message describes which keys work and how to continue; `cause` is the original error.
 *
 * @example
 * try {
 *   await rotateApiKey(workbench, { key, store, journal, gracePeriod: 0 })
 * } catch (error) {
 *   if (!(error instanceof WorkbenchError)) throw error
 *   console.error(error.message, error instanceof RotationError && error.canResume ? 'Run it again to continue.' : '')
 * }
 */
export class RotationError extends WorkbenchError {
  /** Whether repeating the call resumes the rotation. */
  readonly canResume: boolean

  /**
   * Creates an error, e.g. to test code that handles it.
   *
   * @param message Which keys work, and what to do next.
   *
   * @example
   * const error = new RotationError('The store has the new key. Both keys work.', { canResume: true })
   */
  constructor(message: string, details: { readonly cause?: unknown; readonly canResume?: boolean | undefined } = {}) {
    super(message, { cause: details.cause })
    this.canResume = details.canResume ?? false
  }
}

/**
 * Another run is rotating the key, or has locked the journal. Nothing was changed.
 *
 * @example
 * if (error instanceof RotationInProgressError) process.exitCode = 75 // EX_TEMPFAIL: try again later
 */
export class RotationInProgressError extends RotationError {}

/**
 * The signal was aborted in the middle of a rotation. If `canResume` is `false`, the rotation was undone.
 *
 * @example
 * const signal = AbortSignal.timeout(60_000)
 * try {
 *   await rotateApiKey(workbench, { key, store, gracePeriod: 0, signal })
 * } catch (error) {
 *   if (!(error instanceof WorkbenchError)) throw error
 *   console.error(error instanceof RotationInterruptedError ? 'The same call continues.' : error.message)
 * }
 */
export class RotationInterruptedError extends RotationError {}

/**
 * The store of a rotation in progress no longer contains a working secret. The message ends with its own advice, because running
 * the rotation again would not help.
 */
export class StoreChangedError extends RotationError {
  constructor(reason: string, details: { readonly canResume?: boolean } = {}) {
    super(`${reason} Correct the place, or roll the rotation back and start it again.`, details)
  }
}

/** Returns the error for a client that is not allowed to change keys. */
export function mayNotChange(cause: unknown): RotationError {
  return new RotationError(
    'The token of this program can read keys, but cannot change them. Use the token of an account that has the role Organization Admin and is not read-only.',
    { cause },
  )
}

/**
 * Returns the error, or an error without details if the original cannot be printed or quotes a secret, as errors of custom stores and
 * callbacks can.
 */
export function safeCause(error: unknown, secrets: readonly Secret[]): unknown {
  const values = secrets.map(secret => secret.reveal())
  const text = allTextOf(error)
  if (text !== undefined && redact(text, values) === text) return error
  return new Error(
    text === undefined
      ? 'The original error cannot be printed.'
      : 'The original error contains a secret and is not shown.',
  )
}

/** Returns all text that printing a thrown value could reveal, or `undefined` if printing it throws. */
function allTextOf(error: unknown): string | undefined {
  // Node cannot print an error with such a cause.
  if (error instanceof Error && typeof error.message !== 'string') return undefined
  try {
    const properties = inspect(error, { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null })
    return `${properties}\n${textOf(error)}`
  } catch {
    return undefined
  }
}

function textOf(error: unknown): string {
  return String(error instanceof Error ? error.message || error.name : error)
}

/** Returns the message of an error as a sentence. */
export function asSentence(error: unknown): string {
  const text = textOf(error)
  return /[.!?]$/.test(text) ? text : `${text}.`
}

nameClasses({ RotationError, RotationInProgressError, RotationInterruptedError })
