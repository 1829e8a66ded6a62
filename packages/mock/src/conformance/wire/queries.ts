import type { Bench } from '../bench.ts'
import type { Section } from '../case.ts'
import { is, so } from '../hold.ts'
import { status } from '../refused.ts'
import type { Shown } from '../reply.ts'

/** What lists can be asked. */
export const queries: Section = {
  title: 'Queries',
  file: 'wire/queries.ts',
  cases: [
    {
      id: 'filter-equality',
      says: 'a name is found as it is written, and not otherwise',
      check: finds(({ name }) => [
        [`filter[display_name]=${name('Alpha')}`, ['Alpha']],
        [`filter[display_name]=${name('alpha')}`, []],
        ['filter[restrictions]=read_only', ['delta']],
        ['filter[role]=organization_admin', ['delta']],
      ]),
    },
    {
      id: 'filter-boolean',
      says: 'true and false are known in capitals as well',
      check: finds(() => [
        ['filter[active]=False', ['beta']],
        ['filter[active]=TRUE', ['Alpha', 'alphabet', 'delta', 'gamma']],
        ['filter[active]=true', ['Alpha', 'alphabet', 'delta', 'gamma']],
      ]),
    },
    {
      id: 'filter-comparison',
      says: 'times are compared, with and without the moment itself',
      check: finds(({ times }) => [
        [`filter[created_at]=>${times.beta}`, after(times, time => time > times.beta)],
        [`filter[created_at]=<${times.beta}`, after(times, time => time < times.beta)],
        [`filter[created_at]=≥${times.beta}`, after(times, time => time >= times.beta)],
        [`filter[created_at]=≤${times.beta}`, after(times, time => time <= times.beta)],
      ]),
    },
    {
      id: 'filter-timestamp',
      says: 'a time is the same with a Z, with its offset, and with none',
      check: finds(({ times }) => {
        const expected = after(times, time => time === times.beta)
        const elsewhere = new Date(Date.parse(times.beta) + 3_600_000).toISOString().replace('Z', '+01:00')
        return [
          [`filter[created_at]=${times.beta}`, expected],
          [`filter[created_at]=${times.beta.replace('Z', '')}`, expected],
          [`filter[created_at]=${encodeURIComponent(elsewhere)}`, expected],
        ]
      }),
    },
    {
      id: 'filter-text',
      says: 'a part of a name is found, and the beginning of one',
      check: finds(({ name }) => [
        ['filter[display_name]=: ALPHA', ['Alpha', 'alphabet']],
        [`filter[display_name]=^${name('ALPHA').toUpperCase()}`, ['Alpha', 'alphabet']],
        ['filter[display_name]=^alpha', []],
      ]),
    },
    {
      id: 'filter-text-equality',
      says: 'a whole name is found in whatever case',
      check: finds(({ name }) => [[`filter[display_name]=~${name('ALPHA')}`, ['Alpha']]]),
    },
    {
      id: 'filter-not',
      says: 'what is not so is found, also of lists',
      check: finds(({ name }) => [
        [`filter[display_name]=!${name('Alpha')}`, ['alphabet', 'beta', 'delta', 'gamma']],
        ['filter[active]=!true', ['beta']],
        ['filter[restrictions]=!read_only', ['Alpha', 'alphabet', 'beta', 'gamma']],
      ]),
    },
    {
      id: 'filter-null',
      says: 'what has a value and what has none is told apart',
      check: finds(() => [
        ['filter[display_name]=␀true', []],
        ['filter[display_name]=␀false', ['Alpha', 'alphabet', 'beta', 'delta', 'gamma']],
        ['filter[service_account]=␀true', []],
      ]),
    },
    {
      id: 'filter-and',
      says: 'two attributes narrow the list together',
      check: finds(() => [['filter[active]=true&filter[display_name]=: alphab', ['alphabet']]]),
    },
    {
      id: 'filter-or',
      says: 'two values of one attribute widen the list, in either spelling',
      check: finds(({ name }) => [
        [`filter[display_name]=${name('Alpha')},${name('gamma')}`, ['Alpha', 'gamma']],
        [`filter[display_name]=${name('Alpha')}&filter[display_name]=${name('gamma')}`, ['Alpha', 'gamma']],
        [`filter[display_name]=: gamma,${name('Alpha')}`, ['Alpha', 'gamma']],
      ]),
    },
    {
      id: 'filter-window',
      says: 'two limits of one attribute narrow the list, in either spelling, and so do two values that it must not have',
      check: finds(({ name, times }) => {
        const window = after(times, time => time > times.Alpha && time < times.delta)
        return [
          [`filter[created_at]=>${times.Alpha}&filter[created_at]=<${times.delta}`, window],
          [`filter[created_at]=>${times.Alpha},<${times.delta}`, window],
          [`filter[display_name]=!${name('Alpha')},!${name('gamma')}`, ['alphabet', 'beta', 'delta']],
        ]
      }),
    },
    {
      id: 'filter-related',
      says: 'keys are found by the id of their account, in either form, and by its name',
      check: finds(({ first, second }) => [
        [`filter[service_account][id]=${first}`, ['Alpha', 'alphabet', 'beta', 'gamma']],
        [`filter[service_account]=${second}`, ['delta']],
        [`filter[service_account]=!${first}`, ['delta']],
        ['filter[service_account][restrictions]=read_only', ['delta']],
      ]),
    },
    {
      id: 'filter-related-deep',
      says: 'keys are found by what their account leads to',
      check: finds(({ second }) => [
        [`filter[service_account][actor][actor_type]=service&filter[service_account]=${second}`, ['delta']],
        ['filter[service_account][actor][actor_type]=user', []],
      ]),
    },
    {
      id: 'sort',
      says: 'by one attribute and then by another, each in its direction',
      check: sorts(() => [
        ['sort=-display_name', ['gamma', 'delta', 'beta', 'alphabet', 'Alpha']],
        ['sort=active,-display_name', ['beta', 'gamma', 'delta', 'alphabet', 'Alpha']],
        ['sort=active&sort=-display_name', ['beta', 'gamma', 'delta', 'alphabet', 'Alpha']],
      ]),
    },
    {
      id: 'sort-spelling',
      says: 'ascending is said by a plus, by what it decodes to, or by nothing',
      check: sorts(() =>
        ['sort=display_name', 'sort=%2Bdisplay_name', 'sort=+display_name', 'sort=%20display_name'].map(query => [
          query,
          ['Alpha', 'alphabet', 'beta', 'delta', 'gamma'],
        ]),
      ),
    },
    {
      id: 'sort-default',
      says: 'the oldest comes first, and of the same age the lower id',
      check: async bench => {
        const { scope } = await queried(bench)
        const { records } = await bench.admin.get(`/api_keys?${scope}`)
        const expected = records.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
        is(
          'the order',
          records.map(({ id }) => id),
          expected.map(({ id }) => id),
        )
        const { records: asked } = await bench.admin.get(`/api_keys?${scope}&sort=created_at,id`)
        is(
          'the order that is asked for',
          asked.map(({ id }) => id),
          expected.map(({ id }) => id),
        )
      },
    },
    {
      id: 'page-default',
      says: 'limit is 50 and offset 0',
      check: async ({ admin }) => {
        const { page, records } = await admin.get('/api_keys')
        is('meta.page', page, { offset: 0, limit: 50, total: page.total })
        is('how many records', records.length, Math.min(50, Number(page.total)))
        is('an offset', (await admin.get('/api_keys?page[offset]=1')).page, { offset: 1, limit: 50, total: page.total })
      },
    },
    {
      id: 'page-count',
      says: 'a filtered list can be counted without a look at any record',
      check: async bench => {
        const { scope } = await queried(bench)
        const { records, page } = await bench.admin.get(`/api_keys?${scope}&page[limit]=0`)
        is('data and meta.page', [records, page], [[], { offset: 0, limit: 0, total: 5 }])
      },
    },
    {
      id: 'include',
      says: 'what several records lead to is there once',
      check: async bench => {
        const { scope, first, second } = await queried(bench)
        const { included } = await bench.admin.get(`/api_keys?${scope}&include=service_account,organization`)
        const seen = included.map(({ type, id }) => (type === 'service_accounts' ? id : type)).toSorted()
        is('what is included', seen, [first, second, 'organizations'].toSorted())
      },
    },
    {
      id: 'include-dotted',
      says: 'what is on the way is there as well',
      check: async bench => {
        const { second } = await queried(bench)
        const path = `/service_accounts/${second}?include=api_keys.organization`
        const types = (await bench.admin.get(path)).included.map(({ type }) => type)
        is('the types that are included', types.toSorted(), ['api_keys', 'organizations'])
      },
    },
    {
      id: 'fields',
      says: 'other types keep theirs, and relationships stay',
      check: async bench => {
        const { second } = await queried(bench)
        const query = 'include=api_keys&fields[service_accounts]=role,display_name'
        const { record, included } = await bench.admin.get(`/service_accounts/${second}?${query}`)
        is('the attributes', Object.keys(record.attributes), ['display_name', 'role'])
        so(
          'the relationships',
          'api_keys' in record.relationships,
          'api_keys among them',
          Object.keys(record.relationships),
        )
        const [key] = included
        so('the other type', 'realm' in (key?.attributes ?? {}), 'all attributes', Object.keys(key?.attributes ?? {}))
      },
    },
    {
      id: 'flag',
      says: 'a flag that nobody knows does no harm to a read or a write',
      check: async ({ admin, workshop }) => {
        const { id } = await workshop.account()
        const path = `/service_accounts/${id}?flag[x]=1&flag[y][z]=2`
        status(await admin.get(path), 200)
        status(await admin.patch(path, { data: { type: 'service_accounts', id } }), 200)
        status(await admin.get('/service_accounts?flag[x]=1&page[limit]=1'), 200)
        status(await admin.delete(path), 204)
      },
    },
  ],
}

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
function queried(bench: Bench): Promise<Queried> {
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
function finds(expectations: (queried: Queried) => readonly Expectation[]): (bench: Bench) => Promise<void> {
  return async bench => {
    for (const [query, expected] of expectations(await queried(bench))) {
      is(query, (await labels(bench, query)).toSorted(), expected.toSorted())
    }
  }
}

/** Holds that each query gives the keys in this order. */
function sorts(expectations: (queried: Queried) => readonly Expectation[]): (bench: Bench) => Promise<void> {
  return async bench => {
    for (const [query, expected] of expectations(await queried(bench))) is(query, await labels(bench, query), expected)
  }
}

async function labels(bench: Bench, query: string): Promise<string[]> {
  const { scope } = await queried(bench)
  const { records } = await bench.admin.get(`/api_keys?${scope}&${query}`)
  return records.map(({ attributes }) => String(attributes.display_name).split(' ').at(-1) ?? '')
}

/** The labels of the keys that were made at a time like this. */
function after(times: Queried['times'], isSo: (time: string) => boolean): string[] {
  return LABELS.filter(label => isSo(times[label]))
}

const orderOf = ({ id, attributes }: Shown) => `${attributes.created_at} ${id}`
