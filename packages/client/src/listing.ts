import type { PrintedQuery } from '@workbench-sdk/query'
import { type Decode, page } from './json-api.ts'
import type { CallOptions } from './options.ts'
import { List } from './pagination.ts'
import { type ListFields, type ListQuery, listQuery } from './query.ts'
import type { Call, Transport } from './transport.ts'

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
