import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program of this folder, in a process of its own. */
export class Program {
  readonly #child: ChildProcess
  /** Fails with what the process said, where it ends by itself. */
  readonly ended: Promise<never>
  #complaints = ''

  constructor(file: string) {
    this.#child = fork(fileURLToPath(new URL(file, import.meta.url)), {
      execArgv: ['--conditions=workbench-source', '--expose-gc'],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints += text
    })
    this.ended = once(this.#child, 'close').then(([code]) => {
      throw new Error(`${file} ended with ${code}: ${this.#complaints}`)
    })
    // It is thrown where somebody waits for it.
    this.ended.catch(() => undefined)
  }

  /** What it has written to its standard error. */
  get complaints(): string {
    return this.#complaints
  }

  async ask<T>(question: string): Promise<T> {
    this.say(question)
    return this.told<T>()
  }

  say(message: string | object): void {
    this.#child.send(message)
  }

  async told<T>(): Promise<T> {
    const [message] = await Promise.race([once(this.#child, 'message'), this.ended])
    return message
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.ended.catch(() => undefined)
  }
}
