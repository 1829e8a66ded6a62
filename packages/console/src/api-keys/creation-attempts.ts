import type { ReadonlySignal } from '@preact/signals'
import type { ApiKey, ServiceAccount, Workbench } from '@workbench-sdk/client'
import { printConditions } from '@workbench-sdk/query'

/**
 * Finds the keys that the attempts to create one have left behind: those whose response was lost, and those of requests that the browser
 * has sent again. Such a key has the name of an attempt, was not there before it, and its secret was never shown.
 */
export class CreationAttempts {
  readonly #workbench: ReadonlySignal<Workbench>
  readonly #account: ServiceAccount
  /** The ids of the keys that are not left behind, by name. */
  readonly #known = new Map<string, Set<string>>()

  constructor(workbench: ReadonlySignal<Workbench>, account: ServiceAccount) {
    this.#workbench = workbench
    this.#account = account
  }

  /** Remembers which keys with this name exist before the first attempt. */
  async begin(name: string): Promise<void> {
    if (this.#known.has(name)) return
    const existing = await this.#keysNamed(name)
    this.#known.set(name, new Set(existing.map(({ id }) => id)))
  }

  /** The response of an attempt has arrived. */
  succeed({ id, name }: Pick<ApiKey, 'id' | 'name'>): void {
    this.#known.get(name)?.add(id)
  }

  async findUnseen(signal: AbortSignal): Promise<readonly ApiKey[]> {
    const found = await Promise.all(
      [...this.#known].map(async ([name, known]) => {
        const keys = await this.#keysNamed(name, signal)
        return keys.filter(({ id }) => !known.has(id))
      }),
    )
    return found.flat()
  }

  async #keysNamed(name: string, signal?: AbortSignal): Promise<readonly ApiKey[]> {
    const isFilter = printConditions([{ operator: '=', value: name }]) !== undefined
    const query = { sort: 'createdAt', pageSize: 500, ...(isFilter && { name }) } as const
    const keys = await this.#workbench
      .peek()
      .serviceAccounts.keys(this.#account, query, signal && { signal })
      .toArray()
    // Filters ignore case.
    return keys.filter(key => key.name === name)
  }
}
