import { accountBody } from '../api.ts'
import type { ApiResponse } from '../api-response.ts'
import { assertEqual, assertMatches, assertThat } from '../assert.ts'
import { assertError, assertStatus, isForbidden, summarize } from '../assert-response.ts'
import type { Section } from '../case.ts'

/** Error responses for paths, methods, roles and media types. */
export const errors: Section = {
  title: 'Errors',
  file: 'wire/errors.ts',
  cases: [
    {
      id: 'error-document',
      title: 'returns the members of an error document in order, and no others',
      check: async ({ admin, anonymous, client }) => {
        for (const response of [
          await admin.get(`/service_accounts/${client.unknownId()}`),
          await admin.get('/service_accounts?sort=color'),
          await anonymous.get('/service_accounts'),
        ]) {
          assertEqual(`${response.requestLine}: the members`, Object.keys(response.document), [
            'jsonapi',
            'meta',
            'links',
            'errors',
          ])
          assertEqual(`${response.requestLine}: links`, Object.keys(response.links), ['self'])
          assertEqual(`${response.requestLine}: errors[0]`, Object.keys(response.error), [
            'status',
            'code',
            'title',
            'detail',
          ])
          assertEqual(`${response.requestLine}: status`, response.error.status, String(response.status))
        }
      },
    },
    {
      id: 'forbidden-title',
      title: 'returns this title if the role forbids the request',
      assumption: 'forbiddenTitle',
      observe: async context => {
        const analyst = await context.analyst()
        const read = await analyst.get('/service_accounts?page[limit]=1')
        // If the deployment allows an analyst to read, only a write is forbidden.
        const response = isForbidden(read) ? read : await analyst.post('/service_accounts', {})
        assertThat(response.requestLine, isForbidden(response), 'status 403', summarize(response))
        return response.error.title
      },
    },
    {
      id: 'unknown-id',
      title: 'returns 404 for reading, changing and deleting an unknown id',
      check: async ({ admin, client }) => {
        for (const type of ['service_accounts', 'api_keys'] as const) {
          const id = client.unknownId()
          for (const response of [
            await admin.get(`/${type}/${id}`),
            await admin.update(type, id, {}),
            await admin.delete(`/${type}/${id}`),
            await admin.get(`/${type}/${id}/created_by`),
          ]) {
            assertError(response, 'unknown-record')
            assertEqual(`${response.requestLine}: detail`, response.error.detail, `There is no ${type} with id ${id}`)
          }
        }
      },
    },
    {
      id: 'unknown-type',
      title: 'returns 404 for an unknown type',
      check: async ({ admin }) => {
        const response = await admin.get('/nonsense')
        assertError(response, 'unknown-type')
        assertEqual('detail', response.error.detail, "The requested resource 'nonsense' does not exist")
      },
    },
    {
      id: 'unknown-relation',
      title: 'returns 404 for an unknown relationship, at both of its routes',
      check: async ({ admin }) => {
        const [first] = (await admin.get('/service_accounts?page[limit]=1')).records
        for (const path of ['nonsense', 'relationships/nonsense', 'display_name']) {
          const response = await admin.get(`/service_accounts/${first?.id}/${path}`)
          assertError(response, 'unknown-relationship')
          assertEqual(
            'detail',
            response.error.detail,
            'The requested relation does not exist within the requested type',
          )
        }
      },
    },
    {
      id: 'bad-route/path',
      title: 'returns 404 for an unknown path',
      check: async ({ admin }) => {
        const [first] = (await admin.get('/service_accounts?page[limit]=1')).records
        for (const path of [
          '/',
          `/service_accounts/${first?.id}/relationships/actor/more`,
          '/service_accounts//actor',
        ]) {
          const response = await admin.get(path)
          assertError(response, 'unknown-route')
          assertEqual('detail', response.error.detail, 'This is not the API you are looking for?')
        }
      },
    },
    {
      id: 'bad-route/method',
      title: 'returns 404 for a method that the path does not support',
      check: async ({ admin, factory }) => {
        const { id } = await factory.createAccount()
        const path = `/service_accounts/${id}`
        for (const [method, target] of [
          ['PUT', path],
          ['POST', path],
          ['PATCH', '/service_accounts'],
          ['DELETE', '/service_accounts'],
          ['PATCH', `${path}/actor`],
        ] as const) {
          assertError(
            await admin.call(method, target, method === 'DELETE' ? undefined : { data: null }),
            'unknown-route',
          )
        }
      },
    },
    {
      id: 'unsupported-verb',
      title: 'returns 403 for an operation that the type does not support',
      check: async ({ admin, client }) => {
        for (const [response, type, verb] of [
          [await admin.delete(`/user_accounts/${client.unknownId()}`), 'user_accounts', 'delete'],
          [
            await admin.post('/organizations', { data: { type: 'organizations', attributes: {} } }),
            'organizations',
            'create',
          ],
          [await admin.update('actors', client.unknownId(), {}), 'actors', 'update'],
        ] as const) {
          assertError(response, 'unsupported-verb')
          assertEqual('detail', response.error.detail, `The requested resource '${type}' does not support '${verb}'`)
        }
      },
    },
    {
      id: 'malformed-json',
      title: 'returns 400 for truncated and for invalid JSON',
      assumption: 'malformedJson',
      observe: async ({ admin }) => {
        const responses = [
          await admin.post('/service_accounts', '{"data":'),
          await admin.post('/service_accounts', 'data'),
        ]
        if (responses.every(({ status }) => status === 500)) {
          for (const { error } of responses) assertMatches('errors[0]', error, { code: 'EUNKNOWN', detail: '??' })
          return 'crash'
        }
        for (const response of responses) {
          assertStatus(response, 400)
          assertMatches('errors[0]', response.error, { status: '400', code: 'EINVALID' })
        }
        return 'refuse'
      },
    },
    {
      id: 'unacceptable-media-types',
      title: 'returns 415 for JSON:API with parameters, on every method, and 406 for an Accept without JSON:API',
      assumption: 'mediaTypeRefusal',
      observe: async ({ admin, factory }) => {
        const body = accountBody(factory.name('unacceptable'))
        const unsupported = [
          await admin.post('/service_accounts', body, PARAMETERS),
          await admin.get('/organizations', PARAMETERS),
        ]
        const notAcceptable = await admin.get('/organizations', { accept: 'text/html' })
        for (const response of unsupported) assertStatus(response, 415)
        assertStatus(notAcceptable, 406)
        const all = [...unsupported, notAcceptable]
        const text = `HTTP 415 Unsupported Media Type - [${PARAMETERS['content-type']}]`
        if (notAcceptable.text === '' && unsupported.every(response => response.text === text)) return 'stock'
        return all.every(isJsonApi) ? 'document' : all.map(summarize)
      },
    },
  ],
}

const PARAMETERS = { 'content-type': 'application/vnd.api+json; ext="x"' }

/** Whether the response is an error document. A response without a body has the same media type. */
const isJsonApi = ({ headers, text }: ApiResponse) =>
  headers.get('content-type') === 'application/vnd.api+json' && text.startsWith('{')
