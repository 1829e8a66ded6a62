import fc from 'fast-check'
import type { Target } from './target.ts'

/** The behavior of a hostile client during one connection. */
export interface Attack {
  readonly kind: string
  /** HTTP; raw bytes to the TLS port; or over TLS. */
  readonly channel: 'plain' | 'tls' | 'over tls'
  readonly pieces: readonly Buffer[]
  /** Whether it reads responses during the round. */
  readonly reads: boolean
  /** How it ends: it waits to be disconnected, half-closes the connection, or resets it. */
  readonly end: 'waits' | 'ends' | 'resets'
}

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PUT',
  'PROPFIND',
  'CONNECT',
  'BREW',
  'get',
]

/** Generates attacks, most of them with invalid requests. */
export function anyAttack({ readOnlyToken, keyId }: Target): fc.Arbitrary<Attack> {
  const authorized = `authorization: Bearer ${readOnlyToken}\r\n`
  const target = fc.oneof(
    fc.constantFrom(`/api/v2/api_keys/${keyId}`, '/api/v2/api_keys', '/', '//', '*', 'http://localhost/api/v2/actors'),
    fc.constantFrom(
      '/api/v2/%zz',
      '/api/v2/../..',
      '/api\\v2',
      'http://elsewhere.test/',
      'elsewhere.test:443',
      '/\u0000',
    ),
    fc.webPath(),
  )
  const header = fc.oneof(
    fc.constantFrom(
      'accept: */*',
      'expect: 100-continue',
      'expect: a miracle',
      'connection: upgrade\r\nupgrade: websocket',
    ),
    fc.constantFrom(
      'content-length: 5',
      'content-length: -1',
      'content-length: 99999999999',
      'transfer-encoding: chunked',
    ),
    fc.constantFrom(
      'transfer-encoding: gzip, chunked',
      'connection: close',
      'no colon',
      ': nothing',
      'content-type: a/b',
    ),
    fc.tuple(fc.stringMatching(/^[a-z-]{1,20}$/), fc.string()).map(([name, value]) => `${name}: ${value}`),
  )
  const host = fc.constantFrom(
    'host: localhost\r\n',
    'host: 127.0.0.1\r\n',
    'host: elsewhere.test\r\n',
    'host: [::\r\n',
    '',
  )
  const request = fc
    .tuple(
      fc.constantFrom(...METHODS),
      target,
      host,
      fc.array(header, { maxLength: 5 }),
      fc.constantFrom('', 'hello', '5\r\nhello\r\n0\r\n\r\n'),
    )
    .map(
      ([method, path, named, headers, body]) =>
        `${method} ${path} HTTP/1.1\r\n${named}${authorized}${headers.map(each => `${each}\r\n`).join('')}\r\n${body}`,
    )
  const read = fc
    .constantFrom(`/api/v2/api_keys/${keyId}`, '/api/v2/api_keys?page[limit]=20&include=service_account')
    .map(path => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${authorized}\r\n`)

  const kinds: Record<string, fc.Arbitrary<readonly (string | Uint8Array)[]>> = {
    'random bytes': fc.array(fc.uint8Array({ maxLength: 2_000 }), { minLength: 1, maxLength: 5 }),
    'any request': fc.array(request, { minLength: 1, maxLength: 5 }),
    'a corrupted request': fc.tuple(request, fc.nat(), fc.uint8Array({ maxLength: 20 })).map(([whole, at, bytes]) => {
      const place = at % whole.length
      return [whole.slice(0, place), bytes, whole.slice(place + bytes.length)]
    }),
    'an incomplete request': fc.tuple(request, fc.nat()).map(([whole, at]) => [whole.slice(0, at % whole.length)]),
    'a request byte by byte': request.map(whole => whole.slice(0, 300).split('')),
    nothing: fc.constant([]),
    'endless headers': fc
      .nat(100)
      .map(count => ['GET / HTTP/1.1\r\nhost: localhost\r\n', ...Array(count * 10).fill(`x: ${'x'.repeat(200)}\r\n`)]),
    'one endless header': fc
      .nat(100)
      .map(count => ['GET / HTTP/1.1\r\nhost: localhost\r\nx: ', ...Array(count).fill('x'.repeat(2_000))]),
    'an endless target': fc.nat(100).map(count => ['GET /', ...Array(count).fill('x'.repeat(2_000))]),
    'a body that is too long': fc
      .tuple(fc.constantFrom('GET', 'POST', 'DELETE'), fc.integer({ min: 0, max: 500_000 }))
      .map(([method, sent]) => [
        `${method} / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000000\r\n\r\n`,
        new Uint8Array(sent),
      ]),
    'endless chunks': fc
      .tuple(fc.constantFrom('GET', 'POST', 'DELETE'), fc.nat(300))
      .map(([method, count]) => [
        `${method} / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n`,
        ...Array(count).fill(`400\r\n${'x'.repeat(1_024)}\r\n`),
      ]),
    'an extension without end': fc
      .nat(100)
      .map(count => [
        'POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n5;',
        ...Array(count).fill('x'.repeat(1_000)),
      ]),
    'trailers without end': fc
      .nat(100)
      .map(count => [
        'POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n0\r\n',
        ...Array(count).fill(`x: ${'x'.repeat(1_000)}\r\n`),
      ]),
    'a pipeline': fc.array(read, { minLength: 1, maxLength: 100, size: 'max' }).map(reads => [reads.join('')]),
    'a pipeline with something else in it': fc
      .tuple(fc.array(read, { maxLength: 20 }), request, fc.array(read, { maxLength: 20 }))
      .map(([before, odd, after]) => [[...before, odd, ...after].join('')]),
    'records of TLS': fc
      .array(fc.tuple(fc.integer({ min: 20, max: 24 }), fc.uint8Array({ maxLength: 300 })), {
        minLength: 1,
        maxLength: 3,
      })
      .map(records =>
        records.map(([type, bytes]) => Buffer.from([type, 3, 1, bytes.length >> 8, bytes.length & 255, ...bytes])),
      ),
  }

  return fc.oneof(
    ...Object.entries(kinds).map(([kind, pieces]) =>
      fc.record({
        kind: fc.constant(kind),
        channel: fc.constantFrom('plain' as const, 'plain' as const, 'tls' as const, 'over tls' as const),
        pieces: pieces.map(each => each.map(piece => Buffer.from(piece as string))),
        reads: fc.boolean(),
        end: fc.constantFrom('waits' as const, 'ends' as const, 'resets' as const),
      }),
    ),
  )
}
