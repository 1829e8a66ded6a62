import type { Principal } from '../store/mock-state.ts'
import type { Actor, Organization } from '../store/records.ts'
import { type Outcome, timestamps } from './rule.ts'

/** Creates an organization and its actor, which is the author of its seeded records. The API cannot create organizations. */
export function seedOrganization(
  name: string,
  context: {
    readonly now: Date
    /** Returns an unused organization id. */
    readonly newOrganizationId: () => string
    /** Returns an id for a new record in an organization. */
    readonly newIdOf: (organizationId: string) => string
  },
): Outcome<Organization> & { readonly owner: Principal } {
  const id = context.newOrganizationId()
  const actorId = context.newIdOf(id)
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
