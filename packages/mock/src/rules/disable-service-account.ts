import type { ServiceAccount } from '../records.ts'
import type { Store } from '../store.ts'
import { keysOf } from './keys-of.ts'
import { type Context, changed, type Outcome } from './rule.ts'

/** `disable-cascade`: the account and all its keys. */
export function disableServiceAccount(
  store: Store,
  account: ServiceAccount,
  context: Context,
): Outcome<ServiceAccount> {
  const record = changed(account, { active: false }, context)
  const keys = keysOf(store, account)
  return { changes: [{ put: record }, ...keys.map(key => ({ put: changed(key, { active: false }, context) }))], record }
}
