import { compileAndImport, DOCUMENT, generate } from './generated.js'
import { dataOf, reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const options = ['-i', DOCUMENT, '-o', 'client.ts', '--client', 'axios-functions']
const main = "export * from './client'\nexport { default as axios } from 'axios'\n"
const { axios, ...api } = await compileAndImport(await generate('orval', options, main))
axios.defaults.baseURL = ORIGIN
axios.defaults.headers.common.authorization = AUTHORIZATION
axios.defaults.paramsSerializer = { indexes: null }
await reportOperations({
  listAccounts: query => dataOf(api.listServiceAccounts(query)),
  listKeys: query => dataOf(api.listApiKeys(query)),
  getAccount: id => dataOf(api.getServiceAccount(id)),
  createAccount: body => dataOf(api.createServiceAccount(body)),
  updateAccount: (id, body) => dataOf(api.updateServiceAccount(id, body)),
  deleteAccount: id => dataOf(api.deleteServiceAccount(id)),
})
