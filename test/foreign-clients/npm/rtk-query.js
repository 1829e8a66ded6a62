// https://redux-toolkit.js.org/rtk-query/usage/code-generation, with a baseQuery that prints objects with brackets.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateEndpoints } from '@rtk-query/codegen-openapi'
import { compileAndImport, DOCUMENT } from './generated.js'
import { API, AUTHORIZATION, report } from './report.js'

const folder = await mkdtemp(join(import.meta.dirname, 'node_modules/generated-'))
await writeFile(
  join(folder, 'empty.ts'),
  `
import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query'
const paramsSerializer = (params: object) => new URLSearchParams(Object.entries(params).filter(([, value]) => value !== undefined).flatMap(([key, value]) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([name, each]) => [\`\${key}[\${name}]\`, String(each)])
    : [[key, String(value)]])).toString()
export const api = createApi({
  baseQuery: fetchBaseQuery({ baseUrl: '${API.replace('/api/v2', '')}', prepareHeaders: headers => { headers.set('authorization', '${AUTHORIZATION}'); headers.set('content-type', 'application/vnd.api+json') }, paramsSerializer }),
  endpoints: () => ({}),
})
`,
)
await generateEndpoints({
  schemaFile: DOCUMENT,
  apiFile: join(folder, 'empty.ts'),
  apiImport: 'api',
  outputFile: join(folder, 'client.ts'),
})
await writeFile(
  join(folder, 'main.ts'),
  `
import { configureStore } from '@reduxjs/toolkit'
import { api } from './empty'
import * as client from './client'
export const store = configureStore({ reducer: { [api.reducerPath]: api.reducer }, middleware: get => get().concat(api.middleware) })
export const { endpoints } = Object.values(client)[0] as any
`,
)
const { store, endpoints } = await compileAndImport(folder, ['client.ts'])
const call = (name, input) => store.dispatch(endpoints[name].initiate(input)).unwrap()
let account
await report({
  list: async () => (await call('listServiceAccounts', {})).data.length > 2,
  count: async () => (await call('listServiceAccounts', { page: { limit: 0 } })).meta.page.total === 4,
  filter: async () => (await call('listServiceAccounts', { filter: { display_name: ['deployer'] } })).data.length === 1,
  sort: async () => (await call('listApiKeys', { sort: ['-created_at'] })).data.at(-1).attributes.name === 'old',
  page: async () => (await call('listServiceAccounts', { page: { limit: 1, offset: 1 } })).data.length === 1,
  include: async () =>
    (await call('listServiceAccounts', { include: 'api_keys' })).included.some(
      ({ attributes }) => attributes.name === 'old',
    ),
  read: async () =>
    (await call('getServiceAccount', { id: (await call('listServiceAccounts', {})).data[0].id })).data.type ===
    'service_accounts',
  create: async () => {
    account = (
      await call('createServiceAccount', {
        serviceAccountCreate: {
          data: { type: 'service_accounts', attributes: { display_name: 'rtk', role: 'organization_analyst' } },
        },
      })
    ).data
    return account.attributes.display_name === 'rtk'
  },
  patch: async () =>
    (
      await call('updateServiceAccount', {
        id: account.id,
        serviceAccountUpdate: { data: { type: 'service_accounts', attributes: { display_name: 'renamed' } } },
      })
    ).data.attributes.display_name === 'renamed',
  disable: async () =>
    (
      await call('updateServiceAccount', {
        id: account.id,
        serviceAccountUpdate: { data: { type: 'service_accounts', attributes: { active: false } } },
      })
    ).data.attributes.active === false,
  delete: async () => call('deleteServiceAccount', { id: account.id }).then(() => true),
  error: async () =>
    call('listServiceAccounts', { sort: ['nonsense'] }).then(
      () => false,
      error => error.status === 403,
    ),
})
