import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { Api } from '../api.ts'
import type { CaseContext } from '../rule-case.ts'
import { testRules } from '../test-rules.ts'

/** Cases with records that the API cannot delete, so that they cannot be part of the conformance suite. */
testRules([
  {
    rule: 'authentication',
    name: 'a session and a new login of a disabled user fail with 401',
    check: async ({ mock, anonymous, admin }) => {
      const session = (await login(mock, anonymous)).body
      expect((await anonymous.withToken(session.access_token).get('/organizations')).status).toBe(200)
      const disabled = await admin.update('user_accounts', session.user_id, { active: false })
      expect(disabled.body.data.attributes).toMatchObject({ active: false, active_status: 'LOCKED' })
      expect(await anonymous.withToken(session.access_token).get('/organizations')).toMatchObject({
        status: 401,
        rule: 'authentication',
      })
      expect(await logInAgain(mock, anonymous)).toMatchObject({ status: 401, rule: 'user-locked' })
      await admin.update('user_accounts', session.user_id, { active: true })
      expect((await anonymous.withToken(session.access_token).get('/organizations')).status).toBe(401)
      expect((await logInAgain(mock, anonymous)).status).toBe(200)
    },
  },
  {
    rule: 'analyst-work',
    name: 'an Organization Analyst can complete an investigative action',
    check: async ({ mock, analyst }) => {
      const { investigativeActions } = mock.seed({ investigativeActions: [{ title: 'Call the owner' }] })
      const { id } = investigativeActions[0]
      mock.clock.advance({ minutes: 5 })
      const response = await analyst.update('investigative_actions', id, {
        status: 'COMPLETED',
        results: 'All is well.',
      })
      expect(response.status).toBe(200)
      const { status, results, status_updated_at, created_at } = (await analyst.get(`/investigative_actions/${id}`))
        .body.data.attributes
      expect({ status, results }).toEqual({ status: 'COMPLETED', results: 'All is well.' })
      expect(Date.parse(status_updated_at) - Date.parse(created_at)).toBeGreaterThanOrEqual(300_000)
    },
  },
  {
    rule: 'analyst-no-users',
    name: 'an Organization Analyst can read users, but not create or change them',
    check: async ({ mock, analyst, admin }) => {
      const { userAccounts } = mock.seed({ userAccounts: [{ email: 'robin@example.com' }] })
      const { id } = userAccounts[0]
      const add = { data: { type: 'user_accounts', attributes: { email: 'kim@example.com' } } }
      expect(await analyst.post('/user_accounts', add)).toMatchObject({ status: 403, rule: 'analyst-no-users' })
      expect(await analyst.update('user_accounts', id, { active: false })).toMatchObject({
        status: 403,
        rule: 'analyst-no-users',
      })
      expect((await analyst.get('/user_accounts')).body.data.map((user: { id: string }) => user.id)).toEqual([id])
      expect((await admin.post('/user_accounts', add)).status).toBe(201)
    },
  },
  {
    rule: 'user-locked',
    name: 'a new user is locked, even with active in the request, until an Organization Admin activates the account',
    check: async ({ mock, admin }) => {
      for (const [email, state] of [
        ['one@example.com', {}],
        ['two@example.com', { active: true }],
        ['three@example.com', { active: false }],
      ] as const) {
        const created = await admin.post('/user_accounts', {
          data: { type: 'user_accounts', attributes: { email, ...state } },
        })
        expect(created.body.data.attributes).toMatchObject({ active: false, active_status: 'LOCKED' })
        const { id } = created.body.data
        expect((await admin.get(`/user_accounts/${id}`)).body.data.attributes).toMatchObject({ active: false })
        const activated = await admin.update('user_accounts', id, { active: true })
        expect(activated.body.data.attributes).toMatchObject({ active: true, active_status: 'ACTIVE' })
      }
      const seeded = mock.seed({ userAccounts: [USER] }).userAccounts[0]
      expect((await admin.get(`/user_accounts/${seeded.id}`)).body.data.attributes).toMatchObject({ active: true })
    },
  },
  {
    rule: 'user-locked',
    name: 'a locked user cannot log in by JSON or by form, and learns the reason only with the right password',
    check: async ({ mock, anonymous }) => {
      mock.seed({ userAccounts: [{ ...USER, active: false }] })
      expect(await logInAgain(mock, anonymous)).toMatchObject({ status: 401, rule: 'user-locked' })
      expect(await logInAgain(mock, anonymous, 'x')).toMatchObject({ status: 401, rule: 'authentication' })
      const form = new URLSearchParams({ grant_type: 'password', username: USER.email, password: USER.password })
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-expelinc-otp': mock.otp }
      expect(await anonymous.call('POST', '/auth/v0/login', `${form}`, headers)).toMatchObject({
        status: 401,
        rule: 'user-locked',
        body: { error: 'invalid_grant', error_description: 'The user account is locked.' },
      })
    },
  },
])

test("newUserState: 'active' creates users with the state in the request, by default active", async () => {
  const mock = new WorkbenchMock({ assumptions: { newUserState: 'active' } })
  const admin = new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }, mock.tokens.admin)
  for (const [email, attributes, active] of [
    ['one@example.com', {}, true],
    ['two@example.com', { active: true }, true],
    ['three@example.com', { active: false }, false],
  ] as const) {
    const data = { type: 'user_accounts', attributes: { email, ...attributes } }
    expect((await admin.post('/user_accounts', { data })).body.data.attributes).toMatchObject({ active })
  }
})

const USER = { email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' } as const

function login(mock: CaseContext['mock'], anonymous: CaseContext['anonymous']) {
  mock.seed({ userAccounts: [USER] })
  return logInAgain(mock, anonymous)
}

function logInAgain(mock: CaseContext['mock'], anonymous: CaseContext['anonymous'], password: string = USER.password) {
  const body = { username: USER.email, password, otp: mock.otp }
  return anonymous.call('POST', '/login', body, { 'content-type': 'application/json' })
}
