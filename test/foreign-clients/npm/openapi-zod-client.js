import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compileAndImport, DOCUMENT } from './generated.js'
import { AUTHORIZATION, ORIGIN, report } from './report.js'

const folder = await mkdtemp(join(import.meta.dirname, 'node_modules/generated-'))
const cli = join(import.meta.dirname, 'node_modules/.bin/openapi-zod-client')
await promisify(execFile)(cli, [
  DOCUMENT,
  '-o',
  join(folder, 'client.ts'),
  '--with-alias',
  '--base-url',
  ORIGIN,
  '--media-type-expr',
  "['application/vnd.api+json', 'application/json'].includes(mediaType)",
])
await writeFile(join(folder, 'main.ts'), "export * from './client'\n")
const { createApiClient } = await compileAndImport(folder, [])
const client = createApiClient(ORIGIN, {
  axiosConfig: { headers: { authorization: AUTHORIZATION, 'content-type': 'application/vnd.api+json' } },
  validate: true,
})
const body = attributes => ({ data: { type: 'service_accounts', attributes } })
let account
await report({
  list: async () => (await client.listServiceAccounts()).data.length > 2,
  count: async () => (await client.listServiceAccounts({ queries: { 'page[limit]': 0 } })).meta.page.total === 4,
  filter: async () =>
    (await client.listServiceAccounts({ queries: { 'filter[display_name]': ['deployer', 'other'] } })).data.length ===
    1,
  sort: async () =>
    (await client.listApiKeys({ queries: { sort: ['-created_at', 'id'] } })).data.at(-1).attributes.name === 'old',
  page: async () =>
    (await client.listServiceAccounts({ queries: { 'page[limit]': 1, 'page[offset]': 1 } })).data.length === 1,
  include: async () =>
    (await client.listServiceAccounts({ queries: { include: 'api_keys' } })).included.some(
      ({ attributes }) => attributes.name === 'old',
    ),
  read: async () =>
    (await client.getServiceAccount({ params: { id: (await client.listServiceAccounts()).data[0].id } })).data.type ===
    'service_accounts',
  create: async () => {
    account = (await client.createServiceAccount(body({ display_name: 'zodios', role: 'organization_analyst' }))).data
    return account.attributes.display_name === 'zodios'
  },
  patch: async () =>
    (await client.updateServiceAccount(body({ display_name: 'renamed' }), { params: { id: account.id } })).data
      .attributes.display_name === 'renamed',
  disable: async () =>
    (await client.updateServiceAccount(body({ active: false }), { params: { id: account.id } })).data.attributes
      .active === false,
  delete: async () => client.deleteServiceAccount(undefined, { params: { id: account.id } }).then(() => true),
  error: async () =>
    client.listServiceAccounts({ queries: { sort: ['nonsense'] } }).then(
      () => false,
      error => error.response.status === 403,
    ),
})
