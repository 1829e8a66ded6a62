import { ApiError, apiError, paramIssue } from '@workbench-sdk/contract/api-errors'
import type { AttributesOf } from '@workbench-sdk/contract/model'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { UserAccount } from '../store/records.ts'
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
import { endSessions } from './sessions.ts'

/** `user-locked`: creates a user who must be activated before they can log in. */
export function addUserAccount(
  store: OrganizationStore,
  data: RequestBodies['createUserAccount'],
  context: RuleContext,
): Outcome<UserAccount> | ApiError {
  if (context.assumptions.newUserState === 'active') return createUserAccount(store, data, context)
  return createUserAccount(store, { ...data, attributes: { ...data.attributes, active: false } }, context)
}

/** Creates a user in the caller's organization. By default, the user is active. */
export function createUserAccount(
  store: OrganizationStore,
  data: RequestBodies['createUserAccount'],
  context: RuleContext,
): Outcome<UserAccount> | ApiError {
  const id = reserveId(store, 'user_accounts', data.id, context)
  if (id instanceof ApiError) return id
  const related = resolveRelationships(store, 'user_accounts', data.relationships ?? {}, context)
  if (related instanceof ApiError) return related
  const takenEmail = checkEmail(store, data.attributes.email)
  if (takenEmail) return takenEmail
  const { email, first_name = null, last_name = null, active = true, assignable = true } = data.attributes
  const display_name = data.attributes.display_name ?? (fullName(first_name, last_name) || email)
  const actor = createActor('user', display_name, id, context)
  const { times, authors } = timestamps(context)
  const { organizationId } = context.caller
  const names = { display_name, email, first_name, last_name }
  const record: UserAccount = {
    type: 'user_accounts',
    id,
    organizationId,
    attributes: { ...names, active, assignable, ...times },
    related: { primary_organization: organizationId, actor: actor.id, ...authors },
  }
  return { changes: [{ put: actor }, { put: record }], record }
}

const fullName = (...parts: readonly (string | null)[]) => parts.filter(Boolean).join(' ')

/** Changes a user. `own-profile`: an Organization Analyst can change only the names in their own account. */
export function editUserAccount(
  store: OrganizationStore,
  user: UserAccount,
  data: RequestBodies['updateUserAccount'],
  context: RuleContext,
): Outcome<UserAccount> | ApiError {
  const { attributes = {} } = data
  if (context.caller.role !== 'organization_admin' && !Object.keys(attributes).every(isProfile)) {
    return apiError('forbidden', { rule: 'analyst-no-users' })
  }
  const related = updateRelationships(store, user, data.relationships ?? {}, context)
  if (related instanceof ApiError) return related
  const takenEmail = checkEmail(store, attributes.email, user)
  if (takenEmail) return takenEmail
  const record = withAttributes(user, attributes, context)
  const keepsSessions = record.attributes.active && record.attributes.email === user.attributes.email
  return { changes: [{ put: record }, ...(keepsSessions ? [] : endSessions(store.shared, user))], record }
}

const PROFILE: readonly (keyof AttributesOf['user_accounts'])[] = ['display_name', 'first_name', 'last_name']

const isProfile = (name: string) => PROFILE.some(each => each === name)

/** `email-unique`: returns an error if another user has the email address. */
function checkEmail(store: OrganizationStore, email: string | undefined, user?: UserAccount): ApiError | undefined {
  const owner = email === undefined ? undefined : store.shared.userByEmail(email)
  if (!owner || isSame(owner, user)) return undefined
  const issues = [paramIssue(['email'], 'any.unique', 'is the address of another user')]
  return apiError('invalid-parameters', { issues, rule: 'email-unique' })
}

const isSame = (a: UserAccount, b: UserAccount | undefined) => a.id === b?.id && a.organizationId === b.organizationId
