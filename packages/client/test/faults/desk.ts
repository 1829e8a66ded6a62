import type { CallOptions, Workbench } from '../../src/index.ts'
import type { Chance } from './chance.ts'
import { circumstances } from './circumstances.ts'
import type { Journal } from './journal.ts'
import type { Known } from './report.ts'

/** What came of a call. */
type Result<T> = { readonly value: T } | { readonly error: unknown }

/** From where one call after the other is made, with keys that no other desk touches. */
export class Desk {
  readonly journal: Journal
  readonly chance: Chance
  /** Begins the names of its keys. */
  readonly label: string
  /** The service account of its keys, and those of all desks. */
  readonly account: string
  readonly accounts: readonly string[]
  keys: Known[] = []
  /** Some calls are looked at, by the one client, and others not. */
  readonly #observed: Workbench
  readonly #plain: Workbench

  constructor(
    number: number,
    given: Pick<Desk, 'journal' | 'chance' | 'accounts'>,
    observed: Workbench,
    plain: Workbench,
  ) {
    this.journal = given.journal
    this.chance = given.chance
    this.accounts = given.accounts
    this.label = `key-${number}`
    this.account = given.accounts[number % given.accounts.length] ?? ''
    this.#observed = observed
    this.#plain = plain
  }

  /** Makes a call, under whatever circumstances, and notes what came of it. */
  async call<T>(
    name: string,
    make: (workbench: Workbench, options: CallOptions) => PromiseLike<T>,
  ): Promise<Result<T>> {
    this.journal.calls += 1
    const { options, end } = circumstances(this.chance)
    try {
      const value = await make(this.chance.draw() < 0.25 ? this.#observed : this.#plain, options)
      this.journal.resolved(name)
      return { value }
    } catch (error) {
      this.journal.rejected(name, error)
      return { error }
    } finally {
      end?.()
    }
  }
}
