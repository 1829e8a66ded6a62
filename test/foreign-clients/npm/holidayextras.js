import Client from '@holidayextras/jsonapi-client'
import { API, AUTHORIZATION, isRejected, report } from './report.js'

const createClient = () => new Client(API, { header: { Authorization: AUTHORIZATION } })
const client = createClient()
const deployer = { filter: { display_name: 'deployer' } }
let account
await report({
  list: async () => (await client.find('service_accounts', {})).length > 2,
  filter: async () => (await client.find('service_accounts', deployer)).length === 1,
  sort: async () => (await client.find('api_keys', { sort: '-created_at' })).at(-1).get('name') === 'old',
  page: async () => (await client.find('service_accounts', { page: { limit: 1, offset: 1 } })).length === 1,
  include: async () => {
    // A client keeps the records of earlier calls, which have no linkage.
    const [found] = await createClient().find('service_accounts', { ...deployer, include: ['api_keys'] })
    return found.toJSONTree().api_keys.some(({ name }) => name === 'old')
  },
  read: async () => {
    const [found] = await client.find('service_accounts', deployer)
    return (await client.get('service_accounts', found.toJSON().id, {})).get('display_name') === 'deployer'
  },
  create: async () => {
    account = await client
      .create('service_accounts')
      .set('display_name', 'holidayextras')
      .set('role', 'organization_analyst')
      .sync()
    return account.get('display_name') === 'holidayextras'
  },
  patch: async () => (await account.set('display_name', 'renamed').sync()).get('display_name') === 'renamed',
  disable: async () => (await account.set('active', false).sync()).get('active') === false,
  delete: async () => {
    const { id } = account.toJSON()
    await account.delete()
    return isRejected(client.get('service_accounts', id, {}))
  },
  error: () => isRejected(client.find('service_accounts', { sort: 'nonsense' })),
})
