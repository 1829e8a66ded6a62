import { modelOf, RESOURCE_TYPES } from '@workbench-sdk/contract/model'
import { has, is, so } from '../assert.ts'
import type { Section } from '../case.ts'
import { status } from '../refused.ts'
import type { Shown } from '../reply.ts'
import type { TestContext } from '../test-context.ts'

/** What answers look like. */
export const documents: Section = {
  title: 'Documents',
  file: 'wire/documents.ts',
  cases: [
    {
      id: 'list-document',
      says: 'included is there, and empty, where nothing is asked to be included',
      check: async ({ admin }) => {
        const { document, included } = await admin.get('/service_accounts?page[limit]=1')
        is('its members', Object.keys(document), MEMBERS)
        is('jsonapi', document.jsonapi, { version: '1.0' })
        is('included', included, [])
      },
    },
    {
      id: 'record-document',
      says: 'data is the record, as the list has it',
      check: async ({ admin }) => {
        const [first] = (await admin.get('/service_accounts?page[limit]=1')).records
        const { document, record } = await admin.get(`/service_accounts/${first?.id}`)
        is('its members', Object.keys(document), MEMBERS)
        is('the record', record, first)
      },
    },
    {
      id: 'written-document',
      says: 'the answer to a POST and to a PATCH is the record, without included',
      check: async ({ admin, workshop }) => {
        const created = await admin.createAccount(workshop.name('written'))
        const changed = await admin.change('service_accounts', created.record.id, { role: 'organization_admin' })
        for (const [reply, code] of [
          [created, 201],
          [changed, 200],
        ] as const) {
          status(reply, code)
          is(`${reply.asked}: its members`, Object.keys(reply.document), MEMBERS.slice(0, -1))
        }
        is('the record, read', (await admin.get(`/service_accounts/${changed.record.id}`)).record, changed.record)
      },
    },
    {
      id: 'page-meta',
      says: 'total counts what was filtered, on whatever page',
      check: async bench => {
        const { admin } = bench
        const { path } = await threeKeys(bench)
        is('meta.page', (await admin.get(`${path}?page[limit]=2&page[offset]=1`)).page, {
          offset: 1,
          limit: 2,
          total: 3,
        })
        const filtered = await admin.get(`${path}?filter[active]=false&page[offset]=7`)
        is('meta.page, filtered', filtered.page, { offset: 7, limit: 50, total: 1 })
        is('data beyond the end', filtered.records, [])
      },
    },
    {
      id: 'page-links',
      says: 'walked by its links, a list is given once and whole, whatever the size of its pages',
      check: async bench => {
        const { admin } = bench
        const { path } = await threeKeys(bench)
        const ids = (await admin.get(path)).records.map(({ id }) => id)
        for (const limit of [1, 2, 3]) {
          const seen: string[] = []
          let next: string | undefined = `${path}?page[limit]=${limit}`
          while (next !== undefined) {
            const { records, links, page } = await admin.get(next)
            const offset = Number(page.offset)
            is(`the links at offset ${offset}`, Object.keys(links), [
              'self',
              ...(offset > 0 ? ['first', 'prev'] : []),
              ...(offset + limit < 3 ? ['next', 'last'] : []),
            ])
            seen.push(...records.map(({ id }) => id))
            next = pathOf(links.next)
          }
          is(`the records, ${limit} at a time`, seen, ids)
        }
        is('the links of a count', Object.keys((await admin.get(`${path}?page[limit]=0`)).links), ['self'])
      },
    },
    {
      id: 'absolute-links',
      says: 'each link is below the address that was called',
      check: async ({ admin, visit }) => {
        const { origin } = new URL(visit.deployment.baseUrl)
        const { links, records } = await admin.get('/api_keys?page[limit]=1')
        const [first] = records
        const all = [
          links.self,
          first?.links.self,
          ...Object.values(first?.relationships ?? {}).map(({ links }) => links.related),
        ]
        for (const link of all) so('a link', String(link).startsWith(`${origin}/api/v2/`), `${origin}/api/v2/…`, link)
        is('the link of the record', pathOf(first?.links.self), `/api_keys/${first?.id}`)
      },
    },
    {
      id: 'record-members',
      says: 'the members of each record are in the order of the contract',
      check: async ({ admin }) => {
        for (const type of RESOURCE_TYPES) {
          for (const record of (await admin.get(`/${type}?page[limit]=2`)).records) {
            is(type, Object.keys(record), ['type', 'id', 'attributes', 'links', 'relationships'])
          }
        }
      },
    },
    {
      id: 'every-attribute',
      says: 'a record of each type has every attribute of the contract, whatever its value',
      check: async ({ admin }) => {
        for (const type of RESOURCE_TYPES) {
          const expected = Object.keys(modelOf(type).attributes)
          for (const { attributes } of (await admin.get(`/${type}?page[limit]=2`)).records) {
            const missing = expected.filter(name => attributes[name] === undefined)
            is(`${type}: what is missing`, missing, [])
          }
        }
      },
    },
    {
      id: 'to-one',
      says: 'links are self and related, meta says primary and whether it is read-only',
      check: async ({ admin }) => {
        const [key] = (await admin.get('/api_keys?page[limit]=1')).records
        const relationship = key?.relationships.service_account
        is('its members', Object.keys(relationship ?? {}), ['links', 'meta', 'data'])
        is('its links', Object.keys(relationship?.links ?? {}), ['self', 'related'])
        is('its meta', relationship?.meta, { relation: 'primary', readOnly: false })
        has('its data', relationship?.data ?? {}, { type: 'service_accounts' })
        has('created_by', key?.relationships.created_by?.meta ?? {}, { readOnly: true })
      },
    },
    {
      id: 'to-many',
      says: 'what it leads to is at its links alone',
      check: async ({ admin }) => {
        const [account] = (await admin.get('/service_accounts?page[limit]=1')).records
        const relationship = account?.relationships.api_keys
        is('its members', Object.keys(relationship ?? {}), ['links', 'meta'])
        const { self, related } = relationship?.links ?? {}
        is(
          'its links',
          [pathOf(self), pathOf(related)],
          [`/service_accounts/${account?.id}/relationships/api_keys`, `/service_accounts/${account?.id}/api_keys`],
        )
      },
    },
    {
      id: 'related-route',
      says: 'a record to one, and a list to many, which can be filtered, sorted and paged',
      check: async bench => {
        const { admin } = bench
        const { path, ids, account } = await threeKeys(bench)
        is('to one', (await admin.get(`/api_keys/${ids[0]}/service_account`)).record.id, account)
        const reply = await admin.get(`${path}?filter[active]=true&sort=-display_name&page[limit]=1`)
        is('to many', [reply.records.map(({ id }) => id), reply.total], [[ids[2]], 2])
        const { record } = await admin.get(`/service_accounts/${account}/created_by`)
        is('the type that it leads to', record.type, 'actors')
      },
    },
    {
      id: 'relationship-route',
      says: 'an identifier to one, and a list of them to many, which can be filtered, sorted and paged',
      check: async bench => {
        const { admin } = bench
        const { ids, account } = await threeKeys(bench)
        const one = await admin.get(`/api_keys/${ids[0]}/relationships/service_account`)
        is('to one', one.linkage, { type: 'service_accounts', id: account })
        is('its links', Object.keys(one.links), ['self', 'related'])
        const many = await admin.get(
          `/service_accounts/${account}/relationships/api_keys?filter[active]=true&sort=-display_name&page[limit]=1`,
        )
        is('to many', [many.document.data, many.total], [[{ type: 'api_keys', id: ids[2] }], 2])
      },
    },
    {
      id: 'read-only-relationship',
      says: 'POST, PATCH and DELETE on it lead nowhere',
      check: async bench => {
        const { admin, workshop } = bench
        const { id } = await workshop.account()
        for (const relation of ['api_keys', 'actor', 'created_by']) {
          const path = `/service_accounts/${id}/relationships/${relation}`
          status(await admin.get(path), 200)
          for (const method of ['POST', 'PATCH', 'DELETE']) {
            bench.refused(await admin.call(method, path, { data: null }), 'noRoute')
          }
        }
      },
    },
  ],
}

const MEMBERS = ['jsonapi', 'meta', 'links', 'data', 'included']

/** An account with three keys, of which the second is disabled, and where they are listed. */
function threeKeys(bench: TestContext) {
  return bench.once('three keys', async workshop => {
    const account: Shown = await workshop.account()
    const ids: string[] = []
    for (const label of ['one', 'three', 'two']) ids.push((await workshop.key(account, label)).id)
    status(await workshop.admin.change('api_keys', ids[1] ?? '', { active: false }), 200)
    return { account: account.id, ids, path: `/service_accounts/${account.id}/api_keys` }
  })
}

/** What a link says after the API's root. */
function pathOf(link: unknown): string | undefined {
  return typeof link === 'string' ? link.replace(/^.*?\/api\/v2/, '') : undefined
}
