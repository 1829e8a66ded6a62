import { type ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import { READ_ONLY, type Role } from '@workbench-sdk/contract/model'
import type { RuleId } from '@workbench-sdk/contract/rules'
import { bearerTokenOf } from '../platform/http-message.ts'
import { hashOfToken } from '../platform/random.ts'
import type { MockState, Principal } from '../store/mock-state.ts'
import type { ApiKey, Session } from '../store/records.ts'

/** Returns the caller identified by a bearer token. Enforces `authentication` and `session-expiry`. */
export function authenticate(state: MockState, authorization: string | null): Principal | ApiError {
  const token = bearerTokenOf(authorization)
  if (!token) return unauthenticated('Missing token. Send it in the header Authorization: Bearer <token>.')
  const credential = state.store.credential(hashOfToken(token))
  if (!credential) return unauthenticated('Unknown token. Each mock and each world has its own.')
  return 'key' in credential ? byKey(state, credential.key) : bySession(state, credential.session)
}

function byKey({ store }: MockState, key: ApiKey): Principal | ApiError {
  const account = store.of(key.organizationId).get('service_accounts', key.related.service_account)
  if (!account?.attributes.active || !key.attributes.active) {
    return unauthenticated('The API key or its service account is disabled.')
  }
  return {
    organizationId: account.organizationId,
    id: account.id,
    name: account.attributes.display_name ?? '',
    key: { id: key.id, name: key.attributes.display_name ?? '' },
    actorId: account.related.actor,
    role: roleOf(account.attributes.role),
    readOnly: account.attributes.restrictions.includes(READ_ONLY),
  }
}

function bySession({ store, clock }: MockState, session: Session): Principal | ApiError {
  const user = store.of(session.organizationId).get('user_accounts', session.userAccountId)
  if (session.expiresAt <= clock.now().getTime()) {
    return unauthenticated('The session has expired. Log in again.', 'session-expiry')
  }
  if (!user?.attributes.active || !user.credentials) return unauthenticated('The user account is disabled.')
  return {
    organizationId: user.organizationId,
    id: user.id,
    name: user.attributes.display_name ?? user.attributes.email,
    actorId: user.related.actor,
    role: user.credentials.role,
    readOnly: false,
  }
}

const unauthenticated = (detail: string, rule: RuleId = 'authentication') =>
  apiError('unauthenticated', { detail, rule })

/** Returns the permissions for a role. Records can have other roles; every role except admin has the permissions of an analyst. */
function roleOf(role: string): Role {
  return role === 'organization_admin' ? role : 'organization_analyst'
}
