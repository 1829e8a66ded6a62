import type { Workbench } from '@workbench-sdk/client'
import { createdAtFilter, creationRange, dueAges, isDue } from '../api-keys/key-ages.ts'

/** Counts of an account's keys. */
export interface KeySummary {
  readonly total: number
  readonly due: number
}

/** The maximum number of keys to read in order to count them. */
const LIMIT = 500

interface Time {
  /** The age in days after which a key is due for rotation. */
  readonly threshold: number
  readonly now: number
}

/**
 * Counts the keys of several accounts by reading the keys in one request. If there are too many keys, it requests the counts for
 * each account separately.
 */
export async function loadKeySummaries(
  workbench: Workbench,
  accountIds: readonly string[],
  time: Time,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, KeySummary>> {
  if (accountIds.length === 0) return new Map()
  const { data, meta } = await workbench.request('GET', '/api/v2/api_keys', {
    query: {
      filter: { service_account: { id: accountIds.join(',') } },
      fields: { api_keys: 'active,created_at,service_account' },
      page: { limit: LIMIT },
    },
    signal,
  })
  if ((meta.page?.total ?? data.length) > data.length) return countEach(workbench, accountIds, time, signal)
  const summaries = new Map(accountIds.map(id => [id, { total: 0, due: 0 }]))
  for (const { attributes, relationships } of data) {
    const summary = summaries.get(relationships.service_account.data?.id ?? '')
    if (!summary) continue
    const key = { active: attributes.active !== false, createdAt: new Date(attributes.created_at) }
    summary.total += 1
    if (isDue(key, time.threshold, time.now)) summary.due += 1
  }
  return summaries
}

async function countEach(
  { serviceAccounts }: Workbench,
  accountIds: readonly string[],
  { threshold, now }: Time,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, KeySummary>> {
  const dueKeys = { active: true, ...createdAtFilter(creationRange(dueAges(threshold), now)) }
  const summaries = accountIds.map(async id => {
    const [total, due] = await Promise.all([
      serviceAccounts.keys(id, {}, { signal }).count(),
      serviceAccounts.keys(id, dueKeys, { signal }).count(),
    ])
    return [id, { total, due }] as const
  })
  return new Map(await Promise.all(summaries))
}
