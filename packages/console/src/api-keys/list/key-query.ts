import { type ApiKeyListQuery, contains, type Workbench } from '@workbench-sdk/client'
import { printConditions } from '@workbench-sdk/query'
import type { KeySubject } from '../../state/dialog-context.ts'
import { type CreationRange, createdAtFilter, creationRange, dueAges, intersection } from '../key-ages.ts'
import type { KeyFilters } from '../key-filters.ts'

/** Number of keys on a page. */
export const PAGE_SIZE = 100

/** The filters' conditions at a specific time. "Due" depends on the threshold, and ages depend on the time. */
export interface KeyConditions extends Pick<KeyFilters, 'search' | 'accountId' | 'sort'> {
  readonly role: string | undefined
  readonly active: boolean | undefined
  readonly created: CreationRange
}

export function keyConditions(filters: KeyFilters, threshold: number, now: number): KeyConditions {
  const { search, state, role, age, accountId, sort } = filters
  return {
    search,
    accountId,
    sort,
    role: role === 'any' ? undefined : role,
    active: state === 'any' ? undefined : state !== 'disabled',
    created: creationRange(state === 'due' ? intersection(age, dueAges(threshold)) : age, now),
  }
}

/** Whether Workbench can search for this text. It cannot contain commas, because they separate the values of a filter. */
export const isSearchable = (text: string): boolean => !text.includes(',')

/** Returns the client query that reads all matching keys. */
export function toListQuery(conditions: KeyConditions): ApiKeyListQuery<'serviceAccount'> {
  const { search, role, active, created, accountId, sort } = conditions
  return {
    include: ['serviceAccount'],
    pageSize: 500,
    sort: ORDERS[sort].client,
    ...(search !== '' && { name: contains(search) }),
    ...(role !== undefined && { role }),
    ...(active !== undefined && { active }),
    ...createdAtFilter(created),
    ...(accountId !== undefined && { serviceAccount: accountId }),
  }
}

const ORDERS = {
  oldest: { client: 'createdAt', wire: 'created_at' },
  newest: { client: '-createdAt', wire: '-created_at' },
  name: { client: 'name', wire: 'display_name' },
  'name-backwards': { client: '-name', wire: '-display_name' },
} as const

/** A key with its service account, as shown in the list. */
export interface ListedKey extends KeySubject {
  readonly role: string | null
}

export interface KeyPage {
  readonly keys: readonly ListedKey[]
  readonly total: number
}

/**
 * Reads one page of the matching keys. It sends the request itself, because the client reads lists only from their first page.
 * Page numbers start at 1.
 */
export async function loadKeyPage(
  workbench: Workbench,
  conditions: KeyConditions,
  page: number,
  signal: AbortSignal,
): Promise<KeyPage> {
  const offset = (page - 1) * PAGE_SIZE
  const { data, included, meta } = await workbench.request('GET', '/api/v2/api_keys', {
    query: {
      filter: toFilter(conditions),
      sort: [ORDERS[conditions.sort].wire, 'id'],
      include: 'service_account',
      page: { offset, limit: PAGE_SIZE },
    },
    signal,
  })
  const accounts = new Map((included ?? []).map(record => [record.id, record]))
  const keys = data.map(({ id, attributes, relationships }): ListedKey => {
    const account = accounts.get(relationships.service_account.data?.id ?? '')
    return {
      id,
      name: attributes.display_name ?? '',
      active: attributes.active !== false,
      createdAt: new Date(attributes.created_at),
      role: attributes.role,
      account:
        account?.type === 'service_accounts'
          ? { id: account.id, name: account.attributes.display_name, active: account.attributes.active !== false }
          : null,
    }
  })
  return { keys, total: meta.page?.total ?? offset + keys.length }
}

/** Returns the filters of a request. `toListQuery` expresses the same conditions. */
function toFilter({ search, role, active, created, accountId }: KeyConditions) {
  const { earliest, latest } = created
  const isoTime = (time: number) => new Date(time).toISOString()
  return {
    ...(search !== '' && { display_name: printConditions([{ operator: ':', value: search }]) }),
    ...(role !== undefined && { role }),
    ...(active !== undefined && { active }),
    ...((earliest ?? latest) !== undefined && {
      created_at: printConditions([
        ...(earliest === undefined ? [] : [{ operator: '≥' as const, value: isoTime(earliest) }]),
        ...(latest === undefined ? [] : [{ operator: '≤' as const, value: isoTime(latest) }]),
      ]),
    }),
    ...(accountId !== undefined && { service_account: { id: accountId } }),
  }
}
