import { ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { Actor, ApiKey, ServiceAccount } from '../store/records.ts'
import type { Change } from '../store/store.ts'
import { createActor } from './actors.ts'
import { updateRelationships } from './relationships.ts'
import {
  type Outcome,
  type RequestBodies,
  type RuleContext,
  reserveId,
  resolveRelationships,
  timestamps,
  withAttributes,
} from './rule.ts'

/** `account-create`: an account has a name and a role, can be read-only, and is active immediately. */
export function createServiceAccount(
  store: OrganizationStore,
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
 * `account-edit`: changes the name, role or restrictions. A change to `active` disables or enables the account and its keys; the
 * current value has no effect.
 */
export function editServiceAccount(
  store: OrganizationStore,
  account: ServiceAccount,
  data: RequestBodies['updateServiceAccount'],
  context: RuleContext,
): Outcome<ServiceAccount> | ApiError {
  const forbidden = checkOwnAccount(account, context)
  if (forbidden) return forbidden
  const related = updateRelationships(store, account, data.relationships ?? {}, context)
  if (related instanceof ApiError) return related
  const { active = account.attributes.active, ...attributes } = data.attributes ?? {}
  const edited = withAttributes(account, attributes, context)
  const renamed = renameActor(store, account, attributes.display_name)
  if (active === account.attributes.active) return { changes: [...renamed, { put: edited }], record: edited }
  const switched = active ? enableServiceAccount(store, edited, context) : disableServiceAccount(store, edited, context)
  return { ...switched, changes: [...renamed, ...switched.changes] }
}

/** Renames the account's actor, which always has the account's name. */
function renameActor(store: OrganizationStore, account: ServiceAccount, name: string | undefined): Change[] {
  const actor = store.get('actors', account.related.actor)
  if (!actor || name === undefined) return []
  return [{ put: { ...actor, attributes: { ...actor.attributes, display_name: name } } }]
}

/** `disable-cascade`: disables the account and all its keys. */
export function disableServiceAccount(
  store: OrganizationStore,
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

/** `enable-cascade`: enables the account and all its keys, or only those that were not disabled individually. */
function enableServiceAccount(
  store: OrganizationStore,
  account: ServiceAccount,
  context: RuleContext,
): Outcome<ServiceAccount> {
  const record = withAttributes(account, { active: true }, context)
  const all = context.assumptions.enableCascade === 'all'
  const keys = keysOf(store, account).filter(key => all || !key.disabledAlone)
  return {
    changes: [{ put: record }, ...keys.map(key => ({ put: withAttributes(key, { active: true }, context) }))],
    record,
  }
}

/** `delete-cascade`, `no-orphans`, `delete-final`: deletes the account and all its keys permanently. */
export function deleteServiceAccount(
  store: OrganizationStore,
  account: ServiceAccount,
  context: RuleContext,
): Outcome<ServiceAccount> | ApiError {
  const forbidden = checkOwnAccount(account, context)
  if (forbidden) return forbidden
  return { changes: [...keysOf(store, account).map(key => ({ remove: key })), { remove: account }], record: account }
}

/** `self-service`: a key can change its own account, unless the mock assumes otherwise. */
function checkOwnAccount(account: ServiceAccount, { caller, assumptions }: RuleContext): ApiError | undefined {
  const isOwn = account.related.actor === caller.actorId
  if (!isOwn || assumptions.ownAccount === 'change') return undefined
  const detail = 'A key cannot change or delete its own service account.'
  return apiError('forbidden', { rule: 'self-service', detail })
}

/** The keys of an account that a cascade changes, oldest first. */
function keysOf(store: OrganizationStore, account: ServiceAccount): ApiKey[] {
  return [...store.keysOf(account.id)].flatMap(id => store.get('api_keys', id) ?? [])
}
