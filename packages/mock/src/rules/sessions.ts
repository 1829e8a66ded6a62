import { type ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import type { components } from '@workbench-sdk/contract/generated/openapi'
import type { RuleId } from '@workbench-sdk/contract/rules'
import { hashOf } from '../platform/random.ts'
import type { SharedData } from '../store/organization-store.ts'
import { hasExpired, type Session, type UserAccount } from '../store/records.ts'
import type { Change } from '../store/store.ts'
import type { Otp, RuleContext } from './rule.ts'

/** A session as returned by the API. As in the API docs, `created_at` is a number in the contract. */
type SessionDocument = Omit<components['schemas']['Session'], 'created_at'> & { readonly created_at: number | string }

/** The lifetime of a session in seconds: 13 hours. */
const LIFETIME = 46_800

interface LoginContext extends Pick<RuleContext, 'now' | 'otp' | 'assumptions'> {
  /** Returns a new secret for an organization. */
  readonly newSecretOf: (organizationId: string) => string
}

export interface Credentials {
  readonly username: string
  readonly password: string
}

/**
 * `session-expiry`: creates a session that lasts 13 hours. Requires a name, a password and a one-time code. Without the code, the
 * response is a 401 even if the password is correct.
 */
export function logIn(
  store: SharedData,
  { username, password }: Credentials,
  context: LoginContext,
): { readonly changes: readonly Change[]; readonly session: SessionDocument } | ApiError {
  const user = userNamed(store, username, context.assumptions)
  if (user?.credentials?.passwordHash !== hashOf(password)) {
    return apiError('unauthenticated', { detail: 'Incorrect username or password.', rule: 'authentication' })
  }
  if (!user.attributes.active) {
    return apiError('unauthenticated', { detail: 'The user account is locked.', rule: 'user-locked' })
  }
  const otpError = checkOtp(context.otp, 'authentication')
  if (otpError) return otpError
  const secret = context.newSecretOf(user.organizationId)
  const expiresAt = context.now.getTime() + LIFETIME * 1_000
  const session: SessionDocument = {
    access_token: secret,
    created_at: sessionTime(context),
    expires_in: LIFETIME,
    token_type: 'bearer',
    user_id: user.id,
    username: user.attributes.email,
    role: user.credentials.role,
    organization_id: user.organizationId,
    realm: 'public',
  }
  const opened = { tokenHash: hashOf(secret), organizationId: user.organizationId, userAccountId: user.id, expiresAt }
  return { changes: [...endOldSessions(store, user, context.now), { open: opened }], session }
}

/** The maximum number of sessions per user. An additional login ends the oldest session. */
const MAX_SESSIONS = 100

/** Ends the expired sessions of all users, and the oldest sessions of a user who has too many. */
function endOldSessions(store: SharedData, user: UserAccount, now: Date): Change[] {
  const { sessions } = store
  const expired = sessions.filter(each => hasExpired(each, now))
  const own = sessions.filter(each => isOf(each, user) && !hasExpired(each, now))
  const oldest = own.slice(0, Math.max(0, own.length - MAX_SESSIONS + 1))
  return [...expired, ...oldest].map(close => ({ close }))
}

/** Ends all sessions of a user who was disabled or whose email address changed. */
export function endSessions(store: SharedData, user: UserAccount): Change[] {
  return store.sessions.filter(each => isOf(each, user)).map(close => ({ close }))
}

const isOf = (session: Session, { id, organizationId }: UserAccount) =>
  session.userAccountId === id && session.organizationId === organizationId

function userNamed(store: SharedData, username: string, { loginEmailCase }: Assumptions): UserAccount | undefined {
  const user = store.userByEmail(username)
  return loginEmailCase === 'any' || user?.attributes.email === username ? user : undefined
}

/** Returns the creation time of a session. Unlike record timestamps, it is in seconds. */
function sessionTime({ now, assumptions }: Pick<RuleContext, 'now' | 'assumptions'>): number | string {
  return assumptions.sessionTimes === 'timestamp' ? now.toISOString() : Math.floor(now.getTime() / 1_000)
}

/** Returns an error unless the one-time code is correct. After the 401, clients retry the request with a code. */
export function checkOtp(otp: Otp, rule: RuleId): ApiError | undefined {
  if (otp === 'missing') return apiError('unauthenticated', { detail: 'A one-time code is required.', rule })
  if (otp === 'wrong') return apiError('unauthenticated', { detail: 'Incorrect one-time code.', rule })
  return undefined
}
