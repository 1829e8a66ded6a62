import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../processes/free-port.ts'
import { Process, START_TIMEOUT } from '../processes/process.ts'
import type { Browser } from './browser.ts'

/** Keeps what the page prints, because the driver does not report it. The output of workers is not kept. */
const KEEP_OUTPUT = `
  globalThis.printed = []
  for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
    console[level] = (...args) => void printed.push(...args.map(arg => String(arg) + JSON.stringify(arg)))
  }`

export const webkit: Browser = {
  name: 'WebKit',
  packages: ['webkit2gtk-driver', 'xvfb'],
  open: async () => {
    await using resources = new AsyncDisposableStack()
    const display = resources.use(new Process('Xvfb', ['-displayfd', '1', '-nolisten', 'tcp']))
    const env = { ...process.env, DISPLAY: `:${await display.match(/^(\d+)$/)}` }
    const port = await freePort()
    resources.use(new Process('WebKitWebDriver', [`--port=${port}`], env))
    await untilListening(port)
    const session = resources.use(await Session.create(`http://127.0.0.1:${port}`))
    const started = resources.move()
    return {
      goto: url => session.goto(url),
      evaluate: expression => session.evaluate(expression),
      output: async () => String(await session.evaluate('printed')),
      [Symbol.asyncDispose]: () => started.disposeAsync(),
    }
  },
}

async function untilListening(port: number): Promise<void> {
  const signal = AbortSignal.timeout(START_TIMEOUT)
  while (!(await isListening(port))) {
    if (signal.aborted) throw new Error(`WebKitWebDriver did not start within ${START_TIMEOUT / 1000} s.`)
    await sleep(20)
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const result = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return result
}

type Evaluated = { readonly value?: string } | { readonly problem: string }

/** A session of WebDriver. */
class Session implements AsyncDisposable {
  readonly #url: string

  private constructor(url: string) {
    this.#url = url
  }

  static async create(driver: string): Promise<Session> {
    const { sessionId } = await send<{ sessionId: string }>(`${driver}/session`, { capabilities: {} })
    return new Session(`${driver}/session/${sessionId}`)
  }

  async goto(url: string): Promise<void> {
    await send(`${this.#url}/url`, { url })
    await send(`${this.#url}/execute/sync`, { script: KEEP_OUTPUT, args: [] })
  }

  async evaluate(expression: string): Promise<unknown> {
    const script = `
      const [done] = arguments
      const evaluated = (async () => JSON.stringify(await (${expression})))()
      evaluated.then(value => done({ value }), error => done({ problem: String(error) }))`
    const result = await send<Evaluated>(`${this.#url}/execute/async`, { script, args: [] })
    if ('problem' in result) throw new Error(result.problem)
    return result.value === undefined ? undefined : JSON.parse(result.value)
  }

  /** Ends the browser. */
  async [Symbol.asyncDispose](): Promise<void> {
    await fetch(this.#url, { method: 'DELETE' })
  }
}

/** Sends a command to the driver. */
async function send<T>(url: string, command: unknown): Promise<T> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(command) })
  const { value } = (await response.json()) as { value: T & { message: string } }
  if (!response.ok) throw new Error(value.message)
  return value
}
