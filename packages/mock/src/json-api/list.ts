import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import type { ToOne } from '@workbench-sdk/contract/model'
import { DEFAULT_SORT, type Filter, type Page, type Query, type SortKey } from '@workbench-sdk/query'
import { OrderedList } from '../store/ordered-list.ts'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord } from '../store/records.ts'
import { attributeOf, type IsHidden } from './attributes.ts'
import { filterTest } from './filter.ts'
import { selfLink, uri } from './serialize.ts'

export interface Selection {
  readonly records: readonly AnyRecord[]
  readonly total: number
}

/** Returns the requested page of a list. Without a filter or sort, the cost is proportional to the page size. */
export function select(
  store: OrganizationStore,
  source: Iterable<string>,
  query: Query,
  isHidden?: IsHidden,
): Selection {
  const { ids, filters } = narrow(store, source, query.filters)
  const { offset, limit } = query.page
  if (ids instanceof OrderedList && filters.length === 0 && isDefaultOrder(query.sort)) {
    return { records: records(store, ids.page(offset, limit)), total: ids.size }
  }
  const found = records(store, ids).filter(filterTest(store, filters, isHidden))
  const sorted = isDefaultOrder(query.sort) ? found : found.sort(comparison(store, query.sort, isHidden))
  return { records: sorted.slice(offset, offset + limit), total: sorted.length }
}

/** Returns the page information for a list document. jsonapi-server omits it for an empty list. */
export function pageOf({ url, query: { page }, assumptions }: PageContext, { total }: Selection) {
  const isLeftOut = total === 0 && assumptions.emptyListPage === 'absent'
  return { meta: isLeftOut ? {} : { page: { ...page, total } }, links: pageLinks(url, page, total) }
}

interface PageContext {
  readonly url: URL
  readonly query: Query
  readonly assumptions: Assumptions
}

function records(store: OrganizationStore, ids: Iterable<string>): AnyRecord[] {
  const found: AnyRecord[] = []
  for (const id of ids) {
    const record = store.any(id)
    if (record) found.push(record)
  }
  return found
}

/** Uses the index by account to narrow the list of all keys, if a filter selects the keys of one account. */
function narrow(store: OrganizationStore, source: Iterable<string>, filters: readonly Filter[]) {
  const byAccount = filters.find(filter => oneAccount(filter) !== undefined)
  const id = (byAccount && oneAccount(byAccount)) ?? ''
  const isWholeList = store.get('service_accounts', id) && source === store.list('api_keys')
  if (!byAccount || !isWholeList) return { ids: source, filters }
  return { ids: store.keysOf(id), filters: filters.filter(filter => filter !== byAccount) }
}

const ACCOUNT: ToOne<'api_keys'> = 'service_account'

/** Returns the account id that a filter selects, if the filter has no other condition. */
function oneAccount({ path, attribute, conditions: [condition, another] }: Filter): string | undefined {
  const isAboutAccount = path.length === 1 && path[0] === ACCOUNT && attribute === 'id'
  return isAboutAccount && condition?.operator === '=' && !another ? String(condition.value) : undefined
}

/** Whether the store already keeps its lists in this order. */
function isDefaultOrder(keys: readonly SortKey[]): boolean {
  return keys.every((each, index) => each.name === DEFAULT_SORT[index]?.name && !each.descending)
}

/** Returns a function that compares records by each key, then by the default order. */
function comparison(
  store: OrganizationStore,
  keys: readonly SortKey[],
  isHidden?: IsHidden,
): (a: AnyRecord, b: AnyRecord) => number {
  const all = [...keys, ...DEFAULT_SORT]
  return (a, b) => {
    for (const { name, descending } of all) {
      const order = compare(attributeOf(store, a, name, isHidden), attributeOf(store, b, name, isHidden))
      if (order !== 0) return descending ? -order : order
    }
    return 0
  }
}

/** Compares two values. Sorts null last, and arrays by their string representation. */
function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === null || a === undefined) return 1
  if (b === null || b === undefined) return -1
  const [left, right] = [String(a), String(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * Returns a page's links. `first` and `prev` are omitted on the first page, and `next` and `last` on the last page. All of them are
 * omitted if there are no records.
 */
function pageLinks(url: URL, { offset, limit }: Page, total: number): Record<string, string> {
  const at = (start: number) => {
    const link = new URL(url)
    link.searchParams.set('page[offset]', String(start))
    return uri(link.href)
  }
  const self = selfLink(url.href)
  if (total === 0) return { self }
  const more = limit > 0 && offset + limit < total
  return {
    self,
    ...(offset > 0 && { first: at(0), prev: at(Math.max(0, offset - limit)) }),
    ...(more && { next: at(offset + limit), last: at(Math.floor((total - 1) / limit) * limit) }),
  }
}
