import { build } from '@kubb/core'
import { pluginClient } from '@kubb/plugin-client'
import { pluginOas } from '@kubb/plugin-oas'
import { pluginTs } from '@kubb/plugin-ts'
import { compileAndImport, createFolder, DOCUMENT } from './generated.js'
import { reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const folder = await createFolder(
  "export * from './client'\nexport { axiosInstance } from '@kubb/plugin-client/clients/axios'\n",
)
// The plugin for types ignores the root.
process.chdir(folder)
const { error } = await build({
  config: {
    root: folder,
    input: { path: DOCUMENT },
    output: { path: './client' },
    plugins: [pluginOas({ validate: false }), pluginTs(), pluginClient()],
  },
})
if (error) throw error
const { axiosInstance, ...api } = await compileAndImport(folder)
axiosInstance.defaults.baseURL = ORIGIN
axiosInstance.defaults.headers.common.authorization = AUTHORIZATION
await reportOperations({
  listAccounts: query => api.listServiceAccounts(query),
  listKeys: query => api.listApiKeys(query),
  getAccount: id => api.getServiceAccount(id),
  createAccount: body => api.createServiceAccount(body),
  updateAccount: (id, body) => api.updateServiceAccount(id, body),
  deleteAccount: id => api.deleteServiceAccount(id),
})
