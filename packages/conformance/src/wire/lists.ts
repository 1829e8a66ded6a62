import type { ResourceObject } from '../api-response.ts'
import { assertEqual, assertThat } from '../assert.ts'
import { assertDeleted, assertStatus } from '../assert-response.ts'
import type { Section } from '../case.ts'
import { listLabels, queryFixture, sortsKeys } from './query-fixture.ts'

/** Sorting, paging, include and fields. */
export const lists: Section = {
  title: 'Lists',
  file: 'wire/lists.ts',
  cases: [
    {
      id: 'sort',
      title: 'sorts by several attributes, each in its own direction',
      check: sortsKeys(() => [
        ['sort=-display_name', ['gamma', 'delta', 'beta', 'alphabet', 'Alpha']],
        ['sort=active,-display_name', ['beta', 'gamma', 'delta', 'alphabet', 'Alpha']],
        ['sort=active&sort=-display_name', ['beta', 'gamma', 'delta', 'alphabet', 'Alpha']],
      ]),
    },
    {
      id: 'sort-spelling',
      title: 'sorts ascending with a plus, a space or no sign',
      check: sortsKeys(() =>
        ['sort=display_name', 'sort=%2Bdisplay_name', 'sort=+display_name', 'sort=%20display_name'].map(query => [
          query,
          ['Alpha', 'alphabet', 'beta', 'delta', 'gamma'],
        ]),
      ),
    },
    {
      id: 'sort-default',
      title: 'by default, sorts by created_at and then by id',
      check: async context => {
        const { scope } = await queryFixture(context)
        const { records } = await context.admin.get(`/api_keys?${scope}`)
        const expected = records.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
        assertEqual(
          'the order',
          records.map(({ id }) => id),
          expected.map(({ id }) => id),
        )
        const { records: sorted } = await context.admin.get(`/api_keys?${scope}&sort=created_at,id`)
        assertEqual(
          'the order with sort=created_at,id',
          sorted.map(({ id }) => id),
          expected.map(({ id }) => id),
        )
      },
    },
    {
      id: 'page-default',
      title: 'returns 50 records from offset 0 by default',
      check: async ({ admin }) => {
        const { page, records } = await admin.get('/api_keys')
        assertEqual('meta.page', page, { offset: 0, limit: 50, total: page.total })
        assertEqual('the number of records', records.length, Math.min(50, Number(page.total)))
        assertEqual('meta.page with an offset', (await admin.get('/api_keys?page[offset]=1')).page, {
          offset: 1,
          limit: 50,
          total: page.total,
        })
      },
    },
    {
      id: 'page-count',
      title: 'counts a filtered list, and returns its first page',
      assumption: 'zeroPageLimit',
      observe: async context => {
        const { scope } = await queryFixture(context)
        const { records, page } = await context.admin.get(`/api_keys?${scope}&page[limit]=0`)
        assertEqual('meta.page.total', page.total, 5)
        if (records.length === 0 && page.limit === 0) return 'no-records'
        assertEqual('the number of records, and meta.page.limit', [records.length, page.limit], [5, 50])
        return 'default-page'
      },
    },
    {
      id: 'array-parameters',
      title: 'accepts arrays with and without indexes in filter, sort, include and fields',
      check: async context => {
        const { scope, first, name } = await queryFixture(context)
        const [beta, gamma] = [name('beta'), name('gamma')]
        for (const [query, labels] of [
          [`filter[display_name][]=${beta}&filter[display_name][]=${gamma}&sort[]=-display_name`, ['gamma', 'beta']],
          [`filter[display_name][0]=${beta}&filter[display_name][1]=${gamma}&sort[0]=display_name`, ['beta', 'gamma']],
          [`filter[display_name][]=${beta}&filter[display_name]=${gamma}&sort[]=active&sort[]=id`, ['beta', 'gamma']],
          [`filter[display_name][]=${beta},${gamma}`, []],
          [`filter[service_account][]=${first}&sort[]=-display_name&page[limit]=1`, ['gamma']],
        ] as const) {
          assertEqual(query, await listLabels(context, query), labels)
        }
        const related =
          'include[]=service_account&include[1]=organization&fields[api_keys][]=role&fields[api_keys][1]=name'
        const { records, included } = await context.admin.get(`/api_keys?${scope}&${related}`)
        assertEqual('the attributes', Object.keys(records[0]?.attributes ?? {}).toSorted(), ['name', 'role'])
        const types = new Set(included.map(({ type }) => type))
        assertEqual('the included types', [...types].toSorted(), ['organizations', 'service_accounts'])
      },
    },
    {
      id: 'include',
      title: 'includes each related record once',
      check: async context => {
        const { scope, first, second } = await queryFixture(context)
        const { included } = await context.admin.get(`/api_keys?${scope}&include=service_account,organization`)
        const includedIds = included.map(({ type, id }) => (type === 'service_accounts' ? id : type)).toSorted()
        assertEqual('the included records', includedIds, [first, second, 'organizations'].toSorted())
      },
    },
    {
      id: 'include-dotted',
      title: 'includes the records of each step of a path',
      check: async context => {
        const { second } = await queryFixture(context)
        const path = `/service_accounts/${second}?include=api_keys.organization`
        const types = (await context.admin.get(path)).included.map(({ type }) => type)
        assertEqual('the included types', types.toSorted(), ['api_keys', 'organizations'])
      },
    },
    {
      id: 'fields',
      title: 'restricts the attributes of one type, but not its relationships or other types',
      check: async context => {
        const { second } = await queryFixture(context)
        const query = 'include=api_keys&fields[service_accounts]=role,display_name'
        const { record, included } = await context.admin.get(`/service_accounts/${second}?${query}`)
        assertEqual('the attributes', Object.keys(record.attributes), ['display_name', 'role'])
        assertThat(
          'the relationships',
          'api_keys' in record.relationships,
          'a list with api_keys',
          Object.keys(record.relationships),
        )
        const [key] = included
        assertThat(
          'the other type',
          'realm' in (key?.attributes ?? {}),
          'all attributes',
          Object.keys(key?.attributes ?? {}),
        )
      },
    },
    {
      id: 'flag',
      title: 'ignores an unknown flag',
      check: async ({ admin, factory }) => {
        const { id } = await factory.createAccount()
        const path = `/service_accounts/${id}?flag[x]=1&flag[y][z]=2`
        assertStatus(await admin.get(path), 200)
        assertStatus(await admin.patch(path, { data: { type: 'service_accounts', id } }), 200)
        assertStatus(await admin.get('/service_accounts?flag[x]=1&page[limit]=1'), 200)
        assertDeleted(await admin.delete(path))
      },
    },
  ],
}

const sortKey = ({ id, attributes }: ResourceObject) => `${attributes.created_at} ${id}`
