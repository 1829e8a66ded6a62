import type { ServiceAccount } from '../records.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Context } from './rule.ts'

/** `self-service`: a key may change its own account, unless that is assumed otherwise. */
export function refusedAsOwn(account: ServiceAccount, { caller, assumptions }: Context): Refusal | undefined {
  const isOwn = account.related.actor === caller.actorId
  if (!isOwn || assumptions.ownAccount === 'change') return undefined
  return refuse.forbidden('self-service', 'A key cannot change or delete the service account that it belongs to.')
}
