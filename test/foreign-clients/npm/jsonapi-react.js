import JsonApiReact from 'jsonapi-react'
import { API, AUTHORIZATION, report } from './report.js'

const readOnly = Object.fromEntries(
  ['created_at', 'updated_at'].map(name => [name, { type: 'string', readOnly: true }]),
)
const client = new JsonApiReact.ApiClient({
  url: API,
  headers: { Authorization: AUTHORIZATION },
  schema: {
    service_accounts: {
      type: 'service_accounts',
      fields: readOnly,
      relationships: { api_keys: { type: 'api_keys' } },
    },
    api_keys: { type: 'api_keys', fields: readOnly },
  },
})
const accounts = params => client.fetch(['service_accounts', params])
const deployer = { filter: { display_name: 'deployer' } }
let account
const edit = async attributes => (await client.mutate(['service_accounts', account.id], attributes)).data
await report({
  list: async () => (await accounts({})).data.length > 2,
  count: async () => (await accounts({ page: { limit: 0 } })).meta.page.total === 4,
  filter: async () => (await accounts(deployer)).data.length === 1,
  sort: async () => (await client.fetch(['api_keys', { sort: '-created_at' }])).data.at(-1).name === 'old',
  page: async () => (await accounts({ page: { limit: 1, offset: 1 } })).data.length === 1,
  include: async () =>
    (await accounts({ ...deployer, include: 'api_keys' })).data[0].api_keys.some(({ name }) => name === 'old'),
  read: async () => {
    const [{ id }] = (await accounts(deployer)).data
    return (await client.fetch(['service_accounts', id])).data.display_name === 'deployer'
  },
  create: async () => {
    const attributes = { display_name: 'jsonapi-react', role: 'organization_analyst' }
    account = (await client.mutate('service_accounts', attributes)).data
    return account.display_name === 'jsonapi-react'
  },
  patch: async () => (await edit({ display_name: 'renamed' })).display_name === 'renamed',
  disable: async () => (await edit({ active: false })).active === false,
  delete: async () => {
    await client.delete(['service_accounts', account.id])
    return (await client.fetch(['service_accounts', account.id])).error !== undefined
  },
  error: async () => (await accounts({ sort: 'nonsense' })).error.title === 'Invalid sort',
})
