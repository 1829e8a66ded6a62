import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import codegen from 'openapi-typescript-codegen'
import { compileAndImport, DOCUMENT } from './generated.js'
import { AUTHORIZATION, ORIGIN, report } from './report.js'

const folder = await mkdtemp(join(import.meta.dirname, 'node_modules/generated-'))
await codegen.generate({ input: DOCUMENT, output: join(folder, 'client'), useOptions: true })
await writeFile(join(folder, 'main.ts'), "export * from './client'\n")
const { OpenAPI, ...services } = await compileAndImport(folder, ['main.ts'])
OpenAPI.BASE = ORIGIN
OpenAPI.TOKEN = AUTHORIZATION.replace('Bearer ', '')
// It parses only application/json.
const parsing = service =>
  new Proxy(service, {
    get:
      (target, name) =>
      (...input) =>
        target[name](...input).then(text => (text ? JSON.parse(text) : text)),
  })
const [ServiceAccountsService, ApiKeysService] = [services.ServiceAccountsService, services.ApiKeysService].map(parsing)
let account
const body = attributes => ({ data: { type: 'service_accounts', attributes } })
await report({
  list: async () => (await ServiceAccountsService.listServiceAccounts({})).data.length > 2,
  count: async () => (await ServiceAccountsService.listServiceAccounts({ pageLimit: 0 })).meta.page.total === 4,
  filter: async () =>
    (await ServiceAccountsService.listServiceAccounts({ filterDisplayName: ['deployer'] })).data.length === 1,
  sort: async () => (await ApiKeysService.listApiKeys({ sort: ['-created_at'] })).data.at(-1).attributes.name === 'old',
  page: async () =>
    (await ServiceAccountsService.listServiceAccounts({ pageLimit: 1, pageOffset: 1 })).data.length === 1,
  include: async () =>
    (await ServiceAccountsService.listServiceAccounts({ include: 'api_keys' })).included.some(
      ({ attributes }) => attributes.name === 'old',
    ),
  read: async () =>
    (
      await ServiceAccountsService.getServiceAccount({
        id: (await ServiceAccountsService.listServiceAccounts({})).data[0].id,
      })
    ).data.type === 'service_accounts',
  create: async () => {
    account = (
      await ServiceAccountsService.createServiceAccount({
        requestBody: body({ display_name: 'codegen', role: 'organization_analyst' }),
      })
    ).data
    return account.attributes.display_name === 'codegen'
  },
  patch: async () =>
    (
      await ServiceAccountsService.updateServiceAccount({
        id: account.id,
        requestBody: body({ display_name: 'renamed' }),
      })
    ).data.attributes.display_name === 'renamed',
  disable: async () =>
    (await ServiceAccountsService.updateServiceAccount({ id: account.id, requestBody: body({ active: false }) })).data
      .attributes.active === false,
  delete: async () => ServiceAccountsService.deleteServiceAccount({ id: account.id }).then(() => true),
  error: async () =>
    ServiceAccountsService.listServiceAccounts({ sort: ['nonsense'] }).then(
      () => false,
      error => error.status === 403,
    ),
})
