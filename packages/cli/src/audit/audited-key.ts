import type { ApiKey, ServiceAccount } from '@workbench-sdk/client'
import { isDue } from '../due.ts'
import { baseName } from '../rotation.ts'
import { type Age, wholeDays } from './age.ts'

/** A key, with all the data that the report contains. */
export interface AuditedKey {
  readonly id: string
  /** Without a rotation suffix, as in a configuration and in `--key`. */
  readonly name: string
  readonly accountId: string | null
  /** Null if the account is not in the list of accounts, because it was created or deleted during the audit. */
  readonly account: string | null
  /** Null if Workbench does not report it. This also applies to the properties below. */
  readonly role: string | null
  readonly readOnly: boolean | null
  readonly state: State
  readonly createdAt: Date | null
  /** In whole days. */
  readonly age: number | null
  readonly due: boolean
}

type State = 'active' | 'disabled' | 'account disabled'

/** A key that is older than this is due. */
export interface Deadline {
  readonly olderThan: Age
  readonly now: Date
}

export function auditKey(key: ApiKey, account: ServiceAccount | undefined, { olderThan, now }: Deadline): AuditedKey {
  const { id, name, role, readOnly, createdAt, serviceAccountId } = key
  const state = stateOf(key, account)
  const passed = createdAt && now.getTime() - createdAt.getTime()
  return {
    id,
    name: withoutMark(name),
    accountId: serviceAccountId,
    account: account?.name ?? null,
    role,
    readOnly,
    state,
    createdAt,
    age: passed === null ? null : wholeDays(passed),
    due: isDue({ active: state === 'active', createdAt }, olderThan.milliseconds, now),
  }
}

/** A disabled account takes precedence, because enabling it enables its keys. */
function stateOf(key: ApiKey, account: ServiceAccount | undefined): State {
  if (account?.active === false) return 'account disabled'
  return key.active ? 'active' : 'disabled'
}

/** Shortens `organization_admin` to `admin` for display. */
export function shortRole(role: string): string {
  return role.replace(/^organization_/, '')
}

/** Returns a name without its rotation suffix. Leaves other names unchanged, although `baseName` would truncate and trim them. */
function withoutMark(name: string): string {
  const base = baseName(name)
  return /^\s*\((rotating|rotated|retired|place has another key) /.test(name.slice(base.length)) ? base : name
}
