import { randomBytes } from 'node:crypto'
import type { Stats } from 'node:fs'
import { chmod, readFile, rename, rm, stat } from 'node:fs/promises'
import { writeNewFile } from '@workbench-sdk/internal/durable-file'
import { codeOf } from '@workbench-sdk/internal/errors'
import { followLinks } from '@workbench-sdk/internal/follow-links'
import { UsageError } from '../usage-error.ts'
import type { Line } from './report.ts'

/** The facts about a run that its metrics report. */
export interface RunFacts {
  readonly lines: readonly Line[]
  readonly exitCode: number
  readonly now: Date
  /** The age of the oldest active key in the selection, in milliseconds by Workbench's clock. */
  readonly oldestAge: number | undefined
  /** How many selected keys are due but were not rotated. */
  readonly due: number | undefined
}

const STATUSES: readonly Line['status'][] = [
  'rotated',
  'waiting',
  'rolled back',
  'failed',
  'interrupted',
  'skipped',
  'not begun',
]
const LAST_SUCCESS = 'workbench_keys_last_success_timestamp_seconds'

/** Readable by the collector, which runs as another user. The file contains no secrets. */
const MODE = 0o644

interface Metric {
  readonly name: string
  readonly help: string
  readonly samples: readonly (readonly [labels: string, value: number])[]
}

/**
 * Checks before a run that its metrics can be written. Returns the path of the file, or of its target if it is a symbolic link.
 *
 * @throws UsageError if it is not a regular file, and any error from reading or writing it
 */
export async function checkMetricsFile(path: string): Promise<string> {
  const file = await followLinks(path)
  const kind = kindOf(await stat(file).catch(ignoreMissing))
  if (kind !== undefined) throw new UsageError(`Invalid --metrics-file: ${path} is ${kind}. Specify a regular file.`)
  await lastSuccess(file)
  const temporary = temporaryOf(file)
  await writeNewFile(temporary, '').finally(() => rm(temporary, { force: true }))
  return file
}

/**
 * Returns the kind of file if it is not a regular file, otherwise undefined. Replacing such a file would break the programs that use it.
 */
function kindOf(stats: Stats | undefined): string | undefined {
  if (stats === undefined || stats.isFile()) return undefined
  if (stats.isDirectory()) return 'a directory'
  if (stats.isFIFO()) return 'a named pipe'
  return stats.isSocket() ? 'a socket' : 'a device'
}

/** The collector reads files that end in .prom, so the temporary file has another extension. */
function temporaryOf(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}.tmp`
}

/**
 * Atomically writes the metrics of a run in the Prometheus text format, e.g. for node_exporter's textfile collector. If this run
 * failed, the time of the last success is copied from the existing file.
 *
 * @param file the path that {@link checkMetricsFile} returned
 */
export async function writeMetrics(file: string, facts: RunFacts): Promise<void> {
  const text = metricsOf(facts, await lastSuccess(file))
    .map(print)
    .join('')
  const temporary = temporaryOf(file)
  try {
    await writeNewFile(temporary, text)
    await chmod(temporary, MODE)
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

function metricsOf({ lines, exitCode, now, oldestAge, due }: RunFacts, previousSuccess: number | undefined): Metric[] {
  const seconds = (time: Date) => time.getTime() / 1000
  const success = exitCode === 0 || exitCode === 3 ? seconds(now) : previousSuccess
  const gauge = (name: string, help: string, value: number | undefined): Metric[] =>
    value === undefined ? [] : [{ name, help, samples: [['', value]] }]
  return [
    {
      name: 'workbench_keys_rotations',
      help: 'Keys of the last run, by result.',
      samples: STATUSES.map(
        status => [`{status="${status}"}`, lines.filter(line => line.status === status).length] as const,
      ),
    },
    ...gauge(
      'workbench_keys_oldest_key_age_seconds',
      'Age of the oldest active key selected by the last run.',
      oldestAge === undefined ? undefined : oldestAge / 1000,
    ),
    ...gauge('workbench_keys_due', 'Active keys that are too old and were not rotated by the last run.', due),
    ...gauge('workbench_keys_last_run_timestamp_seconds', 'When the last run ended.', seconds(now)),
    ...gauge('workbench_keys_last_run_exit_code', 'Exit code of the last run.', exitCode),
    ...gauge(LAST_SUCCESS, 'When the last run without a failure ended.', success),
  ]
}

function print({ name, help, samples }: Metric): string {
  const lines = samples.map(([labels, value]) => `${name}${labels} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`
}

async function lastSuccess(file: string): Promise<number | undefined> {
  const text = (await readFile(file, 'utf8').catch(ignoreMissing)) ?? ''
  const [, value] = new RegExp(`^${LAST_SUCCESS} (\\S+)$`, 'm').exec(text) ?? []
  return value === undefined ? undefined : Number(value)
}

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}
