import { stripVTControlCharacters } from 'node:util'
import { type Workbench, WorkbenchError } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from '@workbench-sdk/mock/vitest'
import { describe } from 'vitest'

async function makeKeys(workbench: Workbench, ...names: string[]) {
  const account = await workbench.serviceAccounts.create({ name: 'deployer', role: 'organization_analyst' })
  const keys = []
  for (const name of names) keys.push(await workbench.apiKeys.create({ serviceAccount: account, name }))
  return { account, keys }
}

/** Returns the failure message without colors. */
function failureOf(assertion: () => void): string {
  try {
    assertion()
  } catch (error) {
    return stripVTControlCharacters((error as Error).message)
  }
  throw new Error('Expected the assertion to fail.')
}

describe('toHaveReceived', () => {
  test('compares the route and the specified properties of the request', async ({ mock, workbench }) => {
    const { account, keys } = await makeKeys(workbench, 'deploy')
    expect(mock).toHaveReceived('POST /api_keys')
    expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'deploy' }, status: 201 })
    expect(mock).toHaveReceived('POST /api_keys', { relationships: { service_account: account.id } })
    expect(mock).toHaveReceived('POST /api_keys', { caller: 'Mock admin' })
    expect(mock).toHaveReceived('POST /api_keys', { caller: { role: 'organization_admin', readOnly: false } })
    expect(mock).toHaveReceived('POST /api_keys', {
      body: { data: { attributes: { display_name: expect.stringMatching(/^dep/) } } },
      answer: { data: { id: keys[0]?.id } },
    })
    expect(mock).not.toHaveReceived('POST /api_keys', { attributes: { display_name: 'rollback' } })
    expect(mock).not.toHaveReceived('POST /api_keys', { caller: 'Mock analyst' })
    expect(mock).not.toHaveReceived('PATCH /api_keys/{id}')
    expect(mock).not.toHaveReceived('DELETE *')
  })

  test('accepts one URL path of a route', async ({ mock, workbench }) => {
    const { keys } = await makeKeys(workbench, 'one', 'other')
    const [one, other] = keys.map(({ id }) => id)
    await workbench.apiKeys.delete(String(one))
    expect(mock).toHaveReceived('DELETE /api_keys/{id}')
    expect(mock).toHaveReceived(`DELETE /api_keys/${one}`)
    expect(mock).not.toHaveReceived(`DELETE /api_keys/${other}`)
  })

  test('accepts each spelling of a path', async ({ mock, workbench }) => {
    const { keys } = await makeKeys(workbench, 'one')
    const id = String(keys[0]?.id)
    await mock.fetch(`${mock.baseUrl}/api/v2/api_keys/${id.toUpperCase()}/`, { method: 'HEAD' })
    await mock.fetch(`${mock.baseUrl}/api/v2/organizations/`)
    expect(mock).toHaveReceived(`GET /api_keys/${id}`)
    expect(mock).toHaveReceived(`GET /api_keys/${id.toUpperCase()}/`)
    expect(mock).toHaveReceived('GET /organizations/' as 'GET /organizations')
    expect(() => expect(mock).not.toHaveReceived(`GET /api_keys/${id}?include=organization`)).toThrow(/Unknown route/)
  })

  test('compares paths and ids in any spelling', async ({ mock, workbench }) => {
    const { account } = await makeKeys(workbench)
    const [id, capitals] = [account.id, account.id.toUpperCase()]
    const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/vnd.api+json' }
    const data = {
      type: 'api_keys',
      attributes: { display_name: capitals },
      relationships: { service_account: { data: { type: 'service_accounts', id: capitals } } },
    }
    await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts/${capitals}`, { headers })
    await mock.fetch(`${mock.baseUrl}/api/v2/organiz%61tions/?page%5Blimit%5D=1`, { headers })
    await mock.fetch(`${mock.baseUrl}/api/v2/organizations/`, { headers })
    await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, { method: 'POST', headers, body: JSON.stringify({ data }) })
    for (const each of [id, capitals]) {
      expect(mock).toHaveReceivedTimes('*', 1, { path: `/api/v2/service_accounts/${each}` })
      expect(mock).toHaveReceived('*', { path: `/service_accounts/${each}/` })
      expect(mock).toHaveReceived('POST /api_keys', { relationships: { service_account: each } })
      expect(mock).toHaveReceived('*', {
        body: { data: { relationships: { service_account: { data: { id: each } } } } },
      })
    }
    const caller = { id: mock.requests.at(-1)?.caller?.id.toUpperCase() ?? '' }
    expect(mock).toHaveReceived('POST /api_keys', { caller })
    expect(mock).toHaveReceived('*', { path: expect.stringContaining(`/service_accounts/${id}`) })
    expect(mock).toHaveReceived('POST *', { relationships: { service_account: expect.stringContaining(id) } })
    expect(mock).toHaveReceivedTimes('*', 1, { path: '/api/v2/organizations' })
    expect(mock).toHaveReceivedTimes('*', 1, { path: '/api/v2/organizations?page[limit]=1' })
    expect(mock).not.toHaveReceived('*', { path: '/api/v2/organizations?page[limit]=2' })
    expect(mock).not.toHaveReceived('POST /api_keys', { attributes: { display_name: id } })
  })

  test('ignores requests whose path is not a valid URL', async ({ mock, workbench }) => {
    for (const path of ['//', '//[', '//:x']) await mock.fetch(mock.baseUrl + path)
    await makeKeys(workbench, 'one')
    expect(mock).toHaveReceivedTimes('POST /api_keys', 1)
    expect(mock).toHaveReceivedUnhandledRequest()
  })

  test('shows how the most similar request on the route differs', async ({ mock, workbench }) => {
    await makeKeys(workbench, 'one', 'other')
    const failure = failureOf(() =>
      expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'deploy' }, status: 201 }),
    )
    expect(failure).toMatchInlineSnapshot(`
      "expect(mock).toHaveReceived("POST /api_keys", Object {
        "attributes": Object {
          "display_name": "deploy",
        },
        "status": 201,
      })

      No request matches. The most similar one:

      - Expected
      + Received

        {
          "attributes": {
      -     "display_name": "deploy",
      +     "display_name": "one",
          },
          "status": 201,
        }

      Received requests:
        POST /api/v2/api_keys → 201, as "Mock admin"
        POST /api/v2/api_keys → 201, as "Mock admin""
    `)
  })

  test('lists the received requests if none is on the route', async ({ mock, workbench, analyst }) => {
    await makeKeys(workbench, 'one')
    await expect(analyst.apiKeys.list()).rejects.toThrow(WorkbenchError)
    expect(failureOf(() => expect(mock).toHaveReceived('PATCH /api_keys/{id}'))).toMatchInlineSnapshot(`
      "expect(mock).toHaveReceived("PATCH /api_keys/{id}")

      Received requests:
        POST /api/v2/service_accounts → 201, as "Mock admin"
        POST /api/v2/api_keys → 201, as "Mock admin"
        GET /api/v2/api_keys?sort=created_at%2Cid&page%5Boffset%5D=0&page%5Blimit%5D=100 → 403 (admin-only), as "Mock analyst""
    `)
  })

  test('reports that no requests were received', ({ mock }) => {
    expect(failureOf(() => expect(mock).toHaveReceived('POST /login'))).toMatchInlineSnapshot(`
      "expect(mock).toHaveReceived("POST /login")

      The mock received no requests."
    `)
  })

  test('lists the unexpected requests if it is negated', async ({ mock, workbench }) => {
    await makeKeys(workbench, 'one')
    expect(failureOf(() => expect(mock).not.toHaveReceived('POST *'))).toMatchInlineSnapshot(`
      "expect(mock).not.toHaveReceived("POST *")

      Received requests:
        POST /api/v2/service_accounts → 201, as "Mock admin"
        POST /api/v2/api_keys → 201, as "Mock admin""
    `)
  })

  test('lists the most similar of many requests', async ({ mock, workbench }) => {
    for (let count = 0; count < 30; count++) await workbench.organizations.list()
    const { keys } = await makeKeys(workbench, 'one')
    const failure = failureOf(() => expect(mock).toHaveReceived(`PATCH /api_keys/${keys[0]?.id}`))
    expect(failure).toContain('POST /api/v2/api_keys → 201')
    expect(failure).toContain('and 22 more')
  })

  test('rejects an unknown route and an unknown request property', ({ mock }) => {
    // @ts-expect-error There is no such route.
    expect(() => expect(mock).not.toHaveReceived('POST /apikeys')).toThrow(
      /Unknown route "POST \/apikeys".*POST \/api_keys/,
    )
    // @ts-expect-error There is no such route.
    expect(() => expect(mock).toHaveReceivedTimes('POST /apikeys', 0)).toThrow(TypeError)
    expect(() => expect(mock).not.toHaveReceived('PATCH /api_keys/{di}')).toThrow(/PATCH \/api_keys\/\{id\}/)
    // @ts-expect-error It is called status.
    expect(() => expect(mock).not.toHaveReceived('*', { code: 200 })).toThrow(
      /Unknown request property "code".*Expected one of: .*status/,
    )
    // @ts-expect-error A key has no such attribute.
    expect(mock).not.toHaveReceived('POST /api_keys', { attributes: { displayName: 'deploy' } })
    expect(() => expect(mock.requests).not.toHaveReceived('*')).toThrow(/expect\(mock\)/)
  })
})

describe('toHaveReceivedTimes', () => {
  test('compares the number of requests', async ({ mock, workbench }) => {
    await makeKeys(workbench, 'one', 'one', 'other')
    expect(mock).toHaveReceivedTimes('POST /api_keys', 3)
    expect(mock).toHaveReceivedTimes('POST /api_keys', 2, { attributes: { display_name: 'one' } })
    expect(mock).toHaveReceivedTimes('DELETE *', 0)
    expect(mock).not.toHaveReceivedTimes('POST /api_keys', 2)
    expect(failureOf(() => expect(mock).toHaveReceivedTimes('POST /service_accounts', 2))).toMatchInlineSnapshot(`
      "expect(mock).toHaveReceivedTimes("POST /service_accounts", 2)

      Matching requests: 1

      Received requests:
        POST /api/v2/service_accounts → 201, as "Mock admin""
    `)
  })
})

describe('toHaveRejected', () => {
  test('compares the rule', async ({ mock, readOnly }) => {
    await expect(readOnly.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })).rejects.toThrow()
    expect(mock).toHaveRejected('read-only')
    expect(mock).toHaveRejected('read-only', { caller: 'Mock read-only admin', method: 'POST' })
    expect(mock).not.toHaveRejected('admin-only')
    expect(failureOf(() => expect(mock).toHaveRejected('admin-only'))).toMatchInlineSnapshot(`
      "expect(mock).toHaveRejected("admin-only")

      Received requests:
        POST /api/v2/service_accounts → 403 (read-only), as "Mock read-only admin""
    `)
    expect(failureOf(() => expect(mock).not.toHaveRejected('read-only'))).toMatchInlineSnapshot(`
      "expect(mock).not.toHaveRejected("read-only")

      Received requests:
        POST /api/v2/service_accounts → 403 (read-only), as "Mock read-only admin""
    `)
    // @ts-expect-error There is no such rule.
    expect(() => expect(mock).not.toHaveRejected('readonly')).toThrow(
      /Unknown rule "readonly"\. Did you mean "read-only"/,
    )
  })
})

describe('an assertion that can never pass', () => {
  test('is rejected if no request is rejected by the rule', ({ mock }) => {
    expect(() => expect(mock).not.toHaveRejected('role-cascade')).toThrow(/^The rule "[a-z-]+" never rejects a request/)
    expect(() => expect(mock).not.toHaveReceived('*', { rule: 'atomic' })).toThrow(
      /^The rule "[a-z-]+" never rejects a request/,
    )
    expect(() => expect(mock).not.toHaveReceived('*', { rule: 'readonly' as 'read-only' })).toThrow(/^Unknown rule/)
    expect(mock).not.toHaveReceived('*', { rule: expect.stringMatching(/role/) })
  })

  test.each<unknown>([-1, 1.5, Number.NaN, '1', Number.POSITIVE_INFINITY, undefined, null])(
    'is rejected if the number of requests is invalid: %s',
    times => {
      const mock = new WorkbenchMock()
      expect(() => expect(mock).not.toHaveReceivedTimes('GET /organizations', times as number)).toThrow(
        /^Invalid number of requests .*: expected a non-negative integer\.$/,
      )
    },
  )

  test.each<[string, unknown, RegExp?]>([
    ['*', { status: '201' }],
    ['*', { status: 999 }],
    ['*', { status: 100 }],
    ['*', { method: 'get' }],
    ['*', { method: 'OPTIONS' }],
    ['*', { method: 'GET /' }],
    ['*', { path: 'nope' }],
    ['*', { path: '/x#top' }],
    ['*', { path: '/x?access_token=hunter2' }, /Expected "\/x\?access_token=\[secret\]"\.$/],
    ['*', { path: undefined }],
    ['*', { id: '1' }],
    ['*', { at: '2026-11-22T12:00:00Z' }],
    ['*', { caller: 1 }],
    ['*', { caller: { nam: 'Mock admin' } }, /^Unknown property of a caller "nam"\. Did you mean "name"\?$/],
    ['*', { caller: { role: 'admin' } }, /^Invalid role of a caller "admin"/],
    ['*', { rule: null }],
    ['*', { fault: 'nope' }],
    ['*', { relationships: 'x' }],
    ['*', null, /^Invalid request properties null/],
    ['*', 1, /^Invalid request properties 1/],
    [
      '*',
      { rule: 'read-only', status: 200 },
      /^Invalid request property "status": a rule never rejects a request with 200/,
    ],
    ['GET *', { method: 'POST' }, /^No request on "GET \*" has the method "POST"\.$/],
    ['POST /api_keys', { method: 'HEAD' }, /^No request on "POST \/api_keys" has the method "HEAD"\.$/],
    ['GET /api_keys', { path: '/organizations' }, /^No request on "GET \/api_keys" has the path "\/organizations"\.$/],
    ['GET *', { path: '/api_kyes' }, /^No request on "GET \*" has the path/],
    [undefined as unknown as string, {}, /^Invalid request line undefined/],
    [['*'] as unknown as string, {}, /^Invalid request line/],
  ])('is rejected if no request has the properties: %s %j', (line, like, expected = /^Invalid request property/) => {
    const mock = new WorkbenchMock()
    const negated = expect(mock).not as unknown as { toHaveReceived(line: string, like: unknown): void }
    expect(() => negated.toHaveReceived(line, like)).toThrow(TypeError)
    expect(() => negated.toHaveReceived(line, like)).toThrow(expected)
  })

  test.each<[string, object]>([
    ['GET *', { method: 'HEAD' }],
    ['GET /api_keys', { path: '/api_keys/' }],
    ['GET *', { method: expect.stringMatching(/POST/) }],
    ['*', { method: 'PUT', path: '/typo', status: undefined, caller: undefined, rule: undefined, fault: undefined }],
    ['*', { status: 503, rule: 'read-only', fault: 'fault-1', caller: { role: expect.any(String) }, at: new Date() }],
  ])('does not include one that a request can meet: %s %j', (line, like) => {
    expect(new WorkbenchMock()).not.toHaveReceived(line as '*', like)
  })

  test('is rejected if a rejected request cannot have the properties', ({ mock }) => {
    expect(() => expect(mock).not.toHaveRejected('read-only', { status: 200 })).toThrow(
      /^Invalid request property "status": a rule never rejects a request with 200/,
    )
    expect(() => expect(mock).not.toHaveRejected('read-only', { rule: 'admin-only' })).toThrow(
      /^Invalid request property "rule"/,
    )
  })

  test.each(['GET /favicon.ico', 'get /health', 'HEAD /.well-known/x?y', 'OPTIONS /typo', 'options /api_keys'])(
    'is rejected if the request is not recorded: %s',
    async line => {
      const mock = new WorkbenchMock()
      expect(() => expect(mock).not.toHaveReceivedUnhandledRequest(line)).toThrow(/which is never recorded/)
      const [method = '', path = ''] = line.split(' ')
      await mock.fetch(mock.baseUrl + path, { method })
      expect(mock).not.toHaveReceivedUnhandledRequest()
      await mock.fetch(`${mock.baseUrl}/api/v2/health`)
      expect(mock).toHaveReceivedUnhandledRequest('GET /api/v2/health')
    },
  )

  test.each([
    ...['GET /api_keys', 'get /api_keys', 'HEAD /api_keys/', 'GET /api/v2/api_keys/', 'DELETE /api_keys/x'],
    'POST /auth/v0/login',
  ])('is rejected if the request is supported: %s', async line => {
    const mock = new WorkbenchMock()
    expect(() => expect(mock).not.toHaveReceivedUnhandledRequest(line)).toThrow(
      /is a Workbench operation, so it is always handled/,
    )
  })

  test.each(['api_kyes', '/api_kyes', 'GET api_kyes', 'GET  /api_kyes', ''])(
    'is rejected if it lacks a method and a path: %j',
    line => {
      const mock = new WorkbenchMock()
      expect(() => expect(mock).not.toHaveReceivedUnhandledRequest(line)).toThrow(/^Invalid line/)
    },
  )

  test.each(['GET /api_kyes', 'GET /api_kyes/', 'get /api/v2/api_kyes', 'GET /api_kyes?x=1', 'GET /api_kye%73'])(
    'does not include one that only spells the path differently: %s',
    async line => {
      const mock = new WorkbenchMock()
      for (const path of ['/api_kyes', '/api_kyes/']) {
        mock.clearRequests()
        await mock.fetch(`${mock.baseUrl}/api/v2${path}`)
        expect(mock).toHaveReceivedUnhandledRequest(line)
      }
    },
  )
})

describe('toHaveExactlyOneActiveKey', () => {
  test('counts the active keys of one account', async ({ mock, workbench }) => {
    const { account, keys } = await makeKeys(workbench, 'one')
    const capitals = account.id.toUpperCase()
    for (const reference of ['deployer', account.id, account, capitals, { id: capitals }]) {
      expect(mock).toHaveExactlyOneActiveKey(reference)
    }
    await workbench.apiKeys.create({ serviceAccount: account, name: 'other' })
    expect(mock).not.toHaveExactlyOneActiveKey(account)
    for (const key of keys) await workbench.apiKeys.disable(key)
    expect(mock).toHaveExactlyOneActiveKey(account)
    await workbench.serviceAccounts.disable(account)
    expect(mock).not.toHaveExactlyOneActiveKey(account)
  })

  test.override({ mockOptions: { scenario: 'stale-keys', now: '2026-11-22T12:00:00Z' } })
  test('lists the keys on failure', async ({ mock }) => {
    expect(failureOf(() => expect(mock).toHaveExactlyOneActiveKey('legacy-integration'))).toMatchInlineSnapshot(`
      "expect(mock).toHaveExactlyOneActiveKey("legacy-integration")

      Active keys: 3 of 4
        active    "forgotten", created 2024-09-13T12:00:00.000Z
        disabled  "retired", created 2025-07-10T12:00:00.000Z
        active    "old", created 2026-07-25T12:00:00.000Z
        active    "young", created 2026-11-17T12:00:00.000Z"
    `)
    expect(failureOf(() => expect(mock).not.toHaveExactlyOneActiveKey('Mock admin'))).toMatchInlineSnapshot(`
      "expect(mock).not.toHaveExactlyOneActiveKey("Mock admin")

      Active keys: 1 of 1
        active    "admin", created 2026-11-22T12:00:00.000Z"
    `)
  })

  test('rejects an unknown or ambiguous account, even if it is negated', ({ mock }) => {
    expect(() => expect(mock).toHaveExactlyOneActiveKey('deploier')).toThrow(
      'Unknown service account "deploier". Expected one of: legacy-integration, Mock admin, Mock analyst, Mock read-only admin.',
    )
    expect(() => expect(mock).toHaveExactlyOneActiveKey('Mock admn')).toThrow(
      'Unknown service account "Mock admn". Did you mean "Mock admin"?',
    )
    for (const reference of [undefined, null, {}, 1]) {
      expect(() => expect(mock).toHaveExactlyOneActiveKey(reference as never)).toThrow(/^Invalid service account/)
    }
    expect(() => expect(mock).not.toHaveExactlyOneActiveKey('deploier')).toThrow(TypeError)
    mock.seed({ serviceAccounts: [{ name: 'twin' }, { name: 'twin' }] })
    expect(() => expect(mock).toHaveExactlyOneActiveKey('twin')).toThrow(/several service accounts.*Pass an id/)
  })
})

describe('a message has a maximum length', () => {
  const long = 'x'.repeat(1_000_000)

  test('for thousands of accounts', ({ mock }) => {
    mock.seed('fleet:1000')
    const message = failureOf(() => expect(mock).toHaveExactlyOneActiveKey('service-006x'))
    expect(message).toMatch(/^Unknown service account "service-006x"\. Did you mean "service-00\d+"\?$/)
    const other = failureOf(() => expect(mock).toHaveExactlyOneActiveKey('quite another name'))
    expect(other).toMatch(/Expected one of: .* and 998 more\. mock\.serviceAccounts\(\) returns all of them\.$/)
    expect(other.length).toBeLessThan(500)
  })

  test('for thousands of keys, and lists active ones', ({ mock }) => {
    const keys = Array.from({ length: 3_000 }, (_, index) => ({ name: `key ${index}`, active: index >= 1_500 }))
    mock.seed({ serviceAccounts: [{ name: 'busy', keys }] })
    const message = failureOf(() => expect(mock).toHaveExactlyOneActiveKey('busy'))
    expect(message).toContain('Active keys: 1500 of 3000')
    expect(message.match(/^ {2}active/gm)).toHaveLength(10)
    expect(message).toMatch(/and 2990 more$/)
  })

  test.each<[string, (mock: WorkbenchMock) => void]>([
    ['an account', mock => expect(mock).toHaveExactlyOneActiveKey(long)],
    ['the id of an account', mock => expect(mock).toHaveExactlyOneActiveKey({ id: long })],
    ['a route', mock => expect(mock).toHaveReceived(long as '*')],
    ['a path', mock => expect(mock).toHaveReceived(`GET /api_keys/${long}`)],
    ['an attribute', mock => expect(mock).toHaveReceived('*', { attributes: { display_name: long } })],
    [
      'a received attribute',
      mock => expect(mock).toHaveReceived('POST *', { body: expect.objectContaining({ a: 1 }) }),
    ],
    ['a path in the request', mock => expect(mock).toHaveReceived('*', { path: `/${long}` })],
    ['a path on another route', mock => expect(mock).toHaveReceived('GET /api_keys', { path: `/${long}` })],
    ['a method', mock => expect(mock).toHaveReceived('GET *', { method: long })],
    ['the name of a property', mock => expect(mock).toHaveReceived('*', { [long]: 1 })],
    ['a status', mock => expect(mock).toHaveReceived('*', { status: long as never })],
    ['a rule', mock => expect(mock).toHaveRejected(long as 'read-only')],
    ['the caller of a rejection', mock => expect(mock).toHaveRejected('read-only', { caller: long })],
    ['a number', mock => expect(mock).toHaveReceivedTimes('*', long as never)],
    ['an unhandled request', mock => expect(mock).toHaveReceivedUnhandledRequest(`GET /${long}`)],
    ['an invalid unhandled request', mock => expect(mock).toHaveReceivedUnhandledRequest(long)],
    ['a preflight', mock => expect(mock).toHaveReceivedUnhandledRequest(`OPTIONS /${long}`)],
  ])('for %s', async (_, assertion) => {
    const mock = new WorkbenchMock()
    await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: { type: 'api_keys', attributes: { display_name: 'y'.repeat(50_000) } } }),
    })
    expect(failureOf(() => assertion(mock)).length).toBeLessThan(15_000)
  })
})

test('a failure contains no secret, even as a name', ({ mock }) => {
  const { admin } = mock.tokens
  mock.seed({ serviceAccounts: [{ name: 'careless', keys: [{ name: admin }, { name: 'other' }] }] })
  const counted = failureOf(() => expect(mock).toHaveExactlyOneActiveKey('careless'))
  expect(counted).toContain('active    "[secret]"')
  const confused = failureOf(() => expect(mock).toHaveExactlyOneActiveKey(admin))
  expect(confused).toContain('Unknown service account "[secret]"')
  expect(counted + confused).not.toContain(admin)
})

describe('toHaveReceivedUnhandledRequest', () => {
  test('compares the requests without a route', async ({ mock, workbench }) => {
    await workbench.organizations.list()
    expect(mock).not.toHaveReceivedUnhandledRequest()
    expect(failureOf(() => expect(mock).toHaveReceivedUnhandledRequest('GET /api_kyes'))).toMatchInlineSnapshot(`
      "expect(mock).toHaveReceivedUnhandledRequest("GET /api_kyes")

      Received requests:
        GET /api/v2/organizations?sort=created_at%2Cid&page%5Boffset%5D=0&page%5Blimit%5D=100 → 200, as "Mock admin""
    `)
    await mock.fetch(`${mock.baseUrl}/api/v2/api_kyes`)
    expect(mock).toHaveReceivedUnhandledRequest('GET /api/v2/api_kyes')
    expect(mock).not.toHaveReceivedUnhandledRequest('POST /api_kyes')
  })
})
