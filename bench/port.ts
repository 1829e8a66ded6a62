// What the mock answers on a port in a second, beside a server that does nothing else, and beside another mock; and how long
// it takes to be ready.
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
/** At most so many times as long as bare Hono, and so much of what Prism takes. */
const LIMITS = { hono: 2, prism: 1 / 4, ready: 300 }
const TURNS = { answers: 9, starts: 9 }
/** Milliseconds. */
const WARM_UP = 1_500
const SAMPLE = 500
const PATIENCE = 60_000
const POLL = 50

const PRISM_PROGRAM = 'node_modules/@stoplight/prism-cli/dist/index.js'
const DOCUMENT = 'packages/mock/openapi.json'
const COMMAND = 'packages/mock/bin/workbench-mock.js'

export async function benchPort(): Promise<Limit[]> {
  const answers = await benchAnswers()
  const starts = await inTurns({ ready: timeToReady }, TURNS.starts)
  console.log(`\nReady on a port: ${rounded(starts.median('ready'))} ms`)
  return [
    { what: 'port: a read, to that of bare hono', value: answers.ratio(MOCK, HONO), limit: LIMITS.hono },
    { what: 'port: a read, to that of prism', value: answers.ratio(MOCK, PRISM), limit: LIMITS.prism },
    { what: 'port: ready, ms', value: starts.median('ready'), limit: LIMITS.ready },
  ]
}

async function benchAnswers(): Promise<Turns> {
  await using children = new AsyncDisposableStack()
  const begin = (file: string) => children.use(new Child(file))
  const mock = begin('mock.ts')
  const { url, path, token } = await mock.told<{ url: string; path: string; token: string }>()
  const hono = begin('hono.ts')
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
  hono.tell({ path, document: await answer.json() })
  const urls: Record<string, string> = { [MOCK]: url, [HONO]: (await hono.told<{ url: string }>()).url }
  urls[PRISM] = await startPrism(children)
  const loader = begin('load.ts')
  const samples = CONTENDERS.map((name): [string, Sample] => {
    const load = (milliseconds: number): Load => ({ url: urls[name] ?? '', path, token, milliseconds })
    return [
      name,
      async turn => {
        if (turn === 0) await loader.ask(load(WARM_UP))
        return 1_000 / (await loader.ask<number>(load(SAMPLE)))
      },
    ]
  })
  const turns = await inTurns(Object.fromEntries(samples), TURNS.answers)
  print(turns)
  return turns
}

/** A program of `port/`, in a process of its own, so that it shares no event loop with the others. */
class Child {
  readonly #process: ChildProcess
  readonly #ended: Promise<unknown>

  constructor(file: string) {
    this.#process = fork(new URL(`port/${file}`, import.meta.url))
    this.#ended = once(this.#process, 'exit')
  }

  tell(message: object): void {
    this.#process.send(message)
  }

  async told<T>(): Promise<T> {
    const [message] = await Promise.race([once(this.#process, 'message'), this.#ended.then(() => [])])
    if (message === undefined) throw new Error('A process that was to be measured has ended.')
    return message
  }

  ask<T>(message: object): Promise<T> {
    this.tell(message)
    return this.told<T>()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.connected) this.#process.disconnect()
    await this.#ended
  }
}

/** Without its log, and in one process, as it is at its fastest. */
async function startPrism(children: AsyncDisposableStack): Promise<string> {
  const port = await freePort()
  const options = ['--multiprocess=false', '--verboseLevel', 'error', '--host', '127.0.0.1', '--port', String(port)]
  const prism = spawn(process.execPath, [PRISM_PROGRAM, 'mock', DOCUMENT, ...options], { stdio: 'ignore' })
  const ended = once(prism, 'exit')
  children.defer(async () => {
    prism.kill()
    await ended
  })
  const url = `http://127.0.0.1:${port}`
  const late = AbortSignal.timeout(PATIENCE)
  while (!(await isUp(url))) await setTimeout(POLL, undefined, { signal: late })
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

/** From the beginning of a new process to the line that says where it listens. */
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
          'a second': rounded(1_000 / turns.median(name)),
          'to bare hono': rounded(turns.ratio(HONO, name), 2),
          'to prism': rounded(turns.ratio(PRISM, name), 2),
        },
      ]),
    ),
  )
}
