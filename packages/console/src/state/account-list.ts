import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { List, Page, ServiceAccount, ServiceAccountRelated, Workbench } from '@workbench-sdk/client'
import { type AccountQuery, listQueryOf } from './account-query.ts'
import { isAbort, type Trouble, troubleOf } from './trouble.ts'

export type ListedAccount = ServiceAccount & Pick<ServiceAccountRelated, 'createdBy'>

/** One reading of the list, from its beginning to as far as somebody looked. */
interface Reading {
  readonly pages: ReturnType<List<ListedAccount>['pages']>
  readonly abort: AbortController
  accounts: readonly ListedAccount[]
  total: number
  isAtEnd: boolean
}

/** Service accounts as far as they are looked at: page by page, as they are needed. */
export class AccountList {
  readonly accounts = signal<readonly ListedAccount[]>([])
  /** How many there are; not known before the first page. */
  readonly total = signal<number | undefined>(undefined)
  readonly trouble = signal<Trouble | undefined>(undefined)
  readonly #workbench: ReadonlySignal<Workbench>
  readonly #query: ReadonlySignal<AccountQuery>
  #reading: Reading | undefined
  #isReading = false
  /** How many are needed. */
  #needed = 1

  constructor(workbench: ReadonlySignal<Workbench>, query: ReadonlySignal<AccountQuery>) {
    this.#workbench = workbench
    this.#query = query
  }

  /** Forgets what is shown, and reads from the beginning. */
  restart(): void {
    this.#needed = 1
    batch(() => {
      this.accounts.value = []
      this.total.value = undefined
      this.trouble.value = undefined
    })
    this.refresh()
  }

  /** Reads again as much as is needed; what is shown stays until that is there. */
  refresh(): void {
    this.#reading?.abort.abort()
    this.#isReading = false
    this.#begin()
  }

  /** Sees to it that so many accounts are there, where there are so many. */
  need(count: number): void {
    this.#needed = Math.max(1, count)
    if (this.#reading) void this.#readOn(this.#reading)
  }

  #begin(): void {
    const abort = new AbortController()
    try {
      const list = this.#workbench.value.serviceAccounts.list(listQueryOf(this.#query.value), { signal: abort.signal })
      this.#reading = { pages: list.pages(), abort, accounts: [], total: 0, isAtEnd: false }
      void this.#readOn(this.#reading)
    } catch (error) {
      // A query that cannot be asked, such as a name that cannot be searched for.
      this.trouble.value = troubleOf(error)
    }
  }

  async #readOn(reading: Reading): Promise<void> {
    if (this.#isReading) return
    this.#isReading = true
    try {
      while (!reading.isAtEnd && reading.accounts.length < this.#needed) {
        const { value, done } = await reading.pages.next()
        if (reading !== this.#reading) return
        take(reading, done ? undefined : value)
        if (this.total.value === undefined) this.#show(reading)
      }
      this.#show(reading)
    } catch (error) {
      if (reading !== this.#reading || isAbort(error)) return
      // What has failed does not go on: it is begun again.
      this.#reading = undefined
      this.#isReading = false
      this.trouble.value = troubleOf(error)
    } finally {
      if (reading === this.#reading) this.#isReading = false
    }
  }

  #show({ accounts, total }: Reading): void {
    batch(() => {
      this.accounts.value = accounts
      this.total.value = total
      this.trouble.value = undefined
    })
  }
}

function take(reading: Reading, page: Page<ListedAccount> | undefined): void {
  if (!page) {
    reading.isAtEnd = true
    return
  }
  reading.accounts = [...reading.accounts, ...page.items]
  reading.total = page.total
  reading.isAtEnd = reading.accounts.length >= page.total
}
