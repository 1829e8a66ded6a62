import { ProtocolError } from './errors.ts'
import type { Page } from './json-api.ts'

/** Which records to fetch. */
export interface PageRequest {
  readonly offset: number
  readonly limit: number
}

/**
 * A list that nothing was asked for yet. Await it for its first page; iterate over it for all its records, which are
 * fetched page by page as they are needed.
 *
 * Records may come and go meanwhile: one that is there from beginning to end is given once, neither skipped nor repeated,
 * as long as the list is sorted by what does not change, such as `createdAt`, the default.
 *
 * Awaiting and iterating throw what every call throws.
 *
 * @example
 * const { items, total } = await workbench.apiKeys.list()
 * for await (const key of workbench.apiKeys.list({ active: false })) await workbench.apiKeys.delete(key)
 * const accounts = await workbench.serviceAccounts.list().toArray()
 */
export class List<T extends { readonly id: string }> implements PromiseLike<Page<T>>, AsyncIterable<T> {
  readonly #fetchPage: (request: PageRequest) => Promise<Page<T>>
  readonly #pageSize: number
  #firstPage: Promise<Page<T>> | undefined

  constructor(pageSize: number, fetchPage: (request: PageRequest) => Promise<Page<T>>) {
    this.#pageSize = pageSize
    this.#fetchPage = fetchPage
  }

  /** Fetches the first page, once. */
  // biome-ignore lint/suspicious/noThenProperty: a list is a promise of its first page
  then<Result = Page<T>, Failure = never>(
    onFulfilled?: ((page: Page<T>) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    this.#firstPage ??= this.#fetchPage({ offset: 0, limit: this.#pageSize })
    return this.#firstPage.then(onFulfilled, onRejected)
  }

  /** Fetches all records into an array. */
  async toArray(): Promise<T[]> {
    const items: T[] = []
    for await (const item of this) items.push(item)
    return items
  }

  /** Gives all records one by one, beginning anew each time. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    const seen = new Set<string>()
    // Each page begins with the last record of the one before, so it takes two to get on.
    const limit = Math.max(this.#pageSize, 2)
    let offset = 0
    let total = 0
    for (;;) {
      const page = await this.#fetchPage({ offset, limit })
      if (offset > 0 && !beginsWithin(seen, page)) {
        // What was seen has been deleted, and what follows has moved up.
        offset = Math.max(0, offset - Math.max(limit, total - page.total))
        continue
      }
      for (const item of page.items) {
        if (seen.has(item.id)) continue
        seen.add(item.id)
        yield item
      }
      total = page.total
      if (offset + page.items.length >= total) return
      if (page.items.length < 2)
        throw new ProtocolError(
          'A page of the list is shorter than its meta.page.total says. Nothing after it can be found.',
        )
      offset += page.items.length - 1
    }
  }
}

// The order of records that stay is always the same. So where a page begins with one that was seen, nothing before it
// was missed.
function beginsWithin(seen: ReadonlySet<string>, { items }: Page<{ readonly id: string }>): boolean {
  const [first] = items
  return first !== undefined && seen.has(first.id)
}
