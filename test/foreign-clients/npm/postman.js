// A collection of Postman, made from the contract with openapi-to-postmanv2, whose requests newman sends.
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import newman from 'newman'
import converter from 'openapi-to-postmanv2'
import { DOCUMENT } from './generated.js'
import { reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const { result, reason, output } = await promisify(converter.convertV2)(
  { type: 'string', data: readFileSync(DOCUMENT, 'utf8') },
  { enableOptionalParameters: false, parametersResolution: 'Example' },
)
if (!result) throw new Error(reason)
const [{ data: collection }] = output
const itemsOf = ({ item, ...rest }) => item?.flatMap(itemsOf) ?? [rest]
const items = itemsOf(collection)
const run = promisify(newman.run)
const envVar = [
  { key: 'baseUrl', value: ORIGIN },
  { key: 'bearerToken', value: AUTHORIZATION.replace('Bearer ', '') },
]

/** Enables the parameters of a query. An array has one row for each value. */
function select(rows, query) {
  return Object.entries(query).flatMap(([key, values]) => {
    const row = rows.find(each => each.key === key)
    if (!row) throw new Error(`The request has no parameter ${key}.`)
    return [values].flat().map(value => ({ ...row, value: String(value), disabled: false }))
  })
}

/** Writes attributes and an id into the example. */
function edit(raw, { attributes }, id) {
  const example = JSON.parse(raw)
  return JSON.stringify({ data: { ...example.data, ...(id && { id }), attributes } })
}

async function send(name, { id, query = {}, body } = {}) {
  const item = structuredClone(items.find(each => each.name === name))
  const { request } = item
  request.url.query = select(request.url.query, query)
  for (const variable of request.url.variable) variable.value = id
  if (body) request.body.raw = edit(request.body.raw, body.data, id)
  const summary = await run({ collection: { ...collection, item: [item] }, envVar })
  const [{ response, requestError }] = summary.run.executions
  if (requestError) throw requestError
  const document = response.json()
  if (response.code >= 400) throw { message: response.text(), status: response.code, errors: document.errors }
  return document
}

await reportOperations(
  {
    listAccounts: query => send('List all service accounts', { query }),
    listKeys: query => send('List all API keys', { query }),
    getAccount: id => send('Get a service account', { id }),
    createAccount: body => send('Create a service account', { body }),
    updateAccount: (id, body) => send('Update a service account', { id, body }),
    deleteAccount: id => send('Delete a service account', { id }),
  },
  error => error,
)
