import { AuthenticationError, InvalidArgumentError, PermissionDeniedError } from '@workbench-sdk/client'
import { RotationInProgressError } from '@workbench-sdk/client/rotation'
import { type Options, readCommandLine } from './command-line.ts'
import { describe } from './describe.ts'
import { printDuration } from './durations.ts'
import type { Environment } from './environment.ts'
import { Interrupted } from './interrupts.ts'
import { count, json, type Line, table } from './report.ts'
import { runCommand } from './rotate.ts'
import { UsageError } from './usage-error.ts'

/** `EX_TEMPFAIL` of `sysexits.h`: the command may succeed later. */
const TEMPORARY_FAILURE = 75

/** Runs the program, and returns its exit code. */
export async function main(argv: string[], environment: Environment): Promise<number> {
  const { stdout, stderr, env, signal } = environment
  const options = readCommandLine(argv, { out: text => stdout.write(text), error: text => stderr.write(text) })
  if ('exitCode' in options) return options.exitCode
  const reportStream = options.json ? stderr : stdout
  try {
    const lines = await runCommand(options, environment)
    reportStream.write(`${show(lines, options)}\n`)
    if (options.json) stdout.write(`${json(lines)}\n`)
    return signal.aborted ? exitCodeOf(signal.reason) : Math.min(count(lines, 'failed'), 1)
  } catch (error) {
    const cause = signal.aborted ? signal.reason : error
    const message = describe(cause) + adviceFor(cause)
    stderr.write(`rotate-keys: ${env.DEBUG && error instanceof Error ? error.stack : message}\n`)
    if (options.json) stdout.write(`${json([], message)}\n`)
    return exitCodeOf(cause)
  }
}

function show(lines: Line[], options: Options): string {
  if (lines.length > 0 || 'rollback' in options) return table(lines)
  const whose = options.account === undefined ? 'the organization' : `"${options.account}"`
  return `No active key of ${whose} is older than ${printDuration(options.olderThan)}: nothing to do.`
}

function adviceFor(error: unknown): string {
  if (error instanceof AuthenticationError) return ' Set WORKBENCH_API_KEY to a key that works.'
  if (error instanceof PermissionDeniedError) return ' Set WORKBENCH_API_KEY to the key of an Organization Admin.'
  return ''
}

function exitCodeOf(cause: unknown): number {
  if (cause instanceof Interrupted) return cause.exitCode
  if (cause instanceof RotationInProgressError) return TEMPORARY_FAILURE
  return cause instanceof UsageError || cause instanceof InvalidArgumentError ? 2 : 1
}
