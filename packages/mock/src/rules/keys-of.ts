import type { ApiKey, ServiceAccount } from '../records.ts'
import type { Store } from '../store.ts'

/** All the keys of an account, oldest first: what a cascade runs over. */
export function keysOf(store: Store, account: ServiceAccount): ApiKey[] {
  return [...store.keysOf(account.id)].flatMap(id => store.get('api_keys', id) ?? [])
}
