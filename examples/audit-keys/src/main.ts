import { InvalidArgumentError, Workbench, type WorkbenchOptions } from '@workbench-sdk/client'
import { adviceFor } from './advice.ts'
import { auditKeys } from './audit.ts'
import { type Options, readCommandLine, readToken } from './command-line.ts'
import { describe } from './describe.ts'
import { formats } from './formats/format.ts'
import { jsonError } from './formats/json.ts'
import { Interrupted } from './interrupts.ts'
import { type Output, write } from './output.ts'
import { Progress } from './progress.ts'
import { createReport, type Report } from './report.ts'
import { summary } from './summary.ts'
import { UsageError } from './usage-error.ts'

/** The environment of the program. */
export interface ProgramContext {
  env: NodeJS.ProcessEnv
  stdout: Output
  stderr: Output
  now: Date
  signal: AbortSignal
  fetch?: WorkbenchOptions['fetch']
}

/** Runs the program and returns its exit code. */
export async function main(argv: string[], context: ProgramContext): Promise<number> {
  const { stdout, stderr, env, signal } = context
  const options = readCommandLine(argv, { out: text => stdout.write(text), error: text => stderr.write(text) })
  if ('exitCode' in options) return options.exitCode
  try {
    const report = await audit(options, context)
    await write(stdout, formats[options.format](report, { header: options.header, stream: stdout }))
    if (options.format !== 'table') stderr.write(`${summary(report)}\n`)
    return options.failOnDue && report.due > 0 ? 3 : 0
  } catch (error) {
    const cause = signal.aborted ? signal.reason : error
    const message = describe(cause) + adviceFor(cause)
    stderr.write(`audit-keys: ${env.DEBUG && error instanceof Error ? error.stack : message}\n`)
    if (options.format === 'json') stdout.write(jsonError(message))
    return exitCodeOf(cause)
  }
}

async function audit(options: Options, { env, stderr, now, signal, fetch }: ProgramContext): Promise<Report> {
  const baseUrl = options.baseUrl ?? (env.WORKBENCH_BASE_URL || undefined)
  const workbench = new Workbench({ token: readToken(env), baseUrl, fetch })
  const deadline = { olderThan: options.olderThan, now }
  const progress = new Progress(stderr)
  try {
    const keys = await auditKeys(workbench, { selection: options, deadline, progress, signal })
    return createReport(keys, { order: options.sort, onlyDue: options.due ?? false, deadline })
  } finally {
    progress.end()
  }
}

function exitCodeOf(cause: unknown): number {
  if (cause instanceof Interrupted) return cause.exitCode
  return cause instanceof UsageError || cause instanceof InvalidArgumentError ? 2 : 1
}
