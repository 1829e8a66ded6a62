// Measures how many requests a second the mock answers on a port, relative to a minimal server and to another mock, and how
// long it takes to start.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { type Limit, rounded } from './limit.ts'
import type { Load } from './port/load.ts'
import { inTurns, type Sample, type Turns } from './turns.ts'

const MOCK = '@workbench-sdk/mock'
const HONO = 'hono, a constant'
const PRISM = 'prism'
const CONTENDERS = [MOCK, HONO, PRISM]
/** The maximum time of a read, relative to bare Hono and to Prism, and to start, in milliseconds. */
const LIMITS = { hono: 2, prism: 1 / 4, ready: 300 }
const TURNS = { answers: 9, starts: 9 }
/** The time before each measurement, in milliseconds. */
const WARM_UP = 1_500
const SAMPLE = 500
const TIMEOUT = 60_000
const POLL = 50

const PRISM_PROGRAM = 'node_modules/@stoplight/prism-cli/dist/index.js'
const CONTRACT = 'packages/mock/openapi.json'
const COMMAND = 'packages/mock/bin/workbench-mock.js'

export async function benchPort(): Promise<Limit[]> {
  const answers = await benchAnswers()
  const starts = await inTurns({ ready: timeToReady }, TURNS.starts)
  console.log(`\nReady on a port: ${rounded(starts.median('ready'))} ms`)
  return [
    { name: 'port: a read, relative to bare hono', value: answers.ratio(MOCK, HONO), limit: LIMITS.hono },
    { name: 'port: a read, relative to prism', value: answers.ratio(MOCK, PRISM), limit: LIMITS.prism },
    { name: 'port: ready, ms', value: starts.median('ready'), limit: LIMITS.ready },
  ]
}

async function benchAnswers(): Promise<Turns> {
  await using children = new AsyncDisposableStack()
  const start = (file: string) => children.use(new Child(file))
  const mock = start('mock.ts')
  const { url, path, token } = await mock.receive<{ url: string; path: string; token: string }>()
  const hono = start('hono.ts')
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
  hono.send({ path, document: await response.json() })
  const urls: Record<string, string> = { [MOCK]: url, [HONO]: (await hono.receive<{ url: string }>()).url }
  urls[PRISM] = await startPrism(children)
  const loader = start('load.ts')
  const samples = CONTENDERS.map((name): [string, Sample] => {
    const load = (milliseconds: number): Load => ({ url: urls[name] ?? '', path, token, milliseconds })
    return [
      name,
      async turn => {
        if (turn === 0) await loader.request(load(WARM_UP))
        return 1_000 / (await loader.request<number>(load(SAMPLE)))
      },
    ]
  })
  const turns = await inTurns(Object.fromEntries(samples), TURNS.answers)
  print(turns)
  return turns
}

/** Runs a program from `port/` in a separate process, so that the programs share no event loop. */
class Child {
  readonly #process: ChildProcess
  readonly #ended: Promise<unknown>

  constructor(file: string) {
    this.#process = fork(new URL(`port/${file}`, import.meta.url))
    this.#ended = once(this.#process, 'exit')
  }

  send(message: object): void {
    this.#process.send(message)
  }

  async receive<T>(): Promise<T> {
    const [message] = await Promise.race([once(this.#process, 'message'), this.#ended.then(() => [])])
    if (message === undefined) throw new Error('A measured process exited unexpectedly.')
    return message
  }

  request<T>(message: object): Promise<T> {
    this.send(message)
    return this.receive<T>()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.connected) this.#process.disconnect()
    await this.#ended
  }
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The time from the start of a process until it prints its address. */
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

function print(turns: Turns): void {
  console.log('\nAn authenticated read of a key on a port')
  console.table(
    Object.fromEntries(
      CONTENDERS.map(name => [
        name,
        {
          'requests/s': rounded(1_000 / turns.median(name)),
          'relative to bare hono': rounded(turns.ratio(HONO, name), 2),
          'relative to prism': rounded(turns.ratio(PRISM, name), 2),
        },
      ]),
    ),
  )
}
