import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { type ApiKey, AuthenticationError, Workbench } from '@workbench-sdk/client'
import { type ApiKeySeed, type SeededApiKey, type ServiceAccountSeed, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { expect } from 'vitest'
import { checkAnswer } from '../../../packages/mock/test/contract.ts'

const program = fileURLToPath(new URL('../rotate-keys.ts', import.meta.url))

export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
export const today = new Date().toISOString().slice(0, 10)

/** What the program is asked for in most tests. */
export const due = ['--account', 'deployer', '--older-than', '90d']

/** An answer in the mock's stead, where a test needs it to fail. */
type Fault = (request: Request) => Promise<Response | undefined> | Response | undefined

interface Run {
  code: number | null
  stdout: string
  stderr: string
}

type React = (log: string, kill: (signal: NodeJS.Signals) => void) => void

export const refusal = (status: number) =>
  Response.json({ errors: [{ status: String(status), title: 'Broken' }] }, { status })

/** The object that `--json` ends with. */
export const lastLine = (stdout: string) => JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')

/** A Workbench on a port, a folder with an env file, and the program to run between them. */
export class Stage {
  readonly mock = new WorkbenchMock()
  readonly folder: string
  readonly file: string
  fault: Fault = () => undefined
  readonly #server: Awaited<ReturnType<typeof serve>>
  readonly #workbench = new Workbench({ token: this.mock.tokens.admin, fetch: this.mock.fetch })
  /** Everything that must never be printed. */
  readonly #secrets = new Set(Object.values(this.mock.tokens))

  static async open(): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'rotate-keys-test-'))
    const answering: { fetch: WorkbenchMock['fetch'] } = { fetch: () => Promise.reject(new Error('not open yet')) }
    const server = await serve({ fetch: (...args) => answering.fetch(...args) }, { port: 0 })
    const stage = new Stage(folder, server)
    answering.fetch = stage.#answer
    return stage
  }

  private constructor(folder: string, server: Awaited<ReturnType<typeof serve>>) {
    this.folder = folder
    this.file = join(folder, '.env')
    this.#server = server
  }

  async close(): Promise<void> {
    await this.#server.close()
    await rm(this.folder, { recursive: true })
  }

  get url(): string {
    return this.#server.url
  }

  get secrets(): string[] {
    return [...this.#secrets]
  }

  get toFile(): string[] {
    return [...due, '--dotenv', this.file, '--grace', '0s']
  }

  seedAccount(keys: ApiKeySeed[], options: Partial<ServiceAccountSeed> = {}) {
    const account = this.mock.seed({ serviceAccounts: [{ name: 'deployer', ...options, keys }] }).serviceAccounts[0]
    for (const { token } of account.keys) this.#secrets.add(token)
    return account
  }

  /** An account with one key that is due, which the env file holds. */
  async seedDueKey(): Promise<SeededApiKey> {
    const [key] = this.seedAccount([{ name: 'deploy', createdAt: daysAgo(100) }]).keys
    if (!key) throw new Error('nothing was seeded')
    await writeFile(this.file, `WORKBENCH_API_KEY=${key.token}\n`, { mode: 0o600 })
    return key
  }

  /** Runs the program as its users do, and sees to it that it prints neither a secret nor a stack. */
  async run(args: string[], env: NodeJS.ProcessEnv = {}, react: React = () => {}): Promise<Run> {
    const child = spawn(process.execPath, ['--conditions=workbench-source', program, ...args], {
      env: { PATH: process.env.PATH, WORKBENCH_API_KEY: this.mock.tokens.admin, WORKBENCH_BASE_URL: this.url, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let log = ''
    child.stderr.on('data', chunk => {
      log += chunk
      react(log, signal => child.killed || child.kill(signal))
    })
    const [[code], stdout, stderr] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
    for (const secret of this.#secrets) expect(stdout + stderr).not.toContain(secret)
    expect(stdout + stderr).not.toMatch(/ at .*:\d+:\d+/)
    return { code, stdout, stderr }
  }

  async readVariables(): Promise<NodeJS.Dict<string>> {
    return parseEnv(await readFile(this.file, 'utf8'))
  }

  async keysOf(name = 'deployer'): Promise<ApiKey[]> {
    const [account] = (await this.#workbench.serviceAccounts.list({ name })).items
    return account ? this.#workbench.serviceAccounts.keys(account).toArray() : []
  }

  async works(token: string | undefined): Promise<boolean> {
    try {
      await new Workbench({ token: token ?? 'none', fetch: this.mock.fetch }).organizations.list()
      return true
    } catch (error) {
      if (error instanceof AuthenticationError) return false
      throw error
    }
  }

  readonly #answer: WorkbenchMock['fetch'] = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init)
    const response = (await this.fault(request.clone())) ?? (await this.#answerOfMock(request))
    const [, secret] = /"access_token":\s*"([^"]+)"/.exec(await response.clone().text()) ?? []
    if (secret) this.#secrets.add(secret)
    return response
  }

  async #answerOfMock(request: Request): Promise<Response> {
    const { method, url } = request
    const response = await this.mock.fetch(request)
    await checkAnswer(method, url, response.clone())
    return response
  }
}
