// Measures how many requests per second a mock on a port handles, relative to a minimal server and to another mock, and how long
// the mock takes to start.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../scripts/processes/free-port.ts'
import { Child } from './child.ts'
import type { Load, Loaded } from './port/load.ts'
import { startServers } from './port/servers.ts'
import { comparison, perSecond, type Report } from './results/report.ts'
import { inTurns, type Sample, type Turns } from './turns.ts'

const MOCK = '@workbench-sdk/mock'
const HONO = 'hono, a constant'
const PRISM = 'prism'
const CONTENDERS = [MOCK, HONO, PRISM]
/** The limits: the time of a read relative to bare Hono and to Prism, and the startup time in milliseconds. */
const LIMITS = { hono: 2, prism: 1 / 4, ready: 300 }
const TURNS = { answers: 27, starts: 9 }
/** The time before each measurement, in milliseconds. */
const WARM_UP = 1_500
const SAMPLE = 300
const CLIENTS = 16
const TIMEOUT = 60_000
const POLL = 50

const PRISM_PROGRAM = 'node_modules/@stoplight/prism-cli/dist/index.js'
const CONTRACT = 'packages/mock/openapi.json'
const COMMAND = 'packages/mock/bin/workbench-mock.js'

const REQUESTS = perSecond('requests')

export async function benchPort(): Promise<Report> {
  const answers = await benchAnswers()
  const starts = await inTurns({ ready: timeToReady }, TURNS.starts)
  return {
    title: 'Port: throughput and start',
    method: `${CLIENTS} clients in another process read a key from a mock on a port, with authentication and without a pause. Hono returns the same document as a constant. Prism runs in its fastest configuration: in one process and without a log. "Ready" is the time from the start of a process until it prints its address.`,
    rows: [
      comparison(
        answers,
        {
          name: 'a read',
          of: MOCK,
          with: HONO,
          limit: LIMITS.hono,
          explanation: 'the mock also authenticates the caller, validates, serializes and records the request.',
        },
        REQUESTS,
      ),
      comparison(answers, { name: 'a read', of: MOCK, with: PRISM, limit: LIMITS.prism }, REQUESTS),
      { name: 'ready', value: starts.median('ready'), unit: 'ms', limit: LIMITS.ready },
    ],
    limits:
      'The mock has at least half the throughput of a server that does nothing, and four times the throughput of the usual mock of an OpenAPI document. A start of 300 ms is not noticeable in a test run that starts a mock.',
    chart: {
      kind: 'bars',
      title: 'An authenticated read on a port',
      unit: 'requests/s, more is better',
      bars: CONTENDERS.map(name => ({ label: name, value: REQUESTS.of(answers.median(name)), isOurs: name === MOCK })),
    },
  }
}

async function benchAnswers(): Promise<Turns> {
  await using children = new AsyncDisposableStack()
  const { path, token, mock, hono } = await startServers(children)
  const urls = { [MOCK]: mock, [HONO]: hono, [PRISM]: await startPrism(children) }
  const loader = children.use(new Child('port/load.ts'))
  const samples = Object.entries(urls).map(([name, url]): [string, Sample] => {
    const load = (milliseconds: number): Load => ({ url, path, token, clients: CLIENTS, milliseconds })
    return [
      name,
      async turn => {
        if (turn === 0) await loader.request(load(WARM_UP))
        return 1_000 / (await loader.request<Loaded>(load(SAMPLE))).perSecond
      },
    ]
  })
  // Awaited, because the programs are stopped when this function returns.
  return await inTurns(Object.fromEntries(samples), TURNS.answers)
}

/** Starts Prism in its fastest configuration: in one process and without a log. */
async function startPrism(children: AsyncDisposableStack): Promise<string> {
  const port = await freePort()
  const options = ['--multiprocess=false', '--verboseLevel', 'error', '--host', '127.0.0.1', '--port', String(port)]
  const prism = spawn(process.execPath, [PRISM_PROGRAM, 'mock', CONTRACT, ...options], { stdio: 'ignore' })
  const ended = once(prism, 'exit')
  children.defer(async () => {
    prism.kill()
    await ended
  })
  const url = `http://127.0.0.1:${port}`
  const signal = AbortSignal.timeout(TIMEOUT)
  while (!(await isUp(url))) await setTimeout(POLL, undefined, { signal })
  return url
}

const isUp = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  )

/** Measures the time from the start of a process until it prints its URL. */
async function timeToReady(): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, [COMMAND, 'serve', '--json', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(createInterface(child.stdout), 'line')
  const time = performance.now() - started
  child.kill()
  await ended
  return time
}
