import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { type ApiKey, Workbench } from '@workbench-sdk/client'
import { type ApiKeySeed, type MockServer, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { bundledProgram } from '../bundled-program.ts'

export const OLD = new Date(Date.now() - 120 * 86_400_000)

interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const CLI = await bundledProgram(new URL('../../packages/cli/src/start.ts', import.meta.url))
const PROGRAM = `exec '${process.execPath}' '${CLI}' "$@"`

/** The commands that the examples call. `gh` keeps each secret in a file, so that a test can read it. */
const COMMANDS: Readonly<Record<string, string>> = {
  'workbench-keys': PROGRAM,
  npx: `case "$1" in --yes) shift ;; esac; shift; ${PROGRAM}`,
  node: `exec '${process.execPath}' --conditions=workbench-source "$@"`,
  gh: 'test "$1 $2" = "secret set" && cat > "$SANDBOX/gh-$3"',
  systemctl: 'echo "$@" >> "$SANDBOX/systemctl.log"',
}

/** A copy of an example in a separate folder, and a mock on a port. */
export class Sandbox {
  readonly mock = new WorkbenchMock()
  readonly folder: string
  readonly #server: MockServer

  static async open(example: string): Promise<Sandbox> {
    const folder = await mkdtemp(join(tmpdir(), 'workbench-example-'))
    const sandbox = new Sandbox(folder, await serve({ fetch: (...args) => sandbox.mock.fetch(...args) }))
    await cp(join('examples', example), folder, { recursive: true })
    await mkdir(join(folder, 'bin'))
    for (const [name, script] of Object.entries(COMMANDS)) {
      await writeFile(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`)
      await chmod(join(folder, 'bin', name), 0o755)
    }
    return sandbox
  }

  private constructor(folder: string, server: MockServer) {
    this.folder = folder
    this.#server = server
  }

  async close(): Promise<void> {
    await this.#server.close()
    await rm(this.folder, { recursive: true })
  }

  /** Creates an account with keys, and returns their tokens. */
  seed(name: string, keys: readonly ApiKeySeed[]): string[] {
    return this.mock.seed({ serviceAccounts: [{ name, keys }] }).serviceAccounts[0].keys.map(({ token }) => token)
  }

  /** Lists the keys of an account. */
  async keysOf(name: string): Promise<readonly ApiKey[]> {
    const { serviceAccounts } = new Workbench({ token: this.mock.tokens.admin, fetch: this.mock.fetch })
    const [account] = (await serviceAccounts.list({ name })).items
    return account ? serviceAccounts.keys(account).toArray() : []
  }

  /** Runs a line of a shell in the folder. */
  async run(line: string, env: NodeJS.ProcessEnv = {}): Promise<Run> {
    const child = spawn('sh', ['-euc', line], {
      cwd: this.folder,
      env: {
        PATH: `${join(this.folder, 'bin')}:${process.env.PATH}`,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        SANDBOX: this.folder,
        WORKBENCH_API_KEY: this.mock.tokens.admin,
        WORKBENCH_BASE_URL: this.#server.url,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [[code], stdout, stderr] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
    return { code, stdout, stderr }
  }

  read(file: string): Promise<string> {
    return readFile(join(this.folder, file), 'utf8')
  }

  async write(file: string, content: string): Promise<void> {
    const path = join(this.folder, file)
    await mkdir(resolve(path, '..'), { recursive: true })
    await writeFile(path, content, { mode: 0o600 })
  }

  async works(token: string | undefined): Promise<boolean> {
    const headers = { authorization: `Bearer ${token}` }
    return (await this.mock.fetch(`${this.mock.baseUrl}/api/v2/organizations`, { headers })).ok
  }
}
