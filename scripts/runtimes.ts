// Runs a program with the client, from creating an account to deleting it, on each runtime that the client supports, against a
// mock on a port. Also runs the mock on a port on each runtime that the mock supports. Fails if a run fails or, in CI, if a
// runtime is missing. With --sample, as in CI, runs one row for each runtime. --install first installs the runtimes from npm and
// Debian.
import type { Report } from '../test/runtimes/lifecycle.ts'
import { BROWSER_PACKAGES, BROWSERS } from './browsers/browsers.ts'
import { LOWEST_NODE } from './runtimes/binaries.ts'
import { pages } from './runtimes/browsers.ts'
import { commandLines } from './runtimes/command-lines.ts'
import { installRuntimes } from './runtimes/install.ts'
import { next } from './runtimes/next.ts'
import type { Outcome, Runtime } from './runtimes/runtime.ts'
import { servedMocks } from './runtimes/served-mocks.ts'
import { startTestServer, type TestServer } from './runtimes/test-server.ts'
import { workerd } from './runtimes/workerd.ts'
import { installDebianPackages } from './system-packages.ts'

const RUNTIMES: readonly Runtime[] = [...commandLines, ...servedMocks, ...BROWSERS.flatMap(pages), workerd, ...next]
/** Each runtime, and the lowest supported version of Node. All other tests in the repository run on the highest version. */
const SAMPLE = [
  ...[LOWEST_NODE.name, 'Bun', 'Deno'].flatMap(name => [name, `${name}, served mock`]),
  'Chromium, bundled, behind a service worker',
  'Firefox, bundled',
  'WebKit, bundled',
  'workerd, as on Cloudflare',
]

interface Result {
  readonly outcome: 'passed' | 'failed' | 'missing'
  readonly reason: string
}

interface Row extends Result {
  readonly runtime: string
  readonly version: string
  readonly seconds: number
}

const isSample = process.argv.includes('--sample')
if (process.argv.includes('--install')) {
  await Promise.all([installDebianPackages(BROWSER_PACKAGES), installRuntimes({ isSample })])
}
await using server = await startTestServer()
const rows: Row[] = []
const runtimes = isSample ? RUNTIMES.filter(({ name }) => SAMPLE.includes(name)) : RUNTIMES
if (isSample && runtimes.length < SAMPLE.length) throw new Error('A runtime of the sample has another name.')
for (const runtime of runtimes) rows.push(await rowOf(runtime, server))
console.table(Object.fromEntries(rows.map(({ runtime, ...row }) => [runtime, row])))
const missing = rows.filter(({ outcome }) => outcome === 'missing')
if (missing.length > 0) console.log('To install the missing runtimes, run this command with --install.')
const isFailed = rows.some(({ outcome }) => outcome === 'failed') || (process.env.CI && missing.length > 0)
process.exitCode = isFailed ? 1 : 0

async function rowOf(runtime: Runtime, server: TestServer): Promise<Row> {
  const started = performance.now()
  const version = await runtime.version()
  const result: Result = version === undefined ? { outcome: 'missing', reason: '' } : await resultOf(runtime, server)
  const seconds = Number(((performance.now() - started) / 1000).toFixed(1))
  return { runtime: runtime.name, version: version ?? '', ...result, seconds }
}

async function resultOf(runtime: Runtime, server: TestServer): Promise<Result> {
  const problem = await problemOf(runtime, server)
  return problem === undefined ? { outcome: 'passed', reason: '' } : { outcome: 'failed', reason: problem }
}

/** Runs the program. Returns a description of the problem, or undefined if it succeeds. */
async function problemOf(runtime: Runtime, server: TestServer): Promise<string | undefined> {
  const { mock, url } = server
  mock.reset()
  const task = { options: { token: mock.tokens.admin, baseUrl: url }, analyst: mock.tokens.analyst }
  try {
    return problemIn(await runtime.run(task, server))
  } catch (error) {
    return redacted(String(error))
  }
}

function problemIn({ report, output }: Outcome): string | undefined {
  if (redacted(output) !== output) return 'A secret was printed.'
  const { ok, steps, problem } = JSON.parse(report) as Report
  return ok ? undefined : redacted(`${problem} Completed steps: ${steps.join(', ') || 'none'}.`)
}

/** Replaces secrets. The mock's secrets have a prefix. */
function redacted(text: string): string {
  return text.replaceAll(/wbmock_\w+/g, '[secret]')
}
