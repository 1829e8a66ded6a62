import { Writable } from 'node:stream'
import { type ApiKeySeed, type ServiceAccountSeed, WorkbenchMock } from '@workbench-sdk/mock'
import { expect } from 'vitest'
import { main } from '../src/main.ts'
import { outliveReaders } from '../src/output.ts'

const now = new Date('2026-11-22T12:00:00Z')
export const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

export type AccountSeed = ServiceAccountSeed & { readonly keys: readonly ApiKeySeed[] }

interface Terminal {
  isTTY?: boolean
  columns?: number
  getColorDepth?: () => number
}

/** Has the colors that Node would use. */
export const aTerminal: Terminal = { isTTY: true, getColorDepth: () => (process.env.NO_COLOR ? 1 : 8) }

interface Run {
  code: number
  stdout: string
  stderr: string
}

/** Intercepts the requests of the program, if a test needs other responses than the mock's. */
type Between = (request: Request, answer: () => Promise<Response>) => Promise<Response>

/** A mock, and the program to run against it. */
export class Stage {
  readonly mock = new WorkbenchMock({ now })
  between: Between = (_, answer) => answer()
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
    outliveReaders(stdout, stderr)
    return main(args, {
      env: { WORKBENCH_API_KEY: this.mock.tokens.admin, ...env },
      stdout,
      stderr,
      now,
      signal: new AbortController().signal,
      fetch: request => this.between(request, () => this.mock.fetch(request)),
    })
  }

  /** Returns the document of `--json`. */
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

/** Changes the response of a route. */
export function changing(path: string, change: (records: Record[]) => Record[]): Between {
  return async (request, answer) => {
    const response = await answer()
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
