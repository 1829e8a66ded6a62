import { compileAndImport, DOCUMENT, generate } from './generated.js'
import { camelCased, reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const folder = await generate('oazapfts', [DOCUMENT, 'client.ts'])
const client = await compileAndImport(folder)
client.defaults.baseUrl = ORIGIN
client.defaults.headers = { authorization: AUTHORIZATION }
const data = async promise => {
  const { status, data: document } = await promise
  if (status >= 400) throw Object.assign(new Error(`status ${status}`), { status, errors: document.errors })
  return document
}
await reportOperations(
  {
    listAccounts: query => data(client.listServiceAccounts(camelCased(query))),
    listKeys: query => data(client.listApiKeys(camelCased(query))),
    getAccount: id => data(client.getServiceAccount(id)),
    createAccount: body => data(client.createServiceAccount(body)),
    updateAccount: (id, body) => data(client.updateServiceAccount(id, body)),
    deleteAccount: id => data(client.deleteServiceAccount(id)),
  },
  error => error,
)
