// A test suite in a separate process, which only uses HTTP: `node suite.ts URL WORLD NEIGHBOR header|path TESTS`.
import assert from 'node:assert/strict'

const [url = '', world = '', neighbor = '', how = '', tests = ''] = process.argv.slice(2)
const base = how === 'path' ? `${url}/__world__/${world}` : url
const named: Record<string, string> = how === 'path' ? {} : { 'x-workbench-mock-world': world }

async function call(method: string, path: string, token?: string, body?: object) {
  const headers = {
    ...named,
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body && { 'content-type': 'application/json' }),
  }
  const response = await fetch(base + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}

const control = async (method: string, path: string, body?: object) =>
  (await call(method, `/__mock__${path}`, undefined, body)).body
const neighborMock = await (await fetch(`${url}/__world__/${neighbor}/__mock__`)).json()
const { tokens } = await control('GET', '')

async function oneTest(number: number): Promise<string> {
  await control('POST', '/reset')
  let requestCount = 0
  const api = (method: string, path: string, body?: object, token: string = tokens.admin) => {
    requestCount++
    return call(method, `/api/v2${path}`, token, body)
  }
  const count = async (type: string) => (await api('GET', `/${type}?page[limit]=0`)).body.meta.page?.total ?? 0
  const account = async (name: string) => {
    const attributes = { display_name: name, role: 'organization_admin' }
    return (await api('POST', '/service_accounts', { data: { type: 'service_accounts', attributes } })).body.data.id
  }
  const key = async (accountId: string, name: string) => {
    const relationships = { service_account: { data: { type: 'service_accounts', id: accountId } } }
    const data = { type: 'api_keys', attributes: { display_name: name }, relationships }
    return (await api('POST', '/api_keys', { data })).body.data
  }

  assert.equal(await count('service_accounts'), 3)
  const [first, second] = [await account(`${world} ${number} first`), await account(`${world} ${number} second`)]
  const [kept, lost] = [await key(first, 'kept'), await key(second, 'lost')]
  assert.deepEqual([await count('service_accounts'), await count('api_keys')], [5, 5])
  assert.equal((await api('GET', `/api_keys/${kept.id}`, undefined, kept.attributes.access_token)).status, 200)

  const disabling = { data: { type: 'service_accounts', id: second, attributes: { active: false } } }
  assert.equal((await api('PATCH', `/service_accounts/${second}`, disabling)).status, 200)
  assert.equal((await api('GET', '/api_keys', undefined, lost.attributes.access_token)).status, 401)
  assert.equal((await api('DELETE', `/service_accounts/${second}`)).status, 200)

  assert.equal((await api('GET', '/api_keys', undefined, neighborMock.tokens.admin)).status, 401)
  assert.equal((await api('GET', `/organizations/${neighborMock.organizationId}`)).status, 404)
  const { serviceAccounts, apiKeys } = await control('GET', '/state')
  const own = serviceAccounts
    .map(({ name }: { name: string }) => name)
    .filter((name: string) => !name.startsWith('Mock '))
  assert.deepEqual(own, [`${world} ${number} first`])
  assert.equal(apiKeys.length, 4)
  assert.equal((await control('GET', '/requests')).requests.length, requestCount)
  return kept.attributes.access_token
}

let secret = ''
for (let number = 1; number <= Number(tests); number++) secret = await oneTest(number)
console.log(JSON.stringify({ passed: Number(tests), secret }))
