import { runInNewContext } from 'node:vm'
import { Workbench } from '@workbench-sdk/client'
import {
  fleet,
  SCENARIOS,
  type ScenarioName,
  type Snapshot,
  UnhandledRequestError,
  WorkbenchMock,
} from '@workbench-sdk/mock'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { runs } from '../../../test/soak.ts'
import { type AnyRequest, anyRequest } from './any-request.ts'
import { knownOf, Newest, NOW, smallWorld } from './small-world.ts'

const known = await (async () => {
  const { mock, seeded } = smallWorld()
  return knownOf(mock, seeded)
})()

const anyHistory = fc.array(anyRequest(known), { maxLength: 12 })

async function make(
  mock: WorkbenchMock,
  newest: Newest,
  request: AnyRequest,
): Promise<[number, string, string | null]> {
  const { url, init } = newest.filledIn(mock.baseUrl, request)
  const response = await mock.fetch(url, init)
  const text = await response.text()
  newest.remember(request.method, url, response.status, text)
  return [response.status, text, response.headers.get('x-request-id')]
}

const cloneJson = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot))

describe('after any sequence of requests', () => {
  test('the lists of a mock equal those of its client', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, async history => {
        const { mock } = smallWorld()
        const newest = new Newest()
        for (const request of history) await make(mock, newest, request)
        // The sequence does not contain this admin, so it cannot have disabled it.
        const [watcher] = mock.seed({
          serviceAccounts: [{ name: 'watcher', role: 'organization_admin', keys: [{ name: 'watch' }] }],
        }).serviceAccounts
        const workbench = new Workbench({ token: watcher.keys[0].token, fetch: mock.fetch })
        const { serviceAccounts, apiKeys, userAccounts, investigativeActions } = workbench
        expect(mock.serviceAccounts()).toEqual(await serviceAccounts.list().toArray())
        expect(mock.apiKeys()).toEqual(await apiKeys.list().toArray())
        expect(mock.userAccounts()).toEqual(await userAccounts.list().toArray())
        expect(mock.investigativeActions()).toEqual(await investigativeActions.list().toArray())
      }),
      { numRuns: runs(20, 600) },
    ))

  test('a mock restored from a snapshot responds like the original', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, anyHistory, async (before, after) => {
        const { mock } = smallWorld()
        const newest = new Newest()
        for (const request of before) await make(mock, newest, request)
        const copy = new WorkbenchMock()
        copy.restore(cloneJson(mock.snapshot()))
        expect([copy.tokens, copy.otp, copy.organizationId]).toEqual([mock.tokens, mock.otp, mock.organizationId])
        for (const request of after) {
          const [status, text] = await make(mock, newest, request)
          const again = await make(copy, newest, request)
          expect(again.slice(0, 2)).toEqual([status, text])
        }
        expect(copy.snapshot()).toEqual(mock.snapshot())
      }),
      { numRuns: runs(20, 600) },
    ))

  test('a mock restored to an earlier snapshot has the earlier state', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, anyHistory, async (before, after) => {
        const { mock } = smallWorld()
        const newest = new Newest()
        for (const request of before) await make(mock, newest, request)
        const snapshot = mock.snapshot()
        const text = JSON.stringify(snapshot)
        for (const request of after) await make(mock, newest, request)
        mock.clock.advance({ days: 1 })
        mock.restore(snapshot)
        expect(JSON.stringify(mock.snapshot())).toBe(text)
      }),
      { numRuns: runs(20, 600) },
    ))

  test('the journal records and explains each request, and neither it nor a snapshot contains a secret', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, async history => {
        const { mock, seeded } = smallWorld()
        const newest = new Newest()
        const answered: (string | null)[] = []
        for (const request of history) {
          const [, , id] = await make(mock, newest, request)
          if (id) answered.push(id)
        }
        expect(mock.requests.map(({ id }) => id)).toEqual(answered)
        for (const request of mock.requests) {
          const explained = mock.explain(request)
          expect(explained).toContain(String(request.status))
          if (request.rule) expect(explained).toMatch(new RegExp(`${request.rule}: .*\\.\\s[^]*Allowed: .*\\.$`))
        }
        const keys = [...seeded.serviceAccounts, ...seeded.organizations[0].serviceAccounts].flatMap(each => each.keys)
        const secrets = [...Object.values(mock.tokens), ...newest.secrets, ...keys.map(({ token }) => token)]
        const journal = JSON.stringify(mock.requests) + mock.requests.map(each => mock.explain(each)).join()
        for (const secret of [...secrets, 'correct horse']) {
          expect(journal).not.toContain(secret)
          expect(JSON.stringify(mock.snapshot())).not.toContain(secret)
        }
      }),
      { numRuns: runs(60, 2_000) },
    ))
})

describe('a request during a reset', () => {
  const create = (mock: WorkbenchMock, name: string) =>
    mock.fetch(`${mock.baseUrl}/api/v2/service_accounts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        data: { type: 'service_accounts', attributes: { display_name: name, role: 'organization_analyst' } },
      }),
    })
  const idOf = ({ headers }: Response) => headers.get('x-request-id')

  test('changes only the state before the reset, and emits no events', async () => {
    const mock = new WorkbenchMock({ randomSeed: 1 })
    const events: string[] = []
    mock.onChange(({ kind }) => events.push(`${kind}: ${mock.serviceAccounts().length}`))
    const underWay = create(mock, 'late')
    mock.reset()
    expect((await underWay).status).toBe(201)
    expect(events).toEqual(['replaced: 3'])
  })

  test('has no id, because the ids restart', async () => {
    const mock = new WorkbenchMock()
    const fault = mock.faults.add({ on: 'POST /service_accounts', latency: 100 })
    const underWay = create(mock, 'late')
    await vi.waitFor(() => expect(fault.met).toBe(1), { interval: 1 })
    mock.reset()
    const before = await create(mock, 'early')
    expect([idOf(await underWay), idOf(before)]).toEqual([null, 'req_1'])
    expect(mock.requests.map(({ id }) => id)).toEqual(['req_1'])
  })
})

describe('a snapshot', () => {
  test('can be restored after any requests, even if its positions are at their limit', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, fc.nat(3), async (history, distance) => {
        const { mock } = smallWorld()
        const snapshot = mock.snapshot()
        const drawn = Object.fromEntries(Object.keys(snapshot.drawn).map(name => [name, 2 ** 31 - distance]))
        mock.restore({ ...snapshot, drawn })
        const newest = new Newest()
        for (const request of history) await make(mock, newest, request)
        mock.seed('typical')
        const copy = new WorkbenchMock()
        copy.restore(cloneJson(mock.snapshot()))
        expect(copy.snapshot()).toEqual(mock.snapshot())
      }),
      { numRuns: runs(20, 600) },
    ))

  test('is rejected if it has unknown members, or a secret of two keys or sessions', () => {
    const mock = new WorkbenchMock()
    const rejected = (change: (snapshot: ReturnType<typeof JSON.parse>) => void) => {
      const changed = cloneJson(mock.snapshot())
      change(changed)
      try {
        mock.restore(changed)
      } catch (error) {
        return (error as Error).message
      }
      return 'accepted'
    }
    mock.seed({ userAccounts: [{ email: 'a@example.com', password: 'secret' }] })
    const isKey = ({ type }: { type: string }) => type === 'api_keys'
    const isAccount = ({ type }: { type: string }) => type === 'service_accounts'
    const isUser = ({ credentials }: { credentials?: object }) => credentials !== undefined
    const session = { tokenHash: 'x', organizationId: mock.organizationId, userAccountId: 'y', expiresAt: 1 }
    expect([
      rejected(() => undefined),
      rejected(snapshot => (snapshot.shade = 1)),
      rejected(({ contents }) => (contents.keys = [])),
      rejected(({ contents }) => (contents.records[0].credentials = {})),
      rejected(({ contents }) => contents.sessions.push({ ...session, role: 'admin' })),
      rejected(({ contents }) => contents.sessions.push(session, session)),
      rejected(({ clock }) => (clock.zone = 'UTC')),
      rejected(({ contents }) => (contents.records.find(isKey).disabledAlone = 'no')),
      rejected(({ contents }) => (contents.records.find(isKey).attributes.realm = 'none')),
      rejected(({ contents }) => (contents.records.find(isAccount).attributes.role = 'owner')),
      rejected(({ contents }) => (contents.records.find(isUser).credentials.color = 'red')),
      rejected(({ contents }) => (contents.records.find(isUser).credentials.role = 'owner')),
      rejected(({ contents }) => (contents.records.find(isUser).credentials.passwordHash = 7)),
      rejected(({ contents }) => {
        for (const key of contents.records.filter(isKey)) key.secretHash = 'same'
      }),
    ]).toEqual([
      'accepted',
      'Invalid snapshot: shade is unknown.',
      'Invalid snapshot: contents.keys is unknown.',
      'Invalid snapshot: contents.records[0].credentials is unknown.',
      'Invalid snapshot: contents.sessions[0].role is unknown.',
      'Invalid snapshot: contents.sessions[1].tokenHash is the same as in contents.sessions[0].',
      'Invalid snapshot: clock.zone is unknown.',
      expect.stringMatching(/records\[\d+\]\.disabledAlone is not a boolean\.$/),
      expect.stringMatching(/records\[\d+\]\.attributes\.realm is missing or invalid\.$/),
      expect.stringMatching(/records\[\d+\]\.attributes\.role is not a role\.$/),
      expect.stringMatching(/records\[\d+\]\.credentials\.color is unknown\.$/),
      expect.stringMatching(/records\[\d+\]\.credentials\.role is not a role\.$/),
      expect.stringMatching(/records\[\d+\]\.credentials\.passwordHash is not a string\.$/),
      expect.stringMatching(/records\[\d+\]\.secretHash is the same as in contents\.records\[\d+\]\.$/),
    ])
  })

  test('is rejected if it is invalid, with the path of the problem, and changes nothing', () => {
    const { mock } = smallWorld()
    const before = JSON.stringify(mock.snapshot())
    const record = mock.snapshot().contents.records[7]
    const withRecord = (change: object) => {
      const { contents, ...rest } = cloneJson(mock.snapshot())
      return {
        ...rest,
        contents: { ...contents, records: contents.records.with(7, { ...record, ...change } as never) },
      }
    }
    const cases: [unknown, RegExp][] = [
      [null, /"snapshot": 1/],
      [{ snapshot: 2 }, /"snapshot": 1/],
      [{ ...mock.snapshot(), drawn: -1 }, /drawn/],
      [{ ...mock.snapshot(), clock: { standsAt: 'noon' } }, /clock/],
      [{ ...mock.snapshot(), contents: { records: [], deleted: [] } }, /contents\.sessions/],
      [{ ...mock.snapshot(), contents: { records: [null], deleted: [], sessions: [] } }, /records\[0\]/],
      [withRecord({ type: 'constructor' }), /records\[7\].*type/],
      [withRecord({ organizationId: 'none' }), /records\[7\].*organization/],
      [withRecord({ attributes: { created_at: NOW, color: 'red' } }), /records\[7\].*color/],
      [withRecord({ attributes: { ...record?.attributes, created_at: 7 } }), /records\[7\].*created_at/],
      [withRecord({ attributes: { ...record?.attributes, created_at: null } }), /records\[7\].*created_at/],
      [withRecord({ attributes: {} }), /records\[7\].*is missing/],
      [
        withRecord({ related: { ...record?.related, created_by: record?.organizationId } }),
        /records\[7\].*created_by.*type actors/,
      ],
      [withRecord({ id: record?.organizationId }), /same id/],
      [{ ...mock.snapshot(), randomSeed: 'another' }, /organization of its randomSeed/],
      [{ ...mock.snapshot(), clock: { aheadMs: 1e300 } }, /years/],
      [withRecord({ related: { ...record?.related, created_by: 'nobody' } }), /records\[7\].*created_by/],
    ]
    for (const [snapshot, message] of cases) {
      expect(() => mock.restore(snapshot as Snapshot), String(message)).toThrow(message)
    }
    expect(JSON.stringify(mock.snapshot())).toBe(before)
  })

  test('of another mock includes its tokens, and a reset restores the original ones', () => {
    const mock = new WorkbenchMock()
    const [own, other] = [mock.tokens.admin, new WorkbenchMock()]
    mock.restore(other.snapshot())
    expect(mock.tokens).toEqual(other.tokens)
    mock.reset()
    expect(mock.tokens.admin).toBe(own)
  })
})

describe('a scenario', () => {
  test.each(Object.keys(SCENARIOS) as ScenarioName[])(
    '%s can be added to a mock, and be its initial scenario',
    name => {
      const mock = new WorkbenchMock({ now: NOW, randomSeed: 1 })
      const begun = new WorkbenchMock({ now: NOW, randomSeed: 1, scenario: name })
      mock.seed(name)
      expect(begun.snapshot()).toEqual(mock.snapshot())
      begun.seed('typical')
      begun.reset()
      expect(begun.snapshot()).toEqual(mock.snapshot())
    },
  )

  test('can be combined with others, and has records of the specified age at any time', () => {
    const mock = new WorkbenchMock({ now: NOW, scenario: ['stale-keys', fleet(3)] })
    mock.seed('disabled-account')
    const names = mock.serviceAccounts().map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['legacy-integration', 'service-0003', 'decommissioned']))
    const ages = mock.apiKeys().map(({ createdAt }) => Date.parse(NOW) - createdAt.getTime())
    expect(Math.max(...ages)).toBe(800 * 86_400_000)
    expect(Math.min(...ages)).toBe(0)
  })

  test('with a number creates that many accounts', () => {
    const mock = new WorkbenchMock()
    expect(mock.seed('fleet:17').serviceAccounts).toHaveLength(17)
    expect(mock.seed(fleet(5)).serviceAccounts[4]?.keys[0]?.token).toMatch(/^wbmock_/)
  })

  test('is rejected if it is unknown, with a list of the valid ones', () => {
    for (const name of ['tipical', 'typical:3', 'fleet:many', 'fleet:1:2', 'constructor']) {
      expect(() => new WorkbenchMock({ scenario: name as ScenarioName })).toThrow(/empty, typical, fleet/)
    }
    expect(() => fleet(-1)).toThrow(/non-negative integer/)
  })
})

function throwing(): never {
  throw new Error('broken')
}

/** Overwrites everything in an object that can be overwritten. */
function corrupt(value: unknown): void {
  if (value instanceof Date) value.setTime(1)
  if (typeof value !== 'object' || value === null || value instanceof Date) return
  for (const [name, inner] of Object.entries(value)) {
    corrupt(inner)
    Reflect.set(value, name, 'corrupt')
  }
}

const foreignRejection: (error: Error) => PromiseLike<never> = runInNewContext('error => Promise.reject(error)')

describe('a mock', () => {
  test('notifies listeners of each request and change before the response', async () => {
    const { mock } = smallWorld()
    const events: string[] = []
    const forget = mock.onChange(({ kind }) => events.push(kind))
    mock.onRequest(({ route }) => events.push(route ?? 'surprise'))
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
    const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    await workbench.serviceAccounts.get(account)
    mock.seed('stale-keys')
    mock.clock.advance(1)
    mock.reset()
    forget()
    mock.seed('typical')
    expect(events).toEqual([
      'commit',
      'POST /service_accounts',
      'GET /service_accounts/{id}',
      'commit',
      'clock',
      'replaced',
    ])
  })

  test.each([
    ['throws', () => throwing],
    ['rejects', () => async () => throwing()],
    ['rejects with a promise of another realm', () => () => foreignRejection(new Error('broken'))],
    ['rejects with a thenable', () => () => Object.fromEntries([['then', throwing]])],
  ])('reports a listener that %s, and executes the request', async (_, create) => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const mock = new WorkbenchMock()
    const seen: string[] = []
    mock.onRequest(create())
    mock.onChange(create())
    mock.onRequest(({ route }) => seen.push(String(route)))
    mock.onChange(({ kind }) => seen.push(kind))
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
    await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    mock.seed('typical')
    mock.clock.advance(1)
    mock.reset()
    expect(seen).toEqual(['commit', 'POST /service_accounts', 'commit', 'clock', 'replaced'])
    await vi.waitFor(() => expect(reported).toHaveBeenCalledTimes(seen.length))
    expect(reported.mock.calls.map(([, error]) => error.message)).toEqual(seen.map(() => 'broken'))
    reported.mockRestore()
  })

  test.each([
    ['throws', () => throwing],
    ['rejects', () => async () => throwing()],
  ])('executes the request if a listener %s and console.error throws', async (_, create) => {
    const reported = vi.spyOn(console, 'error').mockImplementation(throwing)
    const mock = new WorkbenchMock()
    mock.onRequest(create())
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
    expect((await workbench.organizations.list().toArray()).length).toBe(1)
    expect(reported).toHaveBeenCalledOnce()
    reported.mockRestore()
  })

  test('shares no objects with snapshots', async () => {
    const mock = new WorkbenchMock({ scenario: 'typical' })
    const before = JSON.stringify(mock.snapshot())
    const taken = mock.snapshot()
    corrupt(taken)
    expect(JSON.stringify(mock.snapshot())).toBe(before)
    const restored = JSON.parse(before)
    mock.restore(restored)
    corrupt(restored)
    expect(JSON.stringify(mock.snapshot())).toBe(before)
  })

  test('cannot be changed through an object that it returns or passes to a listener', async () => {
    const mock = new WorkbenchMock({ scenario: 'typical', faults: [{ latency: [0, 1], times: 9, on: ['GET *'] }] })
    mock.faults.add({ on: '*', status: 503, retryAfter: new Date(0), skip: 9 })
    const returned: unknown[] = []
    mock.onChange(change => returned.push(change))
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
    const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst', readOnly: true })
    await workbench.serviceAccounts.update(account, { name: 'deploys' })
    // The time of a request is a Date, which cannot be frozen.
    const requests = () => mock.requests.map(({ at: _, ...request }) => request)
    const whole = () => JSON.stringify([mock.snapshot(), mock.tokens, mock.assumptions, mock.faults.list(), requests()])
    const before = whole()
    returned.push(
      mock.tokens,
      mock.assumptions,
      mock.faults.list(),
      mock.requests,
      mock.state(),
      mock.serviceAccounts(),
    )
    for (const each of returned) corrupt(each)
    expect(whole()).toBe(before)
  })

  test('restores its initial faults on a reset', async () => {
    const mock = new WorkbenchMock({ faults: [{ status: 503, times: 1 }] })
    const statuses = async () => {
      const [one, two] = [await mock.fetch(`${mock.baseUrl}/api/v2`), await mock.fetch(`${mock.baseUrl}/api/v2`)]
      return [one.status, two.status]
    }
    expect(await statuses()).toEqual([503, 404])
    mock.reset()
    expect(await statuses()).toEqual([503, 404])
  })

  test('records no secret, regardless of its location in the request', async () => {
    const { mock, seeded } = smallWorld()
    const [others] = seeded.serviceAccounts[0].keys
    const foreign = 'a-token-of-somewhere-else'
    await mock.fetch(`${mock.baseUrl}/api/v2/api_keys?filter[name]=${others.token}&flag[x]=${foreign}`, {
      headers: { authorization: `Bearer ${foreign}` },
    })
    await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: { [others.token]: [`a key: ${others.token}`], otp: '123456', password: ['p4ss'] } }),
    })
    // A login in JSON with the content type of a form.
    await mock.fetch(`${mock.baseUrl}/api/v2/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: JSON.stringify({ username: 'robin@example.com', password: 'in the name' }),
    })
    await mock.fetch(`${mock.baseUrl}/api/v2/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ username: 'robin@example.com', password: 'in the value' }).toString(),
    })
    expect(mock.requests.at(-1)?.body).toEqual({ username: 'robin@example.com', password: '[secret]' })
    const journal = JSON.stringify(mock.requests)
    for (const secret of [others.token, foreign, '123456', 'p4ss', 'in the']) expect(journal).not.toContain(secret)
    expect(journal).toContain('a key: [secret]')
  })

  test('records a body that is nested deeper than the call stack', async () => {
    const { mock } = smallWorld()
    const response = await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
      body: `${'['.repeat(4_900)}${']'.repeat(4_900)}`,
    })
    expect(response.status).toBe(403)
    expect(JSON.stringify(mock.requests.at(-1)?.body)).toContain('[…]')
  })

  test('keeps the newest requests, up to keepRequests', async () => {
    const mock = new WorkbenchMock({ keepRequests: 3 })
    for (let call = 0; call < 10; call++) await mock.fetch(`${mock.baseUrl}/api/v2/organizations?flag[n]=${call}`)
    expect(mock.requests.map(({ path }) => path.at(-1))).toEqual(['7', '8', '9'])
    expect(() => new WorkbenchMock({ keepRequests: 0 })).toThrow(/Invalid keepRequests 0/)
  })

  test('reports unhandled requests with the closest operation', async () => {
    const { mock } = smallWorld()
    mock.expectNoUnhandledRequests()
    await mock.fetch(`${mock.baseUrl}/api/v2/service_account`)
    await mock.fetch(`${mock.baseUrl}/logo.png`)
    expect(mock.unhandledRequests.map(({ path }) => path)).toEqual(['/api/v2/service_account', '/logo.png'])
    expect(() => mock.expectNoUnhandledRequests()).toThrow(UnhandledRequestError)
    expect(() => mock.expectNoUnhandledRequests()).toThrow(
      /GET \/api\/v2\/service_account → 401\. Did you mean "GET \/service_accounts"\?/,
    )
  })

  test('explains a response, an error from the client, and an unknown request', async () => {
    const { mock } = smallWorld()
    const workbench = new Workbench({ token: mock.tokens.readOnlyAdmin, fetch: mock.fetch })
    const error = await workbench.serviceAccounts
      .create({ name: 'ci', role: 'organization_analyst' })
      .catch(each => each)
    const explained = mock.explain(error)
    expect(explained).toBe(`POST /api/v2/service_accounts received 403 Forbidden.
The caller was "Mock read-only admin", an Organization Admin with read-only access, using the API key "read-only admin".
Rule read-only: Read-only access allows only reading, regardless of the role. (help article, Create a service account)
Allowed: a read, or the same request with an API key whose service account is not read-only, e.g. mock.tokens.admin.`)
    expect(mock.explain(mock.requests.at(-1)?.id ?? '')).toBe(explained)
    expect(mock.explain(new Response())).toMatch(/no request id.*mock\.requests/)
    expect(mock.explain('req_99')).toMatch(/no record/)
  })
})
