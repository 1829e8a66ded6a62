import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'

const OPTIONS = { now: '2026-11-22T12:00:00Z', randomSeed: 1, scenario: 'typical' } as const

/** Headers of the connection, not of the response. */
const CONNECTION_HEADERS = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding'])

const parts = (status: number, headers: Iterable<readonly [string, string]>, text: string) => ({
  status,
  headers: Object.fromEntries([...headers].filter(([name]) => !CONNECTION_HEADERS.has(name))),
  text,
})

const TRUNCATED = 'a truncated body'

async function read(response: Response) {
  if (response.type === 'error') throw new TypeError('lost')
  return parts(response.status, response.headers, await response.text().catch(() => TRUNCATED))
}

function readHandled(response: Awaited<ReturnType<WorkbenchMock['handle']>>) {
  if (!response) throw new TypeError('lost')
  return parts(
    response.status,
    Object.entries(response.headers),
    response.truncated ? TRUNCATED : (response.body ?? ''),
  )
}

type Send = (mock: WorkbenchMock, url: string, init: RequestInit) => Promise<object>

/** The methods that respond to a request. */
const METHODS: readonly Send[] = [
  (mock, url, init) => mock.fetch(url, init).then(read),
  (mock, url, init) => mock.handle(new Request(url, init)).then(readHandled),
]

const { serviceAccounts, tokens } = (() => {
  const mock = new WorkbenchMock(OPTIONS)
  return { serviceAccounts: mock.serviceAccounts(), tokens: mock.tokens }
})()
const account = `/api/v2/service_accounts/${serviceAccounts[0]?.id}`

const anyFault = fc.constantFrom(
  undefined,
  { status: 503, retryAfter: 2 },
  { status: 502, when: 'after-commit', title: 'ü' },
  { drop: true },
  { body: 'cut' },
  { body: 'malformed' },
  { rateLimit: { limit: 1, per: 1_000 } },
  { latency: 1 },
) as fc.Arbitrary<Parameters<WorkbenchMock['faults']['add']>[0] | undefined>

const anyCall = fc
  .record({
    method: fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PATCH', 'DELETE', 'PUT'),
    path: fc.constantFrom(
      '/api/v2/service_accounts',
      '/api/v2/service_accounts?page[limit]=1#rest',
      account,
      `${account}/api_keys/`,
      '/api/v2/api_keys?filter[display_name]=ü',
      '/api/v2/login',
      '/auth/v0/login',
      '/api/v2/%zz',
      '/nope',
      '//',
    ),
    authorization: fc.constantFrom(undefined, `Bearer ${tokens.admin}`, `bearer  ${tokens.analyst}`, 'Bearer x'),
    accept: fc.constantFrom(undefined, '*/*', 'text/html'),
    contentType: fc.constantFrom(undefined, 'application/json', 'text/plain', 'application/x-www-form-urlencoded'),
    body: fc.constantFrom(
      '',
      '{',
      'username=a&password=b',
      '\u{FEFF}[]',
      '{"data":{"type":"service_accounts","attributes":{"display_name":"ö😀","role":"organization_analyst"}}}',
    ),
  })
  .map(({ method, path, authorization, accept, contentType, body }) => {
    const headers: Record<string, string | undefined> = { authorization, accept, 'content-type': contentType }
    const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const hasBody = method !== 'GET' && method !== 'HEAD'
    return { path, init: { method, headers: given, ...(hasBody && { body: new TextEncoder().encode(body) }) } }
  })

/** The port adds headers that only matter to browsers. */
function withoutHeadersOfThePort(response: Response): Response {
  const headers = new Headers(response.headers)
  for (const name of ['x-content-type-options', 'cross-origin-resource-policy']) headers.delete(name)
  return new Response(response.body, { status: response.status, headers })
}

test('responds the same way through fetch, handle and HTTP', async () => {
  let served: WorkbenchMock | undefined
  const server = await serve({
    fetch: request => (served as WorkbenchMock).fetch(request),
    handle: request => (served as WorkbenchMock).handle(request),
  })
  onTestFinished(() => server.close())
  const overPort: Send = (mock, url, init) => {
    served = mock
    return fetch(url, init).then(withoutHeadersOfThePort).then(read)
  }
  await fc.assert(
    fc.asyncProperty(anyFault, fc.array(anyCall, { minLength: 1, maxLength: 3 }), async (fault, calls) => {
      const answers = await Promise.all(
        [...METHODS, overPort].map(async send => {
          const mock = new WorkbenchMock(OPTIONS)
          if (fault) mock.faults.add(fault)
          const seen: object[] = []
          for (const { path, init } of calls) {
            seen.push(await send(mock, server.url + path, init).catch(() => ({ connection: 'lost' })))
          }
          return seen
        }),
      )
      for (const other of answers.slice(1)) expect(other).toEqual(answers[0])
    }),
  )
})
