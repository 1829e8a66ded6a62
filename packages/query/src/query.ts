import type { Operator } from './operators.ts'

/** The value of a condition. A timestamp is an ISO 8601 string in UTC, with milliseconds. */
export type Value = string | boolean

/** A condition on a value. */
export type Condition =
  | { readonly operator: Operator; readonly value: Value }
  | { readonly operator: 'null'; readonly value: boolean }

/** The conditions for one attribute of the record, or of a related record. */
export interface Filter {
  /** The relationships that lead to the attribute's record, at most two. */
  readonly path: readonly string[]
  /** An attribute, or `id`. */
  readonly attribute: string
  readonly conditions: readonly Condition[]
}

export interface SortKey {
  readonly name: string
  readonly descending: boolean
}

export interface Page {
  readonly offset: number
  readonly limit: number
}

/** A parsed query. */
export interface Query {
  /** The filters, at most one for each attribute. A record must match all of them. */
  readonly filters: readonly Filter[]
  readonly sort: readonly SortKey[]
  readonly page: Page
  /** The relationship paths to include. */
  readonly include: readonly (readonly string[])[]
  /** The attributes to return, by type. */
  readonly fields: ReadonlyMap<string, readonly string[]>
}

export const DEFAULT_PAGE: Page = { offset: 0, limit: 50 }

/** The default order. It also orders records that are equal in all sort keys of a query. */
export const DEFAULT_SORT: readonly SortKey[] = [
  { name: 'created_at', descending: false },
  { name: 'id', descending: false },
]
