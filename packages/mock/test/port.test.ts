import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import { connect as connectSecurely } from 'node:tls'
import { type MockServer, type ServeOptions, serve, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { checkErrorDocument } from './contract.ts'
import { answerIn, RawClient } from './raw-client.ts'

type Answer = (request: Request) => Promise<Response>

const PATH = '/api/v2/organizations'
const HEAD = `GET ${PATH} HTTP/1.1\r\nHost: localhost\r\n`
const GET = `${HEAD}\r\n`
/** An answer and its end, whatever it is. */
const ANSWER = /\r\n\r\n.+/s

const fine: Answer = async () => new Response('fine')

function serveAnswer(answer: Answer, options: ServeOptions = {}): Promise<MockServer> {
  return serve({ fetch: input => answer(input as Request) }, options)
}

/** A promise, and what settles it. */
function latch<T = void>() {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>(settle => {
    resolve = settle
  })
  return { promise, resolve: (value: T) => resolve(value) }
}

/** Fails where a text is anything but one refusal of this status, as the contract puts it. */
function expectRefusal(said: string, status: number): void {
  const answer = answerIn(said)
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

describe('the Host of a request', () => {
  const statusFor = async (server: MockServer, host: string) => {
    using client = new RawClient(server.port)
    return answerIn(await client.send(`GET ${PATH} HTTP/1.1\r\nHost: ${host}\r\n\r\n`).until(ANSWER)).status
  }
  const label = fc.stringMatching(/^[a-z0-9]{1,8}$/)
  const port = fc.constantFrom('', ':80', ':4010')
  const byte = fc.nat(255)

  test('can be any name or address of loopback, with any port', async () => {
    await using server = await serveAnswer(fine)
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

  test('can be no other, so that no web page reaches the mock by a name of its own', async () => {
    const answer = vi.fn(fine)
    await using server = await serveAnswer(answer)
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
        expectRefusal(await client.send(`GET ${PATH} HTTP/1.1\r\nHost: ${name}${after}\r\n\r\n`).all(), 421)
      }),
    )
    expect(answer).not.toHaveBeenCalled()
  })

  test('can be one that is allowed, or below one that begins with a dot', async () => {
    await using server = await serveAnswer(fine, { allowedHosts: ['Workbench', '.example.test', '[fd00::1]'] })
    const statuses = (...hosts: string[]) => Promise.all(hosts.map(host => statusFor(server, host)))
    expect(await statuses('workbench:4010', 'example.test', 'a.b.example.test', '[fd00::1]:80')).toEqual([
      200, 200, 200, 200,
    ])
    expect(await statuses('a.workbench', 'notexample.test', '[fd00::2]')).toEqual([421, 421, 421])
  })

  test('has to be there, once', async () => {
    await using server = await serveAnswer(fine)
    for (const hosts of ['', 'Host: localhost\r\nhost: localhost\r\n']) {
      using client = new RawClient(server.port)
      expectRefusal(await client.send(`GET ${PATH} HTTP/1.1\r\n${hosts}\r\n`).all(), 400)
    }
  })

  test('gives way to the one that the target names', async () => {
    await using server = await serveAnswer(async ({ url }) => new Response(url))
    using known = new RawClient(server.port)
    known.send('GET http://localhost:1/a?b=c HTTP/1.1\r\nHost: example.test\r\n\r\n')
    expect(answerIn(await known.until(/a\?b=c$/))).toEqual({ status: 200, body: 'http://localhost:1/a?b=c' })
    using unknown = new RawClient(server.port)
    expectRefusal(await unknown.send('GET http://example.test/ HTTP/1.1\r\nHost: localhost\r\n\r\n').all(), 421)
  })
})

describe('what a request may bring', () => {
  const MOST = 1_000
  const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']

  test.each(METHODS)(
    'of %s, a body that is announced to be longer is refused unread, and the client sees it',
    async method => {
      const answer = vi.fn(fine)
      await using server = await serveAnswer(answer, { maxBodyBytes: MOST })
      using client = new RawClient(server.port)
      client.send(`${method} ${PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${10 ** 9}\r\n\r\n`)
      // It goes on sending as if nothing had happened.
      client.send(Buffer.alloc(4_000_000))
      const said = await client.until(ANSWER_OF[method] ?? ANSWER)
      expect(answerIn(said).status).toBe(413)
      if (method !== 'HEAD') checkErrorDocument(answerIn(said).body)
      client.socket.end()
      expect(await client.cut).toBe(false)
      expect(answer).not.toHaveBeenCalled()
    },
  )

  test.each(METHODS)('of %s, a body of unknown length is refused where it gets longer', async method => {
    const answer = vi.fn(fine)
    await using server = await serveAnswer(answer, { maxBodyBytes: MOST })
    using client = new RawClient(server.port)
    client.send(`${method} ${PATH} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`)
    for (let sent = 0; sent <= MOST; sent += 100) client.send(`64\r\n${'x'.repeat(100)}\r\n`)
    expect(answerIn(await client.until(ANSWER_OF[method] ?? ANSWER)).status).toBe(413)
    expect(answer).not.toHaveBeenCalled()
  })

  test('a body as long as it may be arrives, byte by byte, and one of GET is no matter', async () => {
    await using server = await serveAnswer(async request => new Response(await request.text()), { maxBodyBytes: MOST })
    const body = 'x'.repeat(MOST)
    expect(await (await fetch(server.url, { method: 'DELETE', body })).text()).toBe(body)
    using client = new RawClient(server.port)
    await client.send(`${HEAD}Content-Length: ${MOST}\r\n\r\n${body}${GET}`).until(/200 OK.*200 OK/s)
  })

  test('100-continue is said where the body may come, and nothing but the refusal where it may not', async () => {
    await using server = await serveAnswer(async request => new Response(await request.text()), { maxBodyBytes: MOST })
    const head = (length: number) =>
      `POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`
    using client = new RawClient(server.port)
    await client.send(head(5)).until(/^HTTP\/1\.1 100 Continue\r\n\r\n$/)
    await client.send('hello').until(/200 OK.*hello$/s)
    using other = new RawClient(server.port)
    expectRefusal(await other.send(head(MOST + 1)).all(), 413)
    using third = new RawClient(server.port)
    expectRefusal(await third.send(`${HEAD}Expect: a miracle\r\n\r\n`).all(), 417)
  })

  test('headers that are too long, or too many, are refused', async () => {
    await using server = await serveAnswer(fine, { maxHeaderBytes: MOST, maxHeaders: 10 })
    const said = async (headers: string) => {
      using client = new RawClient(server.port)
      return await client.send(`${HEAD}${headers}\r\n`).all()
    }
    expectRefusal(await said(`X: ${'x'.repeat(MOST)}\r\n`), 431)
    expectRefusal(await said('X: x\r\n'.repeat(10)), 431)
    expectRefusal(await said('X: x\r\n'.repeat(100)), 431)
    using client = new RawClient(server.port)
    expect(answerIn(await client.send(`${HEAD}${'X: x\r\n'.repeat(9)}\r\n`).until(ANSWER)).status).toBe(200)
  })

  test('of more connections than there may be, the last is closed', async () => {
    await using server = await serveAnswer(fine, { maxConnections: 1 })
    using first = new RawClient(server.port)
    await first.send(GET).until(/fine$/)
    using second = new RawClient(server.port)
    expect(await second.send(GET).all()).toBe('')
    await first.send(GET).until(/fine.*fine$/s)
  })
})

/** HEAD has no body to wait for. */
const ANSWER_OF: Readonly<Record<string, RegExp>> = { HEAD: /\r\n\r\n/ }

describe('a client that is slow', () => {
  const SOON = 50

  test.each([
    ['says nothing', ''],
    ['does not end its headers', HEAD],
    ['does not end its body', `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx`],
    [
      'does not end its chunks',
      `POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`,
    ],
  ])('is told so and cut off where it %s', async (_, bytes) => {
    const answer = vi.fn(fine)
    await using server = await serveAnswer(answer, { timeouts: { headers: SOON, request: SOON } })
    using client = new RawClient(server.port)
    expectRefusal(await client.send(bytes).all(), 408)
    expect(answer).not.toHaveBeenCalled()
  })

  test('is cut off where it does not read its answer, which is then made no further', async () => {
    const given = latch()
    const body = new ReadableStream({
      pull: controller => controller.enqueue(new Uint8Array(65_536)),
      cancel: () => given.resolve(),
    })
    await using server = await serveAnswer(async () => new Response(body), { timeouts: { unread: SOON } })
    using client = new RawClient(server.port)
    client.socket.pause()
    client.send(GET)
    await given.promise
    client.socket.resume()
    expect(await client.all()).not.toMatch(/\r\n0\r\n\r\n$/)
  })

  test('is not cut off where it is the answer that takes long', async () => {
    const other = latch<boolean>()
    const answer: Answer = async ({ url }) => {
      if (url.endsWith('/never'))
        return new Response(
          new ReadableStream({ pull: c => c.enqueue(new Uint8Array(65_536)), cancel: () => other.resolve(true) }),
        )
      await other.promise
      return new Response('at last')
    }
    await using server = await serveAnswer(answer, {
      timeouts: { unread: SOON, headers: SOON, request: SOON, keepAlive: SOON },
    })
    using patient = new RawClient(server.port)
    patient.send(GET)
    using stalled = new RawClient(server.port)
    stalled.socket.pause()
    stalled.send('GET /never HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await patient.until(/at last$/)
  })

  test('is cut off where its next request does not come', async () => {
    await using server = await serveAnswer(fine, { timeouts: { keepAlive: SOON } })
    using client = new RawClient(server.port)
    expect(await client.send(GET).all()).toMatch(/fine$/)
  })
})

describe('a request that is wrong', () => {
  test('is refused behind the answers that are still to come', async () => {
    const first = latch()
    const answer: Answer = async ({ url }) => {
      if (url.endsWith('/1')) await first.promise
      else first.resolve()
      return new Response(`[${new URL(url).pathname}]`)
    }
    await using server = await serveAnswer(answer)
    using client = new RawClient(server.port)
    const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`
    const said = await client.send(`${get('/1')}${get('/2')}nonsense\r\n\r\n`).all()
    expect(said.match(/HTTP\/1\.1 \d+|\[.*?\](?=HTTP)/g)).toEqual([
      'HTTP/1.1 200',
      '[/1]',
      'HTTP/1.1 200',
      '[/2]',
      'HTTP/1.1 400',
    ])
    expectRefusal(said.slice(said.lastIndexOf('HTTP/1.1 400')), 400)
  })

  test.each([
    ['CONNECT', 'CONNECT example.test:443 HTTP/1.1\r\nHost: example.test:443\r\n\r\n', 404],
    ['the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['an answer', 'HTTP/1.1 200 OK\r\n\r\n', 400],
    ['a path with a backslash', 'GET /api\\v2 HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    [
      'extensions of a chunk without end',
      `POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(20_000)}`,
      413,
    ],
  ])('such as %s is refused', async (_, bytes, status) => {
    await using server = await serve(new WorkbenchMock())
    using client = new RawClient(server.port)
    client.send(bytes)
    const said = await client.until(/\}$/)
    expectRefusal(said, status)
  })

  test('that only looks so is answered', async () => {
    await using server = await serve(new WorkbenchMock())
    const status = async (bytes: string) => {
      using client = new RawClient(server.port)
      return answerIn(await client.send(bytes).until(/\r\n\r\n/)).status
    }
    expect(await status('OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n')).toBe(204)
    expect(await status(`${HEAD}Connection: upgrade\r\nUpgrade: websocket\r\n\r\n`)).toBe(401)
    expect(await status(GET.replace(PATH, '/api/v2/%zz'))).toBe(404)
    expect(await status(GET.replace(PATH, '//'))).toBe(404)
  })

  test('or broken off is never answered, and its caller is told that nobody waits', async () => {
    const [called, aborted] = [latch(), latch()]
    const answer = vi.fn<Answer>(async ({ signal }) => {
      signal.addEventListener('abort', () => aborted.resolve())
      called.resolve()
      await aborted.promise
      signal.throwIfAborted()
      return new Response()
    })
    await using server = await serveAnswer(answer)
    using inBody = new RawClient(server.port)
    inBody.send('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx')
    inBody.socket.resetAndDestroy()
    await inBody.cut
    using waiting = new RawClient(server.port)
    waiting.send(GET)
    await called.promise
    waiting.socket.resetAndDestroy()
    await aborted.promise
    expect(answer).toHaveBeenCalledTimes(1)
  })

  test('is told from a defect of what answers, which is logged', async () => {
    await using server = await serveAnswer(() => Promise.reject(new Error('A defect.')))
    using client = new RawClient(server.port)
    expectRefusal(await client.send(GET).until(/\}$/), 500)
    expect(logged.mock.calls.splice(0)).toEqual([[new Error('A defect.')]])
  })
})

describe('an answer', () => {
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

  test('that is a network error breaks the connection, behind the answers before it', async () => {
    await using server = await serveAnswer(async ({ url }) =>
      url.endsWith('/no') ? Response.error() : new Response('yes'),
    )
    using client = new RawClient(server.port)
    expect(await client.send(GET.replace(PATH, '/no')).all()).toBe('')
    using second = new RawClient(server.port)
    expect(await second.send(GET + GET.replace(PATH, '/no') + GET).all()).toMatch(/^HTTP\/1\.1 200 [\s\S]*yes$/)
    expect(second.received.match(/200 OK/g)).toHaveLength(1)
    await expect(fetch(`${server.url}/no`)).rejects.toThrow('fetch failed')
  })

  test.each([
    ['its body fails', { 'content-length': '100' }, ['hel', 'lo', new Error('cut')]],
    ['its body of unknown length fails', {}, ['hel', 'lo', new Error('cut')]],
    ['its body ends before the length that it announced', { 'content-length': '100' }, ['hel', 'lo']],
  ])('arrives as far as it goes and is then broken off, where %s', async (_, headers, pieces) => {
    await using server = await serveAnswer(async () => whole(headers, ...pieces))
    using client = new RawClient(server.port)
    const said = await client.send(GET).all()
    expect(said).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(said.replaceAll(/\r\n(\w\r\n)?/g, '')).toMatch(/hello$/)
    const response = await fetch(server.url)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  test('of many pieces arrives, a piece as soon as it is there', async () => {
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
    await using server = await serveAnswer(async () => new Response(body))
    const reader = (await fetch(server.url)).body?.pipeThrough(new TextDecoderStream()).getReader()
    expect(await reader?.read()).toEqual({ done: false, value: 'hel' })
    more.resolve()
    expect(await reader?.read()).toEqual({ done: false, value: 'lo, wörld' })
    expect(await reader?.read()).toEqual({ done: true, value: undefined })
  })

  test('is as it was made, byte by byte, cookies and all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async bytes => {
        const headers = new Headers([
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ])
        await using server = await serveAnswer(async () => new Response(bytes, { headers }))
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
  test('answers what is under way, as the last on its connection, and lets nothing else in', async () => {
    const [asked, go] = [latch(), latch()]
    const server = await serveAnswer(async ({ url }) => {
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

  test('waits for an answer that has begun, and not for another request behind it', async () => {
    const more = latch()
    const encoder = new TextEncoder()
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(encoder.encode('hello'))
        await more.promise
        controller.close()
      },
    })
    const server = await serveAnswer(async () => new Response(body), { timeouts: { keepAlive: 60_000, close: 60_000 } })
    using client = new RawClient(server.port)
    await client.send(GET).until(/hello/)
    const closed = server.close()
    client.send(GET)
    more.resolve()
    await closed
    expect((await client.all()).match(/200 OK/g)).toHaveLength(1)
  })

  test('cuts off what is not answered in time', async () => {
    const asked = latch()
    const server = await serveAnswer(
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
    const server = await serveAnswer(fine)
    await Promise.all([server.close(), server.close()])
    await using again = await serveAnswer(fine, { port: server.port })
    expect((await fetch(again.url)).status).toBe(200)
  })
})

describe('with TLS', () => {
  const get = (url: string, ca: string | undefined) =>
    new Promise<string>((resolve, reject) => {
      const asked = request(url, { ...(ca !== undefined && { ca }), agent: false }, answer => resolve(text(answer)))
      asked.on('error', reject).end()
    })

  test('it shows a certificate that a client can be told to trust, and that nobody trusts otherwise', async () => {
    await using server = await serveAnswer(async ({ url }) => new Response(url), { tls: true })
    expect(server.url).toBe(`https://127.0.0.1:${server.port}`)
    expect(server.certificate).toMatch(/^-----BEGIN CERTIFICATE-----/)
    for (const host of ['127.0.0.1', 'localhost']) {
      const url = `https://${host}:${server.port}/a`
      expect(await get(url, server.certificate)).toBe(url)
    }
    await expect(get(server.url, undefined)).rejects.toThrow(/self-signed/)
    await using other = await serveAnswer(fine, { tls: true })
    await expect(get(server.url, other.certificate)).rejects.toThrow(/self-signed|verify/)
  })

  test('it shows the certificate that it is given, and says where that is none', async () => {
    const { generate } = await import('selfsigned')
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
      keyType: 'ec',
      algorithm: 'sha256',
    })
    await using server = await serveAnswer(fine, { tls: { cert, key } })
    expect(server.certificate).toBe(cert)
    expect(await get(`https://localhost:${server.port}`, cert)).toBe('fine')
    await expect(serveAnswer(fine, { tls: { cert: 'none', key: 'a secret' } })).rejects.toThrow(
      /certificate.*cannot be used/,
    )
    await expect(serveAnswer(fine, { tls: { cert: 'none', key: 'a secret' } })).rejects.not.toThrow(/a secret/)
  })

  test.each([
    ['plain HTTP', GET],
    ['nonsense', 'nonsense'.repeat(100)],
    ['the beginning of a handshake, and then nothing', Buffer.from('160301020001', 'hex')],
    ['nothing', ''],
  ])('it cuts off %s, and serves the next', async (_, bytes) => {
    await using server = await serveAnswer(fine, { tls: true, timeouts: { headers: 100 } })
    using client = new RawClient(server.port)
    await client.send(bytes).all()
    expect(await get(server.url, server.certificate)).toBe('fine')
  })

  test('it waits on closing for its answers alone, and for no handshake', async () => {
    const [asked, go] = [latch(), latch()]
    const server = await serveAnswer(
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

describe('an option that cannot be is refused, and it is said what can', () => {
  test.each<[string, object, RegExp]>([
    ['an unknown one', { maxBodyByte: 1 }, /no option maxBodyByte\. There are: port, host, .*maxBodyBytes/],
    ['an unknown timeout', { timeouts: { header: 1 } }, /no timeout header\. There are: headers, request/],
    ['a port', { port: 70_000 }, /port is a whole number from 0 to 65535, and not 70000/],
    ['a length', { maxBodyBytes: -1 }, /maxBodyBytes is a whole number from 0/],
    ['no host', { host: '' }, /option host is a name or an address.*and not ""/],
    ['a host that no URL can have', { host: 'fe80::1%eth0' }, /option host .* not "fe80::1%eth0"/],
    ['a time', { timeouts: { request: 0.5 } }, /timeout request is a whole number from 1/],
    [
      'a host',
      { allowedHosts: ['http://a:80'] },
      /allowed host is a name or an address without a port.* not http:\/\/a:80/,
    ],
    ['a certificate', { tls: { cert: 'a' } }, /tls is true, false, or .*\{ cert, key \}/],
  ])('%s', async (_, options, message) => {
    const refused = await serveAnswer(fine, options).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(TypeError)
    expect(String(refused)).toMatch(message)
  })

  test('a port that is taken', async () => {
    await using server = await serveAnswer(fine)
    await expect(serveAnswer(fine, { port: server.port })).rejects.toThrow(
      `cannot listen on 127.0.0.1:${server.port}: EADDRINUSE`,
    )
  })
})
