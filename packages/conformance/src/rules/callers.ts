import { keyBody } from '../api.ts'
import { has, is, so } from '../assert.ts'
import type { Section } from '../case.ts'
import { everyCall } from '../every-call.ts'
import { isForbidden, shown, status } from '../refused.ts'
import type { Reply } from '../reply.ts'
import type { TestContext } from '../test-context.ts'

/** Who may do what. */
export const callers: Section = {
  title: 'Who may do what',
  file: 'rules/callers.ts',
  cases: [
    {
      id: 'authentication/none',
      says: 'no token, and anything that is none, is answered with 401',
      check: async bench => {
        const { nobody, visit } = bench
        const { token } = visit.deployment
        bench.refused(await nobody.get('/organizations'), 'unauthenticated', 'authentication')
        for (const authorization of ['', 'Bearer', 'Bearer nonsense', `Basic ${token}`, token, `Bearer ${token}x`]) {
          bench.refused(await nobody.get('/organizations', { authorization }), 'unauthenticated', 'authentication')
        }
      },
    },
    {
      id: 'authentication/keys',
      says: 'the token of a disabled and of a deleted key is answered with 401, and that of the key beside it is not',
      check: async bench => {
        const { admin, workshop } = bench
        const account = await workshop.account()
        const [disabled, deleted, other] = [
          await workshop.key(account),
          await workshop.key(account),
          await workshop.key(account),
        ]
        status(await admin.change('api_keys', disabled.id, { active: false }), 200)
        status(await admin.delete(`/api_keys/${deleted.id}`), 204)
        for (const { api } of [disabled, deleted]) {
          bench.refused(await api.get('/organizations'), 'unauthenticated', 'authentication')
        }
        status(await other.api.get('/organizations'), 200)
      },
    },
    {
      id: 'admin-only/reading',
      mark: 'G',
      says: 'an Organization Analyst cannot read service accounts and API keys: directly, related, included or filtered by',
      assumption: 'analystReadsServiceAccounts',
      observe: async bench => {
        const analyst = await bench.analyst()
        const { id } = await organization(bench)
        const [{ id: account }] = await firstRecords(bench, '/service_accounts')
        const [{ id: key }] = await firstRecords(bench, '/api_keys')
        const replies = [
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
        const refusedOnes = replies.filter(isForbidden)
        for (const reply of refusedOnes) bench.forbidden(reply, 'admin-only')
        if (refusedOnes.length === replies.length) return false
        return replies.every(reply => reply.status === 200) || replies.map(shown)
      },
    },
    {
      id: 'admin-only/writing',
      says: 'an Organization Analyst cannot create, change or delete service accounts and API keys',
      check: async bench => {
        const { admin, workshop } = bench
        const { account, key } = await workshop.accountWithKey()
        const analyst = await bench.analyst()
        for (const reply of [
          await analyst.createAccount(workshop.name('by an analyst')),
          await analyst.createKey(account.id, workshop.name('by an analyst')),
          await analyst.change('service_accounts', account.id, { display_name: workshop.name('mine') }),
          await analyst.change('api_keys', key.id, { active: false }),
          await analyst.delete(`/api_keys/${key.id}`),
          await analyst.delete(`/service_accounts/${account.id}`),
        ]) {
          bench.forbidden(reply, 'admin-only')
        }
        is('the account', (await admin.get(`/service_accounts/${account.id}`)).record.attributes, account.attributes)
        status(await key.api.get('/organizations'), 200)
      },
    },
    {
      id: 'admin-everything',
      says: 'no call of the contract is forbidden to an Organization Admin',
      check: async ({ admin, visit }) => {
        for (const [operation, reply] of await everyCall(admin, visit)) {
          so(operation, reply.status !== 401 && !isForbidden(reply), 'neither 401 nor forbidden', shown(reply))
        }
      },
    },
    {
      id: 'analyst-work',
      says: 'an Organization Analyst may read and change investigative actions',
      check: async bench => {
        const { visit } = bench
        const analyst = await bench.analyst()
        status(await analyst.get('/investigative_actions?page[limit]=1'), 200)
        // Of an action that is not there: nobody's work is changed, and an action could not be deleted again.
        const id = visit.unknownId()
        const attributes = { status: 'COMPLETED', results: 'All is well.' }
        bench.refused(await analyst.change('investigative_actions', id, attributes), 'noRecord')
        const path = `/investigative_actions/${id}/relationships/assigned_to_actor`
        bench.refused(await analyst.patch(path, { data: null }), 'noRecord')
        bench.refused(await analyst.post('/investigative_actions', {}), 'noData')
      },
    },
    {
      id: 'analyst-no-users',
      says: 'an Organization Analyst can neither add nor change people, and can see them',
      check: async bench => {
        const { admin, visit } = bench
        const analyst = await bench.analyst()
        status(await analyst.get('/user_accounts?page[limit]=1'), 200)
        // Without an address nobody is added, whatever the deployment thinks of who asks.
        const nameless = { data: { type: 'user_accounts', attributes: { first_name: visit.prefix } } }
        bench.forbidden(await analyst.post('/user_accounts', nameless), 'analyst-no-users')
        const change = ['user_accounts', visit.unknownId(), { active: false }] as const
        bench.forbidden(await analyst.change(...change), 'analyst-no-users')
        bench.refused(await admin.post('/user_accounts', nameless), 'params')
        bench.refused(await admin.change(...change), 'noRecord')
      },
    },
    {
      id: 'read-only/admin',
      says: 'with read-only access an admin may make every call that reads and none that writes',
      check: async bench => {
        const { visit, workshop } = bench
        const readOnlyAdmin = await bench.readOnlyAdmin()
        const { account, key } = await workshop.accountWithKey()
        const own = { service_accounts: account.id, api_keys: key.id }
        for (const [operation, reply] of await everyCall(readOnlyAdmin, visit, own)) {
          const reads = reply.asked.startsWith('GET ')
          so(operation, isForbidden(reply) !== reads, reads ? 'an answer' : 'forbidden', shown(reply))
          if (!reads) bench.forbidden(reply, 'read-only')
        }
        status(await key.api.get('/organizations'), 200)
      },
    },
    {
      id: 'read-only/analyst',
      says: 'with read-only access an analyst does not even do non-administrative work',
      check: async bench => {
        const { workshop, visit } = bench
        const { key } = await workshop.accountWithKey({ restrictions: ['read_only'] })
        status(await key.api.get('/investigative_actions?page[limit]=1'), 200)
        const change = await key.api.change('investigative_actions', visit.unknownId(), { status: 'COMPLETED' })
        bench.forbidden(change, 'read-only')
        bench.forbidden(await key.api.post('/investigative_actions', {}), 'read-only')
      },
    },
    {
      id: 'one-organization/lists',
      says: "another organization's records are in no list, and no filter finds them",
      check: async ({ admin, elsewhere }) => {
        const { account, key } = await elsewhere.accountWithKey()
        const organizationId = account.relationships.organization?.data?.id ?? ''
        is(
          'their list',
          (await elsewhere.admin.get('/organizations')).records.map(({ id }) => id),
          [organizationId],
        )
        for (const path of [
          `/organizations?filter[id]=${organizationId}`,
          `/service_accounts?filter[id]=${account.id}`,
          `/api_keys?filter[id]=${key.id}`,
          `/api_keys?filter[service_account]=${account.id}`,
          `/actors?filter[organization]=${organizationId}`,
        ]) {
          is(path, (await admin.get(path)).total, 0)
        }
      },
    },
    {
      id: 'one-organization/records',
      says: "another organization's records are not found by their id, nor can anything be linked to them",
      assumption: 'otherOrganization',
      observe: async ({ admin, workshop, elsewhere }) => {
        const { account, key } = await elsewhere.accountWithKey()
        const organizationId = account.relationships.organization?.data?.id ?? ''
        const theirs = { organization: { data: { type: 'organizations', id: organizationId } } }
        const body = { type: 'service_accounts', attributes: { display_name: workshop.name('moved'), role: ROLE } }
        const replies = [
          await admin.get(`/organizations/${organizationId}`),
          await admin.get(`/service_accounts/${account.id}`),
          await admin.get(`/service_accounts/${account.id}/api_keys`),
          await admin.get(`/service_accounts/${account.id}/relationships/actor`),
          await admin.get(`/api_keys/${key.id}`),
          await admin.change('service_accounts', account.id, { active: false }),
          await admin.change('api_keys', key.id, { active: false }),
          await admin.createKey(account.id, workshop.name('stray')),
          await admin.delete(`/api_keys/${key.id}`),
          await admin.delete(`/service_accounts/${account.id}`),
          await admin.post('/service_accounts', { data: { ...body, relationships: theirs } }),
        ]
        status(await key.api.get('/organizations'), 200)
        return soleAnswer(replies)
      },
    },
    {
      id: 'session-expiry/token',
      says: 'a login session lives for 13 hours',
      check: async ({ nobody, login, otp }) => {
        const session = (await nobody.post('/login', { ...login, otp }, JSON_BODY)).document
        is('expires_in', session.expires_in, THIRTEEN_HOURS)
      },
    },
    {
      id: 'session-expiry/end',
      says: 'after 13 hours a session is answered with 401, and an API key goes on',
      check: async bench => {
        const { nobody, admin, login, otp } = bench
        const { access_token } = (await nobody.post('/login', { ...login, otp }, JSON_BODY)).document
        const person = nobody.as(String(access_token))
        bench.pass({ seconds: THIRTEEN_HOURS - 1 })
        status(await person.get('/organizations'), 200)
        bench.pass({ seconds: 1 })
        bench.refused(await person.get('/organizations'), 'unauthenticated', 'session-expiry')
        bench.pass({ days: 3_650 })
        status(await admin.get('/service_accounts'), 200)
      },
    },
    {
      id: 'otp-on-create',
      says: 'creating an API key needs no one-time code',
      assumption: 'otpOnKeyCreate',
      observe: async bench => {
        const { admin, workshop } = bench
        const { id } = await workshop.account()
        const without = await admin.post('/api_keys', keyBody(id, workshop.name('without a code')))
        if (without.status === 201) return false
        if (without.status !== 401) return shown(without)
        bench.refused(without, 'unauthenticated', 'otp-on-create')
        if (bench.visit.deployment.otp !== undefined) await holdsToTheCode(bench, id)
        return true
      },
    },
  ],
}

const ROLE = 'organization_analyst'
const JSON_BODY = { 'content-type': 'application/json' }
/** Seconds. */
const THIRTEEN_HOURS = 46_800

/** Where a code is asked for, a wrong one makes no key, and the right one does. */
async function holdsToTheCode(bench: TestContext, accountId: string): Promise<void> {
  const { admin, workshop, otp } = bench
  const wrong = { 'x-expelinc-otp': otp === '000000' ? '000001' : '000000' }
  const name = workshop.name('with a code')
  bench.refused(await admin.createKey(accountId, name, {}, wrong), 'unauthenticated', 'otp-on-create')
  status(await admin.createKey(accountId, name), 201)
  is('the keys of the account', (await admin.get(`/service_accounts/${accountId}/api_keys`)).total, 1)
}

/** `not-found` where each is so, `forbidden` where each is so, and otherwise what they were. */
function soleAnswer(replies: readonly Reply[]): unknown {
  if (replies.every(reply => reply.status === 404)) return 'not-found'
  return replies.every(isForbidden) ? 'forbidden' : replies.map(reply => `${reply.asked}: ${shown(reply)}`)
}

async function organization({ admin }: TestContext) {
  const [first] = (await admin.get('/organizations?page[limit]=1')).records
  has('organizations', { first }, { first: { type: 'organizations' } })
  return { id: first?.id ?? '' }
}

/** There is at least the account, and the key, that the run goes by. */
async function firstRecords({ admin }: TestContext, path: string): Promise<[{ id: string }]> {
  const [first] = (await admin.get(`${path}?page[limit]=1`)).records
  return [{ id: first?.id ?? '' }]
}
