import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** How long a program may take to end by itself, in milliseconds: less than an idle connection is kept. */
const PROMPTLY = 3_000

/** A program in a process of its own, in which whatever is left over would keep it from ending. */
export class Child {
  readonly #process: ChildProcess
  readonly #ended = new AbortController()

  constructor(program: URL, argument: object | number, env: Readonly<Record<string, string>>) {
    this.#process = fork(program, [JSON.stringify(argument)], {
      execArgv: ['--conditions=workbench-source'],
      env: { ...env, PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    this.#process.once('exit', () => this.#ended.abort())
  }

  /** All that it prints, as it comes. */
  get printed(): AsyncIterable<string> {
    const { stdout } = this.#process
    if (stdout === null) throw new Error('It has no output.')
    return stdout.setEncoding('utf8')
  }

  /** What it sends next. */
  async message<T>(): Promise<T> {
    const [message] = await once(this.#process, 'message', { signal: this.#ended.signal })
    return message
  }

  send(message: string): void {
    this.#process.send(message)
  }

  /** Waits for it to end by itself, and gives its exit code. */
  async end(): Promise<number | null> {
    if (!this.#ended.signal.aborted) await once(this.#process, 'exit', { signal: AbortSignal.timeout(PROMPTLY) })
    return this.#process.exitCode
  }

  /** Ends it where it has not ended. */
  kill(): void {
    this.#process.kill()
  }
}
