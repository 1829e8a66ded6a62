import type { Actor } from '../records.ts'
import { type Context, stamps } from './rule.ts'

/** Whoever can do something has an actor, which outlives it, so that `created_by` leads somewhere for good. */
export function newActor(actorType: 'user' | 'service', displayName: string | null, context: Context): Actor {
  const { organizationId } = context.caller
  return {
    type: 'actors',
    id: context.newId(),
    organizationId,
    attributes: { actor_type: actorType, display_name: displayName, is_expel: false, ...stamps(context).times },
    related: { organization: organizationId, parent_actor: null },
  }
}
