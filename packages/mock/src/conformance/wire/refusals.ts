import type { RefusalKind } from '../../refusals.ts'
import { accountBody, keyBody } from '../api.ts'
import type { Bench } from '../bench.ts'
import type { Section } from '../case.ts'
import { has, is, so } from '../hold.ts'
import { isForbidden, refused, shown, status } from '../refused.ts'
import type { Reply } from '../reply.ts'
import { NotApplicable } from '../verdict.ts'

/** How a request is refused. */
export const refusals: Section = {
  title: 'Refusals',
  file: 'wire/refusals.ts',
  cases: [
    {
      id: 'error-document',
      says: 'its members are in this order, status is a string, and nothing else is told',
      check: async ({ admin, nobody, visit }) => {
        for (const reply of [
          await admin.get(`/service_accounts/${visit.unknownId()}`),
          await admin.get('/service_accounts?sort=colour'),
          await nobody.get('/service_accounts'),
        ]) {
          is(`${reply.asked}: its members`, Object.keys(reply.document), ['jsonapi', 'meta', 'links', 'errors'])
          is(`${reply.asked}: links`, Object.keys(reply.links), ['self'])
          is(`${reply.asked}: errors[0]`, Object.keys(reply.error), ['status', 'code', 'title', 'detail'])
          is(`${reply.asked}: status`, reply.error.status, String(reply.status))
        }
      },
    },
    {
      id: 'forbidden-title',
      says: 'what the role, a restriction, or read-only access forbids has this title',
      assumption: 'forbiddenTitle',
      observe: async bench => {
        const readOnlyAdmin = await bench.readOnlyAdmin()
        const reply = await readOnlyAdmin.post('/service_accounts', {})
        so(reply.asked, isForbidden(reply), 'status 403', shown(reply))
        return reply.error.title
      },
    },
    {
      id: 'unknown-id',
      says: 'reading, changing and deleting alike',
      check: async ({ admin, visit }) => {
        for (const type of ['service_accounts', 'api_keys'] as const) {
          const id = visit.unknownId()
          for (const reply of [
            await admin.get(`/${type}/${id}`),
            await admin.change(type, id, {}),
            await admin.delete(`/${type}/${id}`),
            await admin.get(`/${type}/${id}/created_by`),
          ]) {
            refused(reply, 'noRecord')
            is(`${reply.asked}: detail`, reply.error.detail, `There is no ${type} with id ${id}`)
          }
        }
      },
    },
    {
      id: 'unknown-type',
      says: 'in the plural of nothing that there is',
      check: async ({ admin }) => {
        const reply = await admin.get('/nonsense')
        refused(reply, 'noPlace')
        is('detail', reply.error.detail, "The requested resource 'nonsense' does not exist")
      },
    },
    {
      id: 'unknown-relation',
      says: 'by its related and by its relationship route',
      check: async ({ admin }) => {
        const [first] = (await admin.get('/service_accounts?page[limit]=1')).records
        for (const path of ['nonsense', 'relationships/nonsense', 'display_name']) {
          const reply = await admin.get(`/service_accounts/${first?.id}/${path}`)
          refused(reply, 'noPlace')
          is('detail', reply.error.detail, 'The requested relation does not exist within the requested type')
        }
      },
    },
    {
      id: 'bad-route/path',
      says: 'a path that is no place of the API',
      check: async ({ admin }) => {
        const [first] = (await admin.get('/service_accounts?page[limit]=1')).records
        for (const path of [
          '/',
          `/service_accounts/${first?.id}/relationships/actor/more`,
          '/service_accounts//actor',
        ]) {
          const reply = await admin.get(path)
          refused(reply, 'noRoute')
          is('detail', reply.error.detail, 'This is not the API you are looking for?')
        }
      },
    },
    {
      id: 'bad-route/method',
      says: 'a method that its place does not have',
      check: async ({ admin, workshop }) => {
        const { id } = await workshop.account()
        const path = `/service_accounts/${id}`
        for (const [method, place] of [
          ['PUT', path],
          ['POST', path],
          ['PATCH', '/service_accounts'],
          ['DELETE', '/service_accounts'],
          ['PATCH', `${path}/actor`],
        ] as const) {
          refused(await admin.call(method, place, method === 'DELETE' ? undefined : { data: null }), 'noRoute')
        }
      },
    },
    {
      id: 'unsupported-verb',
      says: 'deleting a person, and making an organization',
      check: async ({ admin, visit }) => {
        for (const [reply, type, verb] of [
          [await admin.delete(`/user_accounts/${visit.unknownId()}`), 'user_accounts', 'delete'],
          [
            await admin.post('/organizations', { data: { type: 'organizations', attributes: {} } }),
            'organizations',
            'create',
          ],
          [await admin.change('actors', visit.unknownId(), {}), 'actors', 'update'],
        ] as const) {
          refused(reply, 'unsupported')
          is('detail', reply.error.detail, `The requested resource '${type}' does not support '${verb}'`)
        }
      },
    },
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
    {
      id: 'malformed-json',
      says: 'JSON that breaks off, and what was never any',
      assumption: 'malformedJson',
      observe: async ({ admin }) => {
        const replies = [
          await admin.post('/service_accounts', '{"data":'),
          await admin.post('/service_accounts', 'data'),
        ]
        if (replies.every(({ status }) => status === 500)) return 'crash'
        for (const reply of replies) {
          status(reply, 400)
          has('errors[0]', reply.error, { status: '400', code: 'EINVALID' })
        }
        return 'refuse'
      },
    },
    {
      id: 'unacceptable-media-types',
      says: 'a body of another type, JSON:API with a parameter, and an Accept without a place for it',
      assumption: 'mediaTypeRefusal',
      observe: async ({ admin, workshop }) => {
        const body = accountBody(workshop.name('unacceptable'))
        const unsupported = [
          await admin.post('/service_accounts', body, { 'content-type': 'text/plain' }),
          await admin.post('/service_accounts', body, { 'content-type': 'application/vnd.api+json; ext="x"' }),
        ]
        const unmet = await admin.get('/organizations', { accept: 'text/html' })
        for (const reply of unsupported) status(reply, 415)
        status(unmet, 406)
        const all = [...unsupported, unmet]
        if (unmet.text === '' && unsupported.every(isPlain)) return 'stock'
        return all.every(isDocument) ? 'document' : all.map(shown)
      },
    },
    {
      id: 'rate-limit',
      says: 'this is not provoked',
      check: async () => {
        throw new NotApplicable('A guest does not try how much is too much.')
      },
    },
  ],
}

/** Queries that are refused, on a list and on what a relationship leads to. */
function queryRefusal(
  id: 'bad-filter' | 'bad-sort' | 'bad-include' | 'bad-fields',
  kind: RefusalKind,
  says: string,
  faulty: readonly string[],
) {
  return {
    id,
    says,
    check: async ({ admin, visit }: Bench) => {
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

const isPlain = ({ headers }: Reply) => headers.get('content-type')?.startsWith('text/') ?? false

const isDocument = ({ headers }: Reply) => headers.get('content-type') === 'application/vnd.api+json'
