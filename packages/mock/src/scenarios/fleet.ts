import type { ServiceAccountSeed } from '../seeding/seed.ts'
import { daysBefore, type Scenario } from './scenario.ts'

/** Days over which the ages of a fleet's accounts are spread. */
const SPREAD = 730

/**
 * Many service accounts, each with one to three keys of all ages. Half are admins, every fourth is read-only, every tenth is
 * disabled.
 *
 * @throws TypeError where `n` is not a whole number of accounts.
 *
 * @example
 * mock.seed(fleet(200))
 */
export function fleet(n: number): Scenario<{ readonly serviceAccounts: readonly ServiceAccountSeed[] }> {
  if (!Number.isSafeInteger(n) || n < 0) throw new TypeError(`A fleet of ${n} accounts is none: give a whole number.`)
  return now => ({ serviceAccounts: Array.from({ length: n }, (_, index) => accountOf(now, index)) })
}

function accountOf(now: Date, index: number): ServiceAccountSeed {
  // Steps that share no factor with the spread visit all ages before one comes again.
  const age = (index * 37) % SPREAD
  return {
    name: `service-${String(index + 1).padStart(4, '0')}`,
    role: index % 2 === 0 ? 'organization_analyst' : 'organization_admin',
    readOnly: index % 4 === 0,
    active: index % 10 !== 9,
    createdAt: daysBefore(now, age),
    keys: Array.from({ length: 1 + (index % 3) }, (_, key) => ({
      name: `key ${key + 1}`,
      createdAt: daysBefore(now, age / (key + 1)),
    })),
  }
}
