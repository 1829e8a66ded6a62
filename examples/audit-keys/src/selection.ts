import type { ServiceAccount } from '@workbench-sdk/client'
import { type AuditedKey, shortRole } from './audited-key.ts'
import { UsageError } from './usage-error.ts'

/** Which keys to look at; all, where nothing is said. */
export interface Selection {
  readonly account: readonly string[]
  readonly state: 'active' | 'disabled' | 'any'
  readonly role?: string
  readonly readOnly?: boolean
}

type Test = (key: AuditedKey) => boolean

/** The roles that an account can be given, whether or not one has it now. */
const assignable = ['organization_admin', 'organization_analyst']

const states: Record<Selection['state'], Test> = {
  active: ({ state }) => state === 'active',
  disabled: ({ state }) => state !== 'active',
  any: () => true,
}

/**
 * A test that tells whether a key is among those.
 *
 * @throws UsageError for an account or a role that there is not: nothing would be listed, and that looks like good news.
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

/** Several accounts may have one name. */
function idsOf(wanted: string, accounts: readonly ServiceAccount[]): string[] {
  const found = accounts.filter(({ id, name }) => id === wanted || name === wanted)
  if (found.length > 0) return found.map(({ id }) => id)
  throw new UsageError(`There is no service account "${wanted}". Name one by its name or its id.`)
}

function ofRole(wanted: string, accounts: readonly ServiceAccount[]): Test {
  const roles = [...new Set([...assignable, ...accounts.map(({ role }) => role)])]
  const meant = new Set(roles.filter(role => role === wanted || shortRole(role) === wanted))
  if (meant.size > 0) return ({ role }) => meant.has(role)
  throw new UsageError(`No account has the role "${wanted}". There are ${roles.map(shortRole).join(', ')}.`)
}
