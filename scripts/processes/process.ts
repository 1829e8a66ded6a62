import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** The time limit for starting a process, in milliseconds. */
export const START_TIMEOUT = 30_000

/** The exit code or the signal of a process. */
export type Exit = readonly [code: number | null, signal: NodeJS.Signals | null]

/** A child process whose output is read line by line. Disposing of it stops the process. */
export class Process implements AsyncDisposable {
  /** The lines that the process has printed so far. */
  readonly lines: string[] = []
  readonly #command: string
  readonly #child: ChildProcess
  readonly #closed: Promise<Exit>
  #onLine: ((line: string) => void) | undefined

  constructor(command: string, args: readonly string[], env = process.env) {
    this.#command = command
    this.#child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#closed = once(this.#child, 'close').then(([code, signal]) => [code, signal] as const)
    process.once('exit', this.#kill)
    for (const input of [this.#child.stdout, this.#child.stderr]) {
      if (input) createInterface(input).on('line', line => this.#add(line))
    }
  }

  /** Waits for a matching line, and returns the first group of the match. */
  async match(pattern: RegExp): Promise<string> {
    const found = new Promise<string>(resolve => {
      this.#onLine = line => {
        const group = pattern.exec(line)?.[1]
        if (group !== undefined) resolve(group)
      }
      this.lines.forEach(this.#onLine)
    })
    const timer = setTimeout(this.#kill, START_TIMEOUT)
    const text = await Promise.race([found, this.#closed])
    clearTimeout(timer)
    if (typeof text === 'string') return text
    throw new Error(`${this.#command} did not start. ${this.lines.join('\n')}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end()
  }

  /** Stops the process, and waits until all its output is read. */
  async end(): Promise<Exit> {
    process.removeListener('exit', this.#kill)
    this.#kill()
    return this.#closed
  }

  #add(line: string): void {
    this.lines.push(line)
    this.#onLine?.(line)
  }

  readonly #kill = (): void => void this.#child.kill()
}
