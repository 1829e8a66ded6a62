import { fleet } from './fleet.ts'
import { daysBefore, type NamedScenario, type Scenario } from './scenario.ts'

/** The scenarios that have a name. They can be put into one mock one after the other. */
export const SCENARIOS = {
  empty: {
    says: 'nothing but the service accounts of the tokens that a mock begins with',
    seed: () => ({}),
  },
  typical: {
    says: 'what a small organization has: five keys of four service accounts, two people, two investigative actions',
    seed: now => ({
      serviceAccounts: [
        {
          name: 'deployer',
          createdAt: daysBefore(now, 400),
          keys: [
            { name: 'main', createdAt: daysBefore(now, 40) },
            { name: 'rollback', createdAt: daysBefore(now, 200) },
          ],
        },
        {
          name: 'siem-export',
          readOnly: true,
          createdAt: daysBefore(now, 300),
          keys: [{ name: 'export', createdAt: daysBefore(now, 80) }],
        },
        {
          name: 'user-provisioning',
          role: 'organization_admin',
          createdAt: daysBefore(now, 250),
          keys: [{ name: 'provision', createdAt: daysBefore(now, 10) }],
        },
        {
          name: 'key-audit',
          role: 'organization_admin',
          readOnly: true,
          createdAt: daysBefore(now, 30),
          keys: [{ name: 'nightly', createdAt: daysBefore(now, 30) }],
        },
      ],
      userAccounts: [
        { email: 'robin@example.com', displayName: 'Robin', role: 'organization_admin' },
        { email: 'sam@example.com', displayName: 'Sam' },
      ],
      investigativeActions: [
        { title: 'Call the owner of the laptop', createdAt: daysBefore(now, 2) },
        { title: 'Collect the sign-in log', status: 'COMPLETED', createdAt: daysBefore(now, 5) },
      ],
    }),
  },
  fleet: {
    says: 'many service accounts, each with one to three keys of all ages: fleet:200 has 200',
    n: 100,
    seed: (now, n = 100) => fleet(n)(now),
  },
  'stale-keys': {
    says: 'an account of which one key is young, two are long due for rotation, and one is disabled',
    seed: now => ({
      serviceAccounts: [
        {
          name: 'legacy-integration',
          createdAt: daysBefore(now, 800),
          keys: [
            { name: 'forgotten', createdAt: daysBefore(now, 800) },
            { name: 'old', createdAt: daysBefore(now, 120) },
            { name: 'young', createdAt: daysBefore(now, 5) },
            { name: 'retired', active: false, createdAt: daysBefore(now, 500) },
          ],
        },
      ],
    }),
  },
  'disabled-account': {
    says: 'an account that is disabled, and with it its two keys',
    seed: now => ({
      serviceAccounts: [
        {
          name: 'decommissioned',
          active: false,
          createdAt: daysBefore(now, 365),
          keys: [
            { name: 'primary', createdAt: daysBefore(now, 365) },
            { name: 'secondary', createdAt: daysBefore(now, 180) },
          ],
        },
      ],
    }),
  },
  'two-organizations': {
    says: 'a second organization, with an admin and a key of its own, of which the first sees nothing',
    seed: now => ({
      organizations: [
        {
          name: 'Second Organization',
          serviceAccounts: [
            {
              name: 'their admin',
              role: 'organization_admin',
              createdAt: daysBefore(now, 100),
              keys: [{ name: 'their key', createdAt: daysBefore(now, 100) }],
            },
          ],
        },
      ],
    }),
  },
} as const satisfies Readonly<Record<string, NamedScenario>>

/** A scenario by its name, such as `typical`, or `fleet:200`. */
export type ScenarioName = keyof typeof SCENARIOS | `fleet:${number}`

/** @throws TypeError where there is no such scenario: which there are. */
export function scenarioNamed(text: string): Scenario {
  const [name = '', number, ...rest] = text.split(':')
  const named: NamedScenario | undefined = Object.hasOwn(SCENARIOS, name)
    ? SCENARIOS[name as keyof typeof SCENARIOS]
    : undefined
  if (!named || rest.length > 0 || (number !== undefined && (named.n === undefined || !/^\d+$/.test(number)))) {
    throw new TypeError(
      `There is no scenario ${text}. There are ${Object.keys(SCENARIOS).join(', ')}; fleet:200 is one of 200 accounts.`,
    )
  }
  return now => named.seed(now, number === undefined ? named.n : Number(number))
}
