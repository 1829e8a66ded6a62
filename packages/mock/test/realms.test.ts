import { WorkbenchMock } from '@workbench-sdk/mock'
import { Window } from 'happy-dom'
// @ts-expect-error It has no types.
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'

const happy = new Window({ url: 'https://app.example.com' })
const mock = new WorkbenchMock()
const headers = { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' }
const account = { type: 'service_accounts', attributes: { display_name: 'ci', role: 'organization_admin' } }
const url = `${mock.baseUrl}/api/v2/service_accounts`

/** Casts an object of a DOM library to the corresponding type of the runtime. */
const foreign = <T>(made: unknown) => made as T

describe('mock.fetch accepts objects of DOM libraries', () => {
  test('a Request with a body', async () => {
    const body = JSON.stringify({ data: account })
    const request = foreign<Request>(new happy.Request(url, { method: 'POST', headers, body }))
    expect((await mock.fetch(request)).status).toBe(201)
  })

  test('a Request with options', async () => {
    const request = foreign<Request>(new happy.Request(url, { headers }))
    const other = { headers: { authorization: 'Bearer unknown' } }
    expect([(await mock.fetch(request, {})).status, (await mock.fetch(request, other)).status]).toEqual([200, 401])
  })

  test('a URL and Headers', async () => {
    const init = { headers: foreign<Headers>(new happy.Headers(headers)) }
    expect((await mock.fetch(foreign<URL>(new happy.URL(url)), init)).status).toBe(200)
  })

  test.each([
    ['jsdom', new JSDOM().window.AbortController],
    ['happy-dom', happy.AbortController],
  ])('an abort signal of %s', async (_, AbortController) => {
    const controller = foreign<globalThis.AbortController>(new AbortController())
    const { signal } = controller
    expect((await mock.fetch(url, { headers, signal })).status).toBe(200)
    using _fault = mock.faults.add({ latency: { hours: 1 } })
    const call = mock.fetch(url, { headers, signal })
    controller.abort()
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
    await expect(mock.fetch(url, { headers, signal })).rejects.toMatchObject({ name: 'AbortError' })
  })
})
