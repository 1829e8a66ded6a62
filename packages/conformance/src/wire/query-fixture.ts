import type { ResourceObject } from '../api-response.ts'
import { assertEqual } from '../assert.ts'
import { assertStatus } from '../assert-response.ts'
import type { TestContext } from '../test-context.ts'

/**
 * The labels of the keys. Their sort order is the same with and without case sensitivity, because it is unknown whether Workbench
 * sorts case-sensitively.
 */
const LABELS = ['Alpha', 'alphabet', 'beta', 'gamma', 'delta'] as const
type Label = (typeof LABELS)[number]

/** Five keys in two accounts for queries. The key `beta` is disabled. */
interface QueryFixture {
  /** A filter that selects only these keys. */
  readonly scope: string
  /** The id of the account that contains all keys except `delta`. */
  readonly first: string
  /** The id of the account that contains `delta`. It is a read-only admin. */
  readonly second: string
  /** The creation time of each key, by label. */
  readonly times: Readonly<Record<Label, string>>
  /** Returns the URL-encoded name of the key with this label. */
  readonly name: (label: string) => string
}

type Expectation = readonly [query: string, expectedLabels: readonly string[]]

/** Returns a check that asserts that each query finds exactly these keys, in any order. */
export function findsKeys(
  expectations: (fixture: QueryFixture) => readonly Expectation[],
): (context: TestContext) => Promise<void> {
  return async context => {
    for (const [query, expected] of expectations(await queryFixture(context))) {
      assertEqual(query, (await listLabels(context, query)).toSorted(), expected.toSorted())
    }
  }
}

/** Returns a check that asserts that each query lists the keys in this order. */
export function sortsKeys(
  expectations: (fixture: QueryFixture) => readonly Expectation[],
): (context: TestContext) => Promise<void> {
  return async context => {
    for (const [query, expected] of expectations(await queryFixture(context))) {
      assertEqual(query, await listLabels(context, query), expected)
    }
  }
}

/** Returns the labels of the keys whose creation time matches. */
export function labelsCreated(times: QueryFixture['times'], isMatch: (time: string) => boolean): string[] {
  return LABELS.filter(label => isMatch(times[label]))
}

/** Returns the fixture. Its keys are created once per run. */
export function queryFixture(context: TestContext): Promise<QueryFixture> {
  return context.once('query fixture', async factory => {
    const first = await factory.createAccount()
    const second = await factory.createAccount({ role: 'organization_admin', restrictions: ['read_only'] })
    const keys = new Map<string, ResourceObject>()
    for (const label of LABELS) {
      keys.set(label, (await factory.createKey(label === 'delta' ? second : first, label)).record)
    }
    assertStatus(await factory.admin.update('api_keys', keys.get('beta')?.id ?? '', { active: false }), 200)
    const times = Object.fromEntries(LABELS.map(label => [label, String(keys.get(label)?.attributes.created_at)]))
    return {
      scope: `filter[id]=${[...keys.values()].map(({ id }) => id)}`,
      first: first.id,
      second: second.id,
      times: times as QueryFixture['times'],
      name: label => encodeURIComponent(factory.name(label)),
    }
  })
}

export async function listLabels(context: TestContext, query: string): Promise<string[]> {
  const { scope } = await queryFixture(context)
  const { records } = await context.admin.get(`/api_keys?${scope}&${query}`)
  return records.map(({ attributes }) => String(attributes.display_name).split(' ').at(-1) ?? '')
}
