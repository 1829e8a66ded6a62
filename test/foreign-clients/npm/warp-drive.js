import { useRecommendedStore as recommendedStore, recordIdentifierFor } from '@warp-drive/core'
import { setupSignals } from '@warp-drive/core/configure'
import { withDefaults } from '@warp-drive/core/reactive'
import { JSONAPICache } from '@warp-drive/json-api'
import {
  createRecord,
  deleteRecord,
  findRecord,
  query,
  serializePatch,
  serializeResources,
  setBuildURLConfig,
  updateRecord,
} from '@warp-drive/utilities/json-api'
import { AUTHORIZATION, ORIGIN, report } from './report.js'

// A framework would pass its signals. Nothing is rendered here.
setupSignals(() => ({
  createSignal: () => ({}),
  consumeSignal() {},
  notifySignal() {},
  createMemo: (_, __, compute) => compute,
  willSyncFlushWatchers: () => false,
  waitFor: promise => promise,
}))
setBuildURLConfig({ host: ORIGIN, namespace: 'api/v2' })
const authorize = {
  request({ request }, next) {
    const headers = new Headers(request.headers)
    headers.set('authorization', AUTHORIZATION)
    headers.set('content-type', 'application/vnd.api+json')
    return next({ ...request, headers })
  },
}
const field = name => ({ name, kind: 'field' })
const keys = {
  name: 'api_keys',
  kind: 'hasMany',
  type: 'api_keys',
  options: { async: false, inverse: null, linksMode: true },
}
const Store = recommendedStore({
  cache: JSONAPICache,
  handlers: [authorize],
  schemas: [
    withDefaults({ type: 'service_accounts', fields: [...['display_name', 'role', 'active'].map(field), keys] }),
    withDefaults({ type: 'api_keys', fields: ['name', 'active'].map(field) }),
  ],
})
const store = new Store()
const all = (type, params) => store.request(query(type, params, { reload: true }))
const accounts = async params => (await all('service_accounts', params)).content
const deployer = { 'filter[display_name]': 'deployer' }
let account
const edit = async attributes => {
  Object.assign(account, attributes)
  const body = JSON.stringify(serializePatch(store.cache, recordIdentifierFor(account)))
  return (await store.request({ ...updateRecord(account, { patch: true }), body })).content.data
}
await report({
  list: async () => (await accounts()).data.length > 2,
  count: async () => (await accounts({ 'page[limit]': 0 })).meta.page.total === 4,
  filter: async () => (await accounts(deployer)).data.length === 1,
  sort: async () => (await all('api_keys', { sort: ['-created_at', 'id'] })).content.data.at(-1).name === 'old',
  page: async () => (await accounts({ 'page[limit]': 1, 'page[offset]': 1 })).data.length === 1,
  include: async () => {
    const [{ api_keys }] = (await accounts({ ...deployer, include: ['api_keys'] })).data
    return [...api_keys].some(({ name }) => name === 'old')
  },
  read: async () => {
    const [{ id }] = (await accounts(deployer)).data
    const { content } = await store.request(findRecord('service_accounts', id, { reload: true }))
    return content.data.display_name === 'deployer'
  },
  create: async () => {
    const attributes = { display_name: 'warp-drive', role: 'organization_analyst' }
    account = store.createRecord('service_accounts', attributes)
    const body = JSON.stringify(serializeResources(store.cache, recordIdentifierFor(account)))
    await store.request({ ...createRecord(account), body })
    return account.id !== null && account.display_name === 'warp-drive'
  },
  patch: async () => (await edit({ display_name: 'renamed' })).display_name === 'renamed',
  disable: async () => (await edit({ active: false })).active === false,
  delete: async () => {
    const { id } = account
    store.deleteRecord(account)
    await store.request(deleteRecord(account))
    return store.request(findRecord('service_accounts', id, { reload: true })).then(
      () => false,
      ({ status }) => status === 404,
    )
  },
  error: async () =>
    accounts({ sort: 'nonsense' }).then(
      () => false,
      ({ status, errors }) => status === 403 && errors[0].title === 'Invalid sort',
    ),
})
