import KitsuModule from 'kitsu'
import { API, AUTHORIZATION, isRejected, report } from './report.js'

const Kitsu = KitsuModule.default ?? KitsuModule
const client = new Kitsu({
  baseURL: API,
  headers: { Authorization: AUTHORIZATION },
  ...JSON.parse(process.env.OPTIONS ?? '{}'),
})
let account
await report({
  list: async () => (await client.get('service_accounts')).data.length > 2,
  count: async () => (await client.get('service_accounts', { params: { page: { limit: 0 } } })).meta.page.total === 4,
  filter: async () =>
    (await client.get('service_accounts', { params: { filter: { display_name: 'deployer' } } })).data.length === 1,
  sort: async () => (await client.get('api_keys', { params: { sort: '-created_at' } })).data.at(-1).name === 'old',
  page: async () =>
    (await client.get('service_accounts', { params: { page: { limit: 1, offset: 1 } } })).data.length === 1,
  include: async () =>
    (
      await client.get('service_accounts', { params: { include: 'api_keys', filter: { display_name: 'deployer' } } })
    ).data[0].api_keys.data.some(({ name }) => name === 'old'),
  read: async () => {
    const { data } = await client.get('service_accounts', { params: { filter: { display_name: 'deployer' } } })
    return (await client.get(`service_accounts/${data[0].id}`)).data.display_name === 'deployer'
  },
  create: async () => {
    account = (await client.create('service_accounts', { display_name: 'kitsu', role: 'organization_analyst' })).data
    return account.display_name === 'kitsu'
  },
  patch: async () =>
    (await client.update('service_accounts', { id: account.id, display_name: 'renamed' })).data.display_name ===
    'renamed',
  disable: async () =>
    (await client.update('service_accounts', { id: account.id, active: false })).data.active === false,
  delete: async () => {
    await client.delete('service_accounts', account.id)
    return isRejected(client.get(`service_accounts/${account.id}`))
  },
  error: () => isRejected(client.get('service_accounts', { params: { sort: 'nonsense' } })),
})
