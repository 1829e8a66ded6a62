// Libraries that read and write documents, and leave the requests to the program.
import { createRequire } from 'node:module'
import JSONAPISerializer from 'json-api-serializer'
import Jsona from 'jsona'
import { API, AUTHORIZATION, isRejected, report } from './report.js'

const require = createRequire(import.meta.url)
const normalize = require('json-api-normalizer').default
const headers = { authorization: AUTHORIZATION, 'content-type': 'application/vnd.api+json' }
const call = async (path, method = 'GET', body = undefined) => {
  const response = await fetch(API + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!response.ok) throw new Error(`${response.status} ${(await response.text()).slice(0, 200)}`)
  return response.json()
}
const serializer = new JSONAPISerializer()
serializer.register('api_keys', { relationships: { service_account: { type: 'service_accounts' } } })
serializer.register('service_accounts', { relationships: { api_keys: { type: 'api_keys' } } })
const jsona = new (Jsona.default ?? Jsona)()

const READERS = {
  jsona: document => jsona.deserialize(document),
  'json-api-serializer': document => serializer.deserialize('service_accounts', document),
  'json-api-normalizer': document => {
    const { serviceAccounts, apiKeys = {} } = normalize(document)
    const records = Object.values(serviceAccounts).map(({ id, attributes, relationships }) => ({
      id,
      display_name: attributes.displayName,
      api_keys: (relationships.apiKeys.data ?? []).map(each => apiKeys[each.id].attributes),
    }))
    return Array.isArray(document.data) ? records : records[0]
  },
}
const WRITERS = {
  jsona: data => jsona.serialize({ stuff: { ...data, type: 'service_accounts' } }),
  'json-api-serializer': data => serializer.serialize('service_accounts', data),
  'json-api-normalizer': ({ id, ...attributes }) => ({ data: { type: 'service_accounts', id, attributes } }),
}
const [read, write] = [READERS[process.env.READER], WRITERS[process.env.READER]]
const deployer = '/service_accounts?filter[display_name]=deployer'
let account
await report({
  list: async () => read(await call('/service_accounts')).length > 2,
  count: async () => (await call('/service_accounts?page[limit]=0')).meta.page.total === 4,
  filter: async () => read(await call(deployer)).length === 1,
  sort: async () => read(await call('/service_accounts?sort=-created_at')).length > 2,
  page: async () => read(await call('/service_accounts?page[limit]=1')).length === 1,
  include: async () => read(await call(`${deployer}&include=api_keys`))[0].api_keys.some(({ name }) => name === 'old'),
  read: async () =>
    read(await call(`/service_accounts/${read(await call(deployer))[0].id}`)).display_name === 'deployer',
  create: async () => {
    account = read(
      await call('/service_accounts', 'POST', write({ display_name: 'reader', role: 'organization_analyst' })),
    )
    return account.display_name === 'reader'
  },
  patch: async () =>
    read(await call(`/service_accounts/${account.id}`, 'PATCH', write({ id: account.id, display_name: 'renamed' })))
      .display_name === 'renamed',
  disable: async () =>
    read(await call(`/service_accounts/${account.id}`, 'PATCH', write({ id: account.id, active: false })))
      .display_name === 'renamed',
  delete: async () => {
    await fetch(`${API}/service_accounts/${account.id}`, { method: 'DELETE', headers })
    return isRejected(call(`/service_accounts/${account.id}`))
  },
  error: () => isRejected(call('/service_accounts?sort=nonsense')),
})
