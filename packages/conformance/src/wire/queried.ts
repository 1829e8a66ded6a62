import { is } from '../assert.ts'
import { status } from '../refused.ts'
import type { Shown } from '../reply.ts'
import type { TestContext } from '../test-context.ts'

/** In an order that is the same with and without regard to case: which of the two sorts is not known. */
const LABELS = ['Alpha', 'alphabet', 'beta', 'gamma', 'delta'] as const
type Label = (typeof LABELS)[number]

interface Queried {
  /** A filter that leaves nothing but these five keys. */
  readonly scope: string
  /** The accounts: of the first four, and of the last, which is a read-only admin. */
  readonly first: string
  readonly second: string
  readonly times: Readonly<Record<Label, string>>
  /** What a key of this label is called, encoded. */
  readonly name: (label: string) => string
}

type Expectation = readonly [query: string, expected: readonly string[]]

/** What there is to ask about: five keys of two accounts. */
export function queried(bench: TestContext): Promise<Queried> {
  return bench.once('queried', async workshop => {
    const first = await workshop.account()
    const second = await workshop.account({ role: 'organization_admin', restrictions: ['read_only'] })
    const made = new Map<string, Shown>()
    for (const label of LABELS) {
      made.set(label, (await workshop.key(label === 'delta' ? second : first, label)).record)
    }
    status(await workshop.admin.change('api_keys', made.get('beta')?.id ?? '', { active: false }), 200)
    const times = Object.fromEntries(LABELS.map(label => [label, String(made.get(label)?.attributes.created_at)]))
    return {
      scope: `filter[id]=${[...made.values()].map(({ id }) => id)}`,
      first: first.id,
      second: second.id,
      times: times as Queried['times'],
      name: label => encodeURIComponent(workshop.name(label)),
    }
  })
}

/** Holds that each query finds these keys, in whatever order. */
export function finds(
  expectations: (queried: Queried) => readonly Expectation[],
): (bench: TestContext) => Promise<void> {
  return async bench => {
    for (const [query, expected] of expectations(await queried(bench))) {
      is(query, (await labels(bench, query)).toSorted(), expected.toSorted())
    }
  }
}

/** Holds that each query gives the keys in this order. */
export function sorts(
  expectations: (queried: Queried) => readonly Expectation[],
): (bench: TestContext) => Promise<void> {
  return async bench => {
    for (const [query, expected] of expectations(await queried(bench))) is(query, await labels(bench, query), expected)
  }
}

async function labels(bench: TestContext, query: string): Promise<string[]> {
  const { scope } = await queried(bench)
  const { records } = await bench.admin.get(`/api_keys?${scope}&${query}`)
  return records.map(({ attributes }) => String(attributes.display_name).split(' ').at(-1) ?? '')
}

/** The labels of the keys that were made at a time like this. */
export function after(times: Queried['times'], isSo: (time: string) => boolean): string[] {
  return LABELS.filter(label => isSo(times[label]))
}
