import { JSONAPISerializers, JSONAPISource } from '@orbit/jsonapi'
import { RecordSchema } from '@orbit/records'
import { buildSerializerSettingsFor } from '@orbit/serializers'
import { API, AUTHORIZATION, report } from './report.js'

const attributes = names => Object.fromEntries(names.map(name => [name, { type: 'string' }]))
const schema = new RecordSchema({
  models: {
    service_accounts: {
      attributes: { ...attributes(['display_name', 'role']), active: { type: 'boolean' } },
      relationships: { api_keys: { kind: 'hasMany', type: 'api_keys' } },
    },
    api_keys: { attributes: attributes(['name', 'created_at']) },
  },
})
const unchanged = buildSerializerSettingsFor({
  sharedSettings: { inflectors: [] },
  settingsByType: Object.fromEntries(
    ['ResourceType', 'ResourceField', 'ResourceTypePath', 'ResourceFieldPath', 'ResourceFieldParam'].map(name => [
      JSONAPISerializers[name],
      { serializationOptions: { inflectors: [] } },
    ]),
  ),
})
const source = new JSONAPISource({
  schema,
  host: API,
  serializerSettingsFor: unchanged,
  defaultFetchSettings: { headers: { Authorization: AUTHORIZATION } },
})
// A request that fails must not hold the next ones.
source.requestQueue.on('fail', () => void source.requestQueue.skip())
const accounts = async refine => source.query(q => (refine ?? (each => each))(q.findRecords('service_accounts')))
const deployer = query => query.filter({ attribute: 'display_name', value: 'deployer' })
const edit = attributes => source.update(t => t.updateRecord({ type: 'service_accounts', id: account.id, attributes }))
const full = { fullResponse: true }
let account
await report({
  list: async () => (await accounts()).length > 2,
  count: async () => {
    const { details } = await source.query(q => q.findRecords('service_accounts').page({ offset: 0, limit: 0 }), full)
    return details[0].document.meta.page.total === 4
  },
  filter: async () => (await accounts(deployer)).length === 1,
  sort: async () =>
    (await source.query(q => q.findRecords('api_keys').sort('-created_at'))).at(-1).attributes.name === 'old',
  page: async () => (await accounts(query => query.page({ limit: 1, offset: 1 }))).length === 1,
  include: async () => {
    const options = { ...full, include: ['api_keys'] }
    const { details } = await source.query(q => deployer(q.findRecords('service_accounts')), options)
    return details[0].document.included.some(({ attributes }) => attributes.name === 'old')
  },
  read: async () => {
    const [{ id }] = await accounts(deployer)
    return (
      (await source.query(q => q.findRecord({ type: 'service_accounts', id }))).attributes.display_name === 'deployer'
    )
  },
  create: async () => {
    const record = {
      type: 'service_accounts',
      attributes: { display_name: 'orbit', role: 'organization_analyst' },
    }
    account = await source.update(t => t.addRecord(record))
    return account.attributes.display_name === 'orbit' && account.id !== undefined
  },
  patch: async () => (await edit({ display_name: 'renamed' })).attributes.display_name === 'renamed',
  disable: async () => (await edit({ active: false })).attributes.active === false,
  delete: async () => source.update(t => t.removeRecord(account)).then(() => true),
  error: async () =>
    accounts(query => query.sort('nonsense')).then(
      () => false,
      ({ data }) => data.errors[0].title === 'Invalid sort',
    ),
})
