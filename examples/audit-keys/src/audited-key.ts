import type { ApiKey, ServiceAccount } from '@workbench-sdk/client'
import { type Age, wholeDays } from './age.ts'

/** A key with all that is asked about it. */
export interface AuditedKey {
  readonly id: string
  readonly name: string
  readonly accountId: string | null
  /** Null where the account is not in the list of accounts, as it was made or deleted meanwhile. */
  readonly account: string | null
  readonly role: string
  readonly readOnly: boolean
  readonly state: State
  readonly createdAt: Date
  /** In whole days. */
  readonly age: number
  /** Whether it works, and is older than it should be. */
  readonly due: boolean
}

type State = 'active' | 'disabled' | 'account disabled'

/** What makes a key due. */
export interface Deadline {
  readonly olderThan: Age
  readonly now: Date
}

export function auditKey(key: ApiKey, account: ServiceAccount | undefined, { olderThan, now }: Deadline): AuditedKey {
  const { id, name, role, readOnly, createdAt, serviceAccountId } = key
  const state = stateOf(key, account)
  const passed = now.getTime() - createdAt.getTime()
  return {
    id,
    name,
    accountId: serviceAccountId,
    account: account?.name ?? null,
    role,
    readOnly,
    state,
    createdAt,
    age: wholeDays(passed),
    due: state === 'active' && passed > olderThan.milliseconds,
  }
}

/** A disabled account comes first: enabling it enables its keys. */
function stateOf(key: ApiKey, account: ServiceAccount | undefined): State {
  if (account?.active === false) return 'account disabled'
  return key.active ? 'active' : 'disabled'
}

/** `admin` for `organization_admin`: the form for people. */
export function shortRole(role: string): string {
  return role.replace(/^organization_/, '')
}
