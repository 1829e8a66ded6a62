import { Model } from 'coloquent'
import { API, AUTHORIZATION, isRejected, report } from './report.js'

class Base extends Model {
  getJsonApiBaseUrl() {
    return API
  }
}
class ApiKey extends Base {
  getJsonApiType() {
    return 'api_keys'
  }
}
class ServiceAccount extends Base {
  readOnlyAttributes = ['created_at', 'updated_at']
  getJsonApiType() {
    return 'service_accounts'
  }
  api_keys() {
    return this.hasMany(ApiKey)
  }
}
new ServiceAccount()
Model.getHttpClient().axiosInstance.defaults.headers.common.Authorization = AUTHORIZATION
let account
await report({
  list: async () => (await ServiceAccount.get()).getData().length > 2,
  count: async () => (await ServiceAccount.limit(0).get()).getHttpClientResponse().getData().meta.page.total === 4,
  filter: async () => (await ServiceAccount.where('display_name', 'deployer').get()).getData().length === 1,
  sort: async () => (await ApiKey.orderBy('created_at', 'desc').get()).getData().at(-1).getAttribute('name') === 'old',
  page: async () => (await ServiceAccount.get(2)).getData().length === 0,
  include: async () =>
    (await ServiceAccount.with('api_keys').where('display_name', 'deployer').get())
      .getData()[0]
      .getRelation('api_keys')
      .some(each => each.getAttribute('name') === 'old'),
  read: async () => {
    const [first] = (await ServiceAccount.where('display_name', 'deployer').get()).getData()
    return (await ServiceAccount.find(first.getApiId())).getData().getAttribute('display_name') === 'deployer'
  },
  create: async () => {
    account = new ServiceAccount()
    account.setAttribute('display_name', 'coloquent')
    account.setAttribute('role', 'organization_analyst')
    account = (await account.save()).getModel()
    return account.getAttribute('display_name') === 'coloquent'
  },
  patch: async () => {
    account.setAttribute('display_name', 'renamed')
    return (await account.save()).getModel().getAttribute('display_name') === 'renamed'
  },
  disable: async () => {
    account.setAttribute('active', false)
    return (await account.save()).getModel().getAttribute('active') === false
  },
  delete: async () => {
    const id = account.getApiId()
    await account.delete()
    return isRejected(ServiceAccount.find(id))
  },
  error: () => isRejected(ServiceAccount.orderBy('nonsense').get()),
})
