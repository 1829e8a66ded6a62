import fc from 'fast-check'
import { type AccountSeed, daysAgo } from './fixtures.ts'

/** Generates common and malicious names. */
const names = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '\n', '"', ';', '＝', '\u001b[31m', '\u202e', '\u009b2J'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  )
  .map(parts => parts.join(''))

const keys = fc.array(
  fc.record({ name: names, active: fc.boolean(), createdAt: fc.integer({ min: 0, max: 200 }).map(daysAgo) }),
  { maxLength: 6 },
)

/** Uses few ages and names, so that many keys compare equal. */
export const fleets: fc.Arbitrary<AccountSeed[]> = fc.array(
  fc.record({
    name: fc.oneof(fc.constantFrom('ci', 'deployer'), names),
    role: fc.constantFrom('organization_admin' as const, 'organization_analyst' as const),
    readOnly: fc.boolean(),
    active: fc.boolean(),
    keys,
  }),
  { maxLength: 4 },
)
