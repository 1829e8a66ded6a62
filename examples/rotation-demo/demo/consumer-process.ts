import { type ChildProcess, fork } from 'node:child_process'
import { on, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Call } from './consumer.ts'

/** The time limit in milliseconds for each key to be used. */
const timeout = 30_000
const program = fileURLToPath(new URL('consumer.ts', import.meta.url))

/** A process that continuously calls Workbench with the keys in an env file. */
export class ConsumerProcess {
  calls = 0
  failedCalls = 0
  readonly #child: ChildProcess

  constructor(envFile: string, baseUrl: string) {
    this.#child = fork(program, [envFile, baseUrl])
    this.#child.on('message', ({ ok }: Call) => {
      this.calls += 1
      if (!ok) this.failedCalls += 1
    })
  }

  /** Resolves after a matching call with the key of each variable. */
  async untilEachIsUsed(variables: string[], matches: (call: Call) => boolean, signal: AbortSignal): Promise<void> {
    const missing = new Set(variables)
    for await (const [call] of this.#messages(signal)) {
      if (call && matches(call)) missing.delete(call.variable)
      if (missing.size === 0) return
    }
    throw new Error('The consumer exited unexpectedly.')
  }

  async stop(): Promise<void> {
    if (this.#hasEnded()) return
    const ended = once(this.#child, 'exit')
    this.#child.kill()
    await ended
  }

  #messages(signal: AbortSignal): AsyncIterable<Call[]> | [] {
    if (this.#hasEnded()) return []
    // Without a time limit, this would wait forever if a key does not work.
    const limited = AbortSignal.any([signal, AbortSignal.timeout(timeout)])
    return on(this.#child, 'message', { signal: limited, close: ['exit'] })
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }
}
