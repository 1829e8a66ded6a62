// https://redux-toolkit.js.org/rtk-query/usage/code-generation, with a baseQuery that prints objects with brackets.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateEndpoints } from '@rtk-query/codegen-openapi'
import { compileAndImport, createFolder, DOCUMENT } from './generated.js'
import { reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const folder = await createFolder(
  `
import { configureStore } from '@reduxjs/toolkit'
import { api } from './empty'
import * as client from './client'
export const store = configureStore({ reducer: { [api.reducerPath]: api.reducer }, middleware: get => get().concat(api.middleware) })
export const { endpoints } = Object.values(client)[0] as any
`,
)
await writeFile(
  join(folder, 'empty.ts'),
  `
import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query'
const paramsSerializer = (params: object) => new URLSearchParams(Object.entries(params).filter(([, value]) => value !== undefined).flatMap(([key, value]) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([name, each]) => [\`\${key}[\${name}]\`, String(each)])
    : [[key, String(value)]])).toString()
export const api = createApi({
  baseQuery: fetchBaseQuery({ baseUrl: '${ORIGIN}', prepareHeaders: headers => { headers.set('authorization', '${AUTHORIZATION}'); headers.set('content-type', 'application/vnd.api+json') }, paramsSerializer }),
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
const { store, endpoints } = await compileAndImport(folder)
const call = (name, input) => store.dispatch(endpoints[name].initiate(input)).unwrap()
// A parameter in brackets is a member of an object: { page: { limit: 1 } }.
const nested = (query = {}) => {
  const input = {}
  for (const [name, value] of Object.entries(query)) {
    const [group, member] = name.split(/[[\]]/)
    input[group] = member ? { ...input[group], [member]: value } : value
  }
  return input
}
await reportOperations(
  {
    listAccounts: query => call('listServiceAccounts', nested(query)),
    listKeys: query => call('listApiKeys', nested(query)),
    getAccount: id => call('getServiceAccount', { id }),
    createAccount: serviceAccountCreate => call('createServiceAccount', { serviceAccountCreate }),
    updateAccount: (id, serviceAccountUpdate) => call('updateServiceAccount', { id, serviceAccountUpdate }),
    deleteAccount: id => call('deleteServiceAccount', { id }),
  },
  ({ status, data }) => ({ status, errors: data.errors }),
)
