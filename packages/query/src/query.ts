import type { Operator } from './operators.ts'

/** What an attribute is compared with. A timestamp is its ISO 8601 text in UTC with milliseconds. */
export type Value = string | boolean

/** One thing that a value has to be like. */
export type Condition =
  | { readonly operator: Operator; readonly value: Value }
  | { readonly operator: 'null'; readonly value: boolean }

/** What one attribute has to be like: of the record itself, or of one that its relationships lead to. */
export interface Filter {
  /** The relationships to go over, at most two. */
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

/** A query, understood: what the parser makes of a query string, and what the printer makes one of. */
export interface Query {
  /** Each has to hold. No two are about the same attribute. */
  readonly filters: readonly Filter[]
  readonly sort: readonly SortKey[]
  readonly page: Page
  /** Paths of relationships. */
  readonly include: readonly (readonly string[])[]
  /** The attributes to keep, for each type that is named. */
  readonly fields: ReadonlyMap<string, readonly string[]>
}

export const DEFAULT_PAGE: Page = { offset: 0, limit: 50 }

/** What decides where a query's own keys leave two records equal. */
export const DEFAULT_SORT: readonly SortKey[] = [
  { name: 'created_at', descending: false },
  { name: 'id', descending: false },
]
