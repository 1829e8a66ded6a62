import type { PrintedQuery } from '@workbench-sdk/query'
import { ProtocolError } from '../errors.ts'
import { type Decode, type Page, page } from '../json-api/decode.ts'
import { type ListQuery, listQuery, type Queryable } from '../json-api/list-query.ts'
import { checkInput } from '../validate-arguments.ts'
import type { WorkbenchPromise, WorkbenchResponse } from './api-promise.ts'
import type { CallOptions } from './options.ts'
import type { ApiClient, Operation } from './request.ts'

/** The range of a page. */
export interface PageRequest {
  readonly offset: number
  readonly limit: number
}

/**
 * A list of records. Await it to fetch the first page, or iterate over it to fetch all records, page by page as needed. Nothing
 * is fetched before.
 *
 * Records may be created and deleted during the iteration. A record that exists all the time is returned exactly once, if the
 * list is sorted by a field that does not change, e.g. by `createdAt`, the default.
 *
 * All methods reject with the errors of a call.
 *
 * @example
 * const { items, total } = await workbench.apiKeys.list()
 * for await (const key of workbench.apiKeys.list({ active: false })) await workbench.apiKeys.delete(key)
 * const accounts = await workbench.serviceAccounts.list().toArray({ limit: 1_000 })
 */
export class List<T extends { readonly id: string }> implements Promise<Page<T>>, AsyncIterable<T> {
  /** @internal The public name, also in minified code. */
  static get name(): string {
    return 'List'
  }

  readonly #fetchPage: (request: PageRequest) => WorkbenchPromise<Page<T>>
  readonly #pageSize: number
  #firstPage: WorkbenchPromise<Page<T>> | undefined

  constructor(pageSize: number, fetchPage: (request: PageRequest) => WorkbenchPromise<Page<T>>) {
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
   * Fetches the first page, and handles an error.
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
   * Fetches the first page, and calls a function when that has succeeded or failed.
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
   * Fetches the first page, with information about the response.
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
   * Returns the number of records without fetching them.
   *
   * @example
   * const active = await workbench.apiKeys.list({ active: true }).count()
   */
  async count(): Promise<number> {
    return (await this.#fetchPage({ offset: 0, limit: 0 })).total ?? 0
  }

  /**
   * Fetches all records into an array, or the first `limit` records.
   *
   * @example
   * const oldest = await workbench.apiKeys.list().toArray({ limit: 10 })
   */
  async toArray(options: { readonly limit?: number | undefined } = {}): Promise<T[]> {
    const { limit = Number.POSITIVE_INFINITY } = checkInput('toArray', options, { limit: 'limit' })
    const items: T[] = []
    if (limit === 0) return items
    for await (const page of this.#pages(Math.min(this.#pageSize, limit))) {
      items.push(...page.items)
      if (items.length >= limit) break
    }
    return items.slice(0, limit)
  }

  /**
   * Returns an iterator over the pages, from the first one. No record is on two pages.
   *
   * @example
   * for await (const { items, total } of workbench.apiKeys.list({ pageSize: 50 }).pages()) console.log(items.length, total)
   */
  pages(): AsyncGenerator<Page<T>, void, undefined> {
    return this.#pages(this.#pageSize)
  }

  /** Returns an iterator over the records, from the first one. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) yield* page.items
  }

  #first(): WorkbenchPromise<Page<T>> {
    this.#firstPage ??= this.#fetchPage({ offset: 0, limit: this.#pageSize })
    return this.#firstPage
  }

  async *#pages(pageSize: number): AsyncGenerator<Page<T>, void, undefined> {
    const seen = new Set<string>()
    // Each page starts with the last record of the previous one, so a page needs two records to make progress.
    const limit = Math.max(pageSize, 2)
    let offset = 0
    let total = 0
    for (;;) {
      const page = await this.#fetchPage({ offset, limit })
      if (offset > 0 && !startsWithin(seen, page)) {
        // Records of earlier pages were deleted, so the following ones have moved up.
        offset = Math.max(0, offset - Math.max(limit, total - (page.total ?? 0)))
        continue
      }
      const items = page.items.filter(({ id }) => !seen.has(id))
      for (const { id } of items) seen.add(id)
      yield Object.freeze({ ...page, items: Object.freeze(items), offset: seen.size - items.length })
      total = page.total ?? 0
      if (offset + page.items.length >= total) return
      if (page.items.length < 2) {
        throw new ProtocolError('A page of the list has fewer records than meta.page.total requires.')
      }
      offset += page.items.length - 1
    }
  }
}

// The order of the records does not change. If a page starts with a record that was seen, none before it was missed.
function startsWithin(seen: ReadonlySet<string>, { items }: Page<{ readonly id: string }>): boolean {
  const [first] = items
  return first !== undefined && seen.has(first.id)
}

/** How the pages of a list are fetched. */
interface ListOperation<T> {
  readonly query: object | undefined
  readonly queryable: Queryable
  readonly options: CallOptions | undefined
  readonly decode: Decode<T>
  /** Sends the request for a page. `query` has its parameters. */
  readonly send: (
    ...args: [...Parameters<Operation<never>['send']>, query: PageQuery]
  ) => ReturnType<Operation<never>['send']>
}

type PageQuery = ListQuery['printed'] & Required<Pick<PrintedQuery, 'page'>>

/**
 * Creates a list. `With` is `T` with the related records that the query includes.
 *
 * @throws InvalidArgumentError if the query is invalid
 */
export function createList<T extends { readonly id: string }, With extends T>(
  client: ApiClient,
  { query = {}, queryable, options, decode, send }: ListOperation<T>,
): List<With> {
  const { printed, pageSize, inclusions } = listQuery(query, queryable)
  return new List(pageSize, range =>
    client.call(options, () => ({
      send: (api, init) => send(api, init, { ...printed, page: range }),
      decode: page<T, With>(decode, inclusions),
    })),
  )
}
