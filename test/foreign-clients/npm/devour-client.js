import Devour from 'devour-client'
import { API, AUTHORIZATION, isRejected, report } from './report.js'

const client = new (Devour.default ?? Devour)({
  apiUrl: API,
  bearer: process.env.WORKBENCH_ADMIN,
  logger: false,
  ...JSON.parse(process.env.OPTIONS ?? '{}'),
})
client.headers.Authorization = AUTHORIZATION
client.define('service_account', {
  display_name: '',
  role: '',
  active: true,
  api_keys: { jsonApi: 'hasMany', type: 'api_keys' },
})
client.define('api_key', { name: '', active: true })
let account
await report({
  list: async () => (await client.findAll('service_account')).data.length > 2,
  count: async () => (await client.findAll('service_account', { page: { limit: 0 } })).meta.page.total === 4,
  filter: async () =>
    (await client.findAll('service_account', { filter: { display_name: 'deployer' } })).data.length === 1,
  sort: async () => (await client.findAll('api_key', { sort: '-created_at' })).data.at(-1).name === 'old',
  page: async () => (await client.findAll('service_account', { page: { limit: 1, offset: 1 } })).data.length === 1,
  include: async () =>
    (
      await client.findAll('service_account', { include: 'api_keys', filter: { display_name: 'deployer' } })
    ).data[0].api_keys.some(({ name }) => name === 'old'),
  read: async () => {
    const { data } = await client.findAll('service_account', { filter: { display_name: 'deployer' } })
    return (await client.find('service_account', data[0].id)).data.display_name === 'deployer'
  },
  create: async () => {
    account = (await client.create('service_account', { display_name: 'devour', role: 'organization_analyst' })).data
    return account.display_name === 'devour'
  },
  patch: async () =>
    (await client.update('service_account', { id: account.id, display_name: 'renamed' })).data.display_name ===
    'renamed',
  disable: async () =>
    (await client.update('service_account', { id: account.id, active: false })).data.active === false,
  delete: async () => {
    await client.destroy('service_account', account.id)
    return isRejected(client.find('service_account', account.id))
  },
  error: () => isRejected(client.findAll('service_account', { sort: 'nonsense' })),
})
