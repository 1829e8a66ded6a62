import { type ApiError, apiErrors } from '@workbench-sdk/contract/api-errors'
import type { ResourceType, Verb } from '@workbench-sdk/contract/model'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { MockState, Principal } from '../store/mock-state.ts'

interface Policy {
  /** The rule that keeps an Organization Analyst from reading, where one does. */
  readonly read?: RuleId
  /** The same for writing. */
  readonly write?: RuleId
}

/** What an Organization Analyst may not do. `admin-everything`: an Organization Admin may do all of it. */
const ANALYST: Readonly<Record<ResourceType, Policy>> = {
  service_accounts: { read: 'admin-only', write: 'admin-only' },
  api_keys: { read: 'admin-only', write: 'admin-only' },
  user_accounts: { write: 'analyst-no-users' },
  organizations: { write: 'analyst-no-users' },
  actors: { write: 'analyst-no-users' },
  investigative_actions: {},
}

const READS: ReadonlySet<Verb> = new Set(['search', 'find'])

/** Whether the caller may do this to records of this type. Keeps `admin-only`, `analyst-no-users` and `read-only`. */
export function authorize(world: MockState, caller: Principal, type: ResourceType, verb: Verb): ApiError | undefined {
  const reads = READS.has(verb)
  const rule = caller.role === 'organization_admin' ? undefined : analystRule(world, type, reads)
  if (rule) return apiErrors.forbidden(rule)
  if (caller.readOnly && !reads) return apiErrors.forbidden('read-only')
  return undefined
}

function analystRule({ assumptions }: MockState, type: ResourceType, reads: boolean): RuleId | undefined {
  const policy = ANALYST[type]
  if (reads && policy.read === 'admin-only' && assumptions.analystReadsServiceAccounts) return undefined
  return reads ? policy.read : policy.write
}
