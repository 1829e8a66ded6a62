import { issue, Refusal, refuse } from '@workbench-sdk/contract/errors'
import { hashOf } from '../platform/random.ts'
import type { ApiKey } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { find } from './find-record.ts'
import { accountOf, contradiction } from './inherited-access.ts'
import { given, relinked } from './relationships.ts'
import { type Bodies, type Context, changed, claimId, type Outcome, stamps } from './rule.ts'
import { needsOtp } from './sessions.ts'

/** `key-create`: a key of one account, with a name; `secret-once`: what is kept of its secret is a hash. */
export function createApiKey(store: Store, data: Bodies['createApiKey'], context: Context): Outcome<ApiKey> | Refusal {
  const unproven = context.assumptions.otpOnKeyCreate && needsOtp(context.otp, 'otp-on-create')
  if (unproven) return unproven
  const id = claimId(store, 'api_keys', data.id, context)
  if (id instanceof Refusal) return id
  const account = find(store, context, 'service_accounts', data.relationships.service_account.data.id)
  if (account instanceof Refusal) return account
  const related = given(store, 'api_keys', data.relationships, context)
  if (related instanceof Refusal) return related
  const { display_name, name, assignable = false, role, restrictions } = data.attributes
  const names = bothNames(display_name, name)
  if (!names) return refuse.params([issue('display_name', 'any.required', 'is required')], 'key-create')
  const contradicted = contradiction(account, { role, restrictions })
  if (contradicted) return contradicted
  if (!account.attributes.active && context.assumptions.keyOnDisabledAccount === 'refuse') {
    return refuse.forbidden('key-on-disabled-account')
  }
  const secret = context.newSecret()
  const { times, authors } = stamps(context)
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

/** One name given sets both. */
function bothNames(display_name: string | undefined, name: string | undefined) {
  const shown = display_name ?? name
  const called = name ?? display_name
  return shown === undefined || called === undefined ? undefined : { display_name: shown, name: called }
}

/** The name of a key can change, and whether it is active; its account, role and restrictions cannot. */
export function editApiKey(
  store: Store,
  key: ApiKey,
  data: Bodies['updateApiKey'],
  context: Context,
): Outcome<ApiKey> | Refusal {
  const related = relinked(store, key, data.relationships ?? {}, context)
  if (related instanceof Refusal) return related
  const account = accountOf(store, key)
  const {
    display_name,
    name,
    assignable = key.attributes.assignable,
    active,
    role,
    restrictions,
  } = data.attributes ?? {}
  const contradicted = contradiction(account, { role, restrictions })
  if (contradicted) return contradicted
  const renamed = changed(key, { ...bothNames(display_name, name), assignable }, context)
  const record = active === undefined || active === key.attributes.active ? renamed : switched(renamed, active)
  const outlives = record.attributes.active && !account.attributes.active
  if (outlives && context.assumptions.keyEnabledOnDisabledAccount === 'refuse') {
    return refuse.forbidden('key-disable', 'The key cannot be enabled while its service account is disabled.')
  }
  return { changes: [{ put: record }], record }
}

/** `key-disable`: a key by itself. */
function switched(key: ApiKey, active: boolean): ApiKey {
  return { ...key, attributes: { ...key.attributes, active }, disabledAlone: !active }
}

/** `key-delete`: this key alone. */
export function deleteApiKey(_store: Store, key: ApiKey): Outcome<ApiKey> {
  return { changes: [{ remove: key }], record: key }
}
