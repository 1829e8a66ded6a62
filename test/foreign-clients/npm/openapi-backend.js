// A server with openapi-backend, which validates the requests to the mock and its responses.
import { OpenAPIBackend } from 'openapi-backend'
import { DOCUMENT_3_0, withPlainJson } from './generated.js'
import { reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const api = new OpenAPIBackend({
  definition: await withPlainJson(DOCUMENT_3_0),
  strict: true,
  securityHandlers: { bearer: ({ request }) => request.headers.authorization === AUTHORIZATION },
  handlers: {
    notFound: () => {
      throw new Error('The contract has no such operation.')
    },
    validationFail: ({ validation }) => {
      throw new Error(`The request is invalid: ${JSON.stringify(validation.errors)}`)
    },
    notImplemented: (_, request) => forward(request),
    postResponseHandler: ({ response, operation }) => {
      const { valid, errors } = api.validateResponse(response.document, operation, response.status)
      if (!valid) throw new Error(`The response is invalid: ${JSON.stringify(errors)}`)
      return response
    },
  },
})
await api.init()

async function forward({ method, path, query, body }) {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map(each => [name, each])),
  )
  const response = await fetch(`${ORIGIN}${path}?${search}`, {
    method: method.toUpperCase(),
    headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, document: await response.json() }
}

async function call(method, path, query = {}, body = undefined) {
  const headers = { authorization: AUTHORIZATION, 'content-type': 'application/json' }
  const request = { method, path: `/api/v2${path}`, query, body, headers }
  // It coerces the query that it validates.
  const { status, document } = await api.handleRequest(structuredClone(request), request)
  if (status >= 400) throw { message: JSON.stringify(document), status, errors: document.errors }
  return document
}

async function expectInvalid(call, message) {
  const error = await Promise.resolve(call).then(
    () => undefined,
    error => error,
  )
  if (!error?.message.startsWith(message)) throw new Error(`openapi-backend does not report: ${message}`)
}
await expectInvalid(call('get', '/service_accounts', { 'page[limit]': 'many' }), 'The request is invalid')
await expectInvalid(call('post', '/service_accounts', {}, { data: { type: 'api_keys' } }), 'The request is invalid')
await expectInvalid(call('get', '/nothing'), 'The contract has no such operation')
for (const document of [{}, { data: [], errors: [] }])
  if (api.validateResponse(document, 'listServiceAccounts', 200).valid)
    throw new Error('It accepts an invalid response.')

await reportOperations(
  {
    listAccounts: query => call('get', '/service_accounts', query),
    listKeys: query => call('get', '/api_keys', query),
    getAccount: id => call('get', `/service_accounts/${id}`),
    createAccount: body => call('post', '/service_accounts', {}, body),
    updateAccount: (id, body) => call('patch', `/service_accounts/${id}`, {}, body),
    deleteAccount: id => call('delete', `/service_accounts/${id}`),
  },
  error => error,
)
