import { compileAndImport, DOCUMENT, generate } from './generated.js'
import { dataOf, reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const folder = await generate('swagger-typescript-api', ['generate', '-p', DOCUMENT, '-o', '.', '-n', 'client.ts'])
const { Api } = await compileAndImport(folder)
const { api } = new Api({
  baseUrl: ORIGIN,
  baseApiParams: { format: 'json', headers: { authorization: AUTHORIZATION } },
})
await reportOperations(
  {
    listAccounts: query => dataOf(api.listServiceAccounts(query)),
    listKeys: query => dataOf(api.listApiKeys(query)),
    getAccount: id => dataOf(api.getServiceAccount(id)),
    createAccount: body => dataOf(api.createServiceAccount(body)),
    updateAccount: (id, body) => dataOf(api.updateServiceAccount(id, body)),
    deleteAccount: id => dataOf(api.deleteServiceAccount(id)),
  },
  ({ status, error }) => ({ status, errors: error.errors }),
)
