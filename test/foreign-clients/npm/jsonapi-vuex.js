import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import axios from 'axios'
import { compileAndImport } from './generated.js'
import { API, AUTHORIZATION, report } from './report.js'

// Its modules are for bundlers.
const folder = await mkdtemp(join(import.meta.dirname, 'node_modules/generated-'))
await writeFile(
  join(folder, 'main.ts'),
  "export { jsonapiModule } from 'jsonapi-vuex'\nexport { createStore } from 'vuex'\n",
)
const { createStore, jsonapiModule } = await compileAndImport(folder, [])

const http = axios.create({
  baseURL: API,
  headers: { authorization: AUTHORIZATION, 'content-type': 'application/vnd.api+json' },
})
const store = createStore({ modules: { jv: jsonapiModule(http, { preserveJson: true }) } })
const get = (path, params) => store.dispatch('jv/get', [path, { params }])
const accounts = async params => {
  const { _jv, ...records } = await get('service_accounts', params)
  return Object.values(records)
}
const edit = attributes =>
  store.dispatch('jv/patch', { ...attributes, _jv: { type: 'service_accounts', id: account._jv.id } })
const deployer = { 'filter[display_name]': 'deployer' }
let account
await report({
  list: async () => (await accounts()).length > 2,
  count: async () => (await get('service_accounts', { 'page[limit]': 0 }))._jv.json.meta.page.total === 4,
  filter: async () => (await accounts(deployer)).length === 1,
  sort: async () => (await get('api_keys', { sort: '-created_at' }))._jv.json.data.at(-1).attributes.name === 'old',
  page: async () => (await accounts({ 'page[limit]': 1, 'page[offset]': 1 })).length === 1,
  include: async () => {
    const [found] = await accounts({ ...deployer, include: 'api_keys' })
    return Object.values(found.api_keys).some(({ name }) => name === 'old')
  },
  read: async () => {
    const [{ _jv }] = await accounts(deployer)
    return (await get(`service_accounts/${_jv.id}`)).display_name === 'deployer'
  },
  create: async () => {
    const attributes = { display_name: 'vuex', role: 'organization_analyst' }
    account = await store.dispatch('jv/post', { ...attributes, _jv: { type: 'service_accounts' } })
    return account.display_name === 'vuex'
  },
  patch: async () => (await edit({ display_name: 'renamed' })).display_name === 'renamed',
  disable: async () => (await edit({ active: false })).active === false,
  delete: async () => store.dispatch('jv/delete', `service_accounts/${account._jv.id}`).then(() => true),
  error: async () =>
    accounts({ sort: 'nonsense' }).then(
      () => false,
      ({ response }) => response.data.errors[0].title === 'Invalid sort',
    ),
})
