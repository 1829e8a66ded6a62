import { hashOf } from '../chance.ts'
import type { ApiKey } from '../records.ts'
import { issue, Refusal, refuse } from '../refusals.ts'
import type { Store } from '../store.ts'
import { contradiction } from './key-inherits.ts'
import { given } from './linkage.ts'
import { find } from './one-organization.ts'
import { needsOtp } from './otp.ts'
import { type Bodies, type Context, claimId, type Outcome, stamps } from './rule.ts'

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
export function bothNames(display_name: string | undefined, name: string | undefined) {
  const shown = display_name ?? name
  const called = name ?? display_name
  return shown === undefined || called === undefined ? undefined : { display_name: shown, name: called }
}
