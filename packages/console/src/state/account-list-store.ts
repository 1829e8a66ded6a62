import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { List, Page, ServiceAccount, ServiceAccountRelated, Workbench } from '@workbench-sdk/client'
import { type AccountFilters, toListQuery } from './account-filters.ts'
import { type ErrorView, isAbort, toErrorView } from './error-view.ts'

export type ListedAccount = ServiceAccount & Pick<ServiceAccountRelated, 'createdBy'>

/** One pass over the list, from the first page to the last page that is needed. */
interface Reading {
  readonly pages: ReturnType<List<ListedAccount>['pages']>
  readonly abort: AbortController
  accounts: readonly ListedAccount[]
  total: number
  isComplete: boolean
}

/** The service accounts that match the filters. They are loaded page by page as the list is scrolled. */
export class AccountListStore {
  readonly accounts = signal<readonly ListedAccount[]>([])
  /** The number of matching accounts. `undefined` until the first page arrives. */
  readonly total = signal<number | undefined>(undefined)
  readonly error = signal<ErrorView | undefined>(undefined)
  readonly #workbench: ReadonlySignal<Workbench>
  readonly #filters: ReadonlySignal<AccountFilters>
  readonly #needs = new Map<symbol, number>()
  #reading: Reading | undefined
  #isReading = false
  /** Whether the accounts may have changed since the reading started. */
  #isStale = false

  constructor(workbench: ReadonlySignal<Workbench>, filters: ReadonlySignal<AccountFilters>) {
    this.#workbench = workbench
    this.#filters = filters
  }

  /** Discards the accounts and loads the first page. */
  reload(): void {
    this.#reading?.abort.abort()
    this.#isReading = false
    batch(() => {
      this.accounts.value = []
      this.total.value = undefined
      this.error.value = undefined
    })
    this.#startReading()
  }

  /**
   * Loads as many accounts as needed, and then replaces the current ones. If a reading is in progress, the next one starts after
   * it finishes. If each change restarted it, a long list might never load completely.
   */
  refresh(): void {
    if (this.#isReading) this.#isStale = true
    else this.#startReading()
  }

  /** Loads additional pages until `count` accounts, or all accounts, are loaded. Returns a function that releases the request. */
  need(count: number): () => void {
    const id = Symbol()
    this.#needs.set(id, count)
    if (this.#reading) void this.#read(this.#reading)
    return () => this.#needs.delete(id)
  }

  get #neededCount(): number {
    return Math.max(1, ...this.#needs.values())
  }

  #startReading(): void {
    this.#isStale = false
    const abort = new AbortController()
    try {
      const list = this.#workbench.value.serviceAccounts.list(toListQuery(this.#filters.value), {
        signal: abort.signal,
      })
      this.#reading = { pages: list.pages(), abort, accounts: [], total: 0, isComplete: false }
      void this.#read(this.#reading)
    } catch (cause) {
      // The client rejects some filters, e.g. a name that contains a comma.
      this.#reading = undefined
      this.error.value = toErrorView(cause)
    }
  }

  async #read(reading: Reading): Promise<void> {
    if (this.#isReading) return
    this.#isReading = true
    const unchanged = new Map(this.accounts.peek().map(account => [account.id, account]))
    try {
      while (!reading.isComplete && reading.accounts.length < this.#neededCount) {
        const { value, done } = await reading.pages.next()
        if (reading !== this.#reading) return
        appendPage(reading, done ? undefined : value, unchanged)
        // Shows progress during the first reading, and during a reading that passes the end of the previous one.
        if (this.total.peek() === undefined || reading.accounts.length > this.accounts.peek().length) {
          this.#publish(reading)
        }
      }
      this.#publish(reading)
      this.#isReading = false
    } catch (cause) {
      if (reading !== this.#reading || isAbort(cause)) return
      // An iterator cannot continue after it throws. The next refresh starts a new one.
      this.#reading = undefined
      this.#isReading = false
      this.error.value = toErrorView(cause)
    }
    if (this.#isStale) this.#startReading()
  }

  #publish({ accounts, total }: Reading): void {
    batch(() => {
      this.accounts.value = accounts
      this.total.value = total
      this.error.value = undefined
    })
  }
}

/** Appends a page. Unchanged accounts stay the same objects, so that their rows are not rendered again. */
function appendPage(
  reading: Reading,
  page: Page<ListedAccount> | undefined,
  previous: ReadonlyMap<string, ListedAccount>,
): void {
  if (!page) {
    reading.isComplete = true
    return
  }
  const accounts = page.items.map(account => {
    const known = previous.get(account.id)
    return known && JSON.stringify(known) === JSON.stringify(account) ? known : account
  })
  reading.accounts = [...reading.accounts, ...accounts]
  reading.total = page.total ?? reading.accounts.length
  reading.isComplete = page.total !== null && reading.accounts.length >= page.total
}
