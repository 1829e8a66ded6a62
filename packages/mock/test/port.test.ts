import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import { connect as connectSecurely } from 'node:tls'
import { type MockServer, type ServeOptions, serve, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { checkErrorDocument } from './contract.ts'
import { RawClient, responseIn } from './raw-client.ts'

type Respond = (request: Request) => Promise<Response>

const PATH = '/api/v2/organizations'
const HEAD = `GET ${PATH} HTTP/1.1\r\nHost: localhost\r\n`
const GET = `${HEAD}\r\n`
/** A response with a body. */
const RESPONSE = /\r\n\r\n.+/s

const fine: Respond = async () => new Response('fine')

function serveHandler(respond: Respond, options: ServeOptions = {}): Promise<MockServer> {
  return serve({ fetch: input => respond(input as Request) }, options)
}

/** A promise and its resolve function. */
function latch<T = void>() {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>(settle => {
    resolve = settle
  })
  return { promise, resolve: (value: T) => resolve(value) }
}

/** Asserts that the output is a single error response with this status and a valid error document. */
function expectError(received: string, status: number): void {
  const answer = responseIn(received)
  expect(answer.status).toBe(status)
  checkErrorDocument(answer.body)
  expect(JSON.parse(answer.body).errors[0].status).toBe(String(status))
}

let logged: ReturnType<typeof vi.spyOn>

beforeEach(() => {
  logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

afterEach(() => {
  expect(logged.mock.calls).toEqual([])
  vi.restoreAllMocks()
})

describe('the Host header', () => {
  const statusFor = async (server: MockServer, host: string) => {
    using client = new RawClient(server.port)
    return responseIn(await client.send(`GET ${PATH} HTTP/1.1\r\nHost: ${host}\r\n\r\n`).until(RESPONSE)).status
  }
  const label = fc.stringMatching(/^[a-z0-9]{1,8}$/)
  const port = fc.constantFrom('', ':80', ':4010')
  const byte = fc.nat(255)

  test('accepts every loopback name and address with any port', async () => {
    await using server = await serveHandler(fine)
    const names = fc.oneof(
      fc.constantFrom('localhost', 'LocalHost', 'localhost.', '[::1]', '127.0.0.1'),
      fc.tuple(byte, byte, byte).map(([a, b, c]) => `127.${a}.${b}.${c}`),
      fc.array(label, { minLength: 1, maxLength: 3 }).map(labels => `${labels.join('.')}.localhost`),
    )
    await fc.assert(
      fc.asyncProperty(names, port, async (name, after) => {
        expect(await statusFor(server, name + after)).toBe(200)
      }),
    )
  })

  test('rejects other hosts, to prevent DNS rebinding', async () => {
    const respond = vi.fn(fine)
    await using server = await serveHandler(respond)
    const names = fc.oneof(
      fc
        .tuple(label, fc.constantFrom('example.test', 'localhost.test', '127.0.0.1.nip.test'))
        .map(([a, b]) => `${a}.${b}`),
      fc.constantFrom(
        '10.0.0.1',
        '0.0.0.0',
        '[::]',
        '[fe80::1]',
        'notlocalhost',
        'localhost@example.test',
        'localhost/x',
        '[::',
        ':80',
        'a b',
      ),
    )
    await fc.assert(
      fc.asyncProperty(names, port, async (name, after) => {
        using client = new RawClient(server.port)
        expectError(await client.send(`GET ${PATH} HTTP/1.1\r\nHost: ${name}${after}\r\n\r\n`).all(), 421)
      }),
    )
    expect(respond).not.toHaveBeenCalled()
  })

  test('accepts allowed hosts, and subdomains of those that start with a dot', async () => {
    await using server = await serveHandler(fine, { allowedHosts: ['Workbench', '.example.test', '[fd00::1]'] })
    const statuses = (...hosts: string[]) => Promise.all(hosts.map(host => statusFor(server, host)))
    expect(await statuses('workbench:4010', 'example.test', 'a.b.example.test', '[fd00::1]:80')).toEqual([
      200, 200, 200, 200,
    ])
    expect(await statuses('a.workbench', 'notexample.test', '[fd00::2]')).toEqual([421, 421, 421])
  })

  test('is required exactly once', async () => {
    await using server = await serveHandler(fine)
    for (const hosts of ['', 'Host: localhost\r\nhost: localhost\r\n']) {
      using client = new RawClient(server.port)
      expectError(await client.send(`GET ${PATH} HTTP/1.1\r\n${hosts}\r\n`).all(), 400)
    }
  })

  test.each(['GET', 'OPTIONS', 'POST'])('is optional for a %s of HTTP/1.0', async method => {
    await using server = await serveHandler(async ({ url }) => new Response(url))
    using client = new RawClient(server.port)
    const received = await client.send(`${method} ${PATH} HTTP/1.0\r\n\r\n`).all()
    expect(responseIn(received)).toEqual({ status: 200, body: `${server.url}${PATH}` })
    using other = new RawClient(server.port)
    expectError(await other.send(`${method} ${PATH} HTTP/1.0\r\nHost: evil.test\r\n\r\n`).all(), 421)
  })

  test('is overridden by an absolute request target', async () => {
    await using server = await serveHandler(async ({ url }) => new Response(url))
    using known = new RawClient(server.port)
    known.send('GET http://localhost:1/a?b=c HTTP/1.1\r\nHost: example.test\r\n\r\n')
    expect(responseIn(await known.until(/a\?b=c$/))).toEqual({ status: 200, body: 'http://localhost:1/a?b=c' })
    using unknown = new RawClient(server.port)
    expectError(await unknown.send('GET http://example.test/ HTTP/1.1\r\nHost: localhost\r\n\r\n').all(), 421)
  })
})

describe('request limits', () => {
  const MOST = 1_000
  const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']

  test.each(METHODS)(
    'rejects a %s whose content-length is too large without reading it, and the client receives the response',
    async method => {
      const respond = vi.fn(fine)
      await using server = await serveHandler(respond, { maxBodyBytes: MOST })
      using client = new RawClient(server.port)
      client.send(`${method} ${PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${10 ** 9}\r\n\r\n`)
      // The client continues to send.
      client.send(Buffer.alloc(4_000_000))
      const received = await client.until(RESPONSE_OF[method] ?? RESPONSE)
      expect(responseIn(received).status).toBe(413)
      if (method !== 'HEAD') checkErrorDocument(responseIn(received).body)
      client.socket.end()
      expect(await client.cut).toBe(false)
      expect(respond).not.toHaveBeenCalled()
    },
  )

  test.each(METHODS)('rejects a chunked %s once its body is too long', async method => {
    const respond = vi.fn(fine)
    await using server = await serveHandler(respond, { maxBodyBytes: MOST })
    using client = new RawClient(server.port)
    client.send(`${method} ${PATH} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`)
    for (let sent = 0; sent <= MOST; sent += 100) client.send(`64\r\n${'x'.repeat(100)}\r\n`)
    expect(responseIn(await client.until(RESPONSE_OF[method] ?? RESPONSE)).status).toBe(413)
    expect(respond).not.toHaveBeenCalled()
  })

  test('accepts a body of the maximum length, and ignores the body of a GET', async () => {
    await using server = await serveHandler(async request => new Response(await request.text()), { maxBodyBytes: MOST })
    const body = 'x'.repeat(MOST)
    expect(await (await fetch(server.url, { method: 'DELETE', body })).text()).toBe(body)
    using client = new RawClient(server.port)
    await client.send(`${HEAD}Content-Length: ${MOST}\r\n\r\n${body}${GET}`).until(/200 OK.*200 OK/s)
  })

  test('sends 100 Continue if the body is accepted, and only the error otherwise', async () => {
    await using server = await serveHandler(async request => new Response(await request.text()), { maxBodyBytes: MOST })
    const head = (length: number) =>
      `POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`
    using client = new RawClient(server.port)
    await client.send(head(5)).until(/^HTTP\/1\.1 100 Continue\r\n\r\n$/)
    await client.send('hello').until(/200 OK.*hello$/s)
    using other = new RawClient(server.port)
    expectError(await other.send(head(MOST + 1)).all(), 413)
    using third = new RawClient(server.port)
    expectError(await third.send(`${HEAD}Expect: a miracle\r\n\r\n`).all(), 417)
  })

  test('rejects headers that are too long or too many', async () => {
    await using server = await serveHandler(fine, { maxHeaderBytes: MOST, maxHeaders: 10 })
    const received = async (headers: string) => {
      using client = new RawClient(server.port)
      return await client.send(`${HEAD}${headers}\r\n`).all()
    }
    expectError(await received(`X: ${'x'.repeat(MOST)}\r\n`), 431)
    expectError(await received('X: x\r\n'.repeat(10)), 431)
    expectError(await received('X: x\r\n'.repeat(100)), 431)
    using client = new RawClient(server.port)
    expect(responseIn(await client.send(`${HEAD}${'X: x\r\n'.repeat(9)}\r\n`).until(RESPONSE)).status).toBe(200)
  })

  test('closes an additional connection if all others are waiting for responses', async () => {
    const [asked, go] = [latch(), latch()]
    await using server = await serveHandler(
      async () => {
        asked.resolve()
        await go.promise
        return new Response('fine')
      },
      { maxConnections: 1 },
    )
    using first = new RawClient(server.port)
    first.send(GET)
    await asked.promise
    using second = new RawClient(server.port)
    expect(await second.send(GET).all()).toBe('')
    go.resolve()
    await first.until(/fine$/)
  })

  test.each([
    ['nothing', ''],
    ['half of the headers', HEAD],
    ['half of a body', `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx`],
  ])('is served despite many connections that sent %s', async (_, bytes) => {
    await using server = await serveHandler(fine, { maxConnections: 5 })
    using regular = new RawClient(server.port)
    await regular.send(GET).until(/fine$/)
    for (let count = 0; count < 20; count++) {
      const hostile = new RawClient(server.port)
      onTestFinished(() => void hostile.socket.destroy())
      hostile.send(bytes)
      using other = new RawClient(server.port)
      await other.send(GET).until(/fine$/)
      regular.received = ''
      // It is idle, so the incomplete ones are replaced first.
      await regular.send(GET).until(/fine$/)
    }
  })

  test('replaces the idle connection that has been waiting longest', async () => {
    await using server = await serveHandler(fine, { maxConnections: 2 })
    using first = new RawClient(server.port)
    using second = new RawClient(server.port)
    for (const client of [first, second, first]) {
      client.received = ''
      await client.send(GET).until(/fine$/)
    }
    using third = new RawClient(server.port)
    await third.send(GET).until(/fine$/)
    await second.cut
    first.received = ''
    await first.send(GET).until(/fine$/)
  })

  test('limits the bytes of incomplete bodies, and closes the connections that have been waiting longest', async () => {
    const MIB = 2 ** 20
    await using server = await serveHandler(async request => new Response(String((await request.text()).length)), {
      maxBufferedBytes: 4 * MIB,
    })
    const start = async () => {
      const client = new RawClient(server.port)
      onTestFinished(() => void client.socket.destroy())
      client.send(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${MIB}\r\n\r\n`)
      await new Promise<void>(resolve => client.socket.write('x'.repeat(MIB - 1), () => resolve()))
      return client
    }
    const clients: RawClient[] = []
    for (let count = 0; count < 10; count++) clients.push(await start())
    await Promise.all(clients.slice(0, 4).map(({ cut }) => cut))
    expect(
      (
        await clients
          .at(-1)
          ?.send('x')
          .until(/\r\n\r\n.+/s)
      )?.endsWith(String(MIB)),
    ).toBe(true)
  })

  test('handles requests a few at a time while the client does not read, and all of them in order', async () => {
    let handled = 0
    await using server = await serve({
      fetch: async () => new Response(),
      handle: async ({ url }) => {
        handled++
        return { status: 200, headers: {}, body: `[${new URL(url).pathname}]${'x'.repeat(2 ** 18)}` }
      },
    })
    using client = new RawClient(server.port)
    client.socket.pause()
    const paths = Array.from({ length: 80 }, (_, index) => `/${index}`)
    client.send(paths.map(path => GET.replace(PATH, path)).join(''))
    client.send(GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))
    using other = new RawClient(server.port)
    for (let count = 0; count < 5; count++) {
      other.received = ''
      await other.send(GET).until(/x{1000}$/)
    }
    // The operating system buffers some responses.
    expect(handled).toBeLessThan(50)
    client.socket.resume()
    const received = await client.all()
    expect(received.match(/\[\/\d+\]/g)).toEqual(paths.map(path => `[${path}]`))
    expect(received.length).toBeGreaterThan(81 * 2 ** 18)
  })

  test('limits the bytes of unread responses', async () => {
    const MIB = 2 ** 20
    await using server = await serve(
      {
        fetch: async () => new Response(),
        handle: async () => ({ status: 200, headers: {}, body: 'x'.repeat(MIB) }),
      },
      { maxBufferedBytes: 4 * MIB },
    )
    const slow = Array.from({ length: 20 }, () => {
      const client = new RawClient(server.port)
      client.socket.pause()
      client.send(GET.repeat(5))
      return client
    })
    onTestFinished(() => {
      for (const { socket } of slow) socket.destroy()
    })
    // A client that reads is served, even if others have more unread bytes than allowed.
    for (let count = 0; count < 20; count++) {
      using reader = new RawClient(server.port)
      await reader.send(GET).until(/x{1000}$/)
    }
    const cut = slow.map(async client => {
      client.socket.resume()
      await client.cut
      return client.received.length < 5 * MIB
    })
    expect((await Promise.all(cut)).filter(Boolean).length).toBeGreaterThan(0)
  })
})

/** A response to HEAD has no body. */
const RESPONSE_OF: Readonly<Record<string, RegExp>> = { HEAD: /\r\n\r\n/ }

describe('a slow client', () => {
  const SOON = 50

  test.each([
    ['sends nothing', ''],
    ['does not finish its headers', HEAD],
    ['does not finish its body', `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx`],
    [
      'does not finish its chunks',
      `POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`,
    ],
  ])('receives 408 and is disconnected if it %s', async (_, bytes) => {
    const respond = vi.fn(fine)
    await using server = await serveHandler(respond, { timeouts: { headers: SOON, request: SOON } })
    using client = new RawClient(server.port)
    expectError(await client.send(bytes).all(), 408)
    expect(respond).not.toHaveBeenCalled()
  })

  test('is disconnected if it does not read its response, which is then canceled', async () => {
    const given = latch()
    const body = new ReadableStream({
      pull: controller => controller.enqueue(new Uint8Array(65_536)),
      cancel: () => given.resolve(),
    })
    await using server = await serveHandler(async () => new Response(body), { timeouts: { unread: SOON } })
    using client = new RawClient(server.port)
    client.socket.pause()
    client.send(GET)
    await given.promise
    client.socket.resume()
    expect(await client.all()).not.toMatch(/\r\n0\r\n\r\n$/)
  })

  test('is not disconnected if the server is slow', async () => {
    const other = latch<boolean>()
    const respond: Respond = async ({ url }) => {
      if (url.endsWith('/never'))
        return new Response(
          new ReadableStream({ pull: c => c.enqueue(new Uint8Array(65_536)), cancel: () => other.resolve(true) }),
        )
      await other.promise
      return new Response('at last')
    }
    await using server = await serveHandler(respond, {
      timeouts: { unread: SOON, headers: SOON, request: SOON, keepAlive: SOON },
    })
    using patient = new RawClient(server.port)
    patient.send(GET)
    using stalled = new RawClient(server.port)
    stalled.socket.pause()
    stalled.send('GET /never HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await patient.until(/at last$/)
  })

  test('is disconnected if it does not send another request', async () => {
    await using server = await serveHandler(fine, { timeouts: { keepAlive: SOON } })
    using client = new RawClient(server.port)
    expect(await client.send(GET).all()).toMatch(/fine$/)
  })
})

describe('an invalid request', () => {
  test('causes one error response, regardless of later packets', async () => {
    const timeFor = vi.fn(() => new Date())
    const serveOptions = { timeouts: { close: 10 } }
    await using server = await serve({ fetch: input => fine(input as Request), timeFor }, serveOptions)
    using client = new RawClient(server.port)
    client.send('invalid\r\n\r\n')
    expectError(await client.until(RESPONSE), 400)
    for (let packet = 0; packet < 20; packet++) {
      client.send('invalid\r\n\r\n')
      await new Promise(resolve => setImmediate(resolve))
    }
    await client.all()
    expect(timeFor).toHaveBeenCalledOnce()
  })

  test('is rejected after the pending responses', async () => {
    const first = latch()
    const respond: Respond = async ({ url }) => {
      if (url.endsWith('/1')) await first.promise
      else first.resolve()
      return new Response(`[${new URL(url).pathname}]`)
    }
    await using server = await serveHandler(respond)
    using client = new RawClient(server.port)
    const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`
    const received = await client.send(`${get('/1')}${get('/2')}nonsense\r\n\r\n`).all()
    expect(received.match(/HTTP\/1\.1 \d+|\[.*?\](?=HTTP)/g)).toEqual([
      'HTTP/1.1 200',
      '[/1]',
      'HTTP/1.1 200',
      '[/2]',
      'HTTP/1.1 400',
    ])
    expectError(received.slice(received.lastIndexOf('HTTP/1.1 400')), 400)
  })

  test.each([
    ['CONNECT', 'CONNECT example.test:443 HTTP/1.1\r\nHost: example.test:443\r\n\r\n', 404],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a response', 'HTTP/1.1 200 OK\r\n\r\n', 400],
    ['a path with a backslash', 'GET /api\\v2 HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    [
      'endless chunk extensions',
      `POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(20_000)}`,
      413,
    ],
  ])('is rejected: %s', async (_, bytes, status) => {
    await using server = await serve(new WorkbenchMock())
    using client = new RawClient(server.port)
    client.send(bytes)
    const received = await client.until(/\}$/)
    expectError(received, status)
  })

  test('is distinguished from an unusual valid one', async () => {
    await using server = await serve(new WorkbenchMock())
    const status = async (bytes: string) => {
      using client = new RawClient(server.port)
      return responseIn(await client.send(bytes).until(/\r\n\r\n/)).status
    }
    expect(await status('OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n')).toBe(204)
    expect(await status(`${HEAD}Connection: upgrade\r\nUpgrade: websocket\r\n\r\n`)).toBe(401)
    expect(await status(GET.replace(PATH, '/api/v2/%zz'))).toBe(404)
    expect(await status(GET.replace(PATH, '//'))).toBe(404)
  })

  test('is not handled if it is incomplete, and a handler is aborted if the client disconnects', async () => {
    const [called, aborted] = [latch(), latch()]
    const respond = vi.fn<Respond>(async ({ signal }) => {
      signal.addEventListener('abort', () => aborted.resolve())
      called.resolve()
      await aborted.promise
      signal.throwIfAborted()
      return new Response()
    })
    await using server = await serveHandler(respond)
    using inBody = new RawClient(server.port)
    inBody.send('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx')
    inBody.socket.resetAndDestroy()
    await inBody.cut
    using waiting = new RawClient(server.port)
    waiting.send(GET)
    await called.promise
    waiting.socket.resetAndDestroy()
    await aborted.promise
    expect(respond).toHaveBeenCalledTimes(1)
  })

  test('is distinguished from an error of the handler, which is logged', async () => {
    await using server = await serveHandler(() => Promise.reject(new Error('A defect.')))
    using client = new RawClient(server.port)
    expectError(await client.send(GET).until(/\}$/), 500)
    expect(logged.mock.calls.splice(0)).toEqual([[new Error('A defect.')]])
  })
})

describe('a response', () => {
  const whole = (headers: HeadersInit, ...pieces: (string | Error)[]) => {
    const body = new ReadableStream({
      async pull(controller) {
        const piece = pieces.shift()
        if (piece === undefined) controller.close()
        else if (typeof piece === 'string') controller.enqueue(new TextEncoder().encode(piece))
        else controller.error(piece)
      },
    })
    return new Response(body, { headers })
  }

  test('closes the connection after the earlier responses if it is a network error', async () => {
    await using server = await serveHandler(async ({ url }) =>
      url.endsWith('/no') ? Response.error() : new Response('yes'),
    )
    using client = new RawClient(server.port)
    // Without the interim response, a browser would repeat the request on another connection.
    expect(await client.send(GET.replace(PATH, '/no')).all()).toBe('HTTP/1.1 100 Continue\r\n\r\n')
    expect(await client.cut).toBe(true)
    using old = new RawClient(server.port)
    expect(await old.send(GET.replace(PATH, '/no').replace('HTTP/1.1', 'HTTP/1.0')).all()).toBe('')
    using second = new RawClient(server.port)
    // The interim response is only written if the earlier response has been written by then.
    expect(await second.send(GET + GET.replace(PATH, '/no') + GET).all()).toMatch(
      /^HTTP\/1\.1 200 [\s\S]*yes(HTTP\/1\.1 100 Continue\r\n\r\n)?$/,
    )
    expect(second.received.match(/200 OK/g)).toHaveLength(1)
    await expect(fetch(`${server.url}/no`)).rejects.toThrow('fetch failed')
  })

  test.each([
    ['its body fails', { 'content-length': '100' }, ['hel', 'lo', new Error('cut')]],
    ['its body of unknown length fails', {}, ['hel', 'lo', new Error('cut')]],
    ['its body is shorter than its content-length', { 'content-length': '100' }, ['hel', 'lo']],
  ])('is truncated, and the connection is closed, if %s', async (_, headers, pieces) => {
    await using server = await serveHandler(async () => whole(headers, ...pieces))
    using client = new RawClient(server.port)
    const received = await client.send(GET).all()
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(received.replaceAll(/\r\n(\w\r\n)?/g, '')).toMatch(/hello$/)
    const response = await fetch(server.url)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  test.each([
    ['status', { fetch: async () => ({ status: 1000, headers: new Headers(), body: null }) as Response }],
    ['header', { fetch: fine, handle: async () => ({ status: 200, headers: { x: '\n' }, body: 'fine' }) }],
  ])('is a 500 if the handler returned an invalid %s, which is logged', async (_, handler) => {
    await using server = await serve(handler as Parameters<typeof serve>[0])
    using client = new RawClient(server.port)
    expectError(await client.send(GET).until(/\}$/), 500)
    expect(logged.mock.calls.splice(0)).toEqual([[expect.objectContaining({ code: expect.stringMatching(/^ERR_/) })]])
  })

  test('is streamed chunk by chunk', async () => {
    const more = latch()
    const encoder = new TextEncoder()
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(encoder.encode('hel'))
        await more.promise
        controller.enqueue(encoder.encode('lo, wörld'))
        controller.close()
      },
    })
    await using server = await serveHandler(async () => new Response(body))
    const reader = (await fetch(server.url)).body?.pipeThrough(new TextDecoderStream()).getReader()
    expect(await reader?.read()).toEqual({ done: false, value: 'hel' })
    more.resolve()
    expect(await reader?.read()).toEqual({ done: false, value: 'lo, wörld' })
    expect(await reader?.read()).toEqual({ done: true, value: undefined })
  })

  test('keeps all bytes and cookies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async bytes => {
        const headers = new Headers([
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ])
        await using server = await serveHandler(async () => new Response(bytes, { headers }))
        const response = await fetch(server.url)
        expect(await response.bytes()).toEqual(bytes)
        expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
        expect(response.headers.get('content-length')).toBe(String(bytes.length))
      }),
      { numRuns: 20 },
    )
  })
})

describe('close', () => {
  test('completes responses in progress, closes their connections afterwards, and accepts no new ones', async () => {
    const [asked, go] = [latch(), latch()]
    const server = await serveHandler(async ({ url }) => {
      if (!url.endsWith('/slow')) return new Response('fine')
      asked.resolve()
      await go.promise
      return new Response('done')
    })
    using idle = new RawClient(server.port)
    await idle.send(GET).until(/fine$/)
    using half = new RawClient(server.port)
    half.send(HEAD)
    using silent = new RawClient(server.port)
    using busy = new RawClient(server.port)
    busy.send(GET.replace(PATH, '/slow'))
    await asked.promise
    const closed = server.close()
    await Promise.all([idle.cut, half.cut, silent.cut])
    await expect(fetch(server.url)).rejects.toThrow('fetch failed')
    go.resolve()
    expect(await busy.all()).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*connection: close\r\n[\s\S]*done$/i)
    await closed
    await server.close()
    await server[Symbol.asyncDispose]()
  })

  test('waits for a response that has started, and not for a later request', async () => {
    const more = latch()
    const encoder = new TextEncoder()
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(encoder.encode('hello'))
        await more.promise
        controller.close()
      },
    })
    const server = await serveHandler(async () => new Response(body), {
      timeouts: { keepAlive: 60_000, close: 60_000 },
    })
    using client = new RawClient(server.port)
    await client.send(GET).until(/hello/)
    const closed = server.close()
    client.send(GET)
    more.resolve()
    await closed
    expect((await client.all()).match(/200 OK/g)).toHaveLength(1)
  })

  test.each([
    ['a body', `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx`],
    ['chunks', 'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'],
    ['a body after a request', `${GET}POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx`],
  ])('does not wait for the remainder of %s', async (_, bytes) => {
    const server = await serveHandler(fine, { timeouts: { close: 60_000 } })
    using client = new RawClient(server.port)
    client.send(bytes)
    using other = new RawClient(server.port)
    await other.send(GET).until(/fine$/)
    await server.close()
    await client.cut
  })

  test('closes connections whose responses take too long', async () => {
    const asked = latch()
    const server = await serveHandler(
      () => {
        asked.resolve()
        return new Promise(() => undefined)
      },
      { timeouts: { close: 50 } },
    )
    using client = new RawClient(server.port)
    client.send(GET)
    await asked.promise
    await server.close()
    expect(await client.all()).toBe('')
  })

  test('frees the port', async () => {
    const server = await serveHandler(fine)
    await Promise.all([server.close(), server.close()])
    await using again = await serveHandler(fine, { port: server.port })
    expect((await fetch(again.url)).status).toBe(200)
  })
})

describe('TLS', () => {
  const get = (url: string, ca: string | undefined) =>
    new Promise<string>((resolve, reject) => {
      const asked = request(url, { ...(ca !== undefined && { ca }), agent: false }, answer => resolve(text(answer)))
      asked.on('error', reject).end()
    })

  test('generates a certificate that clients accept only if they trust it', async () => {
    await using server = await serveHandler(async ({ url }) => new Response(url), { tls: true })
    expect(server.url).toBe(`https://127.0.0.1:${server.port}`)
    expect(server.certificate).toMatch(/^-----BEGIN CERTIFICATE-----/)
    for (const host of ['127.0.0.1', 'localhost']) {
      const url = `https://${host}:${server.port}/a`
      expect(await get(url, server.certificate)).toBe(url)
    }
    await expect(get(server.url, undefined)).rejects.toThrow(/self-signed/)
    await using other = await serveHandler(fine, { tls: true })
    await expect(get(server.url, other.certificate)).rejects.toThrow(/self-signed|verify/)
  })

  test('uses the certificate option, and rejects an invalid one', async () => {
    const { generate } = await import('selfsigned')
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
      keyType: 'ec',
      algorithm: 'sha256',
    })
    await using server = await serveHandler(fine, { tls: { cert, key } })
    expect(server.certificate).toBe(cert)
    expect(await get(`https://localhost:${server.port}`, cert)).toBe('fine')
    await expect(serveHandler(fine, { tls: { cert: 'none', key: 'a secret' } })).rejects.toThrow(
      /Invalid certificate or key/,
    )
    await expect(serveHandler(fine, { tls: { cert: 'none', key: 'a secret' } })).rejects.not.toThrow(/a secret/)
  })

  test.each([
    ['plain HTTP', GET],
    ['nonsense', 'nonsense'.repeat(100)],
    ['an incomplete handshake', Buffer.from('160301020001', 'hex')],
    ['nothing', ''],
  ])('closes a connection with %s, and serves the next one', async (_, bytes) => {
    await using server = await serveHandler(fine, { tls: true, timeouts: { headers: 1_000 } })
    using client = new RawClient(server.port)
    await client.send(bytes).all()
    expect(await get(server.url, server.certificate)).toBe('fine')
  })

  test('waits for responses when it closes, and not for handshakes', async () => {
    const [asked, go] = [latch(), latch()]
    const server = await serveHandler(
      async () => {
        asked.resolve()
        await go.promise
        return new Response('done')
      },
      { tls: true },
    )
    using silent = new RawClient(server.port)
    using busy = new RawClient(
      server.port,
      connectSecurely({ port: server.port, host: '127.0.0.1', ca: server.certificate ?? '' }),
    )
    busy.send(GET)
    await asked.promise
    const closed = server.close()
    await silent.cut
    go.resolve()
    expect(await busy.all()).toMatch(/done$/)
    await closed
  })
})

test('responds to a request that fails even if console.error throws, and as the handler serializes it', async () => {
  logged.mockImplementation(() => {
    throw new Error('console.error failed')
  })
  const failing = async () => {
    throw new Error('broken')
  }
  await using server = await serveHandler(failing)
  using client = new RawClient(server.port)
  expectError(await client.send(GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')).all(), 500)
  const serializeError = () => ({ status: 500, headers: {}, body: 'a problem' })
  await using other = await serve({ fetch: failing, serializeError })
  expect(await (await fetch(other.url)).text()).toBe('a problem')
  expect(logged).toHaveBeenCalledTimes(2)
  logged.mockClear()
})

test.each(['100-continue', 'miracles'])('sends no interim response for Expect: %s of HTTP/1.0', async expected => {
  await using server = await serveHandler(async request => new Response(await request.text()))
  using client = new RawClient(server.port)
  const head = `POST ${PATH} HTTP/1.0\r\nHost: localhost\r\nContent-Length: 4\r\nExpect: ${expected}\r\n\r\n`
  expect(responseIn(await client.send(`${head}body`).all())).toEqual({ status: 200, body: 'body' })
})

test.each([
  ['chunked', 200],
  ['Chunked', 200],
  ['gzip, chunked', 501],
  ['deflate\r\nTransfer-Encoding: chunked', 501],
])('a body with Transfer-Encoding: %s receives %d', async (coding, status) => {
  await using server = await serveHandler(async request => new Response(await request.text()))
  using client = new RawClient(server.port)
  const head = `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: ${coding}\r\n\r\n`
  const received = await client.send(`${head}4\r\nbody\r\n0\r\n\r\n`).all()
  if (status === 200) expect(responseIn(received)).toEqual({ status, body: 'body' })
  else expectError(received, status)
})

describe('rejects an invalid option with a message about valid values', () => {
  test.each<[string, object, RegExp]>([
    ['an unknown option', { maxBodyByte: 1 }, /Unknown option "maxBodyByte"\. Did you mean "maxBodyBytes"\?/],
    ['an unknown timeout', { timeouts: { header: 1 } }, /Unknown timeout "header"\. Did you mean "headers"\?/],
    ['a port', { port: 70_000 }, /Invalid port 70000: expected an integer from 0 to 65535/],
    ['a length', { maxBodyBytes: -1 }, /Invalid maxBodyBytes -1: expected an integer from 0/],
    ['an empty host', { host: '' }, /Invalid host "": expected a name or an IP address/],
    ['a host that is not valid in a URL', { host: 'fe80::1%eth0' }, /Invalid host "fe80::1%eth0"/],
    ['a timeout', { timeouts: { request: 0.5 } }, /Invalid timeouts\.request 0\.5: expected an integer from 1/],
    [
      'an allowed host',
      { allowedHosts: ['http://a:80'] },
      /Invalid allowed host "http:\/\/a:80": expected a name or an IP address without a port/,
    ],
    ['a certificate', { tls: { cert: 'a' } }, /Invalid tls: expected a boolean, or .*\{ cert, key \}/],
  ])('%s', async (_, options, message) => {
    const rejected = await serveHandler(fine, options).catch((error: unknown) => error)
    expect(rejected).toBeInstanceOf(TypeError)
    expect(String(rejected)).toMatch(message)
  })

  test('reports a port in use', async () => {
    await using server = await serveHandler(fine)
    await expect(serveHandler(fine, { port: server.port })).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${server.port}: EADDRINUSE`,
    )
  })
})
