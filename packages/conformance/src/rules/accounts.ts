import { accountBody, keyBody } from '../api.ts'
import type { ResourceObject } from '../api-response.ts'
import { assertEqual, assertMatches, assertThat } from '../assert.ts'
import { assertDeleted, assertStatus, isForbidden, summarize } from '../assert-response.ts'
import type { Section } from '../case.ts'
import type { ResourceFactory } from '../resource-factory.ts'

/** Service accounts, and the cascades to their keys. */
export const accounts: Section = {
  title: 'Service accounts',
  file: 'rules/accounts.ts',
  cases: [
    {
      id: 'account-create/active',
      title: 'creates an active account, without read-only access, from a name and a role',
      check: async ({ admin, factory }) => {
        const account = await factory.createAccount({ role: 'organization_analyst' }, 'plain')
        assertMatches('the new account', account.attributes, {
          display_name: factory.name('plain'),
          role: 'organization_analyst',
          restrictions: [],
          active: true,
        })
        assertEqual('the fetched account', (await admin.get(`/service_accounts/${account.id}`)).record, account)
      },
    },
    {
      id: 'account-create/read-only',
      title: 'creates a read-only account of either role',
      check: async ({ factory }) => {
        for (const role of ['organization_admin', 'organization_analyst']) {
          const { attributes } = await factory.createAccount({ role, restrictions: ['read_only'] })
          assertMatches('the new account', attributes, { role, restrictions: ['read_only'] })
        }
      },
    },
    {
      id: 'account-create/required',
      title: 'rejects a missing or invalid name or role, and creates nothing',
      check: async context => {
        const { admin, factory } = context
        const name = factory.name('rejected')
        const role = 'organization_admin'
        for (const [attributes, paths] of [
          [{}, ['display_name', 'role']],
          [{ role }, ['display_name']],
          [{ display_name: name }, ['role']],
          [{ display_name: '', role }, ['display_name']],
          [{ display_name: name.padEnd(256, 'x'), role }, ['display_name']],
          [{ display_name: name, role: 'expel_admin' }, ['role']],
        ] as const) {
          const response = await admin.post('/service_accounts', { data: { type: 'service_accounts', attributes } })
          context.assertError(response, 'invalid-parameters', 'account-create')
          assertEqual(
            `the invalid attributes of ${JSON.stringify(attributes)}`,
            issuePaths(response.error.detail),
            paths,
          )
        }
        assertEqual(
          'the number of created accounts',
          (await admin.get(`/service_accounts?filter[display_name]=^${encodeURIComponent(name)}`)).total,
          0,
        )
      },
    },
    {
      id: 'account-many-keys',
      title: 'creates many keys for an account, each with a different secret',
      check: async ({ admin, factory }) => {
        const account = await factory.createAccount()
        const keys = await factory.createKeys(account, MANY)
        assertThat(
          'the secrets',
          new Set(keys.map(({ token }) => token)).size === MANY,
          `${MANY} different secrets`,
          'fewer',
        )
        const listed = (await admin.get(`/service_accounts/${account.id}/api_keys?page[limit]=${MANY + 1}`)).records
        assertEqual('the keys', listed.map(({ id }) => id).toSorted(), keys.map(({ id }) => id).toSorted())
        for (const { api } of keys) assertStatus(await api.get('/organizations?page[limit]=0'), 200)
      },
    },
    {
      id: 'account-edit',
      title: 'changes the name, role and read-only access separately, and nothing else',
      check: async context => {
        const { admin, factory } = context
        const { id, attributes } = await factory.createAccount()
        const expected: Record<string, unknown> = { ...attributes }
        for (const change of [
          { display_name: factory.name('renamed') },
          { role: 'organization_admin' },
          { restrictions: ['read_only'] },
          { display_name: factory.name('renamed again') },
          { role: 'organization_analyst' },
          { restrictions: [] },
        ]) {
          const response = await admin.update('service_accounts', id, change)
          assertStatus(response, 200)
          const read = (await admin.get(`/service_accounts/${id}`)).record.attributes
          assertEqual('the fetched account', read, { ...Object.assign(expected, change), updated_at: read.updated_at })
        }
        context.assertError(
          await admin.update('service_accounts', id, { display_name: null }),
          'invalid-parameters',
          'account-edit',
        )
      },
    },
    {
      id: 'role-cascade',
      title: "applies a changed role to every key's next request",
      check: async context => {
        const { admin, factory, client } = context
        const account = await factory.createAccount({ role: 'organization_analyst' })
        const keys = await factory.createKeys(account, 2)
        // A write with an unknown id is forbidden for an analyst, and returns 404 for an admin.
        const assertRole = async (role: string) => {
          for (const { api } of keys) {
            const response = await api.update('service_accounts', client.unknownId(), { active: false })
            assertThat(
              `as ${role}: ${response.requestLine}`,
              isForbidden(response) === (role === ANALYST),
              role,
              summarize(response),
            )
          }
          assertEqual('the role of each key', await attributesOfKeys(factory, account, 'role'), [role, role])
        }
        await assertRole(ANALYST)
        assertStatus(await admin.update('service_accounts', account.id, { role: ADMIN }), 200)
        await assertRole(ADMIN)
        assertStatus(await admin.update('service_accounts', account.id, { role: ANALYST }), 200)
        await assertRole(ANALYST)
      },
    },
    {
      id: 'restriction-cascade',
      title: "applies changed read-only access to every key's next request",
      check: async context => {
        const { admin, factory, client } = context
        const account = await factory.createAccount({ role: ADMIN })
        const keys = await factory.createKeys(account, 2)
        const assertRestrictions = async (restrictions: string[]) => {
          for (const { api } of keys) {
            const response = await api.update('service_accounts', client.unknownId(), { active: false })
            if (restrictions.length > 0) context.assertForbidden(response, 'read-only')
            else context.assertError(response, 'unknown-record')
          }
          const actual = await attributesOfKeys(factory, account, 'restrictions')
          assertEqual('the restrictions of each key', actual, [restrictions, restrictions])
        }
        await assertRestrictions([])
        for (const restrictions of [['read_only'], []]) {
          assertStatus(await admin.update('service_accounts', account.id, { restrictions }), 200)
          await assertRestrictions(restrictions)
        }
      },
    },
    {
      id: 'disable-cascade',
      title: 'disables all keys of a disabled account, and no keys of other accounts',
      check: async context => {
        const { admin, factory } = context
        const account = await factory.createAccount()
        const keys = await factory.createKeys(account, 2)
        const other = await factory.createAccountWithKey()
        const response = await admin.update('service_accounts', account.id, { active: false })
        assertStatus(response, 200)
        assertMatches('the disabled account', response.record.attributes, { active: false })
        assertEqual('whether each key is active', await attributesOfKeys(factory, account, 'active'), [false, false])
        for (const { api } of keys)
          context.assertError(await api.get('/organizations'), 'unauthenticated', 'authentication')
        assertStatus(await other.key.api.get('/organizations'), 200)
      },
    },
    {
      id: 'enable-cascade',
      title: 'enables all keys of an enabled account',
      check: async ({ admin, factory }) => {
        const account = await factory.createAccount()
        const keys = await factory.createKeys(account, 2)
        for (const active of [false, true])
          assertStatus(await admin.update('service_accounts', account.id, { active }), 200)
        assertEqual('whether each key is active', await attributesOfKeys(factory, account, 'active'), [true, true])
        for (const { api } of keys) assertStatus(await api.get('/organizations'), 200)
      },
    },
    {
      id: 'enable-cascade/disabled-alone',
      evidence: 'G',
      title: 'enables an individually disabled key together with its account',
      assumption: 'enableCascade',
      observe: async ({ admin, factory }) => {
        const account = await factory.createAccount()
        const [one, two] = [await factory.createKey(account), await factory.createKey(account)]
        assertStatus(await admin.update('api_keys', two.id, { active: false }), 200)
        for (const active of [false, true])
          assertStatus(await admin.update('service_accounts', account.id, { active }), 200)
        assertStatus(await one.api.get('/organizations'), 200)
        const { active } = (await admin.get(`/api_keys/${two.id}`)).record.attributes
        assertStatus(await two.api.get('/organizations'), active === true ? 200 : 401)
        return active === true ? 'all' : 'untouched-only'
      },
    },
    {
      id: 'enable-cascade/enabled-already',
      evidence: 'G',
      title: 'enables no keys if an active account is set to active again',
      check: async ({ admin, factory }) => {
        const { account, key } = await factory.createAccountWithKey()
        assertStatus(await admin.update('api_keys', key.id, { active: false }), 200)
        assertStatus(await admin.update('service_accounts', account.id, { active: true }), 200)
        assertEqual('whether the key is active', await attributesOfKeys(factory, account, 'active'), [false])
      },
    },
    {
      id: 'delete-cascade',
      title: 'deletes all keys of a deleted account',
      check: async context => {
        const { admin, factory } = context
        const account = await factory.createAccount()
        const keys = await factory.createKeys(account, 2)
        const deleted = await admin.delete(`/service_accounts/${account.id}`)
        assertDeleted(deleted)
        for (const { id, api } of keys) {
          context.assertError(await admin.get(`/api_keys/${id}`), 'unknown-record')
          context.assertError(await api.get('/organizations'), 'unauthenticated', 'authentication')
        }
        assertEqual(
          'the number of listed keys',
          (await admin.get(`/api_keys?filter[service_account]=${account.id}`)).total,
          0,
        )
        assertEqual(
          'the number of keys listed by id',
          (await admin.get(`/api_keys?filter[id]=${keys.map(({ id }) => id)}`)).total,
          0,
        )
      },
    },
    {
      id: 'delete-final/gone',
      title: 'returns 404 for reading, changing and deleting a deleted record',
      check: async context => {
        const { admin, factory } = context
        const { account, key } = await factory.createAccountWithKey()
        assertDeleted(await admin.delete(`/service_accounts/${account.id}`))
        for (const [type, id] of [
          ['service_accounts', account.id],
          ['api_keys', key.id],
        ] as const) {
          context.assertError(await admin.get(`/${type}/${id}`), 'unknown-record', 'delete-final')
          context.assertError(await admin.update(type, id, { active: true }), 'unknown-record', 'delete-final')
          context.assertError(await admin.delete(`/${type}/${id}`), 'unknown-record', 'delete-final')
        }
        const stray = await admin.createKey(account.id, factory.name('stray'))
        context.assertError(stray, 'unknown-record', 'delete-final')
      },
    },
    {
      id: 'delete-final/ids',
      title: 'rejects a new record of any type with the id of a deleted record',
      check: async context => {
        const { admin, factory } = context
        const { account, key } = await factory.createAccountWithKey()
        assertDeleted(await admin.delete(`/service_accounts/${account.id}`))
        const other = await factory.createAccount()
        for (const id of [account.id, key.id]) {
          const account = accountBody(factory.name('again')).data
          const key = keyBody(other.id, factory.name('again')).data
          const responses = [
            await admin.post('/service_accounts', { data: { ...account, id } }),
            await admin.postKey({ data: { ...key, id } }),
          ]
          for (const response of responses) context.assertError(response, 'duplicate-id', 'delete-final')
        }
      },
    },
    {
      id: 'self-service',
      title: "applies a change that a key makes to its account to the key's next request",
      assumption: 'ownAccount',
      observe: async context => {
        const { factory } = context
        const create = () => factory.createAccountWithKey({ role: ADMIN })
        const [demoted, disabled, deleted] = [await create(), await create(), await create()]
        const responses = [
          await demoted.key.api.update('service_accounts', demoted.account.id, { role: ANALYST }),
          await disabled.key.api.update('service_accounts', disabled.account.id, { active: false }),
          await deleted.key.api.delete(`/service_accounts/${deleted.account.id}`),
        ]
        if (responses.every(isForbidden)) {
          for (const { key } of [demoted, disabled, deleted]) assertStatus(await key.api.get('/service_accounts'), 200)
          return 'refuse'
        }
        if (!responses.every(({ status }) => status < 300)) return responses.map(summarize)
        context.assertForbidden(await demoted.key.api.createAccount(factory.name('stray')), 'admin-only')
        for (const { key } of [disabled, deleted]) {
          context.assertError(await key.api.get('/service_accounts'), 'unauthenticated', 'authentication')
        }
        return 'change'
      },
    },
  ],
}

const ADMIN = 'organization_admin'
const ANALYST = 'organization_analyst'
const MANY = 12

/** Lists an account's keys, and returns one attribute of each. */
async function attributesOfKeys({ admin }: ResourceFactory, { id }: ResourceObject, name: string): Promise<unknown[]> {
  return (await admin.get(`/service_accounts/${id}/api_keys`)).records.map(({ attributes }) => attributes[name])
}

const issuePaths = (detail: unknown): unknown[] =>
  Array.isArray(detail)
    ? [...new Set(detail.map((issue: { path?: unknown }) => [issue.path].flat().join('.')))]
    : [detail]
