import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compileAndImport, DOCUMENT } from './generated.js'
import { AUTHORIZATION, ORIGIN, report } from './report.js'

const folder = await mkdtemp(join(import.meta.dirname, 'node_modules/generated-'))
const cli = join(import.meta.dirname, 'node_modules/.bin/openapi-ts')
const output = join(folder, 'client')
await promisify(execFile)(cli, ['-i', DOCUMENT, '-o', output, '-c', '@hey-api/client-fetch', '-s', '--no-log-file'])
await writeFile(join(folder, 'main.ts'), "export * from './client'\nexport { client } from './client/client.gen'\n")
const api = await compileAndImport(folder, ['main.ts'])
api.client.setConfig({ baseUrl: ORIGIN, headers: { Authorization: AUTHORIZATION }, throwOnError: true })
const data = async call => (await call).data
const accounts = query => data(api.listServiceAccounts({ query }))
const body = attributes => ({ data: { type: 'service_accounts', attributes } })
const edit = attributes => data(api.updateServiceAccount({ path: { id: account.id }, body: body(attributes) }))
let account
await report({
  list: async () => (await accounts({})).data.length > 2,
  count: async () => (await accounts({ 'page[limit]': 0 })).meta.page.total === 4,
  filter: async () => (await accounts({ 'filter[display_name]': ['deployer'] })).data.length === 1,
  sort: async () =>
    (await data(api.listApiKeys({ query: { sort: ['-created_at'] } }))).data.at(-1).attributes.name === 'old',
  page: async () => (await accounts({ 'page[limit]': 1, 'page[offset]': 1 })).data.length === 1,
  include: async () =>
    (await accounts({ include: 'api_keys' })).included.some(({ attributes }) => attributes.name === 'old'),
  read: async () => {
    const [{ id }] = (await accounts({ 'filter[display_name]': ['deployer'] })).data
    return (await data(api.getServiceAccount({ path: { id } }))).data.attributes.display_name === 'deployer'
  },
  create: async () => {
    account = (
      await data(api.createServiceAccount({ body: body({ display_name: 'hey-api', role: 'organization_analyst' }) }))
    ).data
    return account.attributes.display_name === 'hey-api'
  },
  patch: async () => (await edit({ display_name: 'renamed' })).data.attributes.display_name === 'renamed',
  disable: async () => (await edit({ active: false })).data.attributes.active === false,
  delete: async () => data(api.deleteServiceAccount({ path: { id: account.id } })).then(() => true),
  error: async () =>
    accounts({ sort: ['nonsense'] }).then(
      () => false,
      ({ errors }) => errors[0].title === 'Invalid sort',
    ),
})
