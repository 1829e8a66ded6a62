import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compileAndImport, DOCUMENT } from './generated.js'
import { AUTHORIZATION, ORIGIN, report } from './report.js'

const folder = await mkdtemp(join(import.meta.dirname, 'node_modules/generated-'))
const cli = join(import.meta.dirname, 'node_modules/.bin/oazapfts')
await promisify(execFile)(cli, [DOCUMENT, join(folder, 'client.ts')])
await writeFile(join(folder, 'main.ts'), "export * from './client'\n")
const client = await compileAndImport(folder, ['client.ts'])
client.defaults.baseUrl = ORIGIN
client.defaults.headers = { authorization: AUTHORIZATION }
const data = async promise => {
  const { status, data: document } = await promise
  if (status >= 400) throw Object.assign(new Error(`status ${status}`), { status })
  return document
}
const body = attributes => ({ data: { type: 'service_accounts', attributes } })
let account
await report({
  list: async () => (await data(client.listServiceAccounts())).data.length > 2,
  count: async () => (await data(client.listServiceAccounts({ pageLimit: 0 }))).meta.page.total === 4,
  filter: async () => (await data(client.listServiceAccounts({ filterDisplayName: ['deployer'] }))).data.length === 1,
  sort: async () => (await data(client.listApiKeys({ sort: ['-created_at'] }))).data.at(-1).attributes.name === 'old',
  page: async () => (await data(client.listServiceAccounts({ pageLimit: 1, pageOffset: 1 }))).data.length === 1,
  include: async () =>
    (await data(client.listServiceAccounts({ include: 'api_keys' }))).included.some(
      ({ attributes }) => attributes.name === 'old',
    ),
  read: async () =>
    (await data(client.getServiceAccount((await data(client.listServiceAccounts())).data[0].id))).data.type ===
    'service_accounts',
  create: async () => {
    account = (
      await data(client.createServiceAccount(body({ display_name: 'oazapfts', role: 'organization_analyst' })))
    ).data
    return account.attributes.display_name === 'oazapfts'
  },
  patch: async () =>
    (await data(client.updateServiceAccount(account.id, body({ display_name: 'renamed' })))).data.attributes
      .display_name === 'renamed',
  disable: async () =>
    (await data(client.updateServiceAccount(account.id, body({ active: false })))).data.attributes.active === false,
  delete: async () => data(client.deleteServiceAccount(account.id)).then(() => true),
  error: async () =>
    data(client.listServiceAccounts({ sort: ['nonsense'] })).then(
      () => false,
      error => error.status === 403,
    ),
})
