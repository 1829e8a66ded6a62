import {
  type Condition,
  DEFAULT_SORT,
  type Filter,
  type Operator,
  type Page,
  type Query,
  type SortKey,
  type Value,
  WIDENING,
} from '@workbench-sdk/query'
import { OrderedList } from '../store/ordered-list.ts'
import type { AnyRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { attributeOf, relatedIds } from './attributes.ts'
import { uri } from './serialize.ts'

export interface Selection {
  readonly records: readonly AnyRecord[]
  readonly total: number
}

/** The page of a list that the query asks for. Where nothing is filtered or sorted it costs what it returns. */
export function select(store: Store, source: Iterable<string>, query: Query): Selection {
  const { ids, filters } = narrow(store, source, query.filters)
  const { offset, limit } = query.page
  if (ids instanceof OrderedList && filters.length === 0 && isDefaultOrder(query.sort)) {
    return { records: records(store, ids.page(offset, limit)), total: ids.size }
  }
  const found = records(store, ids).filter(record => lets(store, filters, record))
  const sorted = isDefaultOrder(query.sort) ? found : found.sort(comparison(store, query.sort))
  return { records: sorted.slice(offset, offset + limit), total: sorted.length }
}

export function pageOf(url: URL, { page }: Query, { total }: Selection) {
  return { meta: { page: { ...page, total } }, links: pageLinks(url, page, total) }
}

function records(store: Store, ids: Iterable<string>): AnyRecord[] {
  const found: AnyRecord[] = []
  for (const id of ids) {
    const record = store.any(id)
    if (record) found.push(record)
  }
  return found
}

/** Asked for the keys of one account, the index by account has them; only the keys that the list had count. */
function narrow(store: Store, source: Iterable<string>, filters: readonly Filter[]) {
  const byAccount = filters.find(filter => oneAccount(filter) !== undefined)
  const id = (byAccount && oneAccount(byAccount)) ?? ''
  const account = store.get('service_accounts', id)
  const isWholeList = account && source === store.list(account.organizationId, 'api_keys')
  if (!byAccount || !isWholeList) return { ids: source, filters }
  return { ids: store.keysOf(id), filters: filters.filter(filter => filter !== byAccount) }
}

/** The id of the account, where a filter says that it has to be that one. */
function oneAccount({ path, attribute, conditions: [condition, another] }: Filter): string | undefined {
  const isAboutAccount = path.length === 1 && path[0] === 'service_account' && attribute === 'id'
  return isAboutAccount && condition?.operator === '=' && !another ? String(condition.value) : undefined
}

/** Whether every filter lets the record through. */
function lets(store: Store, filters: readonly Filter[], record: AnyRecord): boolean {
  return filters.every(filter => holds(store, filter, record, 0))
}

function holds(store: Store, filter: Filter, record: AnyRecord, depth: number): boolean {
  const { path, attribute, conditions } = filter
  const relation = path[depth]
  if (relation === undefined) return passes(conditions, attributeOf(store, record, attribute))
  const ids = [...relatedIds(store, record, relation)]
  // Ids are compared without a look at the records, and no relationship at all is null.
  if (depth === path.length - 1 && attribute === 'id') {
    return ids.length === 0 ? passes(conditions, null) : ids.some(id => passes(conditions, id))
  }
  return ids.some(id => {
    const next = store.any(id)
    return next !== undefined && holds(store, filter, next, depth + 1)
  })
}

/** Any of the conditions that widen, where there are some, and all of those that narrow. */
function passes(conditions: readonly Condition[], value: unknown): boolean {
  let [asked, met] = [false, false]
  for (const condition of conditions) {
    const passed = passesOne(condition, value)
    if (!WIDENING.has(condition.operator)) {
      if (!passed) return false
    } else {
      asked = true
      met ||= passed
    }
  }
  return met || !asked
}

function passesOne(condition: Condition, value: unknown): boolean {
  if (condition.operator === 'null') return (value === null || value === undefined) === condition.value
  if (Array.isArray(value)) {
    return condition.operator === '!'
      ? !value.includes(condition.value)
      : value.some(each => passesOne(condition, each))
  }
  if (condition.operator === '!') return value !== condition.value
  if (value === null || value === undefined) return false
  return COMPARISONS[condition.operator](value, condition.value)
}

type Compare = (value: unknown, wanted: Value) => boolean

const text =
  (compare: (value: string, wanted: string) => boolean): Compare =>
  (value, wanted) =>
    compare(String(value).toLowerCase(), String(wanted).toLowerCase())

const order =
  (compare: (value: string, wanted: string) => boolean): Compare =>
  (value, wanted) =>
    compare(String(value), String(wanted))

const COMPARISONS: Readonly<Record<Exclude<Operator, '!'>, Compare>> = {
  '=': (value, wanted) => value === wanted,
  '>': order((value, wanted) => value > wanted),
  '<': order((value, wanted) => value < wanted),
  '≥': order((value, wanted) => value >= wanted),
  '≤': order((value, wanted) => value <= wanted),
  ':': text((value, wanted) => value.includes(wanted)),
  '^': text((value, wanted) => value.startsWith(wanted)),
  '~': text((value, wanted) => value === wanted),
}

/** Whether the keys ask for the order in which the store lists anyway. */
function isDefaultOrder(keys: readonly SortKey[]): boolean {
  return keys.every((each, index) => each.name === DEFAULT_SORT[index]?.name && !each.descending)
}

/** Compares by the keys in turn, and by the default order where they leave two records equal. */
function comparison(store: Store, keys: readonly SortKey[]): (a: AnyRecord, b: AnyRecord) => number {
  const all = [...keys, ...DEFAULT_SORT]
  return (a, b) => {
    for (const { name, descending } of all) {
      const order = compare(attributeOf(store, a, name), attributeOf(store, b, name))
      if (order !== 0) return descending ? -order : order
    }
    return 0
  }
}

/** Null last; arrays by what they print as. */
function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === null || a === undefined) return 1
  if (b === null || b === undefined) return -1
  const [left, right] = [String(a), String(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** The links of a page: `first`, `prev` only where something is before it, `next`, `last` only where more remains. */
function pageLinks(url: URL, { offset, limit }: Page, total: number): Record<string, string> {
  const at = (start: number) => {
    const link = new URL(url)
    link.searchParams.set('page[offset]', String(start))
    link.searchParams.set('page[limit]', String(limit))
    return uri(link.href)
  }
  const more = limit > 0 && offset + limit < total
  const lastOffset = offset + Math.floor((total - 1 - offset) / limit) * limit
  return {
    self: uri(url.href),
    ...(offset > 0 && { first: at(0), prev: at(Math.max(0, offset - limit)) }),
    ...(more && { next: at(offset + limit), last: at(lastOffset) }),
  }
}
