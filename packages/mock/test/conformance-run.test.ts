import { setImmediate as turn } from 'node:timers/promises'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { runConformance } from '@workbench-sdk/mock/conformance'
import { expect, test } from 'vitest'

/** Creates a mock that records its requests. `respond` can replace a response. */
function createRecordedMock(respond: (request: Request) => Response | undefined = () => undefined) {
  const mock = new WorkbenchMock()
  const requests: { readonly method: string; readonly path: string; readonly body: string; readonly at: number }[] = []
  const recordingFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname, search } = new URL(request.url)
    const path = decodeURIComponent(pathname + search)
    requests.push({ method: request.method, path, body: await request.clone().text(), at: performance.now() })
    return respond(request) ?? mock.fetch(request)
  }
  return { mock, requests, deployment: { baseUrl: mock.baseUrl, token: mock.tokens.admin, fetch: recordingFetch } }
}

const FEW_CASES = (id: string) => id.startsWith('filter-') || id === 'key-delete'

test('sends at most `rate` requests in any second', async () => {
  const { requests, deployment } = createRecordedMock()
  const rate = 25
  await runConformance(deployment, { allowWrites: true, rate, only: id => id === 'filter-text' || id === 'key-delete' })
  expect(requests.length).toBeGreaterThan(rate)
  const spans = requests.slice(rate).map(({ at }, index) => at - (requests[index]?.at ?? 0))
  // Less than 1,000 ms, because a request may be recorded late on a busy machine.
  expect(Math.min(...spans)).toBeGreaterThan(900)
})

test('changes only its own records, whose names have its prefix', async () => {
  const { requests, deployment } = createRecordedMock()
  const { results } = await runConformance(deployment, { allowWrites: true })
  expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([])
  const creations = requests.filter(({ method, path }) => method === 'POST' && /^\/api\/v2\/\w+$/.test(path))
  expect(creations.length).toBeGreaterThan(100)
  for (const { path, body } of creations.filter(({ body }) => body.includes('"display_name":"'))) {
    expect([path, /"display_name":"(?:workbench-conformance [0-9a-f]{8} |")/.test(body)]).toEqual([path, true])
  }
})

test('deletes only its own records if the deployment ignores filters', async () => {
  const { mock, deployment } = createRecordedMock()
  mock.seed({ serviceAccounts: [{ name: 'workbench', keys: [{ name: 'in use' }] }] })
  const ignoresFilters: typeof fetch = (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    for (const name of [...url.searchParams.keys()]) if (name.startsWith('filter')) url.searchParams.delete(name)
    return mock.fetch(new Request(url, request))
  }
  await runConformance({ ...deployment, fetch: ignoresFilters }, { allowWrites: true, only: FEW_CASES })
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const remaining = await (await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, { headers })).json()
  const names = remaining.data.map(({ attributes }: { attributes: { name: string } }) => attributes.name)
  expect(names.toSorted()).toEqual(['admin', 'analyst', 'in use', 'read-only admin'])
})

test.each([
  ['1', 'passed'],
  ['soon', 'failed'],
])('repeats a request after a 429; the case rate-limit with Retry-After "%s" %s', async (after, outcome) => {
  let rejected = 0
  const { requests, deployment } = createRecordedMock(request => {
    if (request.method !== 'POST' || rejected++ > 0) return undefined
    return new Response(null, { status: 429, headers: { 'retry-after': after } })
  })
  const only = (id: string) => id === 'key-delete' || id === 'rate-limit'
  const { results } = await runConformance(deployment, { allowWrites: true, only })
  expect(results).toMatchObject([{ outcome: 'passed' }, { id: 'rate-limit', outcome }])
  const [first, second] = requests.filter(({ method }) => method === 'POST')
  expect([second?.path, second?.body]).toEqual([first?.path, first?.body])
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(900)
})

test('deletes a record that the deployment creates after the run was aborted', async () => {
  const mock = new WorkbenchMock()
  const interruption = new AbortController()
  // A deployment processes a request even if the client disconnects. Here, this takes longer than a run that does not
  // wait for it.
  const creations: Promise<Response>[] = []
  const create = async (request: Request) => {
    const { method, url, headers } = request
    const body = await request.text()
    interruption.abort()
    for (let turns = 0; turns < 1_000; turns++) await turn()
    return mock.fetch(url, { method, headers, body })
  }
  const slow: typeof fetch = input => {
    if ((input as Request).method !== 'POST') return mock.fetch(input)
    const response = create(input as Request)
    creations.push(response)
    return response
  }
  await using server = await serve({ fetch: slow })
  const deployment = { baseUrl: server.url, token: mock.tokens.admin }
  const only = (id: string) => id === 'account-edit'
  const report = await runConformance(deployment, { allowWrites: true, only, signal: interruption.signal })
  await Promise.all(creations)
  expect(report).toMatchObject({ interrupted: true, results: [{ outcome: 'skipped' }] })
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const remaining = await (
    await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts?page[limit]=0`, { headers })
  ).json()
  expect(remaining.meta.page.total).toBe(3)
})

test('reports records that it could not delete', async () => {
  const { deployment } = createRecordedMock(request =>
    request.method === 'DELETE' ? new Response(null, { status: 503 }) : undefined,
  )
  const { cleanUpError } = await runConformance(deployment, { allowWrites: true, only: id => id === 'account-edit' })
  expect(cleanUpError).toMatch(/workbench-conformance/)
})

test('runs the other cases if the deployment has no service accounts', async () => {
  const { deployment } = createRecordedMock(request =>
    /\/(service_accounts|api_keys)/.test(request.url) ? notFound(request) : undefined,
  )
  const { results, cleanUpError } = await runConformance(deployment, { allowWrites: true })
  const outcomeOf = (id: string) => results.find(each => each.id === id)?.outcome
  expect([outcomeOf('service-account'), outcomeOf('disable-cascade'), outcomeOf('organization')]).toEqual([
    'failed',
    'not applicable',
    'passed',
  ])
  expect(cleanUpError).toBeUndefined()
})

/** The response of jsonapi-server for an unknown type. */
function notFound({ url }: Request): Response {
  const detail = `The requested resource '${new URL(url).pathname.split('/')[3]}' does not exist`
  const errors = [{ status: '404', code: 'ENOTFOUND', title: 'Resource not found', detail }]
  const document = { jsonapi: { version: '1.0' }, meta: {}, links: { self: url }, errors }
  return Response.json(document, { status: 404, headers: { 'content-type': 'application/vnd.api+json' } })
}
