import type { UserAccount } from '../records.ts'
import { Refusal } from '../refusals.ts'
import type { Store } from '../store.ts'
import { relinked } from './linkage.ts'
import { type Bodies, type Context, changed, type Outcome } from './rule.ts'

export function editUserAccount(
  store: Store,
  user: UserAccount,
  data: Bodies['updateUserAccount'],
  context: Context,
): Outcome<UserAccount> | Refusal {
  const related = relinked(store, user, data.relationships ?? {}, context)
  if (related instanceof Refusal) return related
  const record = changed(user, data.attributes ?? {}, context)
  return { changes: [{ put: record }], record }
}
