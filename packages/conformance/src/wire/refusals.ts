import { accountBody } from '../api.ts'
import { has, is, so } from '../assert.ts'
import type { Section } from '../case.ts'
import { isForbidden, refused, shown, status } from '../refused.ts'
import type { Reply } from '../reply.ts'

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
      says: 'what the role forbids has this title',
      assumption: 'forbiddenTitle',
      observe: async bench => {
        const analyst = await bench.analyst()
        const read = await analyst.get('/service_accounts?page[limit]=1')
        // An analyst who may read is forbidden to write; where nothing is to be written there is no need to ask.
        const reply = isForbidden(read) ? read : await analyst.post('/service_accounts', {})
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
  ],
}

const isPlain = ({ headers }: Reply) => headers.get('content-type')?.startsWith('text/') ?? false

const isDocument = ({ headers }: Reply) => headers.get('content-type') === 'application/vnd.api+json'
