// Starts the command `workbench-mock` under a runtime, and uses everything that a served mock has, from its start to its end.
import { execFile } from 'node:child_process'
import { request as secureRequest } from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { Workbench } from '@workbench-sdk/client'
import { Process } from '../../scripts/processes/process.ts'
import { type Report, reportOf } from './lifecycle.ts'

const COMMAND = 'packages/mock/bin/workbench-mock.js'
/** The time limit of a request, in milliseconds. */
const TIMEOUT = 10_000

/** The command line of a runtime, without the program and its arguments. */
export type CommandLine = readonly [binary: string, ...args: string[]]

/** The first line of the output. */
interface Ready {
  readonly url: string
  readonly tokens: { readonly admin: string; readonly analyst: string }
  readonly certificate?: string
}

interface Started extends Ready {
  readonly child: Process
}

/** @param folder an existing folder for the state file. */
export function runServedMock(runtime: CommandLine, folder: string): Promise<Report> {
  return reportOf(lifecycle(runtime, folder))
}

async function* lifecycle(runtime: CommandLine, folder: string): AsyncGenerator<string> {
  const state = join(folder, 'mock.state')
  const first = await start(runtime, '--state', state, '--scenario', 'typical')
  await using _first = first.child
  yield 'starts'

  await expectControl(first)
  yield 'answers the control API'

  await expectPage(first)
  yield 'serves the page'

  const stream = await fetchFrom(first, '/__mock__/requests/stream')
  await expectClient(first)
  yield 'answers a client'

  await expectFaults(first)
  yield 'injects faults'

  await expectImport(runtime, first)
  yield 'is controlled by a program, which ends'

  const workbench = new Workbench({ token: first.tokens.admin, baseUrl: first.url })
  await workbench.serviceAccounts.create({ name: 'kept', role: 'organization_analyst' })
  const events = text(stream.body as never)
  await expectStops(first, { printed: 'POST', secrets: Object.values(first.tokens) })
  expect((await events).includes('"method":"POST"'), 'The stream has no event of a request.')
  yield 'streams requests, and stops'

  const second = await start(runtime, '--state', state)
  await using _second = second.child
  expect(second.tokens.admin === first.tokens.admin, 'The tokens have changed.')
  const after = new Workbench({ token: second.tokens.admin, baseUrl: second.url })
  expect((await after.serviceAccounts.list({ name: 'kept' })).total === 1, 'The account was not kept.')
  await expectStops(second)
  yield 'keeps its state'

  const secure = await start(runtime, '--tls')
  await using _secure = secure.child
  expect((await statusOverTls(secure, '/__mock__/health')) === 200, 'HTTPS does not work.')
  await expectStops(secure)
  yield 'serves HTTPS'
}

async function start([binary, ...args]: CommandLine, ...options: readonly string[]): Promise<Started> {
  const child = new Process(binary, [...args, COMMAND, '--port', '0', '--json', ...options])
  const ready = JSON.parse(await child.match(/^(\{"url".*)/)) as Ready
  return { ...ready, child }
}

async function expectControl(mock: Started): Promise<void> {
  const seed = { serviceAccounts: [{ name: 'seeded', keys: [{ name: 'key' }] }] }
  for (const [method, path, status, body] of [
    ['GET', '/__mock__/health', 200],
    ['GET', '/__mock__', 200],
    ['HEAD', '/__mock__', 200],
    ['GET', '/__mock__/openapi.json', 200],
    ['POST', '/__mock__/seed', 201, seed],
    ['POST', '/__mock__/seed', 400, { serviceAccounts: [{ nam: 'seeded' }] }],
    ['POST', '/__world__/other/__mock__/reset', 204],
    ['POST', '/__mock__/clock/advance', 200, { days: 1 }],
    ['GET', '/__mock__/state', 200],
    ['GET', '/__mock__/unknown', 404],
  ] as const) {
    const response = await fetchFrom(mock, path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const received = await response.text()
    expect(response.status === status, `${method} ${path} returned ${response.status}.`)
    if (path === '/__mock__/state') expect(received.includes('"seeded"'), 'The seeded account is missing.')
  }
}

/** Runs the client's program, in this runtime. */
async function expectClient({ url, tokens }: Started): Promise<void> {
  const env = { ...process.env, WORKBENCH_API_KEY: tokens.admin, WORKBENCH_BASE_URL: url }
  const task = JSON.stringify({ options: {}, analyst: tokens.analyst })
  const { stdout } = await promisify(execFile)(process.execPath, ['test/runtimes/command-line.ts', task], { env })
  const { ok, steps, problem } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Report
  expect(ok, `The client failed: ${problem} Completed steps: ${steps}.`)
}

async function expectImport([binary, ...args]: CommandLine, { url }: Started): Promise<void> {
  const options = { timeout: TIMEOUT }
  const { stdout } = await promisify(execFile)(binary, [...args, 'test/runtimes/imported-mock.js', url], options)
  expect(stdout === 'true GET /service_accounts\n'.repeat(2), `The program printed ${stdout}`)
}

async function expectPage(mock: Started): Promise<void> {
  const page = await fetchFrom(mock, '/', { headers: { accept: 'text/html' } })
  const html = await page.text()
  const assets = [...html.matchAll(/"(?:\.)?(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(page.ok && assets.length > 0, `GET / returned ${page.status} with ${assets.length} assets.`)
  for (const path of assets) {
    const asset = await fetchFrom(mock, path)
    const { byteLength } = await asset.arrayBuffer()
    expect(asset.ok && byteLength > 0, `GET ${path} returned ${asset.status} with ${byteLength} bytes.`)
  }
}

async function expectFaults(mock: Started): Promise<void> {
  const list = () => fetchFrom(mock, '/api/v2/api_keys', { headers: { authorization: `Bearer ${mock.tokens.admin}` } })
  const outcome = async () => {
    try {
      const response = await list()
      await response.text()
      return response.status
    } catch {
      return 'lost'
    }
  }
  for (const [fault, expected] of [
    [{ status: 503 }, 503],
    [{ drop: true }, 'lost'],
    [{ body: 'cut' }, 'lost'],
    [{ latency: 5 }, 200],
  ] as const) {
    const body = JSON.stringify({ ...fault, times: 1 })
    await fetchFrom(mock, '/__mock__/faults', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    const received = await outcome()
    expect(received === expected, `With ${JSON.stringify(fault)}, a request resulted in ${received}.`)
  }
}

/** Sends SIGTERM, after which the process has to exit with 0, without an error, and without having printed a secret. */
async function expectStops({ child }: Started, expected?: { printed: string; secrets: string[] }): Promise<void> {
  const [code, signal] = await child.end()
  const printed = child.lines.slice(1)
  expect(code === 0, `After SIGTERM, it ended with ${code ?? signal}.\n${printed.join('\n')}`)
  expect(
    printed.every(line => line.startsWith('{')),
    `It printed an error.\n${printed.filter(line => !line.startsWith('{')).join('\n')}`,
  )
  if (!expected) return
  expect(
    printed.some(line => line.includes(expected.printed)),
    'It logged no requests.',
  )
  expect(!expected.secrets.some(secret => printed.join('\n').includes(secret)), 'A secret was printed.')
}

function fetchFrom({ url }: Ready, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url + path, { signal: AbortSignal.timeout(TIMEOUT), ...init })
}

function statusOverTls({ url, certificate = '' }: Ready, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { ca: certificate, timeout: TIMEOUT, agent: false }
    secureRequest(url + path, options, response => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
}

function expect(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}
