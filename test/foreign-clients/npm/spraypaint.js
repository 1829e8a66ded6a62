import fetch from 'isomorphic-fetch'
import spraypaint from 'spraypaint'
import { API, AUTHORIZATION, isRejected, report } from './report.js'

globalThis.fetch ??= fetch
const { SpraypaintBase, attr, hasMany } = spraypaint
const Base = SpraypaintBase.extend({ static: { baseUrl: API, apiNamespace: '' } })
Base.fetchOptions = () => ({
  headers: {
    Accept: 'application/vnd.api+json',
    'Content-Type': 'application/vnd.api+json',
    Authorization: AUTHORIZATION,
  },
})
Base.clientApplication = 'test'
Base.keyCase = { server: 'snake', client: 'snake' }
const ApiKey = Base.extend({ static: { jsonapiType: 'api_keys' }, attrs: { name: attr(), created_at: attr() } })
const ServiceAccount = Base.extend({
  static: { jsonapiType: 'service_accounts' },
  attrs: { display_name: attr(), role: attr(), active: attr(), api_keys: hasMany({ type: ApiKey }) },
})
let account
await report({
  list: async () => (await ServiceAccount.all()).data.length > 2,
  count: async () => (await ServiceAccount.per(0).all()).meta.page.total === 4,
  filter: async () => (await ServiceAccount.where({ display_name: 'deployer' }).all()).data.length === 1,
  sort: async () => (await ApiKey.order({ created_at: 'desc' }).all()).data.at(-1).name === 'old',
  page: async () => (await ServiceAccount.per(1).page(2).all()).data.length === 1,
  include: async () =>
    (await ServiceAccount.includes('api_keys').where({ display_name: 'deployer' }).all()).data[0].api_keys.some(
      ({ name }) => name === 'old',
    ),
  read: async () => (await ServiceAccount.find((await ServiceAccount.all()).data[0].id)).data.id !== undefined,
  create: async () => {
    account = new ServiceAccount({ display_name: 'spraypaint', role: 'organization_analyst' })
    return (await account.save()) && account.id !== undefined
  },
  patch: async () => {
    account.display_name = 'renamed'
    return account.save()
  },
  disable: async () => {
    account.active = false
    return account.save()
  },
  delete: async () => {
    const { id } = account
    await account.destroy()
    return isRejected(ServiceAccount.find(id))
  },
  error: () => isRejected(ServiceAccount.order('nonsense').all()),
})
