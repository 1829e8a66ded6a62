import { Collection, Model } from '@datx/core'
import { config, jsonapiCollection, jsonapiModel } from '@datx/jsonapi'
import { API, AUTHORIZATION, report } from './report.js'

config.baseUrl = `${API}/`
config.defaultFetchOptions = {
  headers: { authorization: AUTHORIZATION, 'content-type': 'application/vnd.api+json' },
}

class ServiceAccount extends jsonapiModel(Model) {
  static type = 'service_accounts'
  static endpoint = 'service_accounts'
}
class ApiKey extends jsonapiModel(Model) {
  static type = 'api_keys'
  static endpoint = 'api_keys'
}
class Store extends jsonapiCollection(Collection) {
  static types = [ServiceAccount, ApiKey]
}

const getMany = (type, options = {}) => new Store().getMany(type, { cacheOptions: { cachingStrategy: 1 }, ...options })
const accounts = async options => (await getMany('service_accounts', options)).data
const deployer = { queryParams: { filter: { display_name: 'deployer' } } }
const custom = (...pairs) => ({ queryParams: { custom: pairs.map(([key, value]) => ({ key, value })) } })
const edit = async attributes => {
  account.update(attributes)
  return account.save()
}
const store = new Store()
let account
await report({
  list: async () => (await accounts()).length > 2,
  count: async () => (await getMany('service_accounts', custom(['page[limit]', '0']))).meta.page.total === 4,
  filter: async () => (await accounts(deployer)).length === 1,
  sort: async () => (await getMany('api_keys', { queryParams: { sort: '-created_at' } })).data.at(-1).name === 'old',
  page: async () => (await accounts(custom(['page[limit]', '1'], ['page[offset]', '1']))).length === 1,
  include: async () => {
    const [found] = await accounts({ queryParams: { ...deployer.queryParams, include: 'api_keys' } })
    return found.api_keys.some(({ name }) => name === 'old')
  },
  read: async () => {
    const [{ meta }] = await accounts(deployer)
    return (await new Store().getOne('service_accounts', meta.id)).data.display_name === 'deployer'
  },
  create: async () => {
    account = store.add({ display_name: 'datx', role: 'organization_analyst' }, ServiceAccount)
    await account.save()
    return account.display_name === 'datx' && account.meta.id.length === 36
  },
  patch: async () => (await edit({ display_name: 'renamed' })).display_name === 'renamed',
  disable: async () => (await edit({ active: false })).active === false,
  delete: async () => account.destroy().then(() => true),
  error: async () =>
    accounts({ queryParams: { sort: 'nonsense' } }).then(
      () => false,
      ({ error }) => error[0].title === 'Invalid sort',
    ),
})
