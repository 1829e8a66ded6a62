import type { ServiceAccount } from '../records.ts'
import { Refusal } from '../refusals.ts'
import type { Change, Store } from '../store.ts'
import { disableServiceAccount } from './disable-service-account.ts'
import { enableServiceAccount } from './enable-service-account.ts'
import { relinked } from './linkage.ts'
import { refusedAsOwn } from './own-account.ts'
import { type Bodies, type Context, changed, type Outcome } from './rule.ts'

/**
 * `account-edit`: name, role, restrictions. A change of `active` is a disabling or an enabling, with its cascade; a
 * repetition of what it was is neither.
 */
export function editServiceAccount(
  store: Store,
  account: ServiceAccount,
  data: Bodies['updateServiceAccount'],
  context: Context,
): Outcome<ServiceAccount> | Refusal {
  const refused = refusedAsOwn(account, context)
  if (refused) return refused
  const related = relinked(store, account, data.relationships ?? {}, context)
  if (related instanceof Refusal) return related
  const { active = account.attributes.active, ...attributes } = data.attributes ?? {}
  const edited = changed(account, attributes, context)
  const renamed = rename(store, account, attributes.display_name)
  if (active === account.attributes.active) return { changes: [...renamed, { put: edited }], record: edited }
  const switched = active ? enableServiceAccount(store, edited, context) : disableServiceAccount(store, edited, context)
  return { ...switched, changes: [...renamed, ...switched.changes] }
}

/** The account's actor goes by the account's name. */
function rename(store: Store, account: ServiceAccount, name: string | undefined): Change[] {
  const actor = store.get('actors', account.related.actor)
  if (!actor || name === undefined) return []
  return [{ put: { ...actor, attributes: { ...actor.attributes, display_name: name } } }]
}
