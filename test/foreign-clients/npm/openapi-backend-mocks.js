// The mock of openapi-backend.
import { OpenAPIBackend } from 'openapi-backend'
import { DOCUMENT_3_0 } from './generated.js'
import { reportMock } from './mocks.js'
import { AUTHORIZATION } from './report.js'

const api = new OpenAPIBackend({
  definition: DOCUMENT_3_0,
  strict: true,
  securityHandlers: { bearer: ({ request }) => request.headers.authorization === AUTHORIZATION },
  handlers: {
    validationFail: ({ validation }) => {
      throw new Error(`The request is invalid: ${JSON.stringify(validation.errors)}`)
    },
    notImplemented: ({ api, operation }) => {
      const { status, mock } = api.mockResponseForOperation(operation.operationId)
      return Response.json(mock, { status, headers: { 'content-type': 'application/vnd.api+json' } })
    },
  },
})
await api.init()
await reportMock(async request => {
  const { pathname, searchParams } = new URL(request.url)
  return api.handleRequest({
    method: request.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(request.headers),
    body: request.body && (await request.json()),
  })
})
