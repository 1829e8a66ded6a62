import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compileAndImport, DOCUMENT } from './generated.js'
import { AUTHORIZATION, ORIGIN, report } from './report.js'

const folder = await mkdtemp(join(import.meta.dirname, 'node_modules/generated-'))
const cli = join(import.meta.dirname, 'node_modules/.bin/typed-openapi')
await promisify(execFile)(cli, [DOCUMENT, '-o', 'client.ts'], { cwd: folder })
await writeFile(join(folder, 'main.ts'), "export * from './client'\n")
const { createApiClient } = await compileAndImport(folder, ['client.ts'])
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
const accounts = query => api.get(ACCOUNTS, { query })
const body = attributes => ({ data: { type: 'service_accounts', attributes } })
const path = () => ({ id: account.id })
const edit = async attributes => (await api.patch(ACCOUNT, { path: path(), body: body(attributes) })).data
let account
await report({
  list: async () => (await accounts({})).data.length > 2,
  count: async () => (await accounts({ 'page[limit]': 0 })).meta.page.total === 4,
  filter: async () => (await accounts({ 'filter[display_name]': ['deployer'] })).data.length === 1,
  sort: async () =>
    (await api.get('/api/v2/api_keys', { query: { sort: ['-created_at'] } })).data.at(-1).attributes.name === 'old',
  page: async () => (await accounts({ 'page[limit]': 1, 'page[offset]': 1 })).data.length === 1,
  include: async () =>
    (await accounts({ include: 'api_keys' })).included.some(({ attributes }) => attributes.name === 'old'),
  read: async () => {
    const [{ id }] = (await accounts({})).data
    return (await api.get(ACCOUNT, { path: { id } })).data.type === 'service_accounts'
  },
  create: async () => {
    const attributes = { display_name: 'typed', role: 'organization_analyst' }
    account = (await api.post(ACCOUNTS, { body: body(attributes) })).data
    return account.attributes.display_name === 'typed'
  },
  patch: async () => (await edit({ display_name: 'renamed' })).attributes.display_name === 'renamed',
  disable: async () => (await edit({ active: false })).attributes.active === false,
  delete: async () => api.delete(ACCOUNT, { path: path() }).then(() => true),
  error: async () =>
    accounts({ sort: ['nonsense'] }).then(
      () => false,
      ({ response }) => response.data.errors[0].title === 'Invalid sort',
    ),
})
