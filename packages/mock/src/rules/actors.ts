import type { Actor } from '../store/records.ts'
import { type RuleContext, timestamps } from './rule.ts'

/** Creates the actor for the record `of`. Actors outlive their records, so that `created_by` always refers to an actor. */
export function createActor(
  actorType: 'user' | 'service',
  displayName: string | null,
  of: string,
  context: RuleContext,
): Actor {
  const { organizationId } = context.caller
  return {
    type: 'actors',
    id: context.newId(of),
    organizationId,
    attributes: { actor_type: actorType, display_name: displayName, is_expel: false, ...timestamps(context).times },
    related: { organization: organizationId, parent_actor: null },
  }
}
