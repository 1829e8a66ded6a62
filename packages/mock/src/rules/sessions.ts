import { type ApiError, apiErrors } from '@workbench-sdk/contract/api-errors'
import type { components } from '@workbench-sdk/contract/generated/openapi'
import type { RuleId } from '@workbench-sdk/contract/rules'
import { hashOf } from '../platform/random.ts'
import type { Change, Store } from '../store/store.ts'
import type { Otp, RuleContext } from './rule.ts'

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
  context: Pick<RuleContext, 'now' | 'newSecret' | 'otp'>,
): { readonly changes: readonly Change[]; readonly session: SessionDocument } | ApiError {
  const user = store.userByEmail(username)
  const isRight = user?.attributes.active && user.credentials?.passwordHash === hashOf(password)
  if (!user?.credentials || !isRight)
    return apiErrors.unauthenticated('The name or the password is not right.', 'authentication')
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

/** The refusal of whoever has not sent the right one-time code. The 401 is the step to the second call. */
export function needsOtp(otp: Otp, rule: RuleId): ApiError | undefined {
  if (otp === 'missing') return apiErrors.unauthenticated('Send the one-time code, too.', rule)
  if (otp === 'wrong') return apiErrors.unauthenticated('The one-time code is not right.', rule)
  return undefined
}
