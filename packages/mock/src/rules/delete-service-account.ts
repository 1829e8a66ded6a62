import type { ServiceAccount } from '../records.ts'
import type { Store } from '../store.ts'
import { keysOf } from './keys-of.ts'
import type { Outcome } from './rule.ts'

/** `delete-cascade`, `no-orphans`: the account and all its keys, in one go. `delete-final`: nothing brings them back. */
export function deleteServiceAccount(store: Store, account: ServiceAccount): Outcome<ServiceAccount> {
  return { changes: [...keysOf(store, account).map(key => ({ remove: key })), { remove: account }], record: account }
}
