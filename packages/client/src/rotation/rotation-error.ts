import { WorkbenchError } from '../errors.ts'

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
