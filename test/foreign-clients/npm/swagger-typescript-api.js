import { compileAndImport, DOCUMENT, generate } from './generated.js'
import { callsOf, reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const folder = await generate('swagger-typescript-api', ['generate', '-p', DOCUMENT, '-o', '.', '-n', 'client.ts'])
const { Api } = await compileAndImport(folder)
const { api } = new Api({
  baseUrl: ORIGIN,
  baseApiParams: { format: 'json', headers: { authorization: AUTHORIZATION } },
})
await reportOperations(callsOf(api), ({ status, error }) => ({ status, errors: error.errors }))
