import { expect } from 'vitest'
import { testRules } from '../test-rules.ts'

/** The rules of API keys. */
testRules([
  {
    rule: 'key-create',
    says: 'a key belongs to the account that it is made for, and goes by its name',
    check: async ({ admin }) => {
      const account = (await admin.createAccount()).body.data.id
      const created = await admin.createKey(account, { display_name: 'deploy' })
      expect(created.status).toBe(201)
      expect(created.body.data.attributes).toMatchObject({
        display_name: 'deploy',
        name: 'deploy',
        active: true,
        realm: 'public',
      })
      expect(created.body.data.relationships.service_account.data).toEqual({ type: 'service_accounts', id: account })
      expect((await admin.get(`/api_keys/${created.body.data.id}/service_account`)).body.data.id).toBe(account)
    },
  },
  {
    rule: 'key-create',
    says: 'without a name or an account it is refused, and so is a move to another account',
    check: async ({ mock, admin }) => {
      const [one, two] = mock.seed({
        serviceAccounts: [{ name: 'one', keys: [{ name: 'key' }] }, { name: 'two' }],
      }).serviceAccounts
      const { id } = one.keys[0]
      const nameless = await admin.createKey(one.id, { display_name: undefined })
      expect(nameless).toMatchObject({ status: 403, rule: 'key-create' })
      const homeless = await admin.post('/api_keys', {
        data: { type: 'api_keys', attributes: { display_name: 'key' } },
      })
      expect(homeless).toMatchObject({ status: 403, rule: 'key-create' })
      const link = (account: string) => ({ service_account: { data: { type: 'service_accounts', id: account } } })
      const move = (account: string) =>
        admin.patch(`/api_keys/${id}`, { data: { type: 'api_keys', relationships: link(account) } })
      expect(await move(two.id)).toMatchObject({ status: 403, rule: 'key-create' })
      expect((await move(one.id)).status).toBe(200)
      const relationship = `/api_keys/${id}/relationships/service_account`
      expect((await admin.patch(relationship, { data: { type: 'service_accounts', id: two.id } })).status).toBe(403)
      expect((await admin.delete(relationship)).status).toBe(403)
      expect((await admin.get(relationship)).body.data.id).toBe(one.id)
    },
  },
  {
    rule: 'key-create',
    says: 'one name given sets both, at the creation and later',
    check: async ({ admin }) => {
      const account = (await admin.createAccount()).body.data.id
      const { data } = (await admin.createKey(account, { display_name: undefined, name: 'deploy' })).body
      expect(data.attributes).toMatchObject({ name: 'deploy', display_name: 'deploy' })
      const renamed = await admin.change('api_keys', data.id, { display_name: 'release' })
      expect(renamed.body.data.attributes).toMatchObject({ name: 'release', display_name: 'release' })
    },
  },
  {
    rule: 'secret-once',
    says: 'the secret is in the answer to the creation, works, and is in nothing that can be read afterwards',
    check: async ({ mock, admin }) => {
      const account = (await admin.createAccount()).body.data.id
      const { data } = (await admin.createKey(account)).body
      const secret: string = data.attributes.access_token
      expect((await admin.as(secret).get('/organizations')).status).toBe(200)
      for (const path of [
        `/api_keys/${data.id}`,
        '/api_keys?page[limit]=100',
        `/service_accounts/${account}/api_keys`,
        `/service_accounts/${account}?include=api_keys`,
        `/organizations/${mock.organizationId}/api_keys`,
      ]) {
        const reply = await admin.get(path)
        expect(reply.text).not.toContain(secret)
        expect(reply.text).toContain('"access_token":null')
      }
      const patched = await admin.change('api_keys', data.id, { display_name: 'renamed' })
      expect(patched.body.data.attributes.access_token).toBeNull()
      expect((await admin.get(`/api_keys?filter[access_token]=${secret}`)).body.errors[0].title).toBe('Invalid filter')
      expect((await admin.get('/api_keys?sort=access_token')).body.errors[0].title).toBe('Invalid sort')
      expect(JSON.stringify(mock)).not.toContain(secret)
    },
  },
  {
    rule: 'key-inherits',
    says: "role and restrictions are the account's; repeating them is accepted, anything else is refused",
    check: async ({ admin }) => {
      const inherited = { role: 'organization_admin', restrictions: ['read_only'] }
      const account = (await admin.createAccount(inherited)).body.data.id
      const key = (await admin.createKey(account, inherited)).body.data
      expect(key.attributes).toMatchObject(inherited)
      expect((await admin.change('api_keys', key.id, inherited)).status).toBe(200)
      for (const other of [{ role: 'organization_analyst' }, { restrictions: [] }]) {
        expect(await admin.createKey(account, other)).toMatchObject({ status: 403, rule: 'key-inherits' })
        const refused = await admin.change('api_keys', key.id, other)
        expect(refused).toMatchObject({ status: 403, rule: 'key-inherits' })
        expect(refused.body.errors[0]).toMatchObject({
          title: 'Param validation failed',
          detail: [{ path: Object.keys(other)[0] }],
        })
      }
      expect((await admin.get(`/api_keys/${key.id}`)).body.data.attributes).toMatchObject(inherited)
    },
  },
  {
    rule: 'key-on-disabled-account',
    says: 'creating a key on a disabled account is refused, and makes none',
    check: async ({ mock, admin }) => {
      const [account] = mock.seed({ serviceAccounts: [{ name: 'ci', active: false }] }).serviceAccounts
      expect(await admin.createKey(account.id)).toMatchObject({ status: 403, rule: 'key-on-disabled-account' })
      expect((await admin.get(`/service_accounts/${account.id}/api_keys`)).body.meta.page.total).toBe(0)
    },
  },
  {
    rule: 'key-on-disabled-account',
    says: 'with keyOnDisabledAccount inactive it makes a key that is refused until the account is enabled',
    options: { assumptions: { keyOnDisabledAccount: 'inactive' } },
    check: async ({ mock, admin }) => {
      const [account] = mock.seed({ serviceAccounts: [{ name: 'ci', active: false }] }).serviceAccounts
      const { attributes } = (await admin.createKey(account.id)).body.data
      expect(attributes.active).toBe(false)
      const key = admin.as(attributes.access_token)
      expect((await key.get('/organizations')).status).toBe(401)
      await admin.change('service_accounts', account.id, { active: true })
      expect((await key.get('/organizations')).status).toBe(200)
    },
  },
  {
    rule: 'key-disable',
    says: 'a single key is disabled and enabled by itself; its account and the others stay as they are',
    check: async ({ mock, admin, nobody }) => {
      const [account] = mock.seed({
        serviceAccounts: [{ name: 'ci', keys: [{ name: 'one' }, { name: 'two' }] }],
      }).serviceAccounts
      const [one, two] = account.keys
      const status = (token: string) =>
        nobody
          .as(token)
          .get('/organizations')
          .then(reply => reply.status)
      expect((await admin.change('api_keys', one.id, { active: false })).body.data.attributes.active).toBe(false)
      expect([await status(one.token), await status(two.token)]).toEqual([401, 200])
      expect((await admin.get(`/service_accounts/${account.id}`)).body.data.attributes.active).toBe(true)
      await admin.change('api_keys', one.id, { active: true })
      expect(await status(one.token)).toBe(200)
    },
  },
  {
    rule: 'key-disable',
    says: 'a key cannot be enabled while its account is disabled',
    check: async ({ mock, admin, nobody }) => {
      const [account] = mock.seed({
        serviceAccounts: [{ name: 'ci', active: false, keys: [{ name: 'one' }] }],
      }).serviceAccounts
      const [key] = account.keys
      expect(await admin.change('api_keys', key.id, { active: true })).toMatchObject({
        status: 403,
        rule: 'key-disable',
      })
      expect((await nobody.as(key.token).get('/organizations')).status).toBe(401)
      expect((await admin.change('api_keys', key.id, { display_name: 'renamed', active: false })).status).toBe(200)
    },
  },
  {
    rule: 'key-delete',
    says: 'a deleted key is refused at once and is gone; the other keys of its account live on',
    check: async ({ mock, admin, nobody }) => {
      const [account] = mock.seed({
        serviceAccounts: [{ name: 'ci', keys: [{ name: 'one' }, { name: 'two' }] }],
      }).serviceAccounts
      const [one, two] = account.keys
      expect((await admin.delete(`/api_keys/${one.id}`)).status).toBe(204)
      expect(await nobody.as(one.token).get('/organizations')).toMatchObject({ status: 401, rule: 'authentication' })
      expect(await admin.change('api_keys', one.id, { active: true })).toMatchObject({
        status: 404,
        rule: 'delete-final',
      })
      expect((await nobody.as(two.token).get('/organizations')).status).toBe(200)
      const left = (await admin.get(`/service_accounts/${account.id}/api_keys`)).body.data
      expect(left.map((key: { id: string }) => key.id)).toEqual([two.id])
    },
  },
])
