import { OperationFailure } from '../platform/emitter.ts'

/** The command's exit codes. */
export const EXIT = {
  fine: 0,
  /** A conformance case or the command failed. */
  failed: 1,
  /** An argument is invalid, or refers to something that does not exist. */
  usage: 2,
  /** The exit code that shells use after Ctrl-C. */
  interrupted: 130,
} as const

/**
 * An error that is reported to the user without a stack trace. If a callback of a host throws it, e.g. because the state of a world
 * cannot be persisted, the world is not created or deleted.
 */
export class Failure extends OperationFailure {
  override readonly name = 'Failure'
  readonly exitCode: number

  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message)
    this.exitCode = exitCode
  }
}
