import { readFileSync } from 'node:fs'
import { OpenAPIClientAxios } from 'openapi-client-axios'
import { DOCUMENT } from './generated.js'
import { dataOf, reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const definition = { ...JSON.parse(readFileSync(DOCUMENT, 'utf8')), servers: [{ url: ORIGIN }] }
const axiosConfigDefaults = { headers: { authorization: AUTHORIZATION, 'content-type': 'application/vnd.api+json' } }
const client = await new OpenAPIClientAxios({ definition, axiosConfigDefaults }).getClient()
await reportOperations({
  listAccounts: query => dataOf(client.listServiceAccounts(query)),
  listKeys: query => dataOf(client.listApiKeys(query)),
  getAccount: id => dataOf(client.getServiceAccount(id)),
  createAccount: body => dataOf(client.createServiceAccount(null, body)),
  updateAccount: (id, body) => dataOf(client.updateServiceAccount(id, body)),
  deleteAccount: id => dataOf(client.deleteServiceAccount(id)),
})
