export type { Kind } from './kinds.ts'
export type { Operator } from './operators.ts'
export { RESERVED, WIDENING } from './operators.ts'
export { parseQuery } from './parse.ts'
export { type PrintedQuery, printConditions, printParameters, printQuery } from './print.ts'
export {
  type Condition,
  DEFAULT_PAGE,
  DEFAULT_SORT,
  type Filter,
  type Page,
  type Query,
  type SortKey,
  type Value,
} from './query.ts'
export { type ParameterIssue, QueryError } from './query-error.ts'
export type { Schema, Schemas } from './schema.ts'
