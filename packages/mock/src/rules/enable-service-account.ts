import type { ServiceAccount } from '../records.ts'
import type { Store } from '../store.ts'
import { keysOf } from './keys-of.ts'
import { type Context, changed, type Outcome } from './rule.ts'

/** `enable-cascade`: the account and all its keys, or all that were not disabled by themselves. */
export function enableServiceAccount(store: Store, account: ServiceAccount, context: Context): Outcome<ServiceAccount> {
  const record = changed(account, { active: true }, context)
  const all = context.assumptions.enableCascade === 'all'
  const keys = keysOf(store, account).filter(key => all || !key.disabledAlone)
  return { changes: [{ put: record }, ...keys.map(key => ({ put: changed(key, { active: true }, context) }))], record }
}
