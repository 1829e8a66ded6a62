import { createHost, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import fc from 'fast-check'
import type { setupServer } from 'msw/node'
import { setupServer as setupServer2 } from 'msw-2/node'
import { describe, expect, onTestFinished, test } from 'vitest'
import { RawClient } from './raw-client.ts'
import { transports } from './transports.ts'

const NAME = 'new name'

/** A mock on a port with an account, and the requests to it as raw bytes. */
async function servedMock() {
  const mock = new WorkbenchMock({ randomSeed: 1 })
  const { id } = mock.seed({ serviceAccounts: [{ name: 'ci' }] }).serviceAccounts[0]
  const server = await serve(mock)
  const raw = (method: string, path: string, body?: object) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const length = body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${text.length}\r\n`
    return `${method} /api/v2${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${mock.tokens.admin}\r\n${length}\r\n${text}`
  }
  const data = (attributes: object) => ({ data: { type: 'service_accounts', attributes } })
  return {
    mock,
    server,
    id,
    requests: {
      create: raw('POST', '/service_accounts', data({ display_name: NAME, role: 'organization_analyst' })),
      rename: raw('PATCH', `/service_accounts/${id}`, data({ display_name: NAME })),
      find: raw('GET', `/service_accounts?filter[display_name]=${encodeURIComponent(NAME)}`),
      get: raw('GET', `/service_accounts/${id}`),
      delete: raw('DELETE', `/service_accounts/${id}`),
      unknown: raw('GET', '/typo'),
    },
    [Symbol.asyncDispose]: server.close,
  }
}

/** A host on a port, and requests to one of its worlds as raw bytes. */
async function servedHost(world: string) {
  const host = createHost({ randomSeed: 1 })
  const server = await serve(host)
  const mock = () => (world === '' ? host.mock : host.world('w'))
  const { tokens, organizationId } = mock()
  const raw = (method: string, path: string, body?: object) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const length = `content-type: application/json\r\ncontent-length: ${text.length}\r\n`
    return `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${tokens.admin}\r\n${length}\r\n${text}`
  }
  const api = `${world}/api/v2`
  const control = `${world}/__mock__`
  return {
    server,
    names: () =>
      mock()
        .serviceAccounts()
        .map(({ name }) => name),
    requests: {
      create: raw('POST', `${api}/service_accounts`, {
        data: { type: 'service_accounts', attributes: { display_name: NAME, role: 'organization_analyst' } },
      }),
      find: raw('GET', `${api}/service_accounts?filter[display_name]=${encodeURIComponent(NAME)}`),
      get: raw('GET', `${api}/organizations/${organizationId}`),
      reset: raw('POST', `${control}/reset`),
      seed: raw('POST', `${control}/seed`, { serviceAccounts: [{ name: NAME }] }),
      replace: raw('PUT', `${control}/snapshot`, new WorkbenchMock({ randomSeed: 1 }).snapshot()),
      deleteWorld: raw('DELETE', '/__mock__/worlds/w'),
      requests: raw('GET', `${control}/requests`),
    },
    [Symbol.asyncDispose]: server.close,
  }
}

const PREDEFINED = ['Mock admin', 'Mock analyst', 'Mock read-only admin']

/** Functions that create service accounts with the global `fetch`, and list the names of all service accounts. */
const serviceAccountsOf = (mock: WorkbenchMock) => ({
  names: () => mock.serviceAccounts().map(({ name }) => name),
  create: (name: string) => {
    const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' }
    return fetch(`${mock.baseUrl}/api/v2/service_accounts`, { method: 'POST', headers, body: bodyOf(name) })
  },
})

const bodyOf = (name: string) =>
  JSON.stringify({
    data: { type: 'service_accounts', attributes: { display_name: name, role: 'organization_analyst' } },
  })

const statusesIn = (received: string) =>
  Array.from(received.matchAll(/HTTP\/1\.1 (\d+)/g), ([, status]) => Number(status))

/** Resolves when this many responses with a body or a 204 arrived. */
async function statuses(client: RawClient, count: number): Promise<number[]> {
  await client.until(new RegExp(`(HTTP/1\\.1 [\\s\\S]*?){${count}}`))
  return statusesIn(client.received)
}

describe('pipelined requests', () => {
  test('are handled in the order in which they arrive', async () => {
    const names = ['create', 'rename', 'find', 'get', 'delete', 'unknown'] as const
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 2, maxLength: 8 }), async sequence => {
        await using together = await servedMock()
        await using oneByOne = await servedMock()
        using client = new RawClient(together.server.port)
        client.send(sequence.map(name => together.requests[name]).join(''))
        const received = await statuses(client, sequence.length)
        const expected: number[] = []
        for (const name of sequence) {
          using single = new RawClient(oneByOne.server.port)
          expected.push(...(await statuses(single.send(oneByOne.requests[name]), 1)))
        }
        expect(received).toEqual(expected)
        const recorded = ({ mock }: typeof together) => mock.requests.map(({ route, status }) => [route, status])
        expect(recorded(together)).toEqual(recorded(oneByOne))
        expect(together.mock.state().serviceAccounts.length).toBe(oneByOne.mock.state().serviceAccounts.length)
      }),
      { numRuns: 40 },
    )
  })

  test('are handled in the order in which they arrive, even if some of them replace the state', async () => {
    const names = ['create', 'find', 'get', 'reset', 'seed', 'replace', 'deleteWorld', 'requests'] as const
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', '/__world__/w'),
        fc.array(fc.constantFrom(...names), { minLength: 2, maxLength: 8 }),
        async (world, sequence) => {
          await using together = await servedHost(world)
          await using oneByOne = await servedHost(world)
          using client = new RawClient(together.server.port)
          client.send(sequence.map(name => together.requests[name]).join(''))
          const received = await statuses(client, sequence.length)
          const expected: number[] = []
          let responses = ''
          for (const name of sequence) {
            using single = new RawClient(oneByOne.server.port)
            expected.push(...(await statuses(single.send(oneByOne.requests[name]), 1)))
            responses += single.received
          }
          expect(received).toEqual(expected)
          const totals = (text: string) => text.match(/"total":\d+/g)
          expect(totals(client.received)).toEqual(totals(responses))
          expect(together.names()).toEqual(oneByOne.names())
        },
      ),
      { numRuns: 60 },
    )
  })

  test('wait for an earlier write that a fault delays', async () => {
    await using served = await servedMock()
    served.mock.faults.add({ on: 'PATCH /service_accounts/{id}', latency: 100 })
    using client = new RawClient(served.server.port)
    client.send(served.requests.rename + served.requests.find + served.requests.delete + served.requests.get)
    expect(await statuses(client, 4)).toEqual([200, 200, expect.any(Number), 404])
    expect(client.received).toContain('"total":1')
  })

  test('are handled concurrently if they only read', async () => {
    await using served = await servedMock()
    served.mock.faults.add({ on: 'GET /service_accounts/{id}', latency: 60_000, times: 1 })
    using client = new RawClient(served.server.port)
    client.send(served.requests.get + served.requests.find)
    await expect.poll(() => served.mock.requests.map(({ route }) => route)).toEqual(['GET /service_accounts'])
  })
})

describe('a pipelined request is not handled', () => {
  const NO_HOST = 'GET /api/v2/organizations HTTP/1.1\r\n\r\n'
  const refused: [string, string][] = [
    ['no Host', NO_HOST],
    ['a foreign Host', NO_HOST.replace('\r\n\r\n', '\r\nhost: evil.example\r\n\r\n')],
    ['a foreign Origin', NO_HOST.replace('\r\n\r\n', '\r\nhost: localhost\r\norigin: http://evil.example\r\n\r\n')],
  ]

  test.each(refused)('after one with %s, which ends the connection', async (_, request) => {
    for (const before of [1, 2, 3]) {
      await using served = await servedMock()
      using client = new RawClient(served.server.port)
      client.send(served.requests.get.repeat(before) + request + served.requests.create)
      const answers = statusesIn(await client.all())
      expect(answers).toHaveLength(before + 1)
      expect(served.mock.serviceAccounts().map(({ name }) => name)).not.toContain(NAME)
    }
  })

  test('if its client has disconnected', async () => {
    await using served = await servedMock()
    served.mock.seed('fleet:500')
    const client = new RawClient(served.server.port)
    client.socket.pause()
    client.send(served.requests.find.replace(/filter\S+/, 'page[limit]=5000&include=api_keys').repeat(40))
    await expect.poll(() => served.mock.requests.length).toBeGreaterThan(0)
    client.socket.destroy()
    await client.cut
    using other = new RawClient(served.server.port)
    await statuses(other.send(served.requests.get), 1)
    const { length } = served.mock.requests
    await statuses(other.send(served.requests.get), 2)
    expect(served.mock.requests.length).toBe(length + 1)
    expect(length).toBeLessThan(20)
  })
})

describe('a request that arrived before a reset', () => {
  const replacements: Record<string, (mock: WorkbenchMock) => void> = {
    'a reset': mock => mock.reset(),
    'a restored snapshot': mock => mock.restore(new WorkbenchMock({ randomSeed: 2 }).snapshot()),
  }

  for (const { name, open } of transports) {
    test.each(Object.entries(replacements))(`over ${name} is not recorded after %s`, async (_, replace) => {
      const mock = new WorkbenchMock({ randomSeed: 1 })
      const { baseUrl, fetch, close } = await open(mock)
      mock.faults.add({ latency: 100 })
      const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' }
      const data = { type: 'service_accounts', attributes: { display_name: 'late', role: 'organization_analyst' } }
      let arrived = () => {}
      const isArrived = new Promise<void>(resolve => {
        arrived = resolve
      })
      const notify = <T>(response: T): T => {
        arrived()
        return response
      }
      const handle = mock.handle.bind(mock)
      mock.handle = (request, basePath) => notify(handle(request, basePath))
      const receive = mock.receive.bind(mock)
      mock.receive = () => {
        const handleLater = receive()
        return request => notify(handleLater(request))
      }
      const late = fetch(`${baseUrl}/api/v2/service_accounts`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ data }),
      })
      await isArrived
      const changes: string[] = []
      replace(mock)
      mock.onChange(({ kind }) => changes.push(kind))
      mock.onRequest(({ path }) => changes.push(path))
      const before = JSON.stringify([mock.snapshot(), mock.requests])
      expect((await late).status).toBe(201)
      expect(JSON.stringify([mock.snapshot(), mock.requests])).toBe(before)
      expect(changes).toEqual([])
      await close()
    })
  }

  describe('with MSW 2', () => {
    function intercepted(mock: WorkbenchMock) {
      const server = (setupServer2 as unknown as typeof setupServer)(...mswHandlers(mock))
      server.listen()
      return { ...serviceAccountsOf(mock), close: () => server.close() }
    }

    test.each(Object.entries(replacements))('arrives when fetch is called, before %s', async (_, replace) => {
      const mock = new WorkbenchMock()
      const { create, names, close } = intercepted(mock)
      onTestFinished(close)
      for (const name of ['late', 'late, again']) {
        const late = create(name)
        replace(mock)
        expect((await late).status).toBe(201)
        expect([mock.requests, names()]).toEqual([[], PREDEFINED])
      }
    })

    test('is distinguished from calls after the reset, in any order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom('call', 'reset', 'wait'), { maxLength: 12 }), async steps => {
          const mock = new WorkbenchMock()
          const { create, names, close } = intercepted(mock)
          try {
            const calls: Promise<Response>[] = []
            for (const [index, step] of steps.entries()) {
              if (step === 'call') calls.push(create(`call ${index}`))
              if (step === 'reset') mock.reset()
              if (step === 'wait') await Promise.all(calls)
            }
            expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(calls.map(() => 201))
            const since = steps.lastIndexOf('reset')
            const expected = steps.flatMap((step, index) => (step === 'call' && index > since ? [`call ${index}`] : []))
            expect([...names()].sort()).toEqual([...PREDEFINED, ...expected].sort())
            expect(mock.requests.length).toBe(expected.length)
          } finally {
            close()
          }
        }),
        { numRuns: 30 },
      )
    })
  })

  test('does not affect the next test or use its faults, even if its body arrives after the reset', async () => {
    await using served = await servedMock()
    const { create } = served.requests
    using client = new RawClient(served.server.port)
    let arrived = () => {}
    const isArrived = new Promise<void>(resolve => {
      arrived = resolve
    })
    const handle = served.mock.handle.bind(served.mock)
    served.mock.handle = (request, basePath) => {
      arrived()
      return handle(request, basePath)
    }
    client.send(create.slice(0, -10))
    await isArrived
    served.mock.reset()
    const fault = served.mock.faults.add({ status: 503, times: 1 })
    client.send(create.slice(-10))
    expect(await statuses(client, 1)).toEqual([201])
    expect([fault.met, served.mock.requests, served.mock.state().serviceAccounts.map(({ name }) => name)]).toEqual([
      0,
      [],
      ['Mock admin', 'Mock analyst', 'Mock read-only admin'],
    ])
  })

  test.each([
    ['reset', '', ['POST /__mock__/reset'], ['POST /__mock__/reset']],
    ['deleted', '/__world__/w', ['POST /__world__/w/__mock__/reset'], ['DELETE /__mock__/worlds/w']],
    ['created and reset', '/__world__/w', [], ['POST /__world__/w/__mock__/clock', 'POST /__world__/w/__mock__/reset']],
    ['created and deleted', '/__world__/w', [], ['POST /__world__/w/__mock__/reset', 'DELETE /__mock__/worlds/w']],
    [
      'created, deleted and created',
      '/__world__/w',
      [],
      ['POST /__world__/w/__mock__/reset', 'DELETE /__mock__/worlds/w', 'POST /__world__/w/__mock__/reset'],
    ],
  ])(
    'is rejected by the control API if its world is %s before its body arrives',
    async (_, world, before, meanwhile) => {
      await using server = await serve(createHost())
      const control = async (calls: readonly string[]) => {
        for (const call of calls) {
          const [method = '', path] = call.split(' ')
          expect((await fetch(`${server.url}${path}`, { method })).status).toBeLessThan(500)
        }
      }
      await control(before)
      const body = JSON.stringify({ serviceAccounts: [{ name: 'late' }] })
      using client = new RawClient(server.port)
      client.send(
        `POST ${world}/__mock__/seed HTTP/1.1\r\nhost: localhost:${server.port}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nexpect: 100-continue\r\n\r\n`,
      )
      await client.until(/100 Continue/)
      await control(meanwhile)
      client.send(body)
      await client.until(/HTTP\/1\.1 409[\s\S]*The mock was reset or deleted before this request was complete\./)
      const worlds = await (await fetch(`${server.url}/__mock__/worlds`)).text()
      expect(worlds.includes('"w"')).toBe(world !== '' && meanwhile.at(-1)?.startsWith('POST') === true)
      expect(await (await fetch(`${server.url}${world}/__mock__/state`)).text()).not.toContain('late')
      client.send('GET /__mock__/health HTTP/1.1\r\nhost: localhost\r\n\r\n')
      await client.until(/HTTP\/1\.1 200/)
    },
  )

  test.each(['', '/__world__/w'])(
    'is rejected by the control API of a host without a server (world "%s")',
    async world => {
      const host = createHost()
      const seed = () =>
        host.fetch(
          new Request(`http://localhost${world}/__mock__/seed`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ serviceAccounts: [{ name: 'late' }] }),
          }),
        )
      const late = seed()
      const mock = world === '' ? host.mock : host.world('w')
      mock.reset()
      expect((await late).status).toBe(409)
      expect(mock.serviceAccounts().map(({ name }) => name)).not.toContain('late')
      expect((await seed()).status).toBe(201)
    },
  )

  test('is carried out by the control API if another call creates its world before its body arrives', async () => {
    await using server = await serve(createHost())
    const body = JSON.stringify({ serviceAccounts: [{ name: 'late' }] })
    using client = new RawClient(server.port)
    client.send(
      `POST /__world__/w/__mock__/seed HTTP/1.1\r\nhost: localhost:${server.port}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nexpect: 100-continue\r\n\r\n`,
    )
    await client.until(/100 Continue/)
    expect((await fetch(`${server.url}/__world__/w/__mock__/state`)).status).toBe(200)
    client.send(body)
    await client.until(/HTTP\/1\.1 201/)
  })

  test('is not executed if its body is incomplete', async () => {
    await using served = await servedMock()
    using client = new RawClient(served.server.port)
    client.send(served.requests.create.slice(0, -10))
    client.socket.destroy()
    await client.cut
    using next = new RawClient(served.server.port)
    expect(await statuses(next.send(served.requests.find), 1)).toEqual([200])
    expect(next.received).toContain('"data":[]')
  })
})
