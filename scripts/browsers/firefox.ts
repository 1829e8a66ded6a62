import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Process } from '../processes/process.ts'
import type { Browser } from './browser.ts'

/** Preferences in addition to those that Firefox sets for WebDriver: no requests to Mozilla's servers. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
}

export const firefox: Browser = {
  name: 'Firefox',
  packages: ['firefox-esr'],
  open: async () => {
    await using resources = new AsyncDisposableStack()
    const profile = await createProfile()
    resources.defer(() => rm(profile, { recursive: true }))
    const args = ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile]
    const browser = resources.use(new Process('firefox-esr', args))
    const session = await Session.create(await browser.match(/WebDriver BiDi listening on (ws:\S+)/))
    const started = resources.move()
    return {
      goto: url => session.goto(url),
      evaluate: expression => session.evaluate(expression),
      output: async () => session.printed.join('\n'),
      [Symbol.asyncDispose]: () => started.disposeAsync(),
    }
  },
}

async function createProfile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-firefox-'))
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`)
  await writeFile(join(folder, 'user.js'), lines.join('\n'))
  return folder
}

interface Message {
  readonly id?: number
  readonly type: 'success' | 'error' | 'event'
  readonly result?: unknown
  readonly message?: string
  readonly params?: unknown
}

interface Call {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

interface Evaluated {
  readonly result: { readonly value?: string }
  readonly exceptionDetails?: { readonly text: string }
}

/** A session of WebDriver BiDi, which Firefox supports without a driver. */
class Session {
  readonly printed: string[] = []
  readonly #socket: WebSocket
  readonly #calls = new Map<number, Call>()
  #context = ''

  private constructor(url: string) {
    this.#socket = new WebSocket(`${url}/session`)
    this.#socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(data)))
    this.#socket.addEventListener('close', () => {
      for (const { reject } of this.#calls.values()) reject(new Error('Firefox closed the connection.'))
    })
  }

  static async create(url: string): Promise<Session> {
    const session = new Session(url)
    await new Promise((resolve, reject) => {
      session.#socket.addEventListener('open', resolve)
      session.#socket.addEventListener('error', () => reject(new Error('Firefox refused the connection.')))
    })
    await session.#call('session.new', { capabilities: {} })
    await session.#call('session.subscribe', { events: ['log.entryAdded'] })
    const tree = await session.#call<{ contexts: { context: string }[] }>('browsingContext.getTree', {})
    session.#context = tree.contexts[0]?.context ?? ''
    return session
  }

  async goto(url: string): Promise<void> {
    await this.#call('browsingContext.navigate', { context: this.#context, url, wait: 'complete' })
  }

  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#call<Evaluated>('script.evaluate', {
      expression: `(async () => JSON.stringify(await (${expression})))()`,
      target: { context: this.#context },
      awaitPromise: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return result.value === undefined ? undefined : JSON.parse(result.value)
  }

  #call<T>(method: string, params: object): Promise<T> {
    const id = this.#calls.size + 1
    this.#socket.send(JSON.stringify({ id, method, params }))
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { resolve: result => resolve(result as T), reject })
    })
  }

  #receive({ id = 0, type, result, message, params }: Message): void {
    if (type === 'event') this.printed.push(JSON.stringify(params))
    else if (type === 'success') this.#calls.get(id)?.resolve(result)
    else this.#calls.get(id)?.reject(new Error(message))
  }
}
