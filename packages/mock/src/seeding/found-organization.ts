import type { Actor, Organization } from '../records.ts'
import type { Caller, World } from '../world.ts'

/** Makes an organization, and an actor of its own that everything seeded into it is created by. */
export function foundOrganization({ store, chance, clock }: World, name: string): Caller {
  const [id, actorId] = [chance.newId(), chance.newId()]
  const at = clock.now().toISOString()
  const times = { created_at: at, updated_at: at }
  const organization: Organization = {
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
  store.commit([{ put: organization }, { put: actor }])
  return { organizationId: id, name, actorId, role: 'organization_admin', readOnly: false }
}
