import {
  AuthenticationError,
  InvalidArgumentError,
  PermissionDeniedError,
  Workbench,
  type WorkbenchOptions,
} from '@workbench-sdk/client'
import ms from 'ms'
import { type Options, readCommandLine, readToken } from './command-line.ts'
import { describe } from './describe.ts'
import { Interrupted } from './interrupts.ts'
import { findAccount, foresee, planRotations, remarks } from './plan.ts'
import { rotateAll } from './progress.ts'
import { count, json, type Line, reportLines, table } from './report.ts'
import { dueKeys, rotateKey } from './rotation.ts'
import { UsageError } from './usage-error.ts'

/** What the program knows of the world around it. */
export interface Surroundings {
  env: NodeJS.ProcessEnv
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  now: Date
  signal: AbortSignal
  fetch?: WorkbenchOptions['fetch']
}

/** The whole program. @returns its exit code */
export async function main(argv: string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, env, signal } = surroundings
  const options = readCommandLine(argv, { out: text => stdout.write(text), error: text => stderr.write(text) })
  if ('exitCode' in options) return options.exitCode
  const people = options.json ? stderr : stdout
  try {
    const lines = await rotate(options, surroundings)
    people.write(`${show(lines, options)}\n`)
    if (options.json) stdout.write(`${json(lines)}\n`)
    return signal.aborted ? exitCodeOf(signal.reason) : Math.min(count(lines).failed, 1)
  } catch (error) {
    const cause = signal.aborted ? signal.reason : error
    const message = describe(cause) + adviceOn(cause)
    stderr.write(`rotate-keys: ${env.DEBUG && error instanceof Error ? error.stack : message}\n`)
    if (options.json) stdout.write(`${json([], message)}\n`)
    return exitCodeOf(cause)
  }
}

async function rotate(options: Options, { env, stderr, now, signal, fetch }: Surroundings): Promise<Line[]> {
  const token = readToken(env)
  const baseUrl = options.baseUrl ?? env.WORKBENCH_BASE_URL
  const connect = (token: string) => new Workbench({ token, baseUrl, fetch })
  let workbench = connect(token)

  const account = await findAccount(workbench, options.account, signal)
  const keys = await workbench.serviceAccounts.keys(account, {}, { signal }).toArray()
  const due = dueKeys(keys, new Date(now.getTime() - options.olderThan))
  const planned = planRotations(due, options, token, env)
  for (const remark of remarks(account, keys, due)) stderr.write(`note: ${remark}\n`)
  if (options.dryRun) return reportLines(planned, await foresee(planned), 'due')

  const { grace, retire } = options
  const outcomes = await rotateAll(planned, signal, stderr, async ({ key, store }, tell) => {
    const outcome = await rotateKey(key, store, { workbench, connect, account, grace, retire, now, signal }, tell)
    workbench = outcome.workbench
    return outcome
  })
  return reportLines(planned, outcomes, 'interrupted')
}

function show(lines: Line[], { account, olderThan }: Options): string {
  if (lines.length > 0) return table(lines)
  return `No active key of "${account}" is older than ${ms(olderThan)}: nothing to do.`
}

function adviceOn(error: unknown): string {
  if (error instanceof AuthenticationError) return ' WORKBENCH_API_KEY has to hold a key that works.'
  if (error instanceof PermissionDeniedError) return ' Put the key of an Organization Admin in WORKBENCH_API_KEY.'
  return ''
}

function exitCodeOf(cause: unknown): number {
  if (cause instanceof Interrupted) return cause.exitCode
  return cause instanceof UsageError || cause instanceof InvalidArgumentError ? 2 : 1
}
