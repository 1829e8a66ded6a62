import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import type { Step } from './cast.ts'
import { normalized } from './normalized.ts'

/** The folder of the recordings. It is always the same, because its length affects the width of tables. */
const FOLDER = '/tmp/agent'

type Options = ConstructorParameters<typeof WorkbenchMock>[0]

interface RunOptions {
  /** Kills the command when it prints this text. */
  readonly killAt?: string
}

/** A terminal in an empty folder with the installed programs, and with a mock in place of Workbench. */
export class Terminal implements AsyncDisposable {
  readonly mock: WorkbenchMock
  readonly folder = FOLDER
  readonly steps: Step[] = []
  readonly #server: Awaited<ReturnType<typeof serve>>

  static async open(options: Options = {}): Promise<Terminal> {
    const mock = new WorkbenchMock({ randomSeed: 'recording', ...options })
    await mkdir(FOLDER)
    return new Terminal(mock, await serve(mock))
  }

  private constructor(mock: WorkbenchMock, server: Awaited<ReturnType<typeof serve>>) {
    this.mock = mock
    this.#server = server
  }

  /** Runs a command and records it with its output. */
  async run(command: string, { killAt }: RunOptions = {}): Promise<void> {
    // Combines both streams in the order in which a terminal shows them.
    const script = `exec 2>&1; ${command.replaceAll(/npx (?:@workbench-sdk\/)(cli|mock)/g, program)}`
    const child = spawn('bash', ['-c', script], {
      cwd: this.folder,
      env: {
        ...process.env,
        PATH: `${resolve('node_modules/.bin')}:${process.env.PATH}`,
        WORKBENCH_BASE_URL: this.#server.url,
        WORKBENCH_API_KEY: this.mock.tokens.admin,
        COLUMNS: '108',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (killAt !== undefined && output.includes(killAt) && child.pid) process.kill(-child.pid, 'SIGKILL')
    })
    await once(child, 'close')
    const text = killAt === undefined ? output : `${output}Killed\n`
    this.steps.push({ command, output: normalized(text) })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.close()
    await rm(this.folder, { recursive: true })
  }
}

function program(_: string, name: string): string {
  return name === 'cli' ? 'workbench-keys' : 'workbench-mock'
}
