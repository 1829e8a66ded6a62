import type { ServiceAccount } from '@workbench-sdk/client'
import { adviceForName, UsageError } from '../usage-error.ts'
import { type AuditedKey, shortRole } from './audited-key.ts'

/** Which keys to audit. Default: all. */
export interface Selection {
  readonly account: readonly string[]
  readonly state: 'active' | 'disabled' | 'any'
  readonly role?: string
  readonly readOnly?: boolean
}

type Predicate = (key: AuditedKey) => boolean

/** Roles that are valid even if no account has them. */
const assignable = ['organization_admin', 'organization_analyst']

const states: Record<Selection['state'], Predicate> = {
  active: ({ state }) => state === 'active',
  disabled: ({ state }) => state !== 'active',
  any: () => true,
}

/**
 * Returns a function that checks whether a key is selected.
 *
 * @throws UsageError if an account or role does not exist, because an empty list would look like success.
 */
export function createSelector(
  { account, state, role, readOnly }: Selection,
  accounts: readonly ServiceAccount[],
): Predicate {
  const tests = [
    states[state],
    ...(account.length > 0 ? [ofAccounts(account, accounts)] : []),
    ...(role === undefined ? [] : [ofRole(role, accounts)]),
    ...(readOnly === undefined ? [] : [(key: AuditedKey) => key.readOnly === readOnly]),
  ]
  return key => tests.every(test => test(key))
}

function ofAccounts(wanted: readonly string[], accounts: readonly ServiceAccount[]): Predicate {
  const ids = new Set(wanted.flatMap(each => idsOf(each, accounts)))
  return ({ accountId }) => accountId !== null && ids.has(accountId)
}

/** Several accounts can have the same name. */
function idsOf(wanted: string, accounts: readonly ServiceAccount[]): string[] {
  const found = accounts.filter(({ id, name }) => id === wanted || name === wanted)
  if (found.length > 0) return found.map(({ id }) => id)
  const names = accounts.map(({ name }) => name)
  const advice = adviceForName(wanted, names, 'Specify the name or the id of an account.')
  throw new UsageError(`Service account "${wanted}" not found. ${advice}`)
}

function ofRole(wanted: string, accounts: readonly ServiceAccount[]): Predicate {
  const roles = [...new Set([...assignable, ...accounts.flatMap(({ role }) => role ?? [])])]
  const matching = new Set(roles.filter(role => role === wanted || shortRole(role) === wanted))
  if (matching.size > 0) return ({ role }) => role !== null && matching.has(role)
  throw new UsageError(`Unknown role "${wanted}". Expected one of ${roles.map(shortRole).join(', ')}.`)
}
