import { expect } from 'vitest'
import { operations } from '../contract.ts'
import type { Bench } from '../rule-case.ts'
import { testRules } from '../test-rules.ts'
import { everyCall } from './every-call.ts'

/** The rules of who may do what. */
testRules([
  {
    rule: 'authentication',
    says: 'no token, and anything that is none, is answered with 401',
    check: async ({ nobody, mock }) => {
      expect(await nobody.get('/organizations')).toMatchObject({ status: 401, rule: 'authentication' })
      const { admin } = mock.tokens
      for (const authorization of ['', 'Bearer', 'Bearer nonsense', `Basic ${admin}`, admin, `Bearer ${admin}x`]) {
        const reply = await nobody.call('GET', '/organizations', undefined, { authorization })
        expect(reply).toMatchObject({ status: 401, rule: 'authentication' })
        expect(reply.body.errors[0]).toMatchObject({ code: 'UNAUTHORIZED', title: 'Authentication Failed' })
      }
    },
  },
  {
    rule: 'authentication',
    says: 'the token of a disabled and of a deleted key is answered with 401, and that of the key beside it is not',
    check: async ({ admin }) => {
      const account = (await admin.createAccount()).body.data.id
      const [disabled, deleted, other] = await Promise.all([1, 2, 3].map(() => admin.createKey(account)))
      await admin.change('api_keys', disabled?.body.data.id, { active: false })
      await admin.delete(`/api_keys/${deleted?.body.data.id}`)
      const status = async (reply: typeof other) =>
        (await admin.as(reply?.body.data.attributes.access_token).get('/organizations')).status
      expect([await status(disabled), await status(deleted), await status(other)]).toEqual([401, 401, 200])
    },
  },
  {
    rule: 'authentication',
    says: 'the session of a person who is disabled is answered with 401, and so is another login',
    check: async ({ mock, nobody, admin }) => {
      const session = (await login(mock, nobody)).body
      expect((await nobody.as(session.access_token).get('/organizations')).status).toBe(200)
      const disabled = await admin.change('user_accounts', session.user_id, { active: false })
      expect(disabled.body.data.attributes).toMatchObject({ active: false, active_status: 'LOCKED' })
      const refused = { status: 401, rule: 'authentication' }
      expect(await nobody.as(session.access_token).get('/organizations')).toMatchObject(refused)
      expect(await logInAgain(mock, nobody)).toMatchObject(refused)
      await admin.change('user_accounts', session.user_id, { active: true })
      expect((await nobody.as(session.access_token).get('/organizations')).status).toBe(200)
      expect((await logInAgain(mock, nobody)).status).toBe(200)
    },
  },
  {
    rule: 'admin-only',
    says: 'an Organization Analyst can neither read nor write service accounts and API keys',
    check: async ({ mock, admin, analyst }) => {
      const seen = (await admin.get('/api_keys')).body.data[0]
      const account = seen.relationships.service_account.data.id
      const forbidden = { status: 403, rule: 'admin-only' }
      for (const path of ['/service_accounts', '/api_keys', `/service_accounts/${account}`, `/api_keys/${seen.id}`]) {
        expect(await analyst.get(path)).toMatchObject(forbidden)
      }
      expect(await analyst.createAccount()).toMatchObject(forbidden)
      expect(await analyst.createKey(account)).toMatchObject(forbidden)
      expect(await analyst.change('service_accounts', account, { display_name: 'mine' })).toMatchObject(forbidden)
      expect(await analyst.change('api_keys', seen.id, { active: false })).toMatchObject(forbidden)
      expect(await analyst.delete(`/service_accounts/${account}`)).toMatchObject(forbidden)
      expect(await analyst.delete(`/api_keys/${seen.id}`)).toMatchObject(forbidden)
      expect((await admin.as(mock.tokens.admin).get('/api_keys')).body.meta.page.total).toBe(3)
    },
  },
  {
    rule: 'admin-only',
    says: 'an Organization Analyst does not see them from the side either: related, included or filtered by',
    check: async ({ mock, analyst }) => {
      const organization = `/organizations/${mock.organizationId}`
      for (const path of [
        `${organization}/api_keys`,
        `${organization}/relationships/api_keys`,
        `${organization}?include=api_keys`,
        '/organizations?include=api_keys.service_account',
        '/organizations?filter[api_keys][display_name]=admin',
      ]) {
        expect(await analyst.get(path)).toMatchObject({ status: 403, rule: 'admin-only' })
      }
    },
  },
  {
    rule: 'admin-only',
    says: 'with analystReadsServiceAccounts an analyst reads them, and still writes nothing',
    options: { assumptions: { analystReadsServiceAccounts: true } },
    check: async ({ analyst }) => {
      expect((await analyst.get('/api_keys?include=service_account')).status).toBe(200)
      expect(await analyst.createAccount()).toMatchObject({ status: 403, rule: 'admin-only' })
    },
  },
  {
    rule: 'admin-everything',
    says: 'no call of the contract is forbidden to an Organization Admin',
    check: async ({ admin }) => {
      const titles = await everyCall(admin, operations, reply => reply.body?.errors?.[0]?.title)
      expect(titles.filter(([, title]) => title === 'Forbidden' || title === 'Authentication Failed')).toEqual([])
    },
  },
  {
    rule: 'analyst-work',
    says: 'an Organization Analyst marks an investigative action as complete',
    check: async ({ mock, analyst }) => {
      const { investigativeActions } = mock.seed({ investigativeActions: [{ title: 'Call the owner' }] })
      const { id } = investigativeActions[0]
      mock.clock.advance({ minutes: 5 })
      const reply = await analyst.change('investigative_actions', id, { status: 'COMPLETED', results: 'All is well.' })
      expect(reply.status).toBe(200)
      const { status, results, status_updated_at, created_at } = (await analyst.get(`/investigative_actions/${id}`))
        .body.data.attributes
      expect({ status, results }).toEqual({ status: 'COMPLETED', results: 'All is well.' })
      expect(Date.parse(status_updated_at) - Date.parse(created_at)).toBeGreaterThanOrEqual(300_000)
    },
  },
  {
    rule: 'analyst-no-users',
    says: 'an Organization Analyst can neither add nor change people, and can see them',
    check: async ({ mock, analyst, admin }) => {
      const { userAccounts } = mock.seed({ userAccounts: [{ email: 'robin@example.com' }] })
      const { id } = userAccounts[0]
      const add = { data: { type: 'user_accounts', attributes: { email: 'kim@example.com' } } }
      expect(await analyst.post('/user_accounts', add)).toMatchObject({ status: 403, rule: 'analyst-no-users' })
      expect(await analyst.change('user_accounts', id, { active: false })).toMatchObject({
        status: 403,
        rule: 'analyst-no-users',
      })
      expect((await analyst.get('/user_accounts')).body.data.map((user: { id: string }) => user.id)).toEqual([id])
      expect((await admin.post('/user_accounts', add)).status).toBe(201)
    },
  },
  {
    rule: 'read-only',
    says: 'with read-only access an admin reads everything and writes nothing',
    check: async ({ readOnlyAdmin }) => {
      const replies = await everyCall(readOnlyAdmin, operations, reply => reply.rule)
      const wrong = replies.filter(([{ method }, rule]) => (rule === 'read-only') !== (method !== 'GET'))
      expect(wrong).toEqual([])
    },
  },
  {
    rule: 'read-only',
    says: 'with read-only access an analyst does not even do non-administrative work',
    check: async ({ mock, nobody }) => {
      const seeded = mock.seed({
        serviceAccounts: [{ name: 'watcher', role: 'organization_analyst', readOnly: true, keys: [{ name: 'watch' }] }],
        investigativeActions: [{ title: 'Call the owner' }],
      })
      const watcher = nobody.as(seeded.serviceAccounts[0].keys[0].token)
      const { id } = seeded.investigativeActions[0]
      expect((await watcher.get(`/investigative_actions/${id}`)).status).toBe(200)
      const reply = await watcher.change('investigative_actions', id, { status: 'COMPLETED' })
      expect(reply).toMatchObject({ status: 403, rule: 'read-only' })
      expect(reply.body.errors[0].title).toBe('Forbidden')
    },
  },
  {
    rule: 'one-organization',
    says: "another organization's records are neither listed nor found, whatever the way to them",
    check: async ({ mock, admin }) => {
      const { organizations } = mock.seed({
        organizations: [{ name: 'Neighbours', serviceAccounts: [{ name: 'theirs', keys: [{ name: 'their key' }] }] }],
      })
      const { organizationId, serviceAccounts } = organizations[0]
      const [theirs] = serviceAccounts
      const missing = { status: 404, rule: 'one-organization' }
      for (const path of [
        `/organizations/${organizationId}`,
        `/service_accounts/${theirs.id}`,
        `/service_accounts/${theirs.id}/api_keys`,
        `/service_accounts/${theirs.id}/relationships/actor`,
        `/api_keys/${theirs.keys[0].id}`,
      ]) {
        expect(await admin.get(path)).toMatchObject(missing)
      }
      expect(await admin.change('service_accounts', theirs.id, { active: false })).toMatchObject(missing)
      expect(await admin.delete(`/api_keys/${theirs.keys[0].id}`)).toMatchObject(missing)
      expect(await admin.createKey(theirs.id)).toMatchObject(missing)
      expect((await admin.get(`/api_keys?filter[service_account]=${theirs.id}`)).body.meta.page.total).toBe(0)
      for (const type of ['organizations', 'service_accounts', 'api_keys', 'actors']) {
        const { text } = await admin.get(`/${type}?page[limit]=100`)
        expect(text).not.toContain(organizationId)
        expect(text).not.toContain(theirs.id)
      }
      const ours = await admin.as(theirs.keys[0].token).get('/organizations')
      expect(ours.body.data.map((each: { id: string }) => each.id)).toEqual([organizationId])
    },
  },
  {
    rule: 'one-organization',
    says: "nothing of one's own can be linked to another organization's records",
    check: async ({ mock, admin }) => {
      const { organizations, investigativeActions } = mock.seed({
        organizations: [{ name: 'Neighbours', serviceAccounts: [{ name: 'theirs', keys: [{ name: 'their key' }] }] }],
        investigativeActions: [{ title: 'Call the owner' }],
      })
      const { organizationId, serviceAccounts } = organizations[0]
      const path = `/investigative_actions/${investigativeActions[0].id}/relationships/assigned_to_actor`
      const assign = (id: string) => admin.patch(path, { data: { type: 'actors', id } })
      const [ours] = (await admin.get('/actors')).body.data
      const [theirs] = (await admin.as(serviceAccounts[0].keys[0].token).get('/actors')).body.data
      expect((await assign(ours.id)).status).toBe(200)
      expect(await assign(theirs.id)).toMatchObject({ status: 404, rule: 'one-organization' })
      expect((await admin.get(path)).body.data.id).toBe(ours.id)
      const moved = await admin.post('/service_accounts', {
        data: {
          type: 'service_accounts',
          attributes: { display_name: 'ci', role: 'organization_analyst' },
          relationships: { organization: { data: { type: 'organizations', id: organizationId } } },
        },
      })
      expect(moved).toMatchObject({ status: 404, rule: 'one-organization' })
    },
  },
  {
    rule: 'session-expiry',
    says: 'a login session ends after 13 hours; an API key goes on',
    options: { now: '2026-11-22T18:49:00Z' },
    check: async ({ mock, nobody, admin }) => {
      const session = await login(mock, nobody)
      expect(session.body).toMatchObject({
        expires_in: 46_800,
        token_type: 'bearer',
        organization_id: mock.organizationId,
      })
      const person = nobody.as(session.body.access_token)
      mock.clock.advance({ hours: 12, minutes: 59, seconds: 59 })
      expect((await person.get('/service_accounts')).status).toBe(200)
      mock.clock.advance({ seconds: 1 })
      expect(await person.get('/service_accounts')).toMatchObject({ status: 401, rule: 'session-expiry' })
      mock.clock.advance({ days: 3_650 })
      expect((await admin.get('/service_accounts')).status).toBe(200)
    },
  },
  {
    rule: 'session-expiry',
    says: 'a login without its one-time code is answered with 401, also where the password is right',
    check: async ({ mock, nobody }) => {
      mock.seed({ userAccounts: [PERSON] })
      const { email: username, password } = PERSON
      const wrongCode = mock.otp === '000000' ? '000001' : '000000'
      for (const credentials of [
        { username, password },
        { username, password, otp: wrongCode },
        { username, password: 'wrong', otp: mock.otp },
        { username: 'nobody@example.com', password, otp: mock.otp },
      ]) {
        const reply = await nobody.call('POST', '/login', credentials, { 'content-type': 'application/json' })
        expect(reply).toMatchObject({ status: 401, rule: 'authentication' })
      }
      const form = new URLSearchParams({ grant_type: 'password', username, password }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expect((await nobody.call('POST', '/auth/v0/login', form, headers)).status).toBe(401)
      const right = await nobody.call('POST', '/auth/v0/login', form, { ...headers, 'x-expelinc-otp': mock.otp })
      expect(right.status).toBe(200)
    },
  },
  {
    rule: 'otp-on-create',
    says: 'off by default; where it is on, a key is created with the right code alone',
    options: { assumptions: { otpOnKeyCreate: true } },
    check: async ({ mock, admin }) => {
      const account = (await admin.createAccount()).body.data.id
      expect(await admin.createKey(account)).toMatchObject({ status: 401, rule: 'otp-on-create' })
      const body = {
        data: {
          type: 'api_keys',
          attributes: { display_name: 'deploy' },
          relationships: { service_account: { data: { type: 'service_accounts', id: account } } },
        },
      }
      const wrongCode = mock.otp === '000000' ? '000001' : '000000'
      const wrong = await admin.call('POST', '/api_keys', body, { 'x-expelinc-otp': wrongCode })
      expect(wrong).toMatchObject({ status: 401, rule: 'otp-on-create' })
      expect((await admin.call('POST', '/api_keys', body, { 'x-expelinc-otp': mock.otp })).status).toBe(201)
      expect((await admin.get(`/service_accounts/${account}/api_keys`)).body.meta.page.total).toBe(1)
    },
  },
])

const PERSON = { email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' } as const

function login(mock: Bench['mock'], nobody: Bench['nobody']) {
  mock.seed({ userAccounts: [PERSON] })
  return logInAgain(mock, nobody)
}

function logInAgain(mock: Bench['mock'], nobody: Bench['nobody']) {
  const body = { username: PERSON.email, password: PERSON.password, otp: mock.otp }
  return nobody.call('POST', '/login', body, { 'content-type': 'application/json' })
}
