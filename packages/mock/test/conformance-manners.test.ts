import { setImmediate as turn } from 'node:timers/promises'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { runConformance } from '@workbench-sdk/mock/conformance'
import { expect, test } from 'vitest'

/** A mock whose every request is seen, and can be answered otherwise. */
function watched(answerFor: (request: Request) => Response | undefined = () => undefined) {
  const mock = new WorkbenchMock()
  const requests: { readonly method: string; readonly path: string; readonly body: string; readonly at: number }[] = []
  const watch: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname, search } = new URL(request.url)
    const path = decodeURIComponent(pathname + search)
    requests.push({ method: request.method, path, body: await request.clone().text(), at: performance.now() })
    return answerFor(request) ?? mock.fetch(request)
  }
  return { mock, requests, deployment: { baseUrl: mock.baseUrl, token: mock.tokens.admin, fetch: watch } }
}

const SOME = (id: string) => id.startsWith('filter-') || id === 'key-delete'

test('a run keeps below the rate that it is given, over any second', async () => {
  const { requests, deployment } = watched()
  const rate = 25
  await runConformance(deployment, { allowWrites: true, rate, only: id => id === 'filter-text' || id === 'key-delete' })
  expect(requests.length).toBeGreaterThan(rate)
  const spans = requests.slice(rate).map(({ at }, index) => at - (requests[index]?.at ?? 0))
  // A busy machine may record a request late, and the next ones in time.
  expect(Math.min(...spans)).toBeGreaterThan(900)
})

test('a run changes and deletes nothing that it has not made, and what it makes has its name', async () => {
  const { requests, deployment } = watched()
  const { results } = await runConformance(deployment, { allowWrites: true })
  expect(results.filter(({ verdict }) => verdict === 'differs')).toEqual([])
  const creations = requests.filter(({ method, path }) => method === 'POST' && /^\/api\/v2\/\w+$/.test(path))
  expect(creations.length).toBeGreaterThan(100)
  for (const { path, body } of creations.filter(({ body }) => body.includes('"display_name":"'))) {
    expect([path, /"display_name":"(?:workbench-conformance [0-9a-f]{8} |")/.test(body)]).toEqual([path, true])
  }
})

test('a deployment that overlooks filters loses nothing of its own by that', async () => {
  const { mock, deployment } = watched()
  mock.seed({ serviceAccounts: [{ name: 'workbench', keys: [{ name: 'in use' }] }] })
  const forgetful: typeof fetch = (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    for (const name of [...url.searchParams.keys()]) if (name.startsWith('filter')) url.searchParams.delete(name)
    return mock.fetch(new Request(url, request))
  }
  await runConformance({ ...deployment, fetch: forgetful }, { allowWrites: true, only: SOME })
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const left = await (await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, { headers })).json()
  const names = left.data.map(({ attributes }: { attributes: { name: string } }) => attributes.name)
  expect(names.toSorted()).toEqual(['admin', 'analyst', 'in use', 'read-only admin'])
})

test.each([
  ['1', 'holds'],
  ['soon', 'differs'],
])('what is answered with 429 is asked again, once the time has come; Retry-After: %s %s', async (after, verdict) => {
  let refusals = 0
  const { requests, deployment } = watched(request => {
    if (request.method !== 'POST' || refusals++ > 0) return undefined
    return new Response(null, { status: 429, headers: { 'retry-after': after } })
  })
  const only = (id: string) => id === 'key-delete' || id === 'rate-limit'
  const { results } = await runConformance(deployment, { allowWrites: true, only })
  expect(results).toMatchObject([{ verdict: 'holds' }, { id: 'rate-limit', verdict }])
  const [first, second] = requests.filter(({ method }) => method === 'POST')
  expect([second?.path, second?.body]).toEqual([first?.path, first?.body])
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(900)
})

test('what a deployment is about to make when the run is interrupted is undone as well', async () => {
  const mock = new WorkbenchMock()
  const interruption = new AbortController()
  // A deployment goes on with what it was asked for, whoever hangs up: here as slowly as it takes for a run that does not
  // wait to be over.
  const made: Promise<Response>[] = []
  const make = async (request: Request) => {
    const { method, url, headers } = request
    const body = await request.text()
    interruption.abort()
    for (let turns = 0; turns < 1_000; turns++) await turn()
    return mock.fetch(url, { method, headers, body })
  }
  const slow: typeof fetch = input => {
    if ((input as Request).method !== 'POST') return mock.fetch(input)
    const answer = make(input as Request)
    made.push(answer)
    return answer
  }
  await using server = await serve({ fetch: slow })
  const deployment = { baseUrl: server.url, token: mock.tokens.admin }
  const only = (id: string) => id === 'account-edit'
  const report = await runConformance(deployment, { allowWrites: true, only, signal: interruption.signal })
  await Promise.all(made)
  expect(report).toMatchObject({ interrupted: true, results: [{ verdict: 'skipped' }] })
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const left = await (await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts?page[limit]=0`, { headers })).json()
  expect(left.meta.page.total).toBe(3)
})

test('what could not be deleted is said', async () => {
  const { deployment } = watched(request =>
    request.method === 'DELETE' ? new Response(null, { status: 503 }) : undefined,
  )
  const { leftovers } = await runConformance(deployment, { allowWrites: true, only: id => id === 'account-edit' })
  expect(leftovers).toMatch(/workbench-conformance/)
})

test('where there are no service accounts the rest is looked at all the same', async () => {
  const { deployment } = watched(request =>
    /\/(service_accounts|api_keys)/.test(request.url) ? notFound(request) : undefined,
  )
  const { results, leftovers } = await runConformance(deployment, { allowWrites: true })
  const verdictOf = (id: string) => results.find(each => each.id === id)?.verdict
  expect([verdictOf('service-account'), verdictOf('disable-cascade'), verdictOf('organization')]).toEqual([
    'differs',
    'not applicable',
    'holds',
  ])
  expect(leftovers).toBeUndefined()
})

/** As jsonapi-server answers for a type that it does not have. */
function notFound({ url }: Request): Response {
  const detail = `The requested resource '${new URL(url).pathname.split('/')[3]}' does not exist`
  const errors = [{ status: '404', code: 'ENOTFOUND', title: 'Resource not found', detail }]
  const document = { jsonapi: { version: '1.0' }, meta: {}, links: { self: url }, errors }
  return Response.json(document, { status: 404, headers: { 'content-type': 'application/vnd.api+json' } })
}
