import { readFileSync } from 'node:fs'
import { OpenAPIClientAxios } from 'openapi-client-axios'
import { DOCUMENT } from './generated.js'
import { callsOf, dataOf, reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const definition = { ...JSON.parse(readFileSync(DOCUMENT, 'utf8')), servers: [{ url: ORIGIN }] }
const axiosConfigDefaults = { headers: { authorization: AUTHORIZATION, 'content-type': 'application/vnd.api+json' } }
const client = await new OpenAPIClientAxios({ definition, axiosConfigDefaults }).getClient()
const createAccount = body => dataOf(client.createServiceAccount(null, body))
await reportOperations({ ...callsOf(client), createAccount })
