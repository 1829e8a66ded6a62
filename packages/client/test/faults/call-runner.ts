import type { CallOptions, Workbench } from '../../src/index.ts'
import type { CallLog } from './call-log.ts'
import { randomCallOptions } from './call-options.ts'
import type { KnownKey } from './report.ts'
import type { SeededRandom } from './seeded-random.ts'

type CallResult<T> = { readonly value: T } | { readonly error: unknown }

/** Makes one call after the other, with keys that no other runner uses. */
export class CallRunner {
  readonly log: CallLog
  readonly random: SeededRandom
  /** The prefix of the names of its keys. */
  readonly label: string
  /** The service account of its keys. */
  readonly account: string
  /** The service accounts of all runners. */
  readonly accounts: readonly string[]
  keys: KnownKey[] = []
  /** The client with hooks, a logger and tracing. A quarter of the calls use it. */
  readonly #observed: Workbench
  readonly #plain: Workbench

  constructor(
    number: number,
    shared: Pick<CallRunner, 'log' | 'random' | 'accounts'>,
    observed: Workbench,
    plain: Workbench,
  ) {
    this.log = shared.log
    this.random = shared.random
    this.accounts = shared.accounts
    this.label = `key-${number}`
    this.account = shared.accounts[number % shared.accounts.length] ?? ''
    this.#observed = observed
    this.#plain = plain
  }

  /** Makes a call with random options, and logs its result. */
  async call<T>(
    name: string,
    send: (workbench: Workbench, options: CallOptions) => PromiseLike<T>,
  ): Promise<CallResult<T>> {
    this.log.calls += 1
    const { options, cleanUp } = randomCallOptions(this.random)
    try {
      const value = await send(this.random.next() < 0.25 ? this.#observed : this.#plain, options)
      this.log.resolved(name)
      return { value }
    } catch (error) {
      this.log.rejected(name, error)
      return { error }
    } finally {
      cleanUp?.()
    }
  }
}
