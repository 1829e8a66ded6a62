import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { List, Page, ServiceAccount, ServiceAccountRelated, Workbench } from '@workbench-sdk/client'
import { type AccountFilters, toListQuery } from './account-filters.ts'
import { type ErrorView, isAbort, toErrorView } from './error-view.ts'

export type ListedAccount = ServiceAccount & Pick<ServiceAccountRelated, 'createdBy'>

/** One pass through the list, from its first page to the last one that is needed. */
interface Load {
  readonly pages: ReturnType<List<ListedAccount>['pages']>
  readonly abort: AbortController
  accounts: readonly ListedAccount[]
  total: number
  isComplete: boolean
}

/** The service accounts that match the filters, loaded page by page as the list is scrolled. */
export class AccountListStore {
  readonly accounts = signal<readonly ListedAccount[]>([])
  /** Number of matching accounts; undefined until the first page has arrived. */
  readonly total = signal<number | undefined>(undefined)
  readonly error = signal<ErrorView | undefined>(undefined)
  readonly #workbench: ReadonlySignal<Workbench>
  readonly #filters: ReadonlySignal<AccountFilters>
  #load: Load | undefined
  #isLoading = false
  #neededCount = 1

  constructor(workbench: ReadonlySignal<Workbench>, filters: ReadonlySignal<AccountFilters>) {
    this.#workbench = workbench
    this.#filters = filters
  }

  /** Discards the accounts and loads the first page. */
  reload(): void {
    this.#neededCount = 1
    batch(() => {
      this.accounts.value = []
      this.total.value = undefined
      this.error.value = undefined
    })
    this.refresh()
  }

  /** Loads as many accounts as before, and replaces the current ones when they have arrived. */
  refresh(): void {
    this.#load?.abort.abort()
    this.#isLoading = false
    this.#startLoad()
  }

  /** Loads further pages until `count` accounts are available, or all of them. */
  ensureLoaded(count: number): void {
    this.#neededCount = Math.max(1, count)
    if (this.#load) void this.#loadPages(this.#load)
  }

  #startLoad(): void {
    const abort = new AbortController()
    try {
      const list = this.#workbench.value.serviceAccounts.list(toListQuery(this.#filters.value), {
        signal: abort.signal,
      })
      this.#load = { pages: list.pages(), abort, accounts: [], total: 0, isComplete: false }
      void this.#loadPages(this.#load)
    } catch (cause) {
      // The client rejects some filters, e.g. a name that contains a comma.
      this.error.value = toErrorView(cause)
    }
  }

  async #loadPages(load: Load): Promise<void> {
    if (this.#isLoading) return
    this.#isLoading = true
    try {
      while (!load.isComplete && load.accounts.length < this.#neededCount) {
        const { value, done } = await load.pages.next()
        if (load !== this.#load) return
        appendPage(load, done ? undefined : value)
        if (this.total.value === undefined) this.#publish(load)
      }
      this.#publish(load)
    } catch (cause) {
      if (load !== this.#load || isAbort(cause)) return
      // An iterator that has thrown cannot continue: the next refresh starts a new one.
      this.#load = undefined
      this.#isLoading = false
      this.error.value = toErrorView(cause)
    } finally {
      if (load === this.#load) this.#isLoading = false
    }
  }

  #publish({ accounts, total }: Load): void {
    batch(() => {
      this.accounts.value = accounts
      this.total.value = total
      this.error.value = undefined
    })
  }
}

function appendPage(load: Load, page: Page<ListedAccount> | undefined): void {
  if (!page) {
    load.isComplete = true
    return
  }
  load.accounts = [...load.accounts, ...page.items]
  load.total = page.total ?? load.accounts.length
  load.isComplete = page.total !== null && load.accounts.length >= page.total
}
