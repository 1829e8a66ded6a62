import { readFileSync } from 'node:fs'
import { OpenAPIClientAxios } from 'openapi-client-axios'
import { DOCUMENT } from './generated.js'
import { AUTHORIZATION, ORIGIN, report } from './report.js'

const definition = { ...JSON.parse(readFileSync(DOCUMENT, 'utf8')), servers: [{ url: ORIGIN }] }
const axiosConfigDefaults = { headers: { authorization: AUTHORIZATION, 'content-type': 'application/vnd.api+json' } }
const client = await new OpenAPIClientAxios({ definition, axiosConfigDefaults }).getClient()
const body = attributes => ({ data: { type: 'service_accounts', attributes } })
let account
await report({
  list: async () => (await client.listServiceAccounts()).data.data.length > 2,
  count: async () => (await client.listServiceAccounts({ 'page[limit]': 0 })).data.meta.page.total === 4,
  filter: async () =>
    (await client.listServiceAccounts({ 'filter[display_name]': ['deployer', 'other'] })).data.data.length === 1,
  sort: async () =>
    (await client.listApiKeys({ sort: ['-created_at', 'id'] })).data.data.at(-1).attributes.name === 'old',
  page: async () => (await client.listServiceAccounts({ 'page[limit]': 1, 'page[offset]': 1 })).data.data.length === 1,
  include: async () =>
    (await client.listServiceAccounts({ include: 'api_keys' })).data.included.some(
      ({ attributes }) => attributes.name === 'old',
    ),
  read: async () =>
    (await client.getServiceAccount((await client.listServiceAccounts()).data.data[0].id)).data.data.type ===
    'service_accounts',
  create: async () => {
    account = (await client.createServiceAccount(null, body({ display_name: 'axios', role: 'organization_analyst' })))
      .data.data
    return account.attributes.display_name === 'axios'
  },
  patch: async () =>
    (await client.updateServiceAccount(account.id, body({ display_name: 'renamed' }))).data.data.attributes
      .display_name === 'renamed',
  disable: async () =>
    (await client.updateServiceAccount(account.id, body({ active: false }))).data.data.attributes.active === false,
  delete: async () => client.deleteServiceAccount(account.id).then(() => true),
  error: async () =>
    client.listServiceAccounts({ sort: ['nonsense'] }).then(
      () => false,
      error => error.response.status === 403,
    ),
})
