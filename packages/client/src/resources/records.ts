import type { components, paths } from '@workbench-sdk/contract/generated/openapi'
import type { WorkbenchPromise } from '../core/api-promise.ts'
import type { CallOptions } from '../core/options.ts'
import { List } from '../core/pagination.ts'
import type { ApiClient, ApiRequest } from '../core/request.ts'
import {
  type AttributeField,
  type Decode,
  decoder,
  type Fields,
  type Inclusions,
  one,
  page,
} from '../json-api/decode.ts'
import { listQuery, type Queryable } from '../json-api/list-query.ts'
import { idOf, type OptionalFields } from '../validate-arguments.ts'

type Type = components['schemas']['AnyRecord']['type']
/** The types whose records support this method. */
type TypeWith<Method extends string> = {
  [Name in Type]: paths[`/api/v2/${Name}/{id}`] extends { readonly [Key in Method]: object } ? Name : never
}[Type]

/** The attributes of a record type that can be changed. JSON omits undefined attributes. */
export type Changes<Name extends TypeWith<'patch'>> = OptionalFields<
  NonNullable<
    paths[`/api/v2/${Name}/{id}`]['patch']['requestBody']['content']['application/vnd.api+json']['data']['attributes']
  >
>

/** A record type: its names in the contract and in messages, and how to decode and query its records. */
export interface RecordType<T, Name extends Type = Type> extends Queryable {
  readonly type: Name
  readonly noun: string
  readonly decode: Decode<T>
}

/**
 * Describes a record type.
 *
 * @param filterable The fields to filter and sort lists by.
 * @param inclusions The related records that lists can include.
 */
export function recordType<T extends { readonly id: string }, Name extends Type, Filterable extends keyof T & string>(
  type: Name,
  noun: string,
  fields: Fields<T, Name> & Readonly<Record<Filterable, AttributeField<unknown>>>,
  filterable: readonly Filterable[],
  inclusions: Inclusions = {},
): RecordType<T, Name> {
  return {
    type,
    noun,
    decode: decoder<T>(type, fields),
    attributes: Object.fromEntries(filterable.map(name => [name, fields[name].attribute])),
    inclusions,
  }
}

export function getRecord<T extends { readonly id: string }>(
  client: ApiClient,
  { type, noun, decode }: RecordType<T, TypeWith<'get'>>,
  record: T | string,
  options: CallOptions | undefined,
): WorkbenchPromise<T> {
  return client.call(options, () => {
    const path = { id: idOf(record, noun) }
    return {
      requested: path,
      request: { method: 'GET', template: `/api/v2/${type}/{id}`, path },
      decode: one(decode),
    }
  })
}

export function changeRecord<T extends { readonly id: string }, Name extends TypeWith<'patch'>>(
  client: ApiClient,
  { type, noun, decode }: RecordType<T, Name>,
  record: T | string,
  options: CallOptions | undefined,
  changes: () => Changes<Name> | Promise<Changes<Name>>,
): WorkbenchPromise<T> {
  return client.call(options, async () => {
    const path = { id: idOf(record, noun) }
    const data = { type, ...path, attributes: await changes() }
    return {
      requested: data,
      request: { method: 'PATCH', template: `/api/v2/${type}/{id}`, path, body: { data } },
      decode: one(decode),
    }
  })
}

export function deleteRecord<T extends { readonly id: string }>(
  client: ApiClient,
  { type, noun }: RecordType<T, TypeWith<'delete'>>,
  record: T | string,
  options: CallOptions | undefined,
): WorkbenchPromise<void> {
  return client.call(options, () => {
    const path = { id: idOf(record, noun) }
    return {
      requested: path,
      request: { method: 'DELETE', template: `/api/v2/${type}/{id}`, path },
      decode: () => undefined,
    }
  })
}

/**
 * Creates a list. `With` is `T` with the related records that the query includes.
 *
 * @param request The request for a page, without its query.
 * @throws InvalidArgumentError if the query is invalid
 */
export function listRecords<T extends { readonly id: string }, With extends T>(
  client: ApiClient,
  { type, decode, ...queryable }: RecordType<T>,
  query: object = {},
  options: CallOptions | undefined,
  request: Pick<ApiRequest, 'template' | 'path'> = { template: `/api/v2/${type}` },
): List<With> {
  const { printed, pageSize, inclusions } = listQuery(query, queryable)
  return new List(pageSize, (range, startedAt) =>
    client.call(
      options,
      () => ({
        request: { ...request, method: 'GET', query: { ...printed, page: range } },
        decode: page<T, With>(decode, inclusions, range, query),
      }),
      startedAt,
    ),
  )
}
