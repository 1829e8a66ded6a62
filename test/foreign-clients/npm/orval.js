import { compileAndImport, DOCUMENT, generate } from './generated.js'
import { callsOf, reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const options = ['-i', DOCUMENT, '-o', 'client.ts', '--client', 'axios-functions']
const main = "export * from './client'\nexport { default as axios } from 'axios'\n"
const { axios, ...api } = await compileAndImport(await generate('orval', options, main))
axios.defaults.baseURL = ORIGIN
axios.defaults.headers.common.authorization = AUTHORIZATION
axios.defaults.paramsSerializer = { indexes: null }
await reportOperations(callsOf(api))
