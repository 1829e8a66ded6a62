import type { Page } from '@playwright/test'
import { expect, routeToMock, test } from '@workbench-sdk/mock/playwright'

const PAGE = 'data:text/html,<title>Page</title>'

/** Calls the API from a page, and returns the status, or 'failed' without a response. */
function call(page: Page, url: string, token: string, document?: object): Promise<number | 'failed'> {
  const init = {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.api+json' },
    ...(document && { method: 'POST', body: JSON.stringify(document) }),
  }
  return page.evaluate(
    async ([url, init]) => {
      try {
        const response = await fetch(url, init)
        await response.text()
        return response.status
      } catch {
        return 'failed'
      }
    },
    [url, init] as const,
  )
}

test.beforeEach(({ page }) => page.goto(PAGE))

test('a page can read and write after a preflight, and sees the exposed headers', async ({ page, mock }) => {
  const url = `${mock.baseUrl}/api/v2/service_accounts`
  const data = { type: 'service_accounts', attributes: { display_name: 'é', role: 'organization_admin' } }
  expect(await call(page, url, mock.tokens.admin, { data })).toBe(201)
  expect(mock.serviceAccounts().map(({ name }) => name)).toContain('é')
  expect(await call(page, url, mock.tokens.analyst)).toBe(403)
  expect(await page.evaluate(async url => (await fetch(url)).headers.get('x-workbench-mock-rule'), url)).toBe(
    'authentication',
  )
  expect(mock).toHaveReceived('POST /service_accounts', { attributes: { display_name: 'é' }, caller: 'Mock admin' })
})

test('faults can drop a connection and truncate a response', async ({ page, mock }) => {
  const url = `${mock.baseUrl}/api/v2/organizations`
  for (const fault of [{ drop: true }, { body: 'cut' }] as const) {
    mock.faults.add({ ...fault, times: 1 })
    expect(await call(page, url, mock.tokens.admin)).toBe('failed')
  }
  expect(await call(page, url, mock.tokens.admin)).toBe(200)
})

test('a test can end while a response is delayed', async ({ page, mock }) => {
  mock.faults.add({ latency: { minutes: 10 } })
  const asked = page.waitForRequest(`${mock.baseUrl}/**`)
  await page.evaluate(url => void fetch(url), `${mock.baseUrl}/api/v2/organizations`)
  await asked
})

test('requests from a page to other origins are not intercepted', async ({ page, mock }) => {
  await page.route('https://elsewhere.example/**', route =>
    route.fulfill({ body: 'elsewhere', headers: { 'access-control-allow-origin': '*' } }),
  )
  expect(await page.evaluate(async () => (await fetch('https://elsewhere.example')).text())).toBe('elsewhere')
  expect(mock.requests).toEqual([])
})

test.describe('a mock of another origin', () => {
  test.use({ mockOptions: { baseUrl: 'https://workbench.test' } })

  test('handles the calls to that origin', async ({ page, mock }) => {
    expect(await call(page, 'https://workbench.test/api/v2/organizations', mock.tokens.admin)).toBe(200)
    expect(mock.requests).toHaveLength(1)
  })
})

test('a browser context that the test creates can use the mock', async ({ browser, mock }) => {
  await using context = await browser.newContext()
  const stop = await routeToMock(context, mock)
  const page = await context.newPage()
  await page.goto(PAGE)
  expect(await call(page, `${mock.baseUrl}/api/v2/organizations`, mock.tokens.analyst)).toBe(200)
  await stop()
})

test.describe('an unhandled request', () => {
  test('fails the test', async ({ page, mock }) => {
    test.fail()
    await call(page, `${mock.baseUrl}/api/v2/api_kyes`, mock.tokens.admin)
  })

  test('fails a test without the mock fixture, and does not reach the network', async ({ page }) => {
    test.fail()
    expect(await call(page, 'https://workbench.expel.io/api/v2/api_kyes', 'none')).toBe(401)
  })

  test('does not fail the test if it is expected', async ({ page, mock }) => {
    await call(page, `${mock.baseUrl}/api/v2/api_kyes`, mock.tokens.admin)
    expect(mock).toHaveReceivedUnhandledRequest('GET /api_kyes')
  })
})

test('a failed matcher lists the received requests without secrets', async ({ page, mock }) => {
  await call(page, `${mock.baseUrl}/api/v2/organizations?token=${mock.tokens.admin}`, mock.tokens.admin)
  const holds = () => expect(mock).toHaveReceived('GET /organizations', { status: 201 })
  expect(holds).toThrow(/No request matches.*\?token=\[secret\] → 403, as "Mock admin"/s)
  // @ts-expect-error Unknown route.
  expect(() => expect(mock).toHaveReceived('GET /organisations')).toThrow(/GET \/organizations/)
})
