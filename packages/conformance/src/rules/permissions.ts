import { keyBody } from '../api.ts'
import type { ApiResponse } from '../api-response.ts'
import { assertEqual, assertMatches, assertThat } from '../assert.ts'
import { assertDeleted, assertStatus, isForbidden, summarize } from '../assert-response.ts'
import { callEveryOperation } from '../call-every-operation.ts'
import type { Section } from '../case.ts'
import { Skipped } from '../outcome.ts'
import { NEEDS_CODE } from '../resource-factory.ts'
import type { TestContext } from '../test-context.ts'

/** The permissions for each kind of caller. */
export const permissions: Section = {
  title: 'Permissions',
  file: 'rules/permissions.ts',
  cases: [
    {
      id: 'authentication/none',
      title: 'returns 401 for a missing or invalid token',
      check: async context => {
        const { anonymous, client } = context
        const { token } = client.deployment
        context.assertError(await anonymous.get('/organizations'), 'unauthenticated', 'authentication')
        for (const authorization of ['', 'Bearer', 'Bearer nonsense', `Basic ${token}`, token, `Bearer ${token}x`]) {
          context.assertError(
            await anonymous.get('/organizations', { authorization }),
            'unauthenticated',
            'authentication',
          )
        }
      },
    },
    {
      id: 'authentication/keys',
      title: 'returns 401 for a disabled key and for a deleted key, but not for other keys of the account',
      check: async context => {
        const { admin, factory } = context
        const account = await factory.createAccount()
        const [disabled, deleted, other] = [
          await factory.createKey(account),
          await factory.createKey(account),
          await factory.createKey(account),
        ]
        assertStatus(await admin.update('api_keys', disabled.id, { active: false }), 200)
        assertDeleted(await admin.delete(`/api_keys/${deleted.id}`))
        for (const { api } of [disabled, deleted]) {
          context.assertError(await api.get('/organizations'), 'unauthenticated', 'authentication')
        }
        assertStatus(await other.api.get('/organizations'), 200)
      },
    },
    {
      id: 'admin-only/reading',
      evidence: 'G',
      title:
        'prevents an Organization Analyst from reading service accounts and API keys, including through relationships, include and filter',
      assumption: 'analystReadsServiceAccounts',
      observe: async context => {
        const analyst = await context.analyst()
        const { id } = await firstOrganization(context)
        const [{ id: account }] = await firstRecords(context, '/service_accounts')
        const [{ id: key }] = await firstRecords(context, '/api_keys')
        const responses = [
          await analyst.get('/service_accounts'),
          await analyst.get('/api_keys'),
          await analyst.get(`/service_accounts/${account}`),
          await analyst.get(`/api_keys/${key}`),
          await analyst.get(`/api_keys/${key}/relationships/service_account`),
          await analyst.get(`/organizations/${id}/api_keys`),
          await analyst.get(`/organizations/${id}/relationships/api_keys`),
          await analyst.get(`/organizations/${id}?include=api_keys`),
          await analyst.get('/organizations?include=api_keys.service_account'),
          await analyst.get('/organizations?filter[api_keys][display_name]=^a'),
        ]
        const forbiddenResponses = responses.filter(isForbidden)
        for (const response of forbiddenResponses) context.assertForbidden(response, 'admin-only')
        if (forbiddenResponses.length === responses.length) return false
        return responses.every(response => response.status === 200) || responses.map(summarize)
      },
    },
    {
      id: 'admin-only/writing',
      title: 'prevents an Organization Analyst from creating, changing or deleting service accounts and API keys',
      check: async context => {
        const { admin, factory } = context
        const { account, key } = await factory.createAccountWithKey()
        const analyst = await context.analyst()
        for (const response of [
          await analyst.createAccount(factory.name('by an analyst')),
          await analyst.createKey(account.id, factory.name('by an analyst')),
          await analyst.update('service_accounts', account.id, { display_name: factory.name('mine') }),
          await analyst.update('api_keys', key.id, { active: false }),
          await analyst.delete(`/api_keys/${key.id}`),
          await analyst.delete(`/service_accounts/${account.id}`),
        ]) {
          context.assertForbidden(response, 'admin-only')
        }
        assertEqual(
          'the account',
          (await admin.get(`/service_accounts/${account.id}`)).record.attributes,
          account.attributes,
        )
        assertStatus(await key.api.get('/organizations'), 200)
      },
    },
    {
      id: 'admin-everything',
      title: 'allows an Organization Admin to call every operation in the contract',
      check: async ({ admin, client }) => {
        for (const [operation, response] of await callEveryOperation(admin, client)) {
          assertThat(
            operation,
            response.status !== 401 && !isForbidden(response),
            'neither 401 nor forbidden',
            summarize(response),
          )
        }
      },
    },
    {
      id: 'analyst-work',
      title: 'allows an Organization Analyst to read and change investigative actions',
      check: async context => {
        const { client } = context
        const analyst = await context.analyst()
        assertStatus(await analyst.get('/investigative_actions?page[limit]=1'), 200)
        // Uses an unknown id, so that no existing action is changed. A new action could not be deleted.
        const id = client.unknownId()
        const attributes = { status: 'COMPLETED', results: 'All is well.' }
        context.assertError(await analyst.update('investigative_actions', id, attributes), 'unknown-record')
        const path = `/investigative_actions/${id}/relationships/assigned_to_actor`
        const assignee = { data: { type: 'actors', id: client.unknownId() } }
        context.assertError(await analyst.patch(path, assignee), 'unknown-record')
        context.assertError(await analyst.post('/investigative_actions', {}), 'missing-data')
      },
    },
    {
      id: 'analyst-no-users',
      title: 'allows an Organization Analyst to read users, but not to add or change them',
      check: async context => {
        const { admin, client } = context
        const analyst = await context.analyst()
        assertStatus(await analyst.get('/user_accounts?page[limit]=1'), 200)
        // Omits the email address, so that no user is created even if the deployment does not check the role.
        const withoutEmail = { data: { type: 'user_accounts', attributes: { first_name: client.namePrefix } } }
        context.assertForbidden(await analyst.post('/user_accounts', withoutEmail), 'analyst-no-users')
        const change = ['user_accounts', client.unknownId(), { active: false }] as const
        context.assertForbidden(await analyst.update(...change), 'analyst-no-users')
        context.assertError(await admin.post('/user_accounts', withoutEmail), 'invalid-parameters')
        context.assertError(await admin.update(...change), 'unknown-record')
      },
    },
    {
      id: 'read-only/admin',
      title: 'allows a read-only admin to call every read operation, but no write operation',
      check: async context => {
        const { client, factory } = context
        const readOnlyAdmin = await context.readOnlyAdmin()
        const { account, key } = await factory.createAccountWithKey()
        const own = { service_accounts: account.id, api_keys: key.id }
        for (const [operation, response] of await callEveryOperation(readOnlyAdmin, client, own)) {
          const reads = response.requestLine.startsWith('GET ')
          assertThat(operation, isForbidden(response) !== reads, reads ? 'allowed' : 'forbidden', summarize(response))
          if (!reads) context.assertForbidden(response, 'read-only')
        }
        assertStatus(await key.api.get('/organizations'), 200)
      },
    },
    {
      id: 'read-only/analyst',
      title: 'prevents a read-only analyst from changing investigative actions',
      check: async context => {
        const { factory, client } = context
        const { key } = await factory.createAccountWithKey({ restrictions: ['read_only'] })
        assertStatus(await key.api.get('/investigative_actions?page[limit]=1'), 200)
        const change = await key.api.update('investigative_actions', client.unknownId(), { status: 'COMPLETED' })
        context.assertForbidden(change, 'read-only')
        context.assertForbidden(await key.api.post('/investigative_actions', {}), 'read-only')
      },
    },
    {
      id: 'one-organization/lists',
      title: "excludes another organization's records from lists and filters",
      check: async ({ admin, otherOrganization }) => {
        const account = await otherOrganization.createAccount()
        const key = await otherOrganization.createKeyIfAllowed(account)
        const organizationId = account.relationships.organization?.data?.id ?? ''
        assertEqual(
          "the other admin's organizations",
          (await otherOrganization.admin.get('/organizations')).records.map(({ id }) => id),
          [organizationId],
        )
        for (const path of [
          `/organizations?filter[id]=${organizationId}`,
          `/service_accounts?filter[id]=${account.id}`,
          ...(key ? [`/api_keys?filter[id]=${key.id}`] : []),
          `/api_keys?filter[service_account]=${account.id}`,
          `/actors?filter[organization]=${organizationId}`,
        ]) {
          assertEqual(path, (await admin.get(path)).total, 0)
        }
      },
    },
    {
      id: 'one-organization/records',
      title: "returns 404 for another organization's records, by id and in relationships",
      assumption: 'otherOrganization',
      observe: async ({ admin, factory, otherOrganization }) => {
        const account = await otherOrganization.createAccount()
        const key = await otherOrganization.createKeyIfAllowed(account)
        const organizationId = account.relationships.organization?.data?.id ?? ''
        const relationships = { organization: { data: { type: 'organizations', id: organizationId } } }
        const body = { type: 'service_accounts', attributes: { display_name: factory.name('moved'), role: ROLE } }
        const responses = [
          await admin.get(`/organizations/${organizationId}`),
          await admin.get(`/service_accounts/${account.id}`),
          await admin.get(`/service_accounts/${account.id}/api_keys`),
          await admin.get(`/service_accounts/${account.id}/relationships/actor`),
          await admin.update('service_accounts', account.id, { active: false }),
          await admin.createKey(account.id, factory.name('stray')),
          await admin.delete(`/service_accounts/${account.id}`),
          await admin.post('/service_accounts', { data: { ...body, relationships } }),
        ]
        if (key) {
          responses.push(
            await admin.get(`/api_keys/${key.id}`),
            await admin.update('api_keys', key.id, { active: false }),
            await admin.delete(`/api_keys/${key.id}`),
          )
          assertStatus(await key.api.get('/organizations'), 200)
        }
        const unchanged = await otherOrganization.admin.get(`/service_accounts/${account.id}`)
        assertEqual('the account', unchanged.record.attributes, account.attributes)
        return commonError(responses)
      },
    },
    {
      id: 'session-expiry/token',
      title: 'issues a login session that lasts 13 hours',
      check: async ({ anonymous, login, otp }) => {
        const session = (await anonymous.post('/login', { ...login, otp }, JSON_BODY)).document
        assertEqual('expires_in', session.expires_in, THIRTEEN_HOURS)
      },
    },
    {
      id: 'session-expiry/end',
      title: 'returns 401 for a session after 13 hours, but not for an API key',
      check: async context => {
        const { anonymous, admin, login, otp } = context
        const { access_token } = (await anonymous.post('/login', { ...login, otp }, JSON_BODY)).document
        const session = anonymous.withToken(String(access_token))
        context.advanceClock({ seconds: THIRTEEN_HOURS - 1 })
        assertStatus(await session.get('/organizations'), 200)
        context.advanceClock({ seconds: 1 })
        context.assertError(await session.get('/organizations'), 'unauthenticated', 'session-expiry')
        context.advanceClock({ days: 3_650 })
        assertStatus(await admin.get('/service_accounts'), 200)
      },
    },
    {
      id: 'user-locked',
      title: 'locks a new user account until it is activated, even if the request sets active',
      assumption: 'newUserState',
      observe: async ({ admin, newUserEmail: email, factory }) => {
        const { total } = await admin.get(`/user_accounts?filter[email]=${encodeURIComponent(email)}`)
        if (total > 0) throw new Skipped(`The user ${email} exists: pass another email address as --new-user.`)
        const attributes = { email, display_name: factory.name('user'), active: true }
        const created = await admin.post('/user_accounts', { data: { type: 'user_accounts', attributes } })
        if (created.status !== 201) return summarize(created)
        const { id } = created.record
        const stateAfter = async (active: boolean) =>
          (await admin.update('user_accounts', id, { active })).record.attributes.active
        const isLocked = created.record.attributes.active === false
        // The user remains locked.
        assertEqual(
          'active after activation and locking',
          [await stateAfter(true), await stateAfter(false)],
          [true, false],
        )
        return isLocked ? 'locked' : 'active'
      },
    },
    {
      id: 'email-unique',
      title: "rejects another user's email address, regardless of case, for a new and for an existing user",
      check: async context => {
        const { admin, login } = context
        const { id, email } = await newUser(context)
        for (const taken of [email, email.toUpperCase()]) {
          context.assertError(await admin.post('/user_accounts', userBody(taken)), 'invalid-parameters', 'email-unique')
        }
        for (const taken of [login.username, login.username.toUpperCase()]) {
          const response = await admin.update('user_accounts', id, { email: taken })
          context.assertError(response, 'invalid-parameters', 'email-unique')
        }
        assertStatus(await admin.update('user_accounts', id, { email }), 200)
      },
    },
    {
      id: 'email-unique/organizations',
      title: 'rejects the email address of a user in another organization',
      check: async context => {
        const { email } = await newUser(context)
        const response = await context.otherOrganization.admin.post('/user_accounts', userBody(email))
        context.assertError(response, 'invalid-parameters', 'email-unique')
      },
    },
    {
      id: 'own-profile',
      title: 'allows an Organization Analyst to change their own user account, but no others',
      check: async context => {
        const { session, userId } = await analystSession(context)
        // The name is invalid, so that nothing is changed.
        const attributes = { first_name: 7 }
        context.client.allowChanges(userId)
        context.assertError(await session.update('user_accounts', userId, attributes), 'invalid-parameters')
        const other = await session.update('user_accounts', context.client.unknownId(), attributes)
        context.assertForbidden(other, 'analyst-no-users')
      },
    },
    {
      id: 'key-creator',
      title: 'allows the API key of an Organization Admin to create an API key',
      assumption: 'keyCreator',
      observe: async context => {
        const { admin, factory } = context
        const { id } = await factory.createAccount({ role: 'organization_admin' })
        const first = await admin.postKeyAsCaller(keyBody(id, factory.name('first')))
        if (first.status === 401) throw new Skipped(NEEDS_CODE)
        // The run's token may belong to a session, but the new token belongs to an API key.
        const key = admin.withToken(first.status === 201 ? String(first.record.attributes.access_token) : undefined)
        const second = first.status === 201 ? await key.postKeyAsCaller(keyBody(id, factory.name('second'))) : first
        if (second.status === 201) return 'any-admin'
        if (!isForbidden(second)) return summarize(second)
        context.assertForbidden(second, 'key-creator')
        if (context.client.deployment.login) assertStatus(await admin.createKey(id, factory.name('by a person')), 201)
        return 'person'
      },
    },
    {
      id: 'otp-on-create',
      title: 'creates an API key without a one-time code',
      assumption: 'otpOnKeyCreate',
      observe: async context => {
        const { admin, factory } = context
        const { id } = await factory.createAccount()
        const without = await admin.postKeyWithoutCode(keyBody(id, factory.name('without a code')))
        if (without.status === 201) return false
        if (without.status !== 401) return summarize(without)
        context.assertError(without, 'unauthenticated', 'otp-on-create')
        if (context.client.deployment.otp !== undefined) await assertCodeIsChecked(context, id)
        return true
      },
    },
  ],
}

const ROLE = 'organization_analyst'
const JSON_BODY = { 'content-type': 'application/json' }
/** 13 hours in seconds. */
const THIRTEEN_HOURS = 46_800

const userBody = (email: string) => ({ data: { type: 'user_accounts', attributes: { email } } })

/** Returns the user that the run is allowed to create. The first call creates the user. */
async function newUser({ admin, client, newUserEmail: email }: TestContext): Promise<{ id: string; email: string }> {
  const { records } = await admin.get(`/user_accounts?filter[email]=${encodeURIComponent(email)}`)
  const { id } = records[0] ?? (await admin.post('/user_accounts', userBody(email))).record
  if (client.canChange(id)) return { id, email }
  throw new Skipped(`The user ${email} exists: pass another email address as --new-user.`)
}

/** Logs in as an Organization Analyst. */
async function analystSession({ anonymous, client, login, otp }: TestContext) {
  const credentials = client.deployment.analystLogin ?? login
  const { document } = await anonymous.post('/login', { ...credentials, otp }, JSON_BODY)
  if (document.role !== ROLE)
    throw new Skipped('Needs a user with the role of an Organization Analyst: pass --username.')
  return { session: anonymous.withToken(String(document.access_token)), userId: String(document.user_id) }
}

/** Asserts that no key is created with a wrong one-time code, and that a key is created with the correct code. */
async function assertCodeIsChecked(context: TestContext, accountId: string): Promise<void> {
  const { admin, factory, otp } = context
  const wrong = { 'x-expelinc-otp': otp === '000000' ? '000001' : '000000' }
  const name = factory.name('with a code')
  context.assertError(await admin.createKey(accountId, name, {}, wrong), 'unauthenticated', 'otp-on-create')
  assertStatus(await admin.createKey(accountId, name), 201)
  assertEqual("the account's keys", (await admin.get(`/service_accounts/${accountId}/api_keys`)).total, 1)
}

/** Returns `not-found` or `forbidden` if all responses are that error, or else a summary of each response. */
function commonError(responses: readonly ApiResponse[]): unknown {
  if (responses.every(response => response.status === 404)) return 'not-found'
  return responses.every(isForbidden)
    ? 'forbidden'
    : responses.map(response => `${response.requestLine}: ${summarize(response)}`)
}

async function firstOrganization({ admin }: TestContext) {
  const [first] = (await admin.get('/organizations?page[limit]=1')).records
  assertMatches('organizations', { first }, { first: { type: 'organizations' } })
  return { id: first?.id ?? '' }
}

/** Returns the first record in a list. The account and the key that the run's token belongs to always exist. */
async function firstRecords({ admin }: TestContext, path: string): Promise<[{ id: string }]> {
  const [first] = (await admin.get(`${path}?page[limit]=1`)).records
  return [{ id: first?.id ?? '' }]
}
