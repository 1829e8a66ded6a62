import { compileAndImport, DOCUMENT, generate } from './generated.js'
import { reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const folder = await generate('openapi-zod-client', [
  DOCUMENT,
  '-o',
  'client.ts',
  '--with-alias',
  '--base-url',
  ORIGIN,
  '--media-type-expr',
  "['application/vnd.api+json', 'application/json'].includes(mediaType)",
])
const { createApiClient } = await compileAndImport(folder)
const client = createApiClient(ORIGIN, {
  axiosConfig: { headers: { authorization: AUTHORIZATION, 'content-type': 'application/vnd.api+json' } },
  validate: true,
})
await reportOperations({
  listAccounts: queries => client.listServiceAccounts({ queries }),
  listKeys: queries => client.listApiKeys({ queries }),
  getAccount: id => client.getServiceAccount({ params: { id } }),
  createAccount: body => client.createServiceAccount(body),
  updateAccount: (id, body) => client.updateServiceAccount(body, { params: { id } }),
  deleteAccount: id => client.deleteServiceAccount(undefined, { params: { id } }),
})
