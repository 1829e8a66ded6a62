import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compileAndImport, DOCUMENT } from './generated.js'
import { AUTHORIZATION, ORIGIN, report } from './report.js'

const folder = await mkdtemp(join(import.meta.dirname, 'node_modules/generated-'))
const cli = join(import.meta.dirname, 'node_modules/.bin/orval')
await promisify(execFile)(cli, ['-i', DOCUMENT, '-o', join(folder, 'client.ts'), '--client', 'axios-functions'])
await writeFile(join(folder, 'main.ts'), "export * from './client'\nexport { default as axios } from 'axios'\n")
const { axios, ...api } = await compileAndImport(folder, ['client.ts'])
axios.defaults.baseURL = ORIGIN
axios.defaults.headers.common.authorization = AUTHORIZATION
axios.defaults.paramsSerializer = { indexes: null }
const accounts = async query => (await api.listServiceAccounts(query)).data
const body = attributes => ({ data: { type: 'service_accounts', attributes } })
const edit = async attributes => (await api.updateServiceAccount(account.id, body(attributes))).data.data
let account
await report({
  list: async () => (await accounts()).data.length > 2,
  count: async () => (await accounts({ 'page[limit]': 0 })).meta.page.total === 4,
  filter: async () => (await accounts({ 'filter[display_name]': ['deployer'] })).data.length === 1,
  sort: async () => (await api.listApiKeys({ sort: ['-created_at'] })).data.data.at(-1).attributes.name === 'old',
  page: async () => (await accounts({ 'page[limit]': 1, 'page[offset]': 1 })).data.length === 1,
  include: async () =>
    (await accounts({ include: 'api_keys' })).included.some(({ attributes }) => attributes.name === 'old'),
  read: async () => (await api.getServiceAccount((await accounts()).data[0].id)).data.data.type === 'service_accounts',
  create: async () => {
    const attributes = { display_name: 'orval', role: 'organization_analyst' }
    account = (await api.createServiceAccount(body(attributes))).data.data
    return account.attributes.display_name === 'orval'
  },
  patch: async () => (await edit({ display_name: 'renamed' })).attributes.display_name === 'renamed',
  disable: async () => (await edit({ active: false })).attributes.active === false,
  delete: async () => (await api.deleteServiceAccount(account.id)).status === 200,
  error: async () =>
    accounts({ sort: ['nonsense'] }).then(
      () => false,
      ({ response }) => response.data.errors[0].title === 'Invalid sort',
    ),
})
