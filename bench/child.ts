import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** Runs a program, e.g. `port/load.ts`, in a separate process, so that it does not share an event loop with the caller. */
export class Child implements AsyncDisposable {
  readonly #process: ChildProcess
  readonly #ended: Promise<unknown>

  constructor(file: string) {
    this.#process = fork(new URL(file, import.meta.url))
    this.#ended = once(this.#process, 'exit')
  }

  send(message: object): void {
    this.#process.send(message)
  }

  async receive<T>(): Promise<T> {
    const [message] = await Promise.race([once(this.#process, 'message'), this.#ended.then(() => [])])
    if (message === undefined) throw new Error('A measured process exited unexpectedly.')
    return message
  }

  request<T>(message: object): Promise<T> {
    this.send(message)
    return this.receive<T>()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.connected) this.#process.disconnect()
    await this.#ended
  }
}
