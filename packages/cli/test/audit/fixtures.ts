import { Writable } from 'node:stream'
import { type ApiKeySeed, type ServiceAccountSeed, WorkbenchMock } from '@workbench-sdk/mock'
import { expect } from 'vitest'
import { run } from '../../src/cli.ts'
import { ignoreClosedPipes } from '../../src/output/stream.ts'

const now = new Date('2026-11-22T12:00:00Z')
export const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

export type AccountSeed = ServiceAccountSeed & { readonly keys: readonly ApiKeySeed[] }

interface Terminal {
  isTTY?: boolean
  columns?: number
  getColorDepth?: () => number
}

/** A terminal with colors, unless NO_COLOR is set, as in Node. */
export const colorTerminal: Terminal = { isTTY: true, getColorDepth: () => (process.env.NO_COLOR ? 1 : 8) }

interface Run {
  code: number
  stdout: string
  stderr: string
}

/** Handles a request of the program. `respond` returns the response of the mock. */
type Interceptor = (request: Request, respond: () => Promise<Response>) => Promise<Response>

/** A mock, and the program that calls it. */
export class Fixture {
  readonly mock = new WorkbenchMock({ now })
  interceptor: Interceptor = (_, respond) => respond()
  /** The secrets that must never be printed. */
  readonly #secrets = new Set<string>(Object.values(this.mock.tokens))

  seed(serviceAccounts: readonly AccountSeed[]) {
    const seeded = this.mock.seed({ serviceAccounts }).serviceAccounts
    for (const { token } of seeded.flatMap(({ keys }) => keys)) this.#secrets.add(token)
    return seeded
  }

  /** Runs the program in this process, and asserts that it prints no secret. */
  async run(args: string[], env: NodeJS.ProcessEnv = {}, terminal: Terminal = {}): Promise<Run> {
    const [stdout, stderr] = [screen(terminal), screen(terminal)]
    const code = await this.runOn(stdout.stream, args, env, stderr.stream)
    for (const secret of this.#secrets) expect(stdout.text() + stderr.text()).not.toContain(secret)
    return { code, stdout: stdout.text(), stderr: stderr.text() }
  }

  runOn(stdout: Writable, args: string[], env: NodeJS.ProcessEnv = {}, stderr = screen().stream): Promise<number> {
    ignoreClosedPipes(stdout, stderr)
    return run(['audit', ...args], {
      env: { WORKBENCH_API_KEY: this.mock.tokens.admin, ...env },
      stdout,
      stderr,
      now: () => now,
      prompts: undefined,
      signal: new AbortController().signal,
      fetch: (url, init) => {
        const request = new Request(url, init)
        return this.interceptor(request, () => this.mock.fetch(request))
      },
    })
  }

  /** Runs the program with `--json` and returns the document. */
  async document(...args: string[]) {
    return JSON.parse((await this.run([...args, '--json'])).stdout)
  }

  /** Returns the names of the listed keys. */
  async names(...args: string[]): Promise<string[]> {
    return (await this.document(...args)).keys.map(({ key }: { key: string }) => key)
  }
}

function screen(terminal: Terminal = {}) {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  return { stream: Object.assign(stream, terminal), text: () => chunks.join('') }
}

/** Returns an interceptor that changes the records in the responses of a path. */
export function withRecords(path: string, change: (records: Record[]) => Record[]): Interceptor {
  return async (request, respond) => {
    const response = await respond()
    if (new URL(request.url).pathname !== path) return response
    const document = await response.json()
    const data = change(document.data)
    const { page } = document.meta
    return Response.json({ ...document, data, meta: { ...document.meta, page: { ...page, total: data.length } } })
  }
}

interface Record {
  attributes: { display_name: string; active: boolean | null }
}
