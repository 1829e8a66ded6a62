import { join } from 'node:path'
import codegen from 'openapi-typescript-codegen'
import { compileAndImport, createFolder, DOCUMENT } from './generated.js'
import { camelCased, reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const folder = await createFolder()
await codegen.generate({ input: DOCUMENT, output: join(folder, 'client'), useOptions: true })
const { OpenAPI, ServiceAccountsService, ApiKeysService } = await compileAndImport(folder)
OpenAPI.BASE = ORIGIN
OpenAPI.TOKEN = AUTHORIZATION.replace('Bearer ', '')
// It parses only application/json.
const parsed = async call => JSON.parse(await call)
await reportOperations(
  {
    listAccounts: query => parsed(ServiceAccountsService.listServiceAccounts(camelCased(query))),
    listKeys: query => parsed(ApiKeysService.listApiKeys(camelCased(query))),
    getAccount: id => parsed(ServiceAccountsService.getServiceAccount({ id })),
    createAccount: requestBody => parsed(ServiceAccountsService.createServiceAccount({ requestBody })),
    updateAccount: (id, requestBody) => parsed(ServiceAccountsService.updateServiceAccount({ id, requestBody })),
    deleteAccount: id => parsed(ServiceAccountsService.deleteServiceAccount({ id })),
  },
  ({ status, body }) => ({ status, errors: JSON.parse(body).errors }),
)
