import type { InvestigativeAction } from '../records.ts'
import { Refusal } from '../refusals.ts'
import type { Store } from '../store.ts'
import { given } from './linkage.ts'
import { type Bodies, type Context, claimId, type Outcome, stamps } from './rule.ts'

/** `analyst-work`: anybody who is not restricted to reading may. */
export function createInvestigativeAction(
  store: Store,
  data: Bodies['createInvestigativeAction'],
  context: Context,
): Outcome<InvestigativeAction> | Refusal {
  const id = claimId(store, 'investigative_actions', data.id, context)
  if (id instanceof Refusal) return id
  const related = given(store, 'investigative_actions', data.relationships ?? {}, context)
  if (related instanceof Refusal) return related
  const { organizationId } = context.caller
  const { times, authors } = stamps(context)
  const record: InvestigativeAction = {
    type: 'investigative_actions',
    id,
    organizationId,
    attributes: { ...UNSET, ...data.attributes, status_updated_at: times.created_at, ...times },
    related: { organization: organizationId, assigned_to_actor: related.assigned_to_actor ?? null, ...authors },
  }
  return { changes: [{ put: record }], record }
}

const UNSET = {
  action_type: 'MANUAL',
  status: 'READY_FOR_ANALYSIS',
  instructions: null,
  results: null,
  close_reason: null,
  classification: null,
} as const
