import { ProtocolError } from '../errors.ts'
import type { Page } from '../json-api/decode.ts'
import { checkInput, LIMIT, UNLIMITED } from '../validate-arguments.ts'
import type { WorkbenchPromise, WorkbenchResponse } from './api-promise.ts'

/** Fetches a page. The time limit of the call starts at `startedAt`, by default now. */
type FetchPage<T> = (range: PageRange, startedAt?: number) => WorkbenchPromise<Page<T>>

/** The range of a page. */
interface PageRange {
  readonly offset: number
  readonly limit: number
}

/**
 * A list of records. Await it to fetch the first page, or iterate over it to fetch all records, page by page as needed. Nothing
 * is fetched until then.
 *
 * Records may be created and deleted during the iteration. A record that exists throughout the iteration is returned exactly once
 * if the list is sorted by a field that does not change, e.g. `createdAt` (the default).
 *
 * Except in a browser, a list rejects with a `ProtocolError` if a record does not match an exact-value filter, which means that the
 * server ignored the filter.
 *
 * If the pages are inconsistent with the total, even after they are fetched again, methods that fetch several pages reject with a
 * `ProtocolError`. The `timeout` applies to each page.
 *
 * All methods can reject with the same errors as any other call.
 *
 * @example
 * const { items, total } = await workbench.apiKeys.list()
 * for await (const key of workbench.apiKeys.list({ active: false })) await workbench.apiKeys.delete(key)
 * const accounts = await workbench.serviceAccounts.list().toArray({ limit: 1_000 })
 */
export class List<T extends { readonly id: string }> implements Promise<Page<T>>, AsyncIterable<T> {
  /** @internal The public name, including in minified code. */
  static get name(): string {
    return 'List'
  }

  readonly #fetchPage: FetchPage<T>
  readonly #pageSize: number
  #firstPage: WorkbenchPromise<Page<T>> | undefined

  constructor(pageSize: number, fetchPage: FetchPage<T>) {
    this.#pageSize = pageSize
    this.#fetchPage = fetchPage
  }

  /**
   * Fetches the first page. Later calls return the same page.
   *
   * @example
   * const { items, total } = await workbench.apiKeys.list({ active: true })
   */
  // biome-ignore lint/suspicious/noThenProperty: a list can be awaited
  then<Result = Page<T>, Failure = never>(
    onFulfilled?: ((page: Page<T>) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.#first().then(onFulfilled, onRejected)
  }

  /**
   * Fetches the first page, and handles errors.
   *
   * @example
   * const page = await workbench.apiKeys.list().catch(error => console.error('No keys:', error))
   */
  catch<Failure = never>(
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Page<T> | Failure> {
    return this.#first().catch(onRejected)
  }

  /**
   * Fetches the first page, and then calls a function, even if the fetch fails.
   *
   * @example
   * const { total } = await workbench.apiKeys.list().finally(() => console.log('done')) // done
   */
  finally(onFinally?: (() => void) | null): Promise<Page<T>> {
    return this.#first().finally(onFinally)
  }

  get [Symbol.toStringTag](): string {
    return 'List'
  }

  /**
   * Fetches the first page and the metadata of its response.
   *
   * @example
   * const { data, response } = await workbench.apiKeys.list().withResponse()
   */
  withResponse(): Promise<WorkbenchResponse<Page<T>>> {
    return this.#first().withResponse()
  }

  /**
   * Fetches the first record. Returns undefined if the list is empty.
   *
   * @example
   * const newest = await workbench.apiKeys.list({ sort: '-createdAt' }).first()
   */
  async first(): Promise<T | undefined> {
    return (await this.#fetchPage({ offset: 0, limit: 1 })).items[0]
  }

  /**
   * Returns the number of records. This fetches one record, because Workbench may treat a page size of 0 as missing. If Workbench
   * does not report a total, this fetches and counts all records.
   *
   * @example
   * const active = await workbench.apiKeys.list({ active: true }).count()
   */
  async count(): Promise<number> {
    const { items, total } = await this.#fetchPage({ offset: 0, limit: 1 })
    // `toArray` also rejects if the total is wrong.
    return total === null || total < items.length ? (await this.toArray()).length : total
  }

  /**
   * Fetches all records, or the first `limit` records, into an array.
   *
   * @example
   * const oldest = await workbench.apiKeys.list().toArray({ limit: 10 })
   */
  async toArray(options: { readonly limit?: number | undefined } = {}): Promise<T[]> {
    const { limit = UNLIMITED } = checkInput('toArray', options, { limit: LIMIT })
    const items: T[] = []
    if (limit === 0) return items
    for await (const page of this.#pages(Math.min(this.#pageSize, limit))) {
      items.push(...page.items)
      if (items.length >= limit) break
    }
    return items.slice(0, limit)
  }

  /**
   * Returns an iterator over the pages, starting with the first. No record appears on two pages. Each page after the first contains
   * one record fewer than it fetches, because it is fetched together with the last record of the previous page.
   *
   * @example
   * for await (const { items, total } of workbench.apiKeys.list({ pageSize: 50 }).pages()) console.log(items.length, total)
   */
  pages(): AsyncGenerator<Page<T>, void, undefined> {
    return this.#pages(this.#pageSize)
  }

  /** Returns an iterator over the records, starting with the first. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) yield* page.items
  }

  #first(): WorkbenchPromise<Page<T>> {
    this.#firstPage ??= this.#fetchPage({ offset: 0, limit: this.#pageSize })
    return this.#firstPage
  }

  // Workbench's pages are based on offsets, which shift when records are created or deleted. Therefore, each page starts with the
  // last record of the previous page. If a page starts with a record that was already returned, no earlier record was missed,
  // because the order of the records does not change. Otherwise, go back, farther each time, and skip records that were already
  // returned. After the last page, start over if the number of returned records is less than the smallest total. Fail if repeated
  // reads yield neither new records nor the expected ones.
  async *#pages(pageSize: number): AsyncGenerator<Page<T>, void, undefined> {
    // A page needs two records, because its first record repeats the last record of the previous page.
    const limit = Math.max(pageSize, 2)
    const returned = new Set<string>()
    let offset = 0
    let end = 0
    let smallestTotal = UNLIMITED
    // The number of records that were read since the last new one.
    let reread = 0
    // How many times the loop went back, and the record that must follow if the responses are consistent.
    let detours = 0
    let expected: string | undefined
    let startedAt = performance.now()
    for (;;) {
      const page = await this.#fetchPage({ offset, limit }, startedAt)
      const { items, total } = page
      const [first] = items
      // An empty page can follow only a page with one record.
      const connects = offset === 0 || (first ? returned.has(first.id) : offset === end)
      end = offset + items.length
      reread += Math.max(items.length - 1, 1)
      // A server that does not page the list returns all of it each time. Without a total, nothing is inconsistent.
      if (offset && total === null && items.length >= returned.size && reread > 2 * returned.size) return
      if (connects && end <= (total ?? end)) {
        const added = items.filter(({ id }) => !returned.has(id) && returned.add(id))
        smallestTotal = Math.min(smallestTotal, total ?? smallestTotal)
        // A full page does not prove that it is the last one.
        const isLast = (end === total && items.length < limit) || (offset > 0 && items.length < 2)
        const isComplete = isLast && end === (total ?? end) && returned.size >= Math.min(smallestTotal, end)
        if (added.length > 0 || (isComplete && returned.size === 0)) {
          yield Object.freeze({ ...page, items: Object.freeze(added), offset: returned.size - added.length })
          startedAt = performance.now()
          reread = 0
          if (offset > 0 || added.some(({ id }) => id === expected)) detours = 0
        }
        if (isComplete) return
        if (isLast) detours += 1
        offset = isLast ? 0 : Math.max(end - 1, 1)
      } else {
        expected = first?.id
        offset = Math.max(0, offset - limit * 2 ** detours)
        detours += 1
      }
      if (reread > 3 * returned.size + 20 || detours > 15) {
        throw new ProtocolError(
          `The pages are inconsistent: after ${returned.size} records, the page up to record ${end} reports a total of ${total}. Try again.`,
        )
      }
    }
  }
}
