import { isObject } from '@workbench-sdk/contract/json'
import { modelOf, RESOURCE_TYPES } from '@workbench-sdk/contract/model'
import type { ResourceObject } from '../api-response.ts'
import { assertEqual, assertMatches, assertThat } from '../assert.ts'
import { assertStatus } from '../assert-response.ts'
import type { Section } from '../case.ts'
import type { TestContext } from '../test-context.ts'

/** The documents of successful responses. */
export const documents: Section = {
  title: 'Documents',
  file: 'wire/documents.ts',
  cases: [
    {
      id: 'list-document',
      title: 'returns the members of a list in order, with an empty included by default',
      check: async ({ admin }) => {
        const { document, included } = await admin.get('/service_accounts?page[limit]=1')
        assertEqual('the members', Object.keys(document), MEMBERS)
        assertEqual('jsonapi', document.jsonapi, { version: '1.0' })
        assertEqual('included', included, [])
      },
    },
    {
      id: 'record-document',
      title: 'returns a record by id exactly as in a list',
      check: async ({ admin }) => {
        const [first] = (await admin.get('/service_accounts?page[limit]=1')).records
        const { document, record } = await admin.get(`/service_accounts/${first?.id}`)
        assertEqual('the members', Object.keys(document), MEMBERS)
        assertEqual('the record', record, first)
      },
    },
    {
      id: 'written-document',
      title: 'returns the record for POST and PATCH, without included',
      check: async ({ admin, factory }) => {
        const created = await admin.createAccount(factory.name('written'))
        const changed = await admin.update('service_accounts', created.record.id, { role: 'organization_admin' })
        for (const [response, code] of [
          [created, 201],
          [changed, 200],
        ] as const) {
          assertStatus(response, code)
          assertEqual(`${response.requestLine}: the members`, Object.keys(response.document), MEMBERS.slice(0, -1))
        }
        assertEqual(
          'the fetched record',
          (await admin.get(`/service_accounts/${changed.record.id}`)).record,
          changed.record,
        )
      },
    },
    {
      id: 'created-document',
      title: 'returns the URL of a new record as links.self and as Location',
      check: async ({ admin, factory }) => {
        const { headers, links, record } = await admin.createAccount(factory.name('created'))
        assertEqual('links.self', apiPath(links.self), `/service_accounts/${record.id}`)
        assertEqual('Location', apiPath(headers.get('location')), `/service_accounts/${record.id}`)
      },
    },
    {
      id: 'empty-list',
      title: 'returns a list without meta.page if no record matches, even beyond the first page',
      assumption: 'emptyListPage',
      observe: async ({ admin, factory }) => {
        const { id } = await factory.createAccount()
        const lists = [
          await admin.get(`/service_accounts/${id}/api_keys`),
          await admin.get(`/api_keys?filter[service_account]=${id}`),
          await admin.get(`/api_keys?filter[service_account]=${id}&page[offset]=3`),
        ]
        for (const { requestLine, records } of lists) assertEqual(`${requestLine}: data`, records, [])
        const metas = lists.map(({ document }) => document.meta)
        if (metas.every(meta => isObject(meta) && !('page' in meta))) return 'absent'
        assertEqual(
          'meta.page.total',
          lists.map(({ page }) => page.total),
          [0, 0, 0],
        )
        return 'zero-total'
      },
    },
    {
      id: 'page-meta',
      title: 'returns the total of the filtered records on every page',
      check: async context => {
        const { admin } = context
        const { path } = await threeKeys(context)
        assertEqual('meta.page', (await admin.get(`${path}?page[limit]=2&page[offset]=1`)).page, {
          offset: 1,
          limit: 2,
          total: 3,
        })
        const filtered = await admin.get(`${path}?filter[active]=false&page[offset]=7`)
        assertEqual('meta.page, filtered', filtered.page, { offset: 7, limit: 50, total: 1 })
        assertEqual('data beyond the end', filtered.records, [])
      },
    },
    {
      id: 'page-links',
      title: 'returns each record once if a client follows the next links, with any page size',
      check: async context => {
        const { admin } = context
        const { path } = await threeKeys(context)
        const ids = (await admin.get(path)).records.map(({ id }) => id)
        for (const limit of [1, 2, 3]) {
          const seen: string[] = []
          let next: string | undefined = `${path}?page[limit]=${limit}`
          while (next !== undefined) {
            const { records, links, page } = await admin.get(next)
            const offset = Number(page.offset)
            assertEqual(`the links at offset ${offset}`, Object.keys(links), [
              'self',
              ...(offset > 0 ? ['first', 'prev'] : []),
              ...(offset + limit < 3 ? ['next', 'last'] : []),
            ])
            seen.push(...records.map(({ id }) => id))
            next = apiPath(links.next)
          }
          assertEqual(`the records, with pages of ${limit}`, seen, ids)
        }
        const { links } = await admin.get(`${path}?page[limit]=2&page[offset]=0`)
        assertEqual('links.last', apiPath(links.last), apiPath(links.next))
        assertEqual('the links of a whole list', Object.keys((await admin.get(path)).links), ['self'])
      },
    },
    {
      id: 'absolute-links',
      title: "returns absolute links with the request's origin",
      check: async ({ admin, client }) => {
        const { origin } = new URL(client.deployment.baseUrl)
        const { links, records } = await admin.get('/api_keys?page[limit]=1')
        const [first] = records
        const urls = [
          links.self,
          first?.links.self,
          ...Object.values(first?.relationships ?? {}).map(({ links }) => links.related),
        ]
        for (const url of urls)
          assertThat('a link', String(url).startsWith(`${origin}/api/v2/`), `${origin}/api/v2/…`, url)
        assertEqual('the link of the record', apiPath(first?.links.self), `/api_keys/${first?.id}`)
      },
    },
    {
      id: 'record-members',
      title: 'returns the members of each record in order',
      check: async ({ admin }) => {
        for (const type of RESOURCE_TYPES) {
          for (const record of (await admin.get(`/${type}?page[limit]=2`)).records) {
            assertEqual(type, Object.keys(record), ['type', 'id', 'attributes', 'links', 'relationships'])
          }
        }
      },
    },
    {
      id: 'every-attribute',
      title: 'returns every attribute in the contract for each type, including null values',
      check: async ({ admin }) => {
        for (const type of RESOURCE_TYPES) {
          const expected = Object.keys(modelOf(type).attributes)
          for (const { attributes } of (await admin.get(`/${type}?page[limit]=2`)).records) {
            const missing = expected.filter(name => attributes[name] === undefined)
            assertEqual(`${type}: missing attributes`, missing, [])
          }
        }
      },
    },
    {
      id: 'to-one',
      title: 'returns links, meta and data for a to-one relationship',
      check: async ({ admin }) => {
        const [key] = (await admin.get('/api_keys?page[limit]=1')).records
        const relationship = key?.relationships.service_account
        assertEqual('the members', Object.keys(relationship ?? {}), ['links', 'meta', 'data'])
        assertEqual('the links', Object.keys(relationship?.links ?? {}), ['self', 'related'])
        assertEqual('the meta', relationship?.meta, { relation: 'primary', readOnly: false })
        assertMatches('the data', relationship?.data ?? {}, { type: 'service_accounts' })
        assertMatches('created_by', key?.relationships.created_by?.meta ?? {}, { readOnly: true })
      },
    },
    {
      id: 'to-many',
      title: 'returns only links and meta for a to-many relationship without include',
      check: async ({ admin }) => {
        const [account] = (await admin.get('/service_accounts?page[limit]=1')).records
        const relationship = account?.relationships.api_keys
        assertEqual('the members', Object.keys(relationship ?? {}), ['links', 'meta'])
        const { self, related } = relationship?.links ?? {}
        assertEqual(
          'the links',
          [apiPath(self), apiPath(related)],
          [`/service_accounts/${account?.id}/relationships/api_keys`, `/service_accounts/${account?.id}/api_keys`],
        )
      },
    },
    {
      id: 'included-linkage',
      title: 'lists the identifiers in an included to-many relationship, for the record and for included records',
      assumption: 'includedLinkage',
      observe: async context => {
        const { admin } = context
        const { ids, account } = await threeKeys(context)
        const direct = await admin.get(`/service_accounts/${account}?include=api_keys`)
        const nested = await admin.get(`/api_keys/${ids[0]}?include=service_account.api_keys`)
        const relationships = [direct.record, ...nested.included.filter(({ id }) => id === account)].map(
          record => record.relationships.api_keys,
        )
        const linkages: readonly unknown[] = relationships.map(each => each?.data)
        if (linkages.every(each => each === undefined)) return 'absent'
        const expected = ids.map(id => ({ type: 'api_keys', id }))
        assertEqual('the identifiers', linkages, [expected, expected])
        return 'identifiers'
      },
    },
    {
      id: 'related-route',
      title: 'returns the related record, or a list of related records with filters, sort order and paging',
      check: async context => {
        const { admin } = context
        const { path, ids, account } = await threeKeys(context)
        assertEqual('the related record', (await admin.get(`/api_keys/${ids[0]}/service_account`)).record.id, account)
        const response = await admin.get(`${path}?filter[active]=true&sort=-display_name&page[limit]=1`)
        assertEqual('the related list', [response.records.map(({ id }) => id), response.total], [[ids[2]], 2])
        const { record } = await admin.get(`/service_accounts/${account}/created_by`)
        assertEqual('the type of created_by', record.type, 'actors')
      },
    },
    {
      id: 'relationship-route',
      title: 'returns the identifier, or a list of identifiers with filters, sort order and paging',
      check: async context => {
        const { admin } = context
        const { ids, account } = await threeKeys(context)
        const one = await admin.get(`/api_keys/${ids[0]}/relationships/service_account`)
        assertEqual('the related record', one.linkage, { type: 'service_accounts', id: account })
        assertEqual('the links', Object.keys(one.links), ['self'])
        const many = await admin.get(
          `/service_accounts/${account}/relationships/api_keys?filter[active]=true&sort=-display_name&page[limit]=1`,
        )
        assertEqual('the related list', [many.document.data, many.total], [[{ type: 'api_keys', id: ids[2] }], 2])
      },
    },
    {
      id: 'read-only-relationship',
      title: 'returns 404 for POST, PATCH and DELETE on a read-only relationship',
      check: async context => {
        const { admin, factory } = context
        const { id } = await factory.createAccount()
        for (const relation of ['api_keys', 'actor', 'created_by']) {
          const path = `/service_accounts/${id}/relationships/${relation}`
          assertStatus(await admin.get(path), 200)
          for (const method of ['POST', 'PATCH', 'DELETE']) {
            context.assertError(await admin.call(method, path, { data: null }), 'unknown-route')
          }
        }
      },
    },
  ],
}

const MEMBERS = ['jsonapi', 'meta', 'links', 'data', 'included']

/** Creates an account with three keys, and returns the path of their list. The second key is disabled. */
function threeKeys(context: TestContext) {
  return context.once('three keys', async factory => {
    const account: ResourceObject = await factory.createAccount()
    const ids: string[] = []
    for (const label of ['one', 'three', 'two']) ids.push((await factory.createKey(account, label)).id)
    assertStatus(await factory.admin.update('api_keys', ids[1] ?? '', { active: false }), 200)
    return { account: account.id, ids, path: `/service_accounts/${account.id}/api_keys` }
  })
}

/** Returns the path and query of a link, relative to `/api/v2`. */
function apiPath(link: unknown): string | undefined {
  return typeof link === 'string' ? link.replace(/^.*?\/api\/v2/, '') : undefined
}
