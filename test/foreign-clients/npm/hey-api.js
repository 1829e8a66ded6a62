import { compileAndImport, DOCUMENT, generate } from './generated.js'
import { dataOf, reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const options = ['-i', DOCUMENT, '-o', 'client', '-c', '@hey-api/client-fetch', '-s', '--no-log-file']
const main = "export * from './client'\nexport { client } from './client/client.gen'\n"
const api = await compileAndImport(await generate('openapi-ts', options, main))
api.client.setConfig({ baseUrl: ORIGIN, headers: { Authorization: AUTHORIZATION }, throwOnError: true })
await reportOperations(
  {
    listAccounts: query => dataOf(api.listServiceAccounts({ query })),
    listKeys: query => dataOf(api.listApiKeys({ query })),
    getAccount: id => dataOf(api.getServiceAccount({ path: { id } })),
    createAccount: body => dataOf(api.createServiceAccount({ body })),
    updateAccount: (id, body) => dataOf(api.updateServiceAccount({ path: { id }, body })),
    deleteAccount: id => dataOf(api.deleteServiceAccount({ path: { id } })),
  },
  // It throws the document.
  ({ errors }) => ({ status: Number(errors[0].status), errors }),
)
