import fc from 'fast-check'
import type { Target } from './target.ts'

/** The behavior of a hostile client during one connection. */
export interface Attack {
  readonly kind: string
  /** HTTP; raw bytes to the TLS port; or over TLS. */
  readonly channel: 'plain' | 'tls' | 'over tls'
  readonly pieces: readonly Buffer[]
  /** The number of connections that do the same. */
  readonly connections: number
  /** Whether it reads responses during the round. */
  readonly reads: boolean
  /** How it ends: it waits to be disconnected or until the end of the round, half-closes the connection, or resets it. */
  readonly end: 'waits' | 'stays' | 'ends' | 'resets'
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

const STREAM = 'a stream of requests'

/** The attacks that can open many connections, and whether they always do. */
const ON_MANY: Readonly<Record<string, 'always' | 'sometimes'>> = {
  'an incomplete request': 'always',
  'lists in a row': 'sometimes',
  'paths without a route': 'sometimes',
}

/**
 * Generates attacks, most of them with invalid requests.
 *
 * @param many the number of connections of an attack that can shut out other clients
 */
export function anyAttack(server: Target, many: number): fc.Arbitrary<Attack> {
  const { readOnlyToken, keyId } = server
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
        `${method} / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2000000\r\n\r\n`,
        new Uint8Array(sent),
      ]),
    'endless chunks': fc
      .tuple(fc.constantFrom('GET', 'POST', 'DELETE'), fc.nat(1_500))
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
    ...Object.entries({ ...kinds, ...largeRequests(server) }).map(([kind, pieces]) =>
      fc.record({
        kind: fc.constant(kind),
        channel: fc.constantFrom('plain' as const, 'plain' as const, 'tls' as const, 'over tls' as const),
        pieces: pieces.map(each => each.map(piece => Buffer.from(piece as string))),
        connections: connectionsOf(kind, many),
        reads: fc.boolean(),
        end:
          kind === STREAM
            ? fc.constant('stays' as const)
            : fc.constantFrom('waits' as const, 'ends' as const, 'resets' as const),
      }),
    ),
  )
}

function connectionsOf(kind: string, many: number): fc.Arbitrary<number> {
  if (ON_MANY[kind] === 'always') return fc.constant(many)
  return ON_MANY[kind] ? fc.constantFrom(1, many) : fc.constant(1)
}

type Pieces = fc.Arbitrary<readonly (string | Uint8Array)[]>

/** Requests that are valid HTTP, and that would take a server that does not limit them much memory or time. */
function largeRequests({ readOnlyToken, controlToken, organizationId }: Target): Record<string, Pieces> {
  const authorized = `authorization: Bearer ${readOnlyToken}\r\n`
  const get = (path: string, headers = '') => `GET ${encodeURI(path)} HTTP/1.1\r\nhost: localhost\r\n${headers}\r\n`
  const post = (path: string, type: string, body: string, headers = '') =>
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`
  const count = fc.integer({ min: 1, max: 80_000 })
  const invalid = fc.oneof(
    count.map(n => Object.fromEntries(Array.from({ length: n }, (_, index) => [`x${index}`, 1]))),
    count.map(n => ({ ['x'.repeat(n * 10)]: 1 })),
    count.map(n => Array(n).fill(1)),
    count.map(n => 'x'.repeat(n * 10)),
  )
  const body = fc.oneof(
    invalid.map(value => JSON.stringify(value)),
    invalid.map(data => JSON.stringify({ data })),
    invalid.map(restrictions =>
      JSON.stringify({
        data: { type: 'service_accounts', attributes: { display_name: 'a', role: 'organization_admin', restrictions } },
      }),
    ),
    count.map(n => '['.repeat(n)),
  )
  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  const condition = fc.constantFrom(
    'filter[organization][api_keys][display_name]=:',
    'filter[service_account][display_name]=:',
    'filter[display_name]=:',
    'filter[nothing]=',
  )
  const lists = fc.constantFrom('api_keys', 'service_accounts', 'user_accounts')
  const repeated = (from: fc.Arbitrary<string>, max: number) =>
    fc.array(from, { minLength: 1, maxLength: max, size: 'max' })
  const evil = fc.constantFrom('origin: http://evil.test\r\n', 'origin: null\r\n', 'sec-fetch-site: cross-site\r\n')
  const control = `authorization: Bearer ${controlToken}\r\n`
  return {
    'a large login': fc
      .tuple(fc.constantFrom('/api/v2/login', '/auth/v0/login'), body)
      .map(([path, text]) => [post(path, 'application/json', text)]),
    'a large form': count.map(n => [post('/auth/v0/login', 'application/x-www-form-urlencoded', 'a=b&'.repeat(n))]),
    'a large refusal': fc
      .tuple(fc.constantFrom('/api/v2/service_accounts', '/api/v2/api_keys'), body)
      .map(([path, text]) => [post(path, 'application/vnd.api+json', text, authorized)]),
    'refusals in a row': fc
      .integer({ min: 1, max: 200 })
      .map(n => [post('/api/v2/login', 'application/json', JSON.stringify(Array(5_000).fill(1))).repeat(n)]),
    'another world': fc
      .array(fc.tuple(word, fc.constantFrom('/', '/api/v2/actors', '/auth/v0/login', '/__mock__/state')), {
        minLength: 1,
        maxLength: 50,
      })
      .map(worlds => [worlds.map(([name, path]) => get(`/__world__/${name}${path}`, authorized)).join('')]),
    filters: fc
      .tuple(
        lists,
        repeated(
          fc.tuple(condition, word).map(parts => parts.join('')),
          60,
        ),
      )
      .map(([list, conditions]) => [get(`/api/v2/${list}?page[limit]=1&${conditions.join('&')}`, authorized)]),
    'a filter with many values': fc
      .tuple(
        condition,
        repeated(
          word.map(each => `:${each}`),
          300,
        ),
      )
      .map(([start, values]) => [get(`/api/v2/api_keys?${start}${values.join()}`, authorized)]),
    includes: fc
      .tuple(
        lists,
        repeated(fc.constantFrom('organization.api_keys.organization.api_keys', 'organization', 'nothing.at.all'), 200),
      )
      .map(([list, paths]) => [get(`/api/v2/${list}?include=${paths.join()}`, authorized)]),
    'lists in a row': fc
      .tuple(lists, fc.integer({ min: 1, max: 20 }))
      .map(([list, n]) => [get(`/api/v2/${list}?page[limit]=1000&include=organization`, authorized).repeat(n)]),
    'paths without a route': repeated(word, 500).map(words => [get(`/api/v2/${words.join('/')}`).repeat(20)]),
    [STREAM]: fc.constant([get('/__mock__/requests/stream?after=none', control)]),
    'a control call without a token': body.map(text => [post('/__mock__/seed', 'application/json', text)]),
    'a page of another site': fc
      .tuple(evil, fc.constantFrom('/api/v2/login', '/__mock__/reset', '/__world__/evil/__mock__/seed'), body)
      .map(([origin, path, text]) => [post(path, 'text/plain', text, origin)]),
    'an image of another site': fc
      .tuple(repeated(word, 50), evil)
      .map(([words, origin]) => [words.map(each => get(`/__world__/${each}/${organizationId}`, origin)).join('')]),
  }
}
