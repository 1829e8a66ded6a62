import type { ServiceAccount } from '@workbench-sdk/client'
import { type AuditedKey, shortRole } from './audited-key.ts'
import { UsageError } from './usage-error.ts'

/** Which keys to audit. Default: all. */
export interface Selection {
  readonly account: readonly string[]
  readonly state: 'active' | 'disabled' | 'any'
  readonly role?: string
  readonly readOnly?: boolean
}

type Test = (key: AuditedKey) => boolean

/** The roles that are valid even if no account has them. */
const assignable = ['organization_admin', 'organization_analyst']

const states: Record<Selection['state'], Test> = {
  active: ({ state }) => state === 'active',
  disabled: ({ state }) => state !== 'active',
  any: () => true,
}

/**
 * Returns a function that checks whether a key is selected.
 *
 * @throws UsageError if an account or role does not exist, because an empty list would look like success.
 */
export function selecting({ account, state, role, readOnly }: Selection, accounts: readonly ServiceAccount[]): Test {
  const tests = [
    states[state],
    ...(account.length > 0 ? [ofAccounts(account, accounts)] : []),
    ...(role === undefined ? [] : [ofRole(role, accounts)]),
    ...(readOnly === undefined ? [] : [(key: AuditedKey) => key.readOnly === readOnly]),
  ]
  return key => tests.every(test => test(key))
}

function ofAccounts(wanted: readonly string[], accounts: readonly ServiceAccount[]): Test {
  const ids = new Set(wanted.flatMap(each => idsOf(each, accounts)))
  return ({ accountId }) => accountId !== null && ids.has(accountId)
}

/** Several accounts can have the same name. */
function idsOf(wanted: string, accounts: readonly ServiceAccount[]): string[] {
  const found = accounts.filter(({ id, name }) => id === wanted || name === wanted)
  if (found.length > 0) return found.map(({ id }) => id)
  throw new UsageError(`Unknown service account "${wanted}". Expected a name or an id.`)
}

function ofRole(wanted: string, accounts: readonly ServiceAccount[]): Test {
  const roles = [...new Set([...assignable, ...accounts.map(({ role }) => role)])]
  const meant = new Set(roles.filter(role => role === wanted || shortRole(role) === wanted))
  if (meant.size > 0) return ({ role }) => meant.has(role)
  throw new UsageError(`Unknown role "${wanted}". Expected one of ${roles.map(shortRole).join(', ')}.`)
}
