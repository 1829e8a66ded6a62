import { accountBody, keyBody } from '../api.ts'
import { is, so } from '../assert.ts'
import type { Section } from '../case.ts'
import { type KnownRefusal, refused, status } from '../refused.ts'
import type { Reply } from '../reply.ts'
import type { TestContext } from '../test-context.ts'

/** How a body or a query is refused. */
export const invalidInput: Section = {
  title: 'Invalid input',
  file: 'wire/invalid-input.ts',
  cases: [
    {
      id: 'bad-attribute',
      says: 'unknown, read-only and invalid ones, each with its path, a message and a type',
      check: async ({ admin, workshop }) => {
        const { account, key } = await workshop.accountWithKey()
        const time = '2026-01-01T00:00:00.000Z'
        for (const [reply, paths] of [
          [await admin.change('service_accounts', account.id, { colour: 'red' }), ['colour']],
          [await admin.change('service_accounts', account.id, { created_at: time }), ['created_at']],
          [await admin.change('service_accounts', account.id, { active: 'perhaps' }), ['active']],
          [await admin.change('service_accounts', account.id, { role: 'expel_admin', active: 7 }), ['active', 'role']],
          [await admin.change('api_keys', key.id, { access_token: 'mine' }), ['access_token']],
          [await admin.createAccount(workshop.name('coloured'), { colour: 'red' }), ['colour']],
        ] as const) {
          issuesAt(reply, paths)
        }
      },
    },
    {
      id: 'bad-relationship',
      says: 'unknown, immutable and mistyped ones, in a body and at their own route',
      check: async ({ admin, workshop, visit }) => {
        const { id } = await workshop.account()
        const relate = (relationships: object) =>
          admin.patch(`/service_accounts/${id}`, { data: { type: 'service_accounts', relationships } })
        const stranger = (type: string) => ({ data: { type, id: visit.unknownId() } })
        refused(await relate({ colour: stranger('actors') }), 'params')
        refused(await relate({ organization: stranger('organizations') }), 'params')
        refused(await relate({ organization: stranger('actors') }), 'params')
        refused(await relate({ created_by: stranger('actors') }), 'params')
        const route = `/service_accounts/${id}/relationships/organization`
        refused(await admin.patch(route, stranger('organizations')), 'params')
        refused(await admin.patch(route, stranger('actors')), 'params')
        refused(await admin.delete(route), 'params')
        const homeless = { relationships: { service_account: stranger('actors') } }
        const { data } = keyBody(id, workshop.name('homeless'))
        refused(await admin.postKey({ data: { ...data, ...homeless } }), 'params')
      },
    },
    {
      id: 'bad-parameter',
      says: 'parameters that are not known, or not numbers',
      check: async ({ admin }) => {
        for (const [query, path] of [
          ['colour=red', 'colour'],
          ['page[limit]=abc', 'page.limit'],
          ['page[limit]=-1', 'page.limit'],
          ['page[offset]=1.5', 'page.offset'],
          ['page[size]=3', 'page.size'],
        ] as const) {
          issuesAt(await admin.get(`/service_accounts?${query}`), [path])
        }
      },
    },
    {
      id: 'missing-data',
      says: 'an empty body, none at all, and one in the wrong place',
      check: async ({ admin, workshop }) => {
        const { id } = await workshop.account()
        for (const reply of [
          await admin.post('/service_accounts', {}),
          await admin.post('/service_accounts'),
          await admin.post('/service_accounts', { attributes: { display_name: workshop.name('misplaced') } }),
          await admin.patch(`/service_accounts/${id}`, {}),
          await admin.patch(`/service_accounts/${id}`, { data: null }),
        ]) {
          refused(reply, 'noData')
          is('detail', reply.error.detail, 'Missing "data" - have you sent the right http headers?')
        }
      },
    },
    queryRefusal('bad-filter', 'filter', 'an unknown attribute, a value of another kind, an operator without a value', [
      'filter[colour]=red',
      'filter[active]=perhaps',
      'filter[created_at]=yesterday',
      'filter[created_at]=:2026',
      'filter[display_name]=>',
      'filter[organization][colour]=red',
    ]),
    queryRefusal('bad-sort', 'sort', 'an unknown attribute, and a relationship', ['sort=colour', 'sort=-organization']),
    queryRefusal('bad-include', 'include', 'an unknown relationship, and an attribute', [
      'include=colour',
      'include=display_name',
      'include=actor.colour',
    ]),
    queryRefusal('bad-fields', 'fields', 'an unknown type, and an unknown attribute', [
      'fields[colours]=red',
      'fields[service_accounts]=colour',
    ]),
    {
      id: 'taken-id',
      says: 'an id that a client gives is taken once, by whatever type',
      check: async ({ admin, workshop, visit }) => {
        const { data } = accountBody(workshop.name('first'))
        const id = visit.unknownId()
        status(await admin.post('/service_accounts', { data: { ...data, id } }), 201)
        const again = await admin.post('/service_accounts', { data: { ...data, id } })
        refused(again, 'exists')
        is('detail', again.error.detail, `There is already a service_accounts with id ${id}`)
        const key = keyBody(id, workshop.name('key')).data
        refused(await admin.postKey({ data: { ...key, id } }), 'exists')
      },
    },
    {
      id: 'body-type',
      says: 'a body that names no type, or another, is refused',
      assumption: 'bodyType',
      observe: async ({ admin, workshop }) => {
        const { attributes } = accountBody(workshop.name('typeless')).data
        const replies = [
          await admin.post('/service_accounts', { data: { attributes } }),
          await admin.post('/service_accounts', { data: { type: 'api_keys', attributes } }),
        ]
        if (replies.every(({ status }) => status === 201)) return 'ignored'
        for (const reply of replies) issuesAt(reply, ['type'])
        return 'must-match'
      },
    },
  ],
}

/** Queries that are refused, on a list and on what a relationship leads to. */
function queryRefusal(
  id: 'bad-filter' | 'bad-sort' | 'bad-include' | 'bad-fields',
  kind: KnownRefusal,
  says: string,
  faulty: readonly string[],
) {
  return {
    id,
    says,
    check: async ({ admin, visit }: TestContext) => {
      const [first] = (await admin.get('/organizations?page[limit]=1')).records
      for (const query of faulty) {
        const reply = await admin.get(`/service_accounts?${query}`)
        refused(reply, kind)
        so('detail', typeof reply.error.detail === 'string', 'a sentence', reply.error.detail)
      }
      const [sample = ''] = faulty
      refused(await admin.get(`/organizations/${first?.id ?? visit.unknownId()}/api_keys?${sample}`), kind)
    },
  }
}

/** Holds that a refusal names these parameters, and says of each what is wrong. */
function issuesAt(reply: Reply, paths: readonly string[]): void {
  refused(reply, 'params')
  const { detail } = reply.error
  so(`${reply.asked}: detail`, Array.isArray(detail), 'an array', detail)
  const issues = detail as readonly { path: unknown; message: unknown; type: unknown; context: unknown }[]
  is(`${reply.asked}: paths`, issues.map(({ path }) => path).toSorted(), paths)
  for (const { message, type, context } of issues) {
    is('an issue', [typeof message, typeof type, typeof context], ['string', 'string', 'object'])
  }
}
