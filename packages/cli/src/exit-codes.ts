import { InvalidArgumentError } from '@workbench-sdk/client'
import { CommanderError } from 'commander'
import { Interrupted } from './interrupts.ts'
import { RotationInProgressError } from './rotation.ts'
import { UsageError } from './usage-error.ts'

/** The exit codes of the program. After an interrupt by a signal, the exit code is 128 plus the number of the signal. */
export const EXIT = {
  done: 0,
  /** Something failed. */
  failed: 1,
  /** The command line or the configuration is invalid. */
  usage: 2,
  /** A later run has work to do. In an audit: a key is due. */
  later: 3,
  /** Another run is active: `EX_TEMPFAIL` of `sysexits.h`. */
  busy: 75,
} as const

/** Returns the exit code for an error that stopped the program. */
export function exitCodeOf(cause: unknown): number {
  if (cause instanceof Interrupted) return cause.exitCode
  if (cause instanceof RotationInProgressError) return EXIT.busy
  const isUsage = [UsageError, InvalidArgumentError, CommanderError].some(Failure => cause instanceof Failure)
  return isUsage ? EXIT.usage : EXIT.failed
}

/** Returns the exit code for keys that failed: 75 if other runs are rotating all of them, because they may succeed later. */
export function exitCodeOfFailures(errors: readonly unknown[]): number {
  if (errors.length === 0) return EXIT.done
  return errors.every(error => error instanceof RotationInProgressError) ? EXIT.busy : EXIT.failed
}
