import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { expect, test } from 'vitest'
import { serveWorlds, worldByPath } from './served.ts'

/** Connects to a stream, and returns its events. */
async function connect(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers })
  // Starts buffering lines immediately.
  const lines = createInterface({ input: Readable.fromWeb(response.body as ReadableStream) })[Symbol.asyncIterator]()
  return { response, events: eventsIn(lines) }
}

interface Event {
  readonly id: string
  readonly data: { readonly id: string; readonly path: string }
}

async function* eventsIn(lines: AsyncIterableIterator<string>): AsyncGenerator<Event> {
  let id = ''
  for await (const line of lines) {
    if (line.startsWith('id: ')) id = line.slice(4)
    if (line.startsWith('data: ')) yield { id, data: JSON.parse(line.slice(6)) }
  }
}

const ended = { done: true, value: undefined }

test('streams each request without secrets until the server stops', async () => {
  const { server } = await serveWorlds()
  const { api } = worldByPath(server)
  const admin = await api()
  const { response, events } = await connect(`${server.url}/__mock__/requests/stream`)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.has('access-control-allow-origin')).toBe(false)
  const account = (await admin.createAccount()).body.data.id
  await admin.createKey(account)
  const [first, second] = [await events.next(), await events.next()]
  expect(first.value).toMatchObject({
    id: 'req_1',
    data: { id: 'req_1', route: 'POST /service_accounts', status: 201 },
  })
  expect(second.value).toMatchObject({ data: { answer: { data: { attributes: { access_token: '[secret]' } } } } })
  await server.close()
  expect(await events.next()).toEqual(ended)
})

test('a client that reconnects receives the missed requests', async () => {
  const { server } = await serveWorlds()
  const admin = await worldByPath(server).api()
  for (const path of ['/actors', '/api_keys', '/organizations']) await admin.get(path)
  const { events } = await connect(`${server.url}/__mock__/requests/stream`, { 'last-event-id': 'req_1' })
  await admin.get('/user_accounts')
  const seen: string[] = []
  for (let count = 0; count < 3; count++) seen.push((await events.next()).value.data.path)
  expect(seen).toEqual(['/api/v2/api_keys', '/api/v2/organizations', '/api/v2/user_accounts'])
})

test('a stream belongs to one world, omits its base path from paths, and ends with the world', async () => {
  const { server } = await serveWorlds()
  const [one, other] = [worldByPath(server, 'one'), worldByPath(server, 'other')]
  const { events } = await connect(`${one.url}/__mock__/requests/stream`)
  await (await other.api()).get('/actors')
  await (await one.api()).get('/api_keys')
  expect((await events.next()).value.data.path).toBe('/api/v2/api_keys')
  await other.control.delete('/worlds/one')
  expect(await events.next()).toEqual(ended)
})

test('a slow client receives the requests that are still recorded, and the mock buffers no others', async () => {
  const { host } = await serveWorlds({ keepRequests: 100 })
  const response = await host.fetch(new Request('http://localhost/__mock__/requests/stream'))
  const reader = response.body?.getReader()
  await reader?.read()
  for (let count = 0; count < 1_100; count++) await host.fetch(new Request('http://localhost/api/v2/actors'))
  const ids: string[] = []
  for (let count = 0; count < 100; count++) {
    const text = new TextDecoder().decode((await reader?.read())?.value)
    ids.push(/^id: (.*)$/m.exec(text)?.[1] ?? text)
  }
  expect(ids).toEqual(Array.from({ length: 100 }, (_, index) => `req_${1_001 + index}`))
  const next = reader?.read()
  host.mock.reset()
  await host.fetch(new Request('http://localhost/api/v2/actors'))
  expect(new TextDecoder().decode((await next)?.value)).toContain('id: req_1\n')
})

test('HEAD requests and disconnected clients leave no listeners', async () => {
  const { host } = await serveWorlds()
  const listening: unknown[] = []
  const listen = host.mock.onRequest.bind(host.mock)
  host.mock.onRequest = listener => {
    const stop = listen(listener)
    listening.push(listener)
    return () => {
      listening.splice(listening.indexOf(listener), 1)
      stop()
    }
  }
  const ask = (method: string) => host.fetch(new Request('http://localhost/__mock__/requests/stream', { method }))
  await ask('HEAD')
  expect(listening).toHaveLength(0)
  const reader = (await ask('GET')).body?.getReader()
  await reader?.read()
  expect(listening).toHaveLength(1)
  await reader?.cancel()
  expect(listening).toHaveLength(0)
})
