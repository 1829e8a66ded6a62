import { type Assumptions, WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test } from 'vitest'
import { Api } from './api.ts'

const USER = { email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' } as const
const JSON_BODY = { 'content-type': 'application/json' }
const FORM_BODY = { 'content-type': 'application/x-www-form-urlencoded' }

function start(assumptions: Partial<Assumptions> = {}) {
  const mock = new WorkbenchMock({ assumptions })
  mock.seed({ userAccounts: [USER] })
  const api = new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined })
  const post = (body: string, headers: Record<string, string> = {}) =>
    api.call('POST', '/auth/v0/login', body, { ...FORM_BODY, ...headers })
  return { mock, api, post }
}

const form = (fields: Record<string, string> = {}) =>
  new URLSearchParams({ grant_type: 'password', username: USER.email, password: USER.password, ...fields }).toString()

describe('a rejected login with the form', () => {
  test.each([
    ['a missing code', form(), {}, 401, 'invalid_grant', 'A one-time code is required.'],
    ['a wrong code', form(), { 'x-expelinc-otp': 'x' }, 401, 'invalid_grant', 'Incorrect one-time code.'],
    ['a wrong password', form({ password: 'x' }), {}, 401, 'invalid_grant', 'Incorrect username or password.'],
    ['an empty body', '', {}, 400, 'invalid_request', /'grant_type' is required/],
    ['a missing password', 'grant_type=password&username=x', {}, 400, 'invalid_request', "'password' is required"],
    ['another grant', form({ grant_type: 'implicit' }), {}, 400, 'unsupported_grant_type', /must be one of/],
    ['an unknown field', form({ 'ö"\\': 'x' }), {}, 400, 'invalid_request', "'?'?' is not allowed"],
    ['JSON', JSON.stringify(USER), JSON_BODY, 415, 'invalid_request', /Expected application\/x-www-form-urlencoded/],
    ['invalid JSON', '{', JSON_BODY, 400, 'invalid_request', 'The request body is not valid JSON.'],
    ['XML', '<a/>', { 'content-type': 'text/xml' }, 400, 'invalid_request', /'grant_type' is required/],
    ['an Accept of text/html', form(), { accept: 'text/html' }, 406, 'invalid_request', /Accept/],
  ])("has OAuth's error and error_description for %s", async (_, body, headers, status, error, description) => {
    const response = await start().post(body, headers)
    expect(response).toMatchObject({ status, body: { error, error_description: expect.stringMatching(description) } })
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(Object.keys(response.body)).toEqual(['error', 'error_description'])
    // RFC 6749, section 5.2.
    expect(response.body.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/)
  })

  test('names its rule, and is recorded as it was sent', async () => {
    const { mock, post } = start()
    const response = await post(form())
    expect(response.rule).toBe('authentication')
    const [request] = mock.requests
    expect(request?.answer).toEqual(response.body)
    expect(mock.explain(request ?? '')).toContain('Detail: A one-time code is required.')
  })

  test("has the error document with formLoginError: 'document'", async () => {
    const { post } = start({ formLoginError: 'document' })
    expect(await post(form())).toMatchObject({ status: 401, body: { errors: [{ code: 'UNAUTHORIZED' }] } })
    expect(await post('')).toMatchObject({ status: 403, body: { errors: [{ title: 'Param validation failed' }] } })
  })
})

test('a rejected login with JSON has the error document', async () => {
  const response = await start().api.call('POST', '/login', { username: USER.email, password: 'x' }, JSON_BODY)
  expect(response).toMatchObject({ status: 401, body: { errors: [{ title: 'Authentication Failed' }] } })
})

test.each([
  ['a number of seconds by default', {}, 1_795_373_340],
  ["an ISO 8601 timestamp with sessionTimes: 'timestamp'", { sessionTimes: 'timestamp' }, '2026-11-22T18:49:00.987Z'],
] as const)('created_at of a session is %s', async (_, assumptions, expected) => {
  const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00.987Z', assumptions })
  mock.seed({ userAccounts: [USER] })
  const response = await mock.fetch(`${mock.baseUrl}/api/v2/login`, {
    method: 'POST',
    headers: JSON_BODY,
    body: JSON.stringify({ username: USER.email, password: USER.password, otp: mock.otp }),
  })
  expect(await response.json()).toMatchObject({ created_at: expected, expires_in: 46_800 })
})
