import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { type ControlOperation, operations, queryOf, schemaAt, testedOperations } from './control-client.ts'
import { serveWorlds, worldByPath } from './served.ts'

const begin = async (options = {}) => {
  const { host, server } = await serveWorlds(options)
  return { host, server, ...worldByPath(server) }
}

describe('the control API', () => {
  test('returns the URL, tokens and code of a mock', async () => {
    const { control, api, server } = await begin({ randomSeed: 7, assumptions: { otpOnKeyCreate: true } })
    const { body } = await control.get()
    expect(body).toMatchObject({
      packageVersion: manifest.version,
      url: server.url,
      world: 'default',
      randomSeed: 7,
      assumptions: { otpOnKeyCreate: true },
    })
    expect((await (await api(body.tokens.analyst)).get('/organizations')).body.data[0].id).toBe(body.organizationId)
    expect((await control.get('/health')).body).toEqual({ status: 'ok' })
  })

  test('returns the version of the control API, which its OpenAPI document has', async () => {
    const { control } = await begin()
    const { info } = (await control.get('/openapi.json')).body
    expect((await control.get()).body.version).toBe(info.version)
  })

  test('returns its own OpenAPI document with every operation', async () => {
    const { control } = await begin()
    const { paths } = (await control.get('/openapi.json')).body
    expect(Object.keys(paths)).toEqual([...new Set(operations.map(({ path }) => path))])
  })

  test('accepts a trailing slash, and handles HEAD like GET', async () => {
    const { control, server } = await begin()
    expect((await control.get('/clock/')).status).toBe(200)
    const head = await fetch(`${server.url}/__mock__/state`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('seeds the mock, and returns its state', async () => {
    const { control, api, host } = await begin()
    const seeded = await control.post('/seed', {
      serviceAccounts: [{ name: 'ci', keys: [{ name: 'old', createdAt: '2026-01-01T00:00:00Z' }, { name: 'new' }] }],
      userAccounts: [{ email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' }],
      investigativeActions: [{ title: 'Call the owner' }],
      organizations: [{ name: 'Other organization', serviceAccounts: [{ name: 'other ci' }] }],
    })
    const [old] = seeded.body.serviceAccounts[0].keys
    expect(seeded.status).toBe(201)
    expect((await (await api(old.token)).get('/investigative_actions')).status).toBe(200)
    const { body: state, text } = await control.get('/state')
    const lists = {
      serviceAccounts: host.mock.serviceAccounts(),
      apiKeys: host.mock.apiKeys(),
      userAccounts: host.mock.userAccounts(),
      investigativeActions: host.mock.investigativeActions(),
    }
    for (const [name, list] of Object.entries(lists)) expect(state[name]).toEqual(JSON.parse(JSON.stringify(list)))
    expect(state.apiKeys).toContainEqual(
      expect.objectContaining({ id: old.id, name: 'old', createdAt: '2026-01-01T00:00:00.000Z' }),
    )
    expect(text).not.toMatch(/wbmock_|correct horse/)
    const otherId = seeded.body.organizations[0].organizationId
    const { serviceAccounts } = (await control.get(`/state?organizationId=${otherId}`)).body
    expect(serviceAccounts.map(({ name }: { name: string }) => name)).toEqual(['other ci'])
  })

  test('lists the scenarios, and applies one or several', async () => {
    const { control, host } = await begin()
    const { scenarios } = (await control.get('/scenarios')).body
    expect(scenarios).toContainEqual(expect.objectContaining({ name: 'fleet', n: 100 }))
    expect((await control.post('/scenarios', { scenario: 'fleet:20' })).body.seeded[0].serviceAccounts).toHaveLength(20)
    expect((await control.post('/scenarios', { scenario: ['typical', 'stale-keys'] })).body.seeded).toHaveLength(2)
    expect(host.mock.serviceAccounts()).toHaveLength(3 + 20 + 4 + 1)
  })

  test('applies no scenario if one of them is unknown', async () => {
    const { control, host } = await begin()
    const rejected = await control.post('/scenarios', { scenario: ['typical', 'busy'] })
    expect([rejected.status, rejected.body.error]).toEqual([
      400,
      expect.stringMatching(/Unknown scenario "busy".*stale-keys/),
    ])
    expect(host.mock.serviceAccounts()).toHaveLength(3)
  })

  test('resets the mock and keeps the tokens', async () => {
    const { control } = await begin()
    const before = await control.get()
    await control.post('/scenarios', { scenario: 'typical' })
    await control.post('/faults', { drop: true })
    expect((await control.post('/reset')).status).toBe(204)
    expect(await control.get()).toMatchObject({ text: before.text })
    expect((await control.get('/state')).body.serviceAccounts).toHaveLength(3)
    expect((await control.get('/faults')).body.faults).toEqual([])
  })

  test('returns a snapshot, and restores it in any world', async () => {
    const { control, server } = await begin({ scenario: 'typical', now: '2026-11-22T18:49:00Z' })
    const { body: snapshot, text } = await control.get('/snapshot')
    const { body: state } = await control.get('/state')
    expect(text).not.toContain('wbmock_')
    await control.post('/scenarios', { scenario: 'fleet:3' })
    const copy = worldByPath(server, 'copy').control
    for (const each of [control, copy]) {
      expect((await each.put('/snapshot', snapshot)).status).toBe(204)
      expect((await each.get('/state')).body).toEqual(state)
    }
    expect((await copy.get()).body.tokens).toEqual((await control.get()).body.tokens)
  })

  test.each([
    ['a value that is not an object', () => 7],
    ['an unknown version', (snapshot: object) => ({ ...snapshot, snapshot: 2 })],
    ['a random seed that does not match its records', (snapshot: object) => ({ ...snapshot, randomSeed: 'another' })],
    ['a clock beyond the supported years', (snapshot: object) => ({ ...snapshot, clock: { aheadMs: 1e300 } })],
  ])('rejects %s as a snapshot, and changes nothing', async (_, spoil) => {
    const { control } = await begin({ scenario: 'typical' })
    const { body: before } = await control.get('/snapshot')
    expect((await control.put('/snapshot', spoil(before))).status).toBe(400)
    expect((await control.get('/snapshot')).body).toEqual(before)
  })

  test('stops, advances and resumes the clock', async () => {
    const { control } = await begin()
    expect((await control.get('/clock')).body.runs).toBe(true)
    const stopped = await control.put('/clock', { now: '2026-11-22T18:49:00Z' })
    expect(stopped.body).toMatchObject({ now: '2026-11-22T18:49:00.000Z', runs: false })
    const moved = await control.post('/clock/advance', { days: 91, seconds: 1.5 })
    expect(moved.body).toMatchObject({ now: '2027-02-21T18:49:01.500Z', runs: false })
    expect(moved.body.aheadMs).toBeCloseTo(Date.parse('2027-02-21T18:49:01.5Z') - Date.now(), -5)
    expect((await control.delete('/clock')).body).toMatchObject({ runs: true, aheadMs: 0 })
    expect((await control.post('/clock/advance', { days: -400 })).body.aheadMs).toBe(-400 * 86_400_000)
  })

  test('does not advance the clock beyond the supported years', async () => {
    const { control, api } = await begin()
    for (const days of [1e99, 4e6, -1e6]) expect((await control.post('/clock/advance', { days })).status).toBe(400)
    expect((await (await api()).createAccount()).status).toBe(201)
  })

  test('adds and removes faults', async () => {
    const { control, api } = await begin()
    const admin = await api()
    const added = await control.post('/faults', {
      on: 'GET /api_keys',
      status: 503,
      retryAfter: '2030-01-01T00:00:00Z',
    })
    expect([added.status, added.body]).toEqual([201, expect.objectContaining({ id: 'fault-1', met: 0 })])
    await control.post('/faults', { rateLimit: { limit: 10, per: { seconds: 1 } } })
    const failed = await fetch(`${(await control.get()).body.url}/api/v2/api_keys`)
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, 'Tue, 01 Jan 2030 00:00:00 GMT'])
    expect((await control.get('/faults')).body.faults).toMatchObject([
      { id: 'fault-1', met: 1, fault: { retryAfter: '2030-01-01T00:00:00.000Z' } },
      { id: 'fault-2' },
    ])
    expect((await control.delete('/faults/fault-1')).status).toBe(204)
    expect((await control.delete('/faults/fault-1')).status).toBe(404)
    expect((await admin.get('/api_keys')).status).toBe(200)
    expect((await control.delete('/faults')).status).toBe(204)
    expect((await control.get('/faults')).body.faults).toEqual([])
  })

  test('rejects an invalid fault with a message', async () => {
    const { control } = await begin()
    const says = async (fault: object) => (await control.post('/faults', fault)).body
    expect((await says({ on: 'POST /api_kays', status: 503 })).error).toMatch(/POST \/api_keys/)
    expect((await says({ on: 'GET /api_keys/:id', status: 503 })).error).toMatch(
      /Did you mean "GET \/api_keys\/\{id\}"\?$/,
    )
    expect((await says({ drop: true, status: 503 })).error).toMatch(/"drop" cannot be combined with "status"/)
    expect((await says({ status: 200, times: 0 })).issues.map(({ at }: { at: string }) => at)).toEqual([
      'body/times',
      'body/status',
    ])
    expect((await says({ rateLimit: { limit: 1, per: { seconds: 0 } } })).error).toMatch(/1 millisecond/)
  })

  test('lists requests by route, status, rule and predecessor', async () => {
    const { control, api } = await begin()
    const [admin, readOnly] = [await api(), await api((await control.get()).body.tokens.readOnlyAdmin)]
    await admin.get('/api_keys')
    await readOnly.createAccount()
    await admin.get('/api_keys?page[limit]=1')
    await admin.get('/nothing')
    const ids = async (query: string) =>
      (await control.get(`/requests${query}`)).body.requests.map(({ id }: { id: string }) => id)
    expect(await ids('')).toEqual(['req_1', 'req_2', 'req_3', 'req_4'])
    expect(await ids('?route=GET%20/api_keys')).toEqual(['req_1', 'req_3'])
    expect(await ids('?status=403')).toEqual(['req_2'])
    expect(await ids('?rule=read-only')).toEqual(['req_2'])
    expect(await ids('?surprises=true')).toEqual(['req_4'])
    expect(await ids('?surprises=false&after=req_1')).toEqual(['req_2', 'req_3'])
    expect(await ids('?limit=2')).toEqual(['req_3', 'req_4'])
    expect(await ids('?after=req_long_ago&limit=1')).toEqual(['req_4'])
  })

  test('lists requests by route in each spelling, and rejects unknown routes and rules', async () => {
    const { control, api, host } = await begin()
    const { id } = (await (await api()).createAccount()).body.data
    const { admin } = host.mock.tokens
    for (const [method, path] of [
      ['HEAD', `/service_accounts/${id.toUpperCase()}/`],
      ['GET', '/organiz%61tions/'],
    ]) {
      await host.mock.fetch(`${host.mock.baseUrl}/api/v2${path}`, {
        method: method ?? '',
        headers: { authorization: `Bearer ${admin}` },
      })
    }
    const list = async (query: Record<string, string>) => {
      const { status, body } = await control.get(`/requests?${new URLSearchParams(query)}`)
      return status === 200 ? body.requests.map((request: { id: string }) => request.id) : [status, body.error]
    }
    for (const route of ['GET /organizations', 'GET /organizations/', 'GET /api/v2/organizations']) {
      expect(await list({ route })).toEqual(['req_3'])
    }
    for (const each of ['{id}', id, `${id.toUpperCase()}/`]) {
      expect(await list({ route: `GET /service_accounts/${each}` })).toEqual(['req_2'])
    }
    expect(await list({ route: 'GET *' })).toEqual(['req_2', 'req_3'])
    expect(await list({ route: 'get /organizations' })).toEqual([
      400,
      'Unknown route "get /organizations". Did you mean "GET /organizations"?',
    ])
    expect(await list({ route: 'GET /service_accounts/:id' })).toEqual([
      400,
      'Unknown route "GET /service_accounts/:id". Did you mean "GET /service_accounts/{id}"?',
    ])
    expect(await list({ rule: 'readonly' })).toEqual([400, 'Unknown rule "readonly". Did you mean "read-only"?'])
    expect(await list({ rule: 'role-cascade' })).toEqual([400, expect.stringMatching(/never rejects a request/)])
  })

  test('explains a request, and clears requests without reusing ids', async () => {
    const { control, api, host } = await begin()
    const analyst = await api((await control.get()).body.tokens.analyst)
    const rejected = await analyst.createAccount()
    const id = rejected.headers.get('x-request-id')
    expect((await control.get(`/requests/${id}`)).body.explanation).toBe(host.mock.explain(id ?? ''))
    expect((await control.delete('/requests')).status).toBe(204)
    expect((await control.get(`/requests/${id}`)).status).toBe(404)
    expect((await analyst.createAccount()).headers.get('x-request-id')).not.toBe(id)
  })

  test('is not recorded', async () => {
    const { control, host } = await begin()
    await control.get('/state')
    await control.get('/nothing')
    await control.post('/seed', {})
    expect(host.mock.requests).toEqual([])
    host.mock.expectNoUnhandledRequests()
  })

  test('describes the problem of a request, its location and a solution', async () => {
    const { control } = await begin()
    const missing = await control.get('/nothing')
    expect([missing.status, missing.body.hint]).toEqual([404, expect.stringContaining('/__mock__/openapi.json')])
    const method = await control.call('PATCH', '/clock', {})
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'GET, PUT, DELETE'])
    const options = await control.call('OPTIONS', '/seed')
    expect([options.status, options.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await control.call('POST', '/seed', '{}', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await control.call('POST', '/seed', '{', {})).status).toBe(400)
    const seed = await control.post('/seed', { serviceAccounts: [{ name: 'ci', role: 'boss', age: 7 }] })
    expect(seed.body.issues).toEqual([
      { at: 'body/serviceAccounts/0/age', says: 'is unknown' },
      { at: 'body/serviceAccounts/0/role', says: 'must be one of organization_admin, organization_analyst' },
    ])
    const query = await control.get('/requests?limit=0&statuss=3')
    expect(query.body.issues.map(({ at }: { at: string }) => at)).toEqual(['query/statuss', 'query/limit'])
  })

  test('lists and deletes worlds', async () => {
    const { control, server, host } = await begin({ maxWorlds: 3 })
    const other = worldByPath(server, 'other')
    await (await other.api()).get('/api_keys')
    const listed = {
      worlds: [
        { name: 'default', requests: 0 },
        { name: 'other', requests: 1 },
      ],
      limit: 3,
    }
    expect((await control.get('/worlds')).body).toEqual(listed)
    host.world('third')
    expect((await control.delete('/worlds/other')).status).toBe(204)
    expect((await control.delete('/worlds/other')).status).toBe(404)
    expect((await control.delete('/worlds/default')).status).toBe(409)
    expect((await control.get('/worlds')).body.worlds).toMatchObject([{ name: 'default' }, { name: 'third' }])
  })
  test('has no operation without a test', () => {
    const missing = operations.filter(({ id }) => !testedOperations.has(id)).map(({ id }) => id)
    expect(missing, 'stream.test.ts is about it').toEqual(['streamRequests'])
  })
})

test('an error names the invalid value, its location and the expected value', async () => {
  const { host, server } = await serveWorlds()
  const { control } = worldByPath(server)
  const problem = async (path: string, body: object) =>
    (await (path === '/clock' ? control.put(path, body) : control.post(path, body))).body
  expect((await problem('/faults', { status: 200 })).issues).toEqual([
    { at: 'body/status', says: 'must be >= 400, received 200' },
  ])
  expect((await problem('/faults', { drop: true, when: 'later' })).issues).toContainEqual({
    at: 'body/when',
    says: 'must be one of before-commit, after-commit, received "later"',
  })
  expect((await problem('/clock', { now: 'soon' })).issues.at(-1).says).toMatch(/received "soon"$/)
  expect((await problem('/scenarios', { scenario: 'fleet:99999' })).error).toBe(
    'Invalid scenario "fleet:99999": expected at most 20000 accounts. To create more, use several scenarios.',
  )
  expect((await problem('/scenarios', { scenario: Array(5).fill('fleet:20000') })).error).toMatch(/^Too many records/)
  expect(host.mock.serviceAccounts()).toHaveLength(3)
})

describe('an unknown name is reported with a similar one', () => {
  const misspelled = (name: string) => name.toUpperCase()
  const pathOf = (operation: ControlOperation) => operation.path.replace('/__mock__', '')

  test('if it is a property of a body', async () => {
    const { control } = await begin()
    for (const operation of operations) {
      const { properties = {} } = operation.body?.$ref ? schemaAt(operation.body.$ref) : {}
      for (const name of Object.keys(properties)) {
        const body = JSON.stringify({ [misspelled(name)]: null })
        const { issues } = (await control.call(operation.method, pathOf(operation), body)).body
        expect(issues, operation.id).toContainEqual({
          at: `body/${misspelled(name)}`,
          says: `is unknown. Did you mean "${name}"?`,
        })
      }
    }
  })

  test('if it is a query parameter', async () => {
    const { control } = await begin()
    for (const operation of operations) {
      for (const name of Object.keys(queryOf(operation.id))) {
        const path = `${pathOf(operation)}?${misspelled(name)}=1`
        const { issues } = (await control.call(operation.method, path)).body
        expect(issues, operation.id).toContainEqual({
          at: `query/${misspelled(name)}`,
          says: `is unknown. Did you mean "${name}"?`,
        })
      }
    }
  })

  test('if one is similar', async () => {
    const { control } = await begin()
    const { issues } = (await control.post('/faults', { drop: true, weather: 'rain' })).body
    expect(issues).toEqual([{ at: 'body/weather', says: 'is unknown' }])
  })
})
