import { ApiError, apiError, paramIssue } from '@workbench-sdk/contract/api-errors'
import { hashOf } from '../platform/random.ts'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { ApiKey } from '../store/records.ts'
import { accountOf, checkInheritedAccess } from './inherited-access.ts'
import { updateRelationships } from './relationships.ts'
import {
  findVisible,
  type Outcome,
  type RequestBodies,
  type RuleContext,
  reserveId,
  resolveRelationships,
  timestamps,
  withAttributes,
} from './rule.ts'
import { checkOtp } from './sessions.ts'

/**
 * `key-create`: a key has a name and an account. `key-creator`: the creator may have to be a user. `secret-once`: only a hash of
 * its secret is stored.
 */
export function createApiKey(
  store: OrganizationStore,
  data: RequestBodies['createApiKey'],
  context: RuleContext,
): Outcome<ApiKey> | ApiError {
  if (context.assumptions.keyCreator === 'person' && context.caller.key) {
    const detail = 'Only a person can create API keys: log in, and use the token of the session.'
    return apiError('forbidden', { rule: 'key-creator', detail })
  }
  const otpError = context.assumptions.otpOnKeyCreate && checkOtp(context.otp, 'otp-on-create')
  if (otpError) return otpError
  const id = reserveId(store, 'api_keys', data.id, context)
  if (id instanceof ApiError) return id
  const account = findVisible(store, context, 'service_accounts', data.relationships.service_account.data.id)
  if (account instanceof ApiError) return account
  const related = resolveRelationships(store, 'api_keys', data.relationships, context)
  if (related instanceof ApiError) return related
  const { display_name, name, assignable = false, role, restrictions } = data.attributes
  const names = bothNames(display_name, name)
  if (!names) {
    const issues = [paramIssue(['display_name'], 'any.required', 'is required')]
    return apiError('invalid-parameters', { issues, rule: 'key-create' })
  }
  const contradicted = checkInheritedAccess(account, { role, restrictions })
  if (contradicted) return contradicted
  if (!account.attributes.active && context.assumptions.keyOnDisabledAccount === 'refuse') {
    return apiError('forbidden', { rule: 'key-on-disabled-account' })
  }
  const secret = context.newSecret()
  const { times, authors } = timestamps(context)
  const record: ApiKey = {
    type: 'api_keys',
    id,
    organizationId: account.organizationId,
    attributes: { active: account.attributes.active, assignable, ...names, realm: 'public', ...times },
    related: { organization: account.organizationId, service_account: account.id, ...authors },
    secretHash: hashOf(secret),
    disabledAlone: false,
  }
  return { changes: [{ put: record }], record, secret }
}

/** Returns the two names of a key. If a request sets only one name, the other gets the same value. */
function bothNames(display_name: string | undefined, name: string | undefined) {
  const long = display_name ?? name
  const short = name ?? display_name
  return long === undefined || short === undefined ? undefined : { display_name: long, name: short }
}

/** Changes a key's name or whether it is active. Its account, role and restrictions cannot change. */
export function editApiKey(
  store: OrganizationStore,
  key: ApiKey,
  data: RequestBodies['updateApiKey'],
  context: RuleContext,
): Outcome<ApiKey> | ApiError {
  const related = updateRelationships(store, key, data.relationships ?? {}, context)
  if (related instanceof ApiError) return related
  const account = accountOf(store, key)
  const {
    display_name,
    name,
    assignable = key.attributes.assignable,
    active,
    role,
    restrictions,
  } = data.attributes ?? {}
  const contradicted = checkInheritedAccess(account, { role, restrictions })
  if (contradicted) return contradicted
  const renamed = withAttributes(key, { ...bothNames(display_name, name), assignable }, context)
  const record = active === undefined || active === key.attributes.active ? renamed : switched(renamed, active)
  const activeOnDisabledAccount = record.attributes.active && !account.attributes.active
  if (activeOnDisabledAccount && context.assumptions.keyEnabledOnDisabledAccount === 'refuse') {
    const detail = 'The key cannot be enabled while its service account is disabled.'
    return apiError('forbidden', { rule: 'key-disable', detail })
  }
  return { changes: [{ put: record }], record }
}

/** `key-disable`: returns a copy of the key that is individually enabled or disabled. */
function switched(key: ApiKey, active: boolean): ApiKey {
  return { ...key, attributes: { ...key.attributes, active }, disabledAlone: !active }
}

/** `key-delete`: deletes only this key. */
export function deleteApiKey(_store: OrganizationStore, key: ApiKey): Outcome<ApiKey> {
  return { changes: [{ remove: key }], record: key }
}
