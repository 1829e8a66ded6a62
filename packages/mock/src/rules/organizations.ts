import type { Principal } from '../store/mock-state.ts'
import type { Actor, Organization } from '../store/records.ts'
import { type Outcome, type RuleContext, timestamps } from './rule.ts'

/** Creates an organization and its actor, the author of its seeded records. The API cannot create organizations. */
export function seedOrganization(
  name: string,
  context: Pick<RuleContext, 'newId' | 'now'>,
): Outcome<Organization> & { readonly owner: Principal } {
  const [id, actorId] = [context.newId(), context.newId()]
  const owner: Principal = { organizationId: id, id, name, actorId, role: 'organization_admin', readOnly: false }
  const { times } = timestamps({ caller: owner, now: context.now })
  const record: Organization = {
    type: 'organizations',
    id,
    organizationId: id,
    attributes: { name, short_name: name.toLowerCase().replaceAll(/\W+/g, '-'), region: 'us', ...times },
    related: {},
  }
  const actor: Actor = {
    type: 'actors',
    id: actorId,
    organizationId: id,
    attributes: { actor_type: 'organization', display_name: name, is_expel: false, ...times },
    related: { organization: id, parent_actor: null },
  }
  return { changes: [{ put: record }, { put: actor }], record, owner }
}
