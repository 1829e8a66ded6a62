import { createHost, WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test, vi } from 'vitest'
import { serveWorlds, worldByHeader, worldByPath } from './served.ts'

describe('worlds', () => {
  test('are independent: tokens, records, time, faults and requests', async () => {
    const { server } = await serveWorlds()
    const [one, other, neither] = [worldByPath(server, 'one'), worldByHeader(server, 'other'), worldByPath(server)]
    const admin = await one.api()
    const account = (await admin.createAccount()).body.data.id
    const secret = (await admin.createKey(account)).body.data.attributes.access_token
    await one.control.put('/clock', { now: '2030-01-01T00:00:00Z' })
    await one.control.post('/faults', { on: 'GET /actors', status: 503 })
    for (const world of [other, neither]) {
      expect((await (await world.api(secret)).get('/organizations')).status).toBe(401)
      expect((await (await world.api()).get(`/service_accounts/${account}`)).status).toBe(404)
      expect((await world.control.get('/state')).body.serviceAccounts).toHaveLength(3)
      expect((await world.control.get('/clock')).body.runs).toBe(true)
      expect((await (await world.api()).get('/actors')).status).toBe(200)
      expect((await world.control.get('/requests')).body.requests).toHaveLength(3)
    }
    await other.control.post('/reset')
    expect((await one.control.get('/state')).body.serviceAccounts).toHaveLength(4)
  })

  test('are selected by header or path, and return their URL', async () => {
    const { server } = await serveWorlds()
    const [byPath, byHeader] = [worldByPath(server, 'ci-7.a_b'), worldByHeader(server, 'ci-7.a_b')]
    const { text, body } = await byPath.control.get()
    expect((await byHeader.control.get()).text).toBe(text)
    expect(body).toMatchObject({ world: 'ci-7.a_b', url: byPath.url })
    expect((await worldByPath(server, 'default').control.get()).text).toBe(
      (await worldByPath(server).control.get()).text,
    )
  })

  test('have pagination links with their base path', async () => {
    const { server } = await serveWorlds({ scenario: 'fleet:5' })
    const { api, url } = worldByPath(server, 'linked')
    const admin = await api()
    let next: string | undefined = '/service_accounts?page[limit]=3'
    let seen = 0
    while (next !== undefined) {
      const { body }: { body: { data: { links: { self: string } }[]; links: { next?: string } } } =
        await admin.get(next)
      for (const { links } of body.data) {
        expect(links.self.startsWith(`${url}/api/v2/service_accounts/`)).toBe(true)
        expect((await admin.get(links.self.slice(`${url}/api/v2`.length))).status).toBe(200)
      }
      seen += body.data.length
      next = body.links.next?.slice(`${url}/api/v2`.length)
    }
    expect(seen).toBe(8)
  })

  test('start like the default world, with ids and secrets derived from the seed and the name', async () => {
    const begin = () => createHost({ randomSeed: 7, scenario: 'typical', now: '2026-11-22T18:49:00Z' })
    const [host, again] = [begin(), begin()]
    again.world('before')
    expect(again.world('a').tokens).toEqual(host.world('a').tokens)
    expect(again.world('a').apiKeys()).toEqual(host.world('a').apiKeys())
    expect(again.mock.tokens).toEqual(host.mock.tokens)
    expect(host.world('a').apiKeys()).toHaveLength(3 + 5)
    const secrets = ['a', 'b', 'default'].map(name => host.world(name).tokens.admin)
    expect(new Set(secrets).size).toBe(3)
  })

  test('have names that are valid in a path', async () => {
    const { server, host } = await serveWorlds()
    for (const name of ['', '.hidden', 'a b', 'ä', 'x'.repeat(65), 'a%2Fb', '%61']) {
      for (const world of [worldByPath(server, name), ...(name === 'ä' ? [] : [worldByHeader(server, name)])]) {
        const rejected = await world.control.get()
        expect([rejected.status, rejected.body.error]).toEqual([400, expect.stringMatching(/^Invalid world name "/)])
      }
      const answer = await fetch(`${server.url}/__world__/${name}/api/v2/actors`)
      expect([answer.status, (await answer.json()).errors[0].detail]).toEqual([
        400,
        expect.stringContaining('1-64 letters'),
      ])
      expect(() => host.world(name)).toThrow(/Invalid world name/)
    }
    expect((await worldByPath(server).control.get('/worlds')).body.worlds).toHaveLength(1)
  })

  test('cannot be combined in one request', async () => {
    const { server } = await serveWorlds()
    const ask = (name: string) =>
      fetch(`${server.url}/__world__/one/__mock__`, { headers: { 'x-workbench-mock-world': name } })
    expect([(await ask('other')).status, (await ask('one')).status]).toEqual([400, 200])
  })

  test('are limited in number, and deleting one makes room for another', async () => {
    const tokensOfThird = createHost({ randomSeed: 7 }).world('third').tokens
    const { server } = await serveWorlds({ maxWorlds: 2, randomSeed: 7 })
    const [second, third] = [worldByPath(server, 'second'), worldByPath(server, 'third')]
    expect((await second.control.get()).status).toBe(200)
    const rejected = await third.control.get('/state')
    expect([rejected.status, rejected.body.error]).toEqual([409, expect.stringContaining('limit of 2 worlds')])
    const authorization = `Bearer ${tokensOfThird.admin}`
    const answer = await fetch(`${third.url}/api/v2/actors`, { headers: { authorization } })
    expect([answer.status, (await answer.json()).errors[0]]).toEqual([
      409,
      expect.objectContaining({ title: 'Conflict', detail: expect.stringContaining('maxWorlds') }),
    ])
    // A request that does not belong to a world does not create one.
    expect((await third.control.get('/health')).status).toBe(200)
    expect((await third.control.delete('/worlds/second')).status).toBe(204)
    expect((await third.control.get()).status).toBe(200)
  })

  test('are created only by a control call or a request with one of their tokens', async () => {
    const { host, server } = await serveWorlds({ scenario: 'typical', randomSeed: 7 })
    const names = async () =>
      (await worldByPath(server).control.get('/worlds')).body.worlds.map(({ name }: { name: string }) => name)
    const { tokens } = createHost({ randomSeed: 7 }).world('early')
    const strangers: RequestInit[] = [
      {},
      { headers: { authorization: 'Bearer wrong' } },
      { headers: { authorization: `Bearer ${host.mock.tokens.admin}` } },
      { method: 'OPTIONS' },
      { headers: { 'x-workbench-mock-observer': '1' } },
    ]
    for (const path of ['/', '/api/v2/actors', '/auth/v0/login', '/nothing']) {
      for (const init of strangers) {
        const [begun, other] = await Promise.all(
          ['/__world__/other', ''].map(async world => {
            const { status, headers } = await fetch(`${server.url}${world}${path}`, { redirect: 'error', ...init })
            return [status, headers.get('content-type')]
          }),
        )
        // The page is only at the root.
        if (path !== '/' && init !== strangers[2]) expect(begun).toEqual(other)
      }
    }
    const login = JSON.stringify({ username: 'a@example.com', password: 'x', otp: host.mock.otp })
    const headers = { 'content-type': 'application/json' }
    expect(
      (await fetch(`${server.url}/__world__/other/api/v2/login`, { method: 'POST', headers, body: login })).status,
    ).toBe(401)
    expect((await fetch(`${server.url}/__world__/other/__mock__/health`)).status).toBe(200)
    expect(await names()).toEqual(['default'])

    const authorization = `Bearer ${tokens.readOnlyAdmin}`
    expect((await fetch(`${server.url}/__world__/early/api/v2/actors`, { headers: { authorization } })).status).toBe(
      200,
    )
    await worldByPath(server, 'controlled').control.get('/clock')
    expect(await names()).toEqual(['default', 'early', 'controlled'])
    expect(host.world('early').serviceAccounts()).toHaveLength(3 + 4)
    expect(host.world('early').requests).toHaveLength(1)
  })

  test('are limited in the total number of their records', async () => {
    const serviceAccounts = Array.from({ length: 40_000 }, () => ({ name: 'a' }))
    const { host, server } = await serveWorlds({ scenario: () => ({ serviceAccounts }) })
    const { contents } = host.mock.snapshot()
    const possible = Math.floor(250_000 / contents.records.length)
    expect(possible).toBeLessThan(5)
    for (let count = 1; count < possible; count++) host.world(`world-${count}`)
    const last = worldByPath(server, 'last')
    const rejected = await last.control.get('/state')
    expect([rejected.status, rejected.body.error]).toEqual([409, expect.stringContaining('250000 records')])
    expect((await last.control.delete('/worlds/world-1')).status).toBe(204)
    expect((await last.control.get('/clock')).status).toBe(200)
  })

  test('count as new worlds without the state that is restored when they are added', () => {
    const accounts = new WorkbenchMock()
    accounts.seed({ serviceAccounts: Array.from({ length: 26_000 }, () => ({ name: 'a' })) })
    const saved = accounts.snapshot()
    const size = saved.contents.records.length
    const possible = Math.floor(250_000 / size)
    const host = createHost({ onWorld: (name, mock) => name.startsWith('saved') && mock.restore(saved) })
    for (let count = 0; count < possible; count++) host.addSavedWorld(`saved-${count}`)
    // Fewer records than in another saved world are left.
    expect(host.world('new').serviceAccounts()).toHaveLength(3)
    // A state that was saved is restored, even if the limit is reached. No further world is then created.
    host.addSavedWorld('saved-last')
    expect(host.world('saved-last').serviceAccounts()).toHaveLength(26_003)
    expect(() => host.world('other')).toThrow('250000 records')
  })

  test('are reported when they are created, the default one first', () => {
    const begun: unknown[] = []
    const host = createHost({ onWorld: (...world) => begun.push(world) })
    const [a] = [host.world('a'), host.world('a')]
    expect(begun).toEqual([
      ['default', host.mock],
      ['a', a],
    ])
  })

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('broken')
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('broken')
      },
    ],
  ])('are created and deleted if a callback %s, which is reported', async (_, callback) => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { server } = await serveWorlds({ onWorld: callback, onWorldDeleted: callback })
    const { control } = worldByPath(server, 'a')
    expect((await control.post('/reset')).status).toBe(204)
    expect((await control.delete('/worlds/a')).status).toBe(204)
    expect((await control.get('/worlds')).body.worlds).toHaveLength(1)
    expect(reported.mock.calls.map(([, error]) => error.message)).toEqual(['broken', 'broken', 'broken'])
    reported.mockRestore()
  })

  test('validate their options', () => {
    expect(() => createHost({ maxWorlds: 0 })).toThrow(/Invalid maxWorlds 0/)
    // @ts-expect-error It is not a function.
    expect(() => createHost({ onWorld: 7 })).toThrow('Invalid onWorld 7: expected a function.')
    // @ts-expect-error There is no such scenario.
    expect(() => createHost({ scenario: 'busy' })).toThrow(/Unknown scenario "busy"/)
  })
})
