import type { ServiceAccount } from '../records.ts'
import type { Refusal } from '../refusals.ts'
import type { Store } from '../store.ts'
import { keysOf } from './keys-of.ts'
import { refusedAsOwn } from './own-account.ts'
import type { Context, Outcome } from './rule.ts'

/** `delete-cascade`, `no-orphans`: the account and all its keys, in one go. `delete-final`: nothing brings them back. */
export function deleteServiceAccount(
  store: Store,
  account: ServiceAccount,
  context: Context,
): Outcome<ServiceAccount> | Refusal {
  const refused = refusedAsOwn(account, context)
  if (refused) return refused
  return { changes: [...keysOf(store, account).map(key => ({ remove: key })), { remove: account }], record: account }
}
