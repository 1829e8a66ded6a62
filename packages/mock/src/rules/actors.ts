import type { Actor } from '../store/records.ts'
import { type Context, stamps } from './rule.ts'

/** Whoever can do something, the record of id `of`, has an actor, which outlives it, so that `created_by` leads somewhere for good. */
export function newActor(
  actorType: 'user' | 'service',
  displayName: string | null,
  of: string,
  context: Context,
): Actor {
  const { organizationId } = context.caller
  return {
    type: 'actors',
    id: context.newId(of),
    organizationId,
    attributes: { actor_type: actorType, display_name: displayName, is_expel: false, ...stamps(context).times },
    related: { organization: organizationId, parent_actor: null },
  }
}
