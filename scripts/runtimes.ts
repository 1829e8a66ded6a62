// Runs one program, a client's whole life, under each runtime that the client is made for, against a mock on a port. Fails
// where it fails under one, and in CI also where one is missing. With --install it first installs the runtimes.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Report } from '../test/runtimes/life.ts'
import { browsers, installChromium } from './runtimes/chromium.ts'
import { commandLines } from './runtimes/command-lines.ts'
import { type Outcome, type Runtime, versionOf } from './runtimes/runtime.ts'
import { type Stage, setStage } from './runtimes/stage.ts'
import { workerd } from './runtimes/workerd.ts'

const RUNTIMES: readonly Runtime[] = [...commandLines, ...browsers, workerd]

/** The npm project that has all but Chromium, with a lock file of its own. */
const PROJECT = 'test/runtimes'

interface Result {
  readonly outcome: 'passed' | 'failed' | 'missing'
  readonly why: string
}

interface Row extends Result {
  readonly runtime: string
  readonly version: string
  readonly seconds: number
}

if (process.argv.includes('--install')) await install()
await using stage = await setStage()
const rows: Row[] = []
for (const runtime of RUNTIMES) rows.push(await rowOf(runtime, stage))
console.table(Object.fromEntries(rows.map(({ runtime, ...row }) => [runtime, row])))
const missing = rows.filter(({ outcome }) => outcome === 'missing')
if (missing.length > 0) console.log('With --install this installs what is missing.')
const isBad = rows.some(({ outcome }) => outcome === 'failed') || (process.env.CI && missing.length > 0)
process.exitCode = isBad ? 1 : 0

async function install(): Promise<void> {
  await installChromium()
  await promisify(execFile)('npm', ['ci', '--prefix', PROJECT], { maxBuffer: 64 * 1024 * 1024 })
}

async function rowOf(runtime: Runtime, stage: Stage): Promise<Row> {
  const started = performance.now()
  const version = await versionOf(runtime)
  const result: Result = version === undefined ? { outcome: 'missing', why: '' } : await resultOf(runtime, stage)
  const seconds = Number(((performance.now() - started) / 1000).toFixed(1))
  return { runtime: runtime.name, version: version ?? '', ...result, seconds }
}

async function resultOf(runtime: Runtime, stage: Stage): Promise<Result> {
  const problem = await problemOf(runtime, stage)
  return problem === undefined ? { outcome: 'passed', why: '' } : { outcome: 'failed', why: problem }
}

/** What is wrong with the client under this runtime, if anything. */
async function problemOf(runtime: Runtime, stage: Stage): Promise<string | undefined> {
  const { mock, url } = stage
  mock.reset()
  const task = { options: { token: mock.tokens.admin, baseUrl: url }, analyst: mock.tokens.analyst }
  try {
    return judge(await runtime.run(task, stage))
  } catch (error) {
    return redacted(String(error))
  }
}

function judge({ report, output }: Outcome): string | undefined {
  if (redacted(output) !== output) return 'A secret was printed.'
  const { ok, steps, problem } = JSON.parse(report) as Report
  return ok ? undefined : redacted(`${problem} Done before: ${steps.join(', ') || 'nothing'}.`)
}

/** The mock's secrets have a prefix. */
function redacted(text: string): string {
  return text.replaceAll(/wbmock_\w+/g, '[secret]')
}
