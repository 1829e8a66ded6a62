import type { Actor, ServiceAccount } from '../records.ts'
import { Refusal } from '../refusals.ts'
import type { Store } from '../store.ts'
import { given } from './linkage.ts'
import { newActor } from './new-actor.ts'
import { type Bodies, type Context, claimId, type Outcome, stamps } from './rule.ts'

/** `account-create`: name and role; read-only where it is asked for; active at once. */
export function createServiceAccount(
  store: Store,
  data: Bodies['createServiceAccount'],
  context: Context,
): Outcome<ServiceAccount> | Refusal {
  const id = claimId(store, 'service_accounts', data.id, context)
  if (id instanceof Refusal) return id
  const related = given(store, 'service_accounts', data.relationships ?? {}, context)
  if (related instanceof Refusal) return related
  const { display_name, role, restrictions = [], active = true } = data.attributes
  const actor: Actor = newActor('service', display_name, id, context)
  const { times, authors } = stamps(context)
  const record: ServiceAccount = {
    type: 'service_accounts',
    id,
    organizationId: context.caller.organizationId,
    attributes: { display_name, role, restrictions, active, ...times },
    related: { organization: context.caller.organizationId, actor: actor.id, ...authors },
  }
  return { changes: [{ put: actor }, { put: record }], record }
}
