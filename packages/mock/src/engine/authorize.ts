import { type ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import { canonicalId } from '@workbench-sdk/contract/ids'
import type { ResourceType, Verb, WritableType } from '@workbench-sdk/contract/model'
import type { Target } from '@workbench-sdk/contract/routes'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { IsHidden } from '../json-api/attributes.ts'
import type { MockState, Principal } from '../store/mock-state.ts'

/** The rules that prevent an Organization Analyst from reading or writing records of a type. */
interface Policy {
  readonly read?: RuleId
  readonly write?: RuleId
}

/** The types to which an Organization Analyst has limited access. `admin-everything`: an Organization Admin has full access. */
const ANALYST: { readonly [T in ResourceType]?: Policy } = {
  service_accounts: { read: 'admin-only', write: 'admin-only' },
  api_keys: { read: 'admin-only', write: 'admin-only' },
  user_accounts: { write: 'analyst-no-users' },
  investigative_actions: {},
} satisfies Record<WritableType, Policy>

const READ_VERBS: ReadonlySet<Verb> = new Set(['search', 'find'])

/**
 * Returns an error if the caller cannot call the operation. Enforces the permissions for the type, and `own-profile`: an
 * Organization Analyst can update their own user account.
 */
export function authorizeOperation(state: MockState, caller: Principal, target: Target): ApiError | undefined {
  return isOwnProfile(state, caller, target) ? undefined : authorize(state, caller, target.type, target.verb)
}

function isOwnProfile({ store }: MockState, { organizationId, actorId }: Principal, target: Target): boolean {
  if (target.kind !== 'record' || target.type !== 'user_accounts' || target.verb !== 'update') return false
  return store.of(organizationId).get('user_accounts', canonicalId(target.id))?.related.actor === actorId
}

/** Returns an error if the caller lacks the permission. Enforces `admin-only`, `analyst-no-users` and `read-only`. */
export function authorize(state: MockState, caller: Principal, type: ResourceType, verb: Verb): ApiError | undefined {
  const reads = READ_VERBS.has(verb)
  const rule = caller.role === 'organization_admin' ? undefined : analystRule(state, type, reads)
  if (rule) return apiError('forbidden', { rule })
  if (caller.readOnly && !reads) return apiError('forbidden', { rule: 'read-only' })
  return undefined
}

/** `admin-only`: an actor has its service account's name. The name is hidden from callers who cannot read service accounts. */
export function hiddenFrom(state: MockState, caller: Principal): IsHidden | undefined {
  if (!authorize(state, caller, 'service_accounts', 'find')) return undefined
  return (record, name) =>
    record.type === 'actors' && name === 'display_name' && record.attributes.actor_type === 'service'
}

function analystRule({ assumptions }: MockState, type: ResourceType, reads: boolean): RuleId | undefined {
  const policy = ANALYST[type]
  if (reads && policy?.read === 'admin-only' && assumptions.analystReadsServiceAccounts) return undefined
  return reads ? policy?.read : policy?.write
}
