import { expect } from 'vitest'
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
      const unauthorized = { status: 401, rule: 'authentication' }
      expect(await anonymous.withToken(session.access_token).get('/organizations')).toMatchObject(unauthorized)
      expect(await logInAgain(mock, anonymous)).toMatchObject(unauthorized)
      await admin.update('user_accounts', session.user_id, { active: true })
      expect((await anonymous.withToken(session.access_token).get('/organizations')).status).toBe(200)
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
])

const USER = { email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' } as const

function login(mock: CaseContext['mock'], anonymous: CaseContext['anonymous']) {
  mock.seed({ userAccounts: [USER] })
  return logInAgain(mock, anonymous)
}

function logInAgain(mock: CaseContext['mock'], anonymous: CaseContext['anonymous']) {
  const body = { username: USER.email, password: USER.password, otp: mock.otp }
  return anonymous.call('POST', '/login', body, { 'content-type': 'application/json' })
}
