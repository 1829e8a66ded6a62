import { ApiError, apiErrors } from '@workbench-sdk/contract/api-errors'
import type { Actor, ApiKey, ServiceAccount } from '../store/records.ts'
import type { Change, Store } from '../store/store.ts'
import { createActor } from './actors.ts'
import { resolveRelationships, updateRelationships } from './relationships.ts'
import { type Outcome, type RequestBodies, type RuleContext, reserveId, timestamps, withAttributes } from './rule.ts'

/** `account-create`: name and role; read-only where it is asked for; active at once. */
export function createServiceAccount(
  store: Store,
  data: RequestBodies['createServiceAccount'],
  context: RuleContext,
): Outcome<ServiceAccount> | ApiError {
  const id = reserveId(store, 'service_accounts', data.id, context)
  if (id instanceof ApiError) return id
  const related = resolveRelationships(store, 'service_accounts', data.relationships ?? {}, context)
  if (related instanceof ApiError) return related
  const { display_name, role, restrictions = [], active = true } = data.attributes
  const actor: Actor = createActor('service', display_name, id, context)
  const { times, authors } = timestamps(context)
  const record: ServiceAccount = {
    type: 'service_accounts',
    id,
    organizationId: context.caller.organizationId,
    attributes: { display_name, role, restrictions, active, ...times },
    related: { organization: context.caller.organizationId, actor: actor.id, ...authors },
  }
  return { changes: [{ put: actor }, { put: record }], record }
}

/**
 * `account-edit`: name, role, restrictions. A change of `active` is a disabling or an enabling, with its cascade; a
 * repetition of what it was is neither.
 */
export function editServiceAccount(
  store: Store,
  account: ServiceAccount,
  data: RequestBodies['updateServiceAccount'],
  context: RuleContext,
): Outcome<ServiceAccount> | ApiError {
  const refused = refusedAsOwn(account, context)
  if (refused) return refused
  const related = updateRelationships(store, account, data.relationships ?? {}, context)
  if (related instanceof ApiError) return related
  const { active = account.attributes.active, ...attributes } = data.attributes ?? {}
  const edited = withAttributes(account, attributes, context)
  const renamed = rename(store, account, attributes.display_name)
  if (active === account.attributes.active) return { changes: [...renamed, { put: edited }], record: edited }
  const switched = active ? enableServiceAccount(store, edited, context) : disableServiceAccount(store, edited, context)
  return { ...switched, changes: [...renamed, ...switched.changes] }
}

/** The account's actor goes by the account's name. */
function rename(store: Store, account: ServiceAccount, name: string | undefined): Change[] {
  const actor = store.get('actors', account.related.actor)
  if (!actor || name === undefined) return []
  return [{ put: { ...actor, attributes: { ...actor.attributes, display_name: name } } }]
}

/** `disable-cascade`: the account and all its keys. */
export function disableServiceAccount(
  store: Store,
  account: ServiceAccount,
  context: RuleContext,
): Outcome<ServiceAccount> {
  const record = withAttributes(account, { active: false }, context)
  const keys = keysOf(store, account)
  return {
    changes: [{ put: record }, ...keys.map(key => ({ put: withAttributes(key, { active: false }, context) }))],
    record,
  }
}

/** `enable-cascade`: the account and all its keys, or all that were not disabled by themselves. */
function enableServiceAccount(store: Store, account: ServiceAccount, context: RuleContext): Outcome<ServiceAccount> {
  const record = withAttributes(account, { active: true }, context)
  const all = context.assumptions.enableCascade === 'all'
  const keys = keysOf(store, account).filter(key => all || !key.disabledAlone)
  return {
    changes: [{ put: record }, ...keys.map(key => ({ put: withAttributes(key, { active: true }, context) }))],
    record,
  }
}

/** `delete-cascade`, `no-orphans`: the account and all its keys, in one go. `delete-final`: nothing brings them back. */
export function deleteServiceAccount(
  store: Store,
  account: ServiceAccount,
  context: RuleContext,
): Outcome<ServiceAccount> | ApiError {
  const refused = refusedAsOwn(account, context)
  if (refused) return refused
  return { changes: [...keysOf(store, account).map(key => ({ remove: key })), { remove: account }], record: account }
}

/** `self-service`: a key may change its own account, unless that is assumed otherwise. */
function refusedAsOwn(account: ServiceAccount, { caller, assumptions }: RuleContext): ApiError | undefined {
  const isOwn = account.related.actor === caller.actorId
  if (!isOwn || assumptions.ownAccount === 'change') return undefined
  return apiErrors.forbidden('self-service', 'A key cannot change or delete the service account that it belongs to.')
}

/** All the keys of an account, oldest first: what a cascade runs over. */
function keysOf(store: Store, account: ServiceAccount): ApiKey[] {
  return [...store.keysOf(account.id)].flatMap(id => store.get('api_keys', id) ?? [])
}
