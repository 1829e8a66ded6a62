import type { Filter, Query } from '@workbench-sdk/query'
import { OrderedList } from '../ordered-list.ts'
import type { AnyRecord } from '../records.ts'
import type { Store } from '../store.ts'
import { lets } from './filter.ts'
import { pageLinks } from './page-links.ts'
import { comparison, isDefaultOrder } from './sort.ts'

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
