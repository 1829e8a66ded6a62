import { Refusal } from '@workbench-sdk/contract/errors'
import type { UserAccount } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { newActor } from './actors.ts'
import { given, relinked } from './relationships.ts'
import { type Bodies, type Context, changed, claimId, type Outcome, stamps } from './rule.ts'

/** Adds a person to the caller's organization. */
export function createUserAccount(
  store: Store,
  data: Bodies['createUserAccount'],
  context: Context,
): Outcome<UserAccount> | Refusal {
  const id = claimId(store, 'user_accounts', data.id, context)
  if (id instanceof Refusal) return id
  const related = given(store, 'user_accounts', data.relationships ?? {}, context)
  if (related instanceof Refusal) return related
  const { email, first_name = null, last_name = null, active = true, assignable = true } = data.attributes
  const display_name = data.attributes.display_name ?? (fullName(first_name, last_name) || email)
  const actor = newActor('user', display_name, id, context)
  const { times, authors } = stamps(context)
  const { organizationId } = context.caller
  const names = { display_name, email, first_name, last_name }
  const record: UserAccount = {
    type: 'user_accounts',
    id,
    organizationId,
    attributes: { ...names, active, assignable, ...times },
    related: { primary_organization: organizationId, actor: actor.id, ...authors },
  }
  return { changes: [{ put: actor }, { put: record }], record }
}

const fullName = (...parts: readonly (string | null)[]) => parts.filter(Boolean).join(' ')

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
