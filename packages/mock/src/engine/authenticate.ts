import { type ApiError, apiErrors } from '@workbench-sdk/contract/api-errors'
import { READ_ONLY, type Role } from '@workbench-sdk/contract/model'
import { hashOf } from '../platform/random.ts'
import type { MockState, Principal } from '../store/mock-state.ts'
import type { ApiKey, Session } from '../store/records.ts'

/** Who the bearer token belongs to. Keeps `authentication` and `session-expiry`. */
export function authenticate(world: MockState, authorization: string | null): Principal | ApiError {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  if (!token) return apiErrors.unauthenticated('Send a token: Authorization: Bearer <token>.', 'authentication')
  const credential = world.store.credential(hashOf(token))
  if (!credential) return apiErrors.unauthenticated('The token is not known.', 'authentication')
  return 'key' in credential ? byKey(world, credential.key) : bySession(world, credential.session)
}

function byKey({ store }: MockState, key: ApiKey): Principal | ApiError {
  const account = store.get('service_accounts', key.related.service_account)
  if (!account?.attributes.active || !key.attributes.active) {
    return apiErrors.unauthenticated('The API key or its service account is disabled.', 'authentication')
  }
  return {
    organizationId: account.organizationId,
    name: account.attributes.display_name ?? '',
    key: { id: key.id, name: key.attributes.display_name ?? '' },
    actorId: account.related.actor,
    role: roleOf(account.attributes.role),
    readOnly: account.attributes.restrictions.includes(READ_ONLY),
  }
}

function bySession({ store, clock }: MockState, session: Session): Principal | ApiError {
  const user = store.get('user_accounts', session.userAccountId)
  if (session.expiresAt <= clock.now().getTime()) {
    return apiErrors.unauthenticated('The session has ended. Log in again.', 'session-expiry')
  }
  if (!user?.attributes.active || !user.credentials) {
    return apiErrors.unauthenticated('The user account is disabled.', 'authentication')
  }
  return {
    organizationId: user.organizationId,
    name: user.attributes.display_name ?? user.attributes.email,
    actorId: user.related.actor,
    role: user.credentials.role,
    readOnly: false,
  }
}

/** Of the roles that records show, only the admin's is more than an analyst's. */
function roleOf(role: string): Role {
  return role === 'organization_admin' ? role : 'organization_analyst'
}
