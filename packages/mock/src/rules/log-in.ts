import { hashOf } from '../chance.ts'
import type { components } from '../generated/openapi.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Change, Store } from '../store.ts'
import { needsOtp } from './otp.ts'
import type { Context } from './rule.ts'

type SessionDocument = components['schemas']['Session']

/** Seconds: 13 hours. */
const LIFETIME = 46_800

export interface Credentials {
  readonly username: string
  readonly password: string
}

/**
 * `session-expiry`: a session of 13 hours, for a name, a password and a one-time code. Without a code the answer is 401,
 * also where the password is right.
 */
export function logIn(
  store: Store,
  { username, password }: Credentials,
  context: Pick<Context, 'now' | 'newSecret' | 'otp'>,
): { readonly changes: readonly Change[]; readonly session: SessionDocument } | Refusal {
  const user = store.userByEmail(username)
  const isRight = user?.attributes.active && user.credentials?.passwordHash === hashOf(password)
  if (!user?.credentials || !isRight)
    return refuse.unauthenticated('The name or the password is not right.', 'authentication')
  const unproven = needsOtp(context.otp, 'authentication')
  if (unproven) return unproven
  const secret = context.newSecret()
  const expiresAt = context.now.getTime() + LIFETIME * 1_000
  const session: SessionDocument = {
    access_token: secret,
    created_at: context.now.toISOString(),
    expires_in: LIFETIME,
    token_type: 'bearer',
    user_id: user.id,
    username: user.attributes.email,
    role: user.credentials.role,
    organization_id: user.organizationId,
    realm: 'public',
  }
  return { changes: [{ open: { tokenHash: hashOf(secret), userAccountId: user.id, expiresAt } }], session }
}
