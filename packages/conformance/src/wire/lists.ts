import { is, so } from '../assert.ts'
import type { Section } from '../case.ts'
import { status } from '../refused.ts'
import type { Shown } from '../reply.ts'
import { queried, sorts } from './queried.ts'

/** In which order, in which pages and with what else lists come. */
export const lists: Section = {
  title: 'Lists',
  file: 'wire/lists.ts',
  cases: [
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

const orderOf = ({ id, attributes }: Shown) => `${attributes.created_at} ${id}`
