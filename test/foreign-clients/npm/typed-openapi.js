import { compileAndImport, DOCUMENT, generate } from './generated.js'
import { reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const folder = await generate('typed-openapi', [DOCUMENT, '-o', 'client.ts'])
const { createApiClient } = await compileAndImport(folder)
const headers = { authorization: AUTHORIZATION, 'content-type': 'application/vnd.api+json' }
const fetcher = {
  fetch({ method, url, urlSearchParams = '', parameters }) {
    url.search = String(urlSearchParams)
    const { body } = parameters ?? {}
    return fetch(url, { method: method.toUpperCase(), headers, body: body && JSON.stringify(body) })
  },
}
const api = createApiClient(fetcher, ORIGIN)
const ACCOUNTS = '/api/v2/service_accounts'
const ACCOUNT = '/api/v2/service_accounts/{id}'
await reportOperations({
  listAccounts: query => api.get(ACCOUNTS, { query }),
  listKeys: query => api.get('/api/v2/api_keys', { query }),
  getAccount: id => api.get(ACCOUNT, { path: { id } }),
  createAccount: body => api.post(ACCOUNTS, { body }),
  updateAccount: (id, body) => api.patch(ACCOUNT, { path: { id }, body }),
  deleteAccount: id => api.delete(ACCOUNT, { path: { id } }),
})
