import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'
import { DOCUMENT } from './generated.js'
import { AUTHORIZATION, ORIGIN, report } from './report.js'

const JSON_API = 'application/vnd.api+json'
const ACCOUNTS = '/api/v2/service_accounts'
const contract = JSON.parse(readFileSync(DOCUMENT, 'utf8'))
const [{ url: server }] = contract.servers
const ajv = new Ajv.default({ strict: false, validateFormats: false }).addSchema(contract, 'openapi.json')

/** Returns the validator of a response. */
function validator(method, path, status) {
  const pointer = ['paths', path, method, 'responses', status].map(encoded).join('/')
  const { $ref = `#/${pointer}` } = contract.paths[path][method].responses[status]
  return ajv.getSchema(`openapi.json${$ref}/content/${encoded(JSON_API)}/schema`)
}

const encoded = name => encodeURIComponent(String(name).replaceAll('/', '~1'))

/**
 * Returns the first member of the expected document that the other document lacks, or that has another type there. Null
 * matches every type. Records are compared with a record of the same type.
 */
function difference(expected, actual, place = 'the document') {
  if (expected === null || actual === null) return undefined
  if (actual === undefined) return `${place} is missing`
  const [expectedType, actualType] = [expected, actual].map(value => (Array.isArray(value) ? 'array' : typeof value))
  if (expectedType !== actualType) return `${place} is of the type ${actualType} instead of ${expectedType}`
  if (expectedType === 'array') {
    const [first] = expected
    if (first === undefined || actual.length === 0) return undefined
    return difference(first, first.type ? actual.find(({ type }) => type === first.type) : actual[0], `${place}[0]`)
  }
  if (expectedType !== 'object') return undefined
  for (const [name, value] of Object.entries(expected)) {
    const found = difference(value, actual[name], `${place}.${name}`)
    if (found) return found
  }
  return undefined
}

/**
 * Runs the operations on a mock that was made from the contract, and on this project's. The responses must have the same status,
 * be valid, and have the same members.
 *
 * @param respond returns the response of the mock to a request for the server that the contract names
 * @param mediaType the media type of the mock's responses, if it is not that of the contract
 */
export async function reportMock(respond, mediaType = JSON_API) {
  let id

  async function works(method, path, { query = '', attributes } = {}) {
    const target = path.replace('{id}', id) + query
    const data = { type: 'service_accounts', ...(path !== ACCOUNTS && { id }), attributes }
    const init = {
      method: method.toUpperCase(),
      headers: { accept: JSON_API, authorization: AUTHORIZATION, 'content-type': JSON_API },
      ...(attributes && { body: JSON.stringify({ data }) }),
    }
    const expected = await fetch(ORIGIN + target, init)
    const real = await expected.json()
    id = (path === ACCOUNTS && attributes && real.data.id) || id
    const actual = await respond(new Request(server + target, init))
    if (!actual) throw new Error('The mock does not respond.')
    const head = `${actual.status} ${actual.headers.get('content-type')}`
    if (head !== `${expected.status} ${mediaType}`)
      throw new Error(`${head} instead of ${expected.status} ${mediaType}`)
    const mocked = await actual.json()
    const validate = validator(method, path, expected.status)
    if (!validate(mocked)) throw new Error(`The document is invalid: ${ajv.errorsText(validate.errors)}`)
    const found = difference(real, mocked)
    if (found) throw new Error(found)
    return true
  }

  const record = `${ACCOUNTS}/{id}`
  await report({
    list: () => works('get', ACCOUNTS),
    count: () => works('get', ACCOUNTS, { query: '?page[limit]=0' }),
    filter: () => works('get', ACCOUNTS, { query: '?filter[display_name]=deployer' }),
    sort: () => works('get', '/api/v2/api_keys', { query: '?sort=-created_at' }),
    page: () => works('get', ACCOUNTS, { query: '?page[limit]=1' }),
    include: () => works('get', ACCOUNTS, { query: '?include=api_keys' }),
    read: async () => {
      const response = await fetch(ORIGIN + ACCOUNTS, { headers: { authorization: AUTHORIZATION } })
      id = (await response.json()).data[0].id
      return works('get', record)
    },
    create: () => works('post', ACCOUNTS, { attributes: { display_name: 'mocked', role: 'organization_analyst' } }),
    patch: () => works('patch', record, { attributes: { display_name: 'renamed' } }),
    disable: () => works('patch', record, { attributes: { active: false } }),
    delete: () => works('delete', record),
    error: () => works('get', ACCOUNTS, { query: '?sort=nonsense' }),
  })
}
