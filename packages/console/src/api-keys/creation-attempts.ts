import type { ReadonlySignal } from '@preact/signals'
import {
  type ApiKey,
  MismatchError,
  OutcomeUnknownError,
  type Secret,
  type ServiceAccount,
  type Workbench,
} from '@workbench-sdk/client'
import { printConditions } from '@workbench-sdk/query'

/**
 * Finds keys left behind by attempts to create one: keys whose response was lost, and keys from requests that the browser
 * retried. Such a key has the same name as an attempt and did not exist before it, and its secret was never shown.
 */
export class CreationAttempts {
  readonly #workbench: ReadonlySignal<Workbench>
  readonly #account: ServiceAccount
  /** The ids of keys that were not left behind, by name. */
  readonly #known = new Map<string, Set<string>>()

  constructor(workbench: ReadonlySignal<Workbench>, account: ServiceAccount) {
    this.#workbench = workbench
    this.#account = account
  }

  /** Records which keys with this name exist before the first attempt. */
  async begin(keyName: string): Promise<void> {
    if (this.#known.has(keyName)) return
    const existing = await this.#keysNamed(keyName)
    this.#known.set(keyName, new Set(existing.map(({ id }) => id)))
  }

  /**
   * Records that this key's secret is shown. If the response has no id, keys with this name cannot be distinguished, so the
   * name is not tracked any further.
   */
  succeed(keyName: string, id: string | undefined): void {
    if (id === undefined) this.#known.delete(keyName)
    else this.#known.get(keyName)?.add(id)
  }

  async findUnseen(signal: AbortSignal): Promise<readonly ApiKey[]> {
    const found = await Promise.all(
      [...this.#known].map(async ([keyName, known]) => {
        const keys = await this.#keysNamed(keyName, signal)
        return keys.filter(({ id }) => !known.has(id))
      }),
    )
    return found.flat()
  }

  async #keysNamed(keyName: string, signal?: AbortSignal): Promise<readonly ApiKey[]> {
    const isFilter = printConditions([{ operator: '=', value: keyName }]) !== undefined
    const query = { sort: 'createdAt', pageSize: 500, ...(isFilter && { name: keyName }) } as const
    const keys = await this.#workbench
      .peek()
      .serviceAccounts.keys(this.#account, query, signal && { signal })
      .toArray()
    // Filters ignore case.
    return keys.filter(key => key.name === keyName)
  }
}

/** Returns the parts of a key that an error contains, if the call failed but created the key or may have created it. */
export function keyInError(error: unknown): { readonly id?: string; readonly secret?: Secret } | undefined {
  if (error instanceof MismatchError) return error.record
  if (error instanceof OutcomeUnknownError) return { ...error.record, ...(error.secret && { secret: error.secret }) }
  return undefined
}
