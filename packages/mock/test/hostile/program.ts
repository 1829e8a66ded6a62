import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program of this folder in a separate process. */
export class Program {
  readonly #child: ChildProcess
  /** Rejects with the output of the process if it exits. */
  readonly ended: Promise<never>
  #errors = ''

  /** @param options options of Node */
  constructor(file: string, options: readonly string[] = []) {
    this.#child = fork(fileURLToPath(new URL(file, import.meta.url)), {
      execArgv: ['--conditions=workbench-source', '--expose-gc', ...options],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text
    })
    this.ended = once(this.#child, 'close').then(([code]) => {
      throw new Error(`${file} ended with ${code}: ${this.#errors}`)
    })
    // Prevents an unhandled rejection: the code that awaits the promise handles the error.
    this.ended.catch(() => undefined)
  }

  /** The standard error output. */
  get errors(): string {
    return this.#errors
  }

  async request<T>(message: string): Promise<T> {
    this.send(message)
    return this.receive<T>()
  }

  send(message: string | object): void {
    this.#child.send(message)
  }

  async receive<T>(): Promise<T> {
    const [message] = await Promise.race([once(this.#child, 'message'), this.ended])
    return message
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.ended.catch(() => undefined)
  }
}
