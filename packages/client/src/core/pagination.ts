import type { PrintedQuery } from '@workbench-sdk/query'
import { ProtocolError } from '../errors.ts'
import { type Decode, type Page, page } from '../json-api/decode.ts'
import { type ListFields, type ListQuery, listQuery } from '../json-api/list-query.ts'
import type { WorkbenchPromise, WorkbenchResponse } from './api-promise.ts'
import type { CallOptions } from './options.ts'
import type { Call, Transport } from './request.ts'

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
 * Each method throws what every call throws.
 *
 * @example
 * const { items, total } = await workbench.apiKeys.list()
 * for await (const key of workbench.apiKeys.list({ active: false })) await workbench.apiKeys.delete(key)
 * const accounts = await workbench.serviceAccounts.list().toArray({ limit: 1_000 })
 */
export class List<T extends { readonly id: string }> implements PromiseLike<Page<T>>, AsyncIterable<T> {
  readonly #fetchPage: (request: PageRequest) => WorkbenchPromise<Page<T>>
  readonly #pageSize: number
  #firstPage: WorkbenchPromise<Page<T>> | undefined

  constructor(pageSize: number, fetchPage: (request: PageRequest) => WorkbenchPromise<Page<T>>) {
    this.#pageSize = pageSize
    this.#fetchPage = fetchPage
  }

  /**
   * Fetches the first page, once.
   *
   * @example
   * const { items, total } = await workbench.apiKeys.list({ active: true })
   */
  // biome-ignore lint/suspicious/noThenProperty: a list is a promise of its first page
  then<Result = Page<T>, Failure = never>(
    onFulfilled?: ((page: Page<T>) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.#first().then(onFulfilled, onRejected)
  }

  /**
   * Fetches the first page, once, and says what is known of the answer.
   *
   * @example
   * const { data, response } = await workbench.apiKeys.list().withResponse()
   */
  withResponse(): Promise<WorkbenchResponse<Page<T>>> {
    return this.#first().withResponse()
  }

  /**
   * Fetches the first record alone; undefined where there is none.
   *
   * @example
   * const newest = await workbench.apiKeys.list({ sort: '-createdAt' }).first()
   */
  async first(): Promise<T | undefined> {
    return (await this.#fetchPage({ offset: 0, limit: 1 })).items[0]
  }

  /**
   * Asks how many records there are, and fetches none.
   *
   * @example
   * const active = await workbench.apiKeys.list({ active: true }).count()
   */
  async count(): Promise<number> {
    return (await this.#fetchPage({ offset: 0, limit: 0 })).total
  }

  /**
   * Fetches all records into an array, or as many as `limit` says.
   *
   * @example
   * const oldest = await workbench.apiKeys.list().toArray({ limit: 10 })
   */
  async toArray({ limit = Number.POSITIVE_INFINITY }: { readonly limit?: number } = {}): Promise<T[]> {
    const items: T[] = []
    if (limit <= 0) return items
    for await (const page of this.#pages(Math.min(this.#pageSize, limit))) {
      items.push(...page.items)
      if (items.length >= limit) break
    }
    return items.slice(0, limit)
  }

  /**
   * Gives all records page by page, beginning anew each time. No record is on two of them.
   *
   * @example
   * for await (const { items, total } of workbench.apiKeys.list({ pageSize: 50 }).pages()) console.log(items.length, total)
   */
  pages(): AsyncGenerator<Page<T>, void, undefined> {
    return this.#pages(this.#pageSize)
  }

  /** Gives all records one by one, beginning anew each time. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) yield* page.items
  }

  #first(): WorkbenchPromise<Page<T>> {
    this.#firstPage ??= this.#fetchPage({ offset: 0, limit: this.#pageSize })
    return this.#firstPage
  }

  async *#pages(pageSize: number): AsyncGenerator<Page<T>, void, undefined> {
    const seen = new Set<string>()
    // Each page begins with the last record of the one before, so it takes two to get on.
    const limit = Math.max(pageSize, 2)
    let offset = 0
    let total = 0
    for (;;) {
      const page = await this.#fetchPage({ offset, limit })
      if (offset > 0 && !beginsWithin(seen, page)) {
        // What was seen has been deleted, and what follows has moved up.
        offset = Math.max(0, offset - Math.max(limit, total - page.total))
        continue
      }
      const items = page.items.filter(({ id }) => !seen.has(id))
      for (const { id } of items) seen.add(id)
      yield Object.freeze({ ...page, items: Object.freeze(items), offset: seen.size - items.length })
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

/** A list of a resource: what is asked, and how a page of it is fetched. */
export interface Listing<T> {
  /** What the user asks for. */
  readonly query: object | undefined
  readonly fields: ListFields
  readonly options: CallOptions | undefined
  readonly decode: Decode<T>
  /** Sends the call for a page; the same as of any call, with the query for the wire. */
  readonly send: (...given: [...Parameters<Call<never>['send']>, query: WireQuery]) => ReturnType<Call<never>['send']>
}

type WireQuery = ListQuery['printed'] & Required<Pick<PrintedQuery, 'page'>>

/**
 * Makes a list. What is wrong with its query is said at once; nothing is sent until the list is used. `With` is `T` with
 * what the inclusions add.
 */
export function listing<T extends { readonly id: string }, With extends T>(
  transport: Transport,
  { query = {}, fields, options, decode, send }: Listing<T>,
): List<With> {
  const { printed, pageSize, inclusions } = listQuery(query, fields)
  return new List(pageSize, range =>
    transport.call(options, () => ({
      send: (api, init) => send(api, init, { ...printed, page: range }),
      decode: page<T, With>(decode, inclusions),
    })),
  )
}
