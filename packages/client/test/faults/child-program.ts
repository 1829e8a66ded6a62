import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** Time limit for a program to exit, in milliseconds. Less than the keep-alive time of an idle connection. */
const EXIT_TIMEOUT = 3_000

/** A program in a separate process, so that a leaked timer, socket or listener keeps it from exiting. */
export class ChildProgram {
  readonly #process: ChildProcess
  readonly #exited = new AbortController()

  constructor(program: URL, argument: object | number, env: Readonly<Record<string, string>>) {
    this.#process = fork(program, [JSON.stringify(argument)], {
      execArgv: ['--conditions=workbench-source'],
      env: { ...env, PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    this.#process.once('exit', () => this.#exited.abort())
  }

  /** The standard output of the program, as a stream. */
  get output(): AsyncIterable<string> {
    const { stdout } = this.#process
    if (stdout === null) throw new Error('The process has no standard output.')
    return stdout.setEncoding('utf8')
  }

  /** Waits for the next message from the program. */
  async nextMessage<T>(): Promise<T> {
    const [message] = await once(this.#process, 'message', { signal: this.#exited.signal })
    return message
  }

  send(message: string): void {
    this.#process.send(message)
  }

  /** Waits until the program exits, and returns its exit code. Throws if it does not exit in time. */
  async exit(): Promise<number | null> {
    if (!this.#exited.signal.aborted) await once(this.#process, 'exit', { signal: AbortSignal.timeout(EXIT_TIMEOUT) })
    return this.#process.exitCode
  }

  /** Ends the program if it is still running. */
  kill(): void {
    this.#process.kill()
  }
}
