import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseEnv } from 'node:util'
import { type ApiKey, AuthenticationError, Workbench } from '@workbench-sdk/client'
import { baseName } from '@workbench-sdk/client/rotation'
import {
  type ApiKeySeed,
  type MockOptions,
  type SeededApiKey,
  type ServiceAccountSeed,
  serve,
  WorkbenchMock,
} from '@workbench-sdk/mock'
import { expect } from 'vitest'
import { bundledProgram } from '../../../test/bundled-program.ts'
import { checkAnswer } from '../../mock/test/contract.ts'
import { run } from '../src/cli.ts'
import { Interrupted } from '../src/interrupts.ts'
import type { Prompts } from '../src/prompts.ts'

let program: Promise<string> | undefined

/** Returns the path of the program, as a bundle. */
export function programPath(): Promise<string> {
  program ??= bundledProgram(new URL('../src/start.ts', import.meta.url))
  return program
}

/** The environment of programs that tests start. The cache makes them start faster. */
export const processEnvironment = {
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
}

export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

/** The arguments that most tests use. */
export const due = ['--account', 'deployer', '--older-than', '90d']

/** Responds in place of the mock, or returns undefined to let the mock respond. */
type Fault = (request: Request) => Promise<Response | undefined> | Response | undefined

export interface Run {
  code: number | null
  stdout: string
  stderr: string
}

/** Called with the whole log after each write to it. */
type OnLog<Signal> = (log: string, kill: (signal: Signal) => void) => void

/** The name of a key after its rotation. */
export const renewed = (name: string) => expect.stringMatching(`^${name} \\(rotated \\d{4}-\\d\\d-\\d\\d .*\\)$`)
/** The name of a key that was replaced. */
export const retired = (name: string) => expect.stringMatching(`^${name} \\(retired .*\\)$`)

export const errorResponse = (status: number) =>
  Response.json({ errors: [{ status: String(status), title: 'Broken' }] }, { status })

/** Parses the output of `--json`. Standard output must contain nothing else. */
export const documentOf = (stdout: string) => JSON.parse(stdout)

/** A mock, a folder with an env file and a journal, and the program that uses them. */
export class Fixture {
  readonly mock: WorkbenchMock
  readonly folder: string
  readonly file: string
  readonly journal: string
  fault: Fault = () => undefined
  prompts: Prompts | undefined
  /** The time in Workbench's responses. */
  date: Date | undefined
  /** Interrupts the program that runs in this process. */
  interrupt: (signal: 'SIGINT' | 'SIGTERM') => void = () => {}
  #server: Awaited<ReturnType<typeof serve>> | undefined
  readonly #workbench: Workbench
  /** The secrets that must never be printed. */
  readonly #secrets: Set<string>

  static async open(options: MockOptions = {}): Promise<Fixture> {
    return new Fixture(await mkdtemp(join(tmpdir(), 'workbench-keys-test-')), options)
  }

  private constructor(folder: string, options: MockOptions) {
    this.mock = new WorkbenchMock(options)
    this.#workbench = new Workbench({ token: this.mock.tokens.admin, fetch: this.mock.fetch })
    this.#secrets = new Set(Object.values(this.mock.tokens))
    this.folder = folder
    this.file = join(folder, '.env')
    this.journal = join(folder, 'journal.json')
  }

  async close(): Promise<void> {
    await this.#server?.close()
    await rm(this.folder, { recursive: true })
  }

  get secrets(): string[] {
    return [...this.#secrets]
  }

  get toFile(): string[] {
    return [...due, '--dotenv', this.file]
  }

  seedAccount(keys: ApiKeySeed[], options: Partial<ServiceAccountSeed> = {}) {
    const account = this.mock.seed({ serviceAccounts: [{ name: 'deployer', ...options, keys }] }).serviceAccounts[0]
    for (const { token } of account.keys) this.#secrets.add(token)
    return account
  }

  /** Writes the keys to the variables `KEY_…` of the env file, named after them. */
  async store(keys: readonly SeededApiKey[], file = this.file): Promise<void> {
    const line = ({ name, token }: SeededApiKey) =>
      `KEY_${baseName(name).toUpperCase().replace(/\W+/g, '_')}=${token}\n`
    await writeFile(file, keys.map(line).join(''), { mode: 0o600 })
  }

  /** Creates an account with one due key, and writes the key to the env file. */
  async seedDueKey(name = 'deploy'): Promise<SeededApiKey> {
    const [key] = this.seedAccount([{ name, createdAt: daysAgo(100) }]).keys
    if (!key) throw new Error('No key was seeded.')
    await writeFile(this.file, `WORKBENCH_API_KEY=${key.token}\n`, { mode: 0o600 })
    return key
  }

  /** Runs the program in this process, and asserts that it prints no secret and no stack trace. */
  async run(args: string[], env: NodeJS.ProcessEnv = {}, onLog: OnLog<'SIGINT'> = () => {}): Promise<Run> {
    const printed = { stdout: '', stderr: '' }
    const stop = new AbortController()
    const interrupt = (signal: 'SIGINT' | 'SIGTERM') => stop.abort(new Interrupted(signal))
    this.interrupt = interrupt
    const outputOf = (stream: keyof typeof printed) =>
      new Writable({
        decodeStrings: false,
        write(text: string, _, done) {
          printed[stream] += text
          if (stream === 'stderr') onLog(printed.stderr, interrupt)
          done()
        },
      })
    const code = await run(this.#argumentsOf(args), {
      env: { PATH: process.env.PATH, WORKBENCH_API_KEY: this.mock.tokens.admin, ...env },
      stdout: outputOf('stdout'),
      stderr: outputOf('stderr'),
      now: () => new Date(),
      signal: stop.signal,
      prompts: this.prompts,
      fetch: this.#respond,
    })
    return this.#checked({ code, ...printed })
  }

  /** Like `run`, but in a separate process, which calls the mock on a port. */
  async spawn(args: string[], onLog: OnLog<NodeJS.Signals> = () => {}): Promise<Run> {
    const child = spawn(process.execPath, [await programPath(), ...this.#argumentsOf(args)], {
      env: { ...processEnvironment, ...(await this.serve()) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let log = ''
    child.stderr.on('data', chunk => {
      log += chunk
      onLog(log, signal => child.killed || child.kill(signal))
    })
    const [[code], stdout, stderr] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
    return this.#checked({ code, stdout, stderr })
  }

  /** Serves the mock on a port, and returns the environment for programs that use it. */
  async serve(): Promise<NodeJS.ProcessEnv> {
    this.#server ??= await serve({ fetch: this.#respond }, { port: 0 })
    return { WORKBENCH_API_KEY: this.mock.tokens.admin, WORKBENCH_BASE_URL: this.#server.url }
  }

  /** If the arguments contain no command, runs `rotate`. The times are short, so that nothing waits. */
  #argumentsOf(args: string[]): string[] {
    const isOfRotate = due[0] === args[0] || /^--(all|key|config|older-than)$/.test(args[0] ?? '')
    if (!isOfRotate) return args
    return ['rotate', '--grace-period', '0s', '--lease', '2s', '--settle-timeout', '1s', ...args]
  }

  #checked(run: Run): Run {
    for (const secret of this.#secrets) expect(run.stdout + run.stderr).not.toContain(secret)
    expect(run.stdout + run.stderr).not.toMatch(/\n {4}at .*:\d+:\d+/)
    return run
  }

  async readVariables(): Promise<NodeJS.Dict<string>> {
    return parseEnv(await readFile(this.file, 'utf8'))
  }

  /** Disables the account "deployer" and enables it again, which enables all its keys. */
  async toggleAccount(): Promise<void> {
    const [account] = (await this.#workbench.serviceAccounts.list({ name: 'deployer' })).items
    if (!account) throw new Error('The account does not exist.')
    await this.#workbench.serviceAccounts.disable(account)
    await this.#workbench.serviceAccounts.enable(account)
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

  readonly #respond: WorkbenchMock['fetch'] = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init)
    const response = (await this.fault(request.clone())) ?? (await this.#callMock(request))
    const [, secret] = /"access_token":\s*"([^"]+)"/.exec(await response.clone().text()) ?? []
    if (secret) this.#secrets.add(secret)
    return response
  }

  async #callMock(request: Request): Promise<Response> {
    const { method, url } = request
    const response = await this.mock.fetch(request)
    await checkAnswer(method, url, response.clone())
    if (this.date) response.headers.set('date', this.date.toUTCString())
    return response
  }
}
