import { expect } from 'vitest'
import type { Api } from '../api.ts'
import { testRules } from '../test-rules.ts'

interface Shown {
  readonly id: string
  readonly attributes: Readonly<Record<string, unknown>>
}

/** The rules of service accounts. */
testRules([
  {
    rule: 'account-create',
    says: 'name and role are enough; the account is active at once, and not read-only',
    check: async ({ admin }) => {
      const created = await admin.createAccount({ display_name: 'ci', role: 'organization_analyst' })
      expect(created.status).toBe(201)
      const expected = { display_name: 'ci', role: 'organization_analyst', restrictions: [], active: true }
      expect(created.body.data.attributes).toMatchObject(expected)
      const read = await admin.get(`/service_accounts/${created.body.data.id}`)
      expect(read.body.data).toEqual(created.body.data)
    },
  },
  {
    rule: 'account-create',
    says: 'read-only is a choice, and either role may make it',
    check: async ({ admin }) => {
      for (const role of ['organization_admin', 'organization_analyst']) {
        const { body } = await admin.createAccount({ role, restrictions: ['read_only'] })
        expect(body.data.attributes).toMatchObject({ role, restrictions: ['read_only'] })
      }
    },
  },
  {
    rule: 'account-create',
    says: 'without a name or a role, or with ones that are none, it is refused, and each fault is named',
    check: async ({ admin }) => {
      const faults = async (attributes: object) => {
        const reply = await admin.post('/service_accounts', { data: { type: 'service_accounts', attributes } })
        expect(reply).toMatchObject({ status: 403, rule: 'account-create' })
        expect(reply.body.errors[0].title).toBe('Param validation failed')
        return reply.body.errors[0].detail.map(({ path, type }: { path: string; type: string }) => `${path} ${type}`)
      }
      expect(await faults({})).toEqual(['display_name any.required', 'role any.required'])
      expect(await faults({ display_name: '', role: 'organization_admin' })).toEqual(['display_name string.min'])
      expect(await faults({ display_name: 'x'.repeat(256), role: 'expel_admin' })).toEqual([
        'display_name string.max',
        'role any.allowOnly',
      ])
      expect(await faults({ display_name: 'ci', role: 'organization_admin', restrictions: ['nothing'] })).toEqual([
        'restrictions.0 any.allowOnly',
      ])
      expect(
        await faults({ display_name: 'ci', role: 'organization_admin', created_at: '2026-01-01T00:00:00.000Z' }),
      ).toEqual(['created_at object.allowUnknown'])
      expect((await admin.get('/service_accounts?filter[display_name]=ci')).body.meta.page.total).toBe(0)
    },
  },
  {
    rule: 'account-many-keys',
    says: 'an account holds as many keys as are made for it, each with a secret of its own',
    check: async ({ admin }) => {
      const account = (await admin.createAccount()).body.data.id
      const made = await Promise.all(
        Array.from({ length: 60 }, (_, n) => admin.createKey(account, { display_name: `key ${n}` })),
      )
      expect(new Set(made.map(({ body }) => body.data.attributes.access_token)).size).toBe(60)
      const first = (await admin.get(`/service_accounts/${account}/api_keys`)).body
      expect([first.data.length, first.meta.page.total]).toEqual([50, 60])
      const rest = (await admin.get(`/service_accounts/${account}/api_keys?page[offset]=50`)).body
      const seen: string[] = [...first.data, ...rest.data].map((key: Shown) => key.id)
      expect(seen.toSorted()).toEqual(made.map(({ body }) => body.data.id).toSorted())
    },
  },
  {
    rule: 'account-edit',
    says: 'name, role and read-only can be changed, each by itself, and the change is seen',
    check: async ({ mock, admin }) => {
      mock.clock.set('2026-11-22T18:49:00Z')
      const { id } = (await admin.createAccount()).body.data
      mock.clock.advance({ days: 1 })
      const changes = [{ display_name: 'deploy' }, { role: 'organization_admin' }, { restrictions: ['read_only'] }]
      for (const attributes of changes)
        expect((await admin.change('service_accounts', id, attributes)).status).toBe(200)
      expect((await admin.get(`/service_accounts/${id}`)).body.data.attributes).toEqual({
        ...Object.assign({}, ...changes),
        active: true,
        created_at: '2026-11-22T18:49:00.000Z',
        updated_at: '2026-11-23T18:49:00.000Z',
      })
      const wrong = await admin.change('service_accounts', id, { display_name: null })
      expect(wrong).toMatchObject({ status: 403, rule: 'account-edit' })
    },
  },
  {
    rule: 'role-cascade',
    says: "a changed role is every key's role from the next request on",
    check: async ({ mock, admin, nobody }) => {
      const [account] = mock.seed({
        serviceAccounts: [{ name: 'ci', role: 'organization_analyst', keys: [{ name: 'one' }, { name: 'two' }] }],
      }).serviceAccounts
      const keys = account.keys.map(({ token }) => nobody.as(token))
      for (const key of keys) expect(await key.get('/api_keys')).toMatchObject({ status: 403, rule: 'admin-only' })
      await admin.change('service_accounts', account.id, { role: 'organization_admin' })
      for (const key of keys) expect((await key.get('/api_keys')).status).toBe(200)
      expect(await attributesOfKeys(admin, account.id, 'role')).toEqual(['organization_admin', 'organization_admin'])
      await admin.change('service_accounts', account.id, { role: 'organization_analyst' })
      for (const key of keys) expect(await key.get('/api_keys')).toMatchObject({ status: 403, rule: 'admin-only' })
    },
  },
  {
    rule: 'restriction-cascade',
    says: 'read-only access, given or taken, is that of every key from the next request on',
    check: async ({ mock, admin, nobody }) => {
      const [account] = mock.seed({
        serviceAccounts: [{ name: 'ci', role: 'organization_admin', keys: [{ name: 'one' }, { name: 'two' }] }],
      }).serviceAccounts
      const keys = account.keys.map(({ token }) => nobody.as(token))
      for (const key of keys) expect((await key.createAccount()).status).toBe(201)
      await admin.change('service_accounts', account.id, { restrictions: ['read_only'] })
      for (const key of keys) expect(await key.createAccount()).toMatchObject({ status: 403, rule: 'read-only' })
      expect(await attributesOfKeys(admin, account.id, 'restrictions')).toEqual([['read_only'], ['read_only']])
      await admin.change('service_accounts', account.id, { restrictions: [] })
      for (const key of keys) expect((await key.createAccount()).status).toBe(201)
    },
  },
  {
    rule: 'disable-cascade',
    says: 'disabling an account disables all its keys, each is refused, and no key of another account is touched',
    check: async ({ mock, admin, nobody }) => {
      const [account, other] = mock.seed({
        serviceAccounts: [
          { name: 'ci', keys: [{ name: 'one' }, { name: 'two' }] },
          { name: 'other', keys: [{ name: 'three' }] },
        ],
      }).serviceAccounts
      const reply = await admin.change('service_accounts', account.id, { active: false })
      expect(reply.body.data.attributes.active).toBe(false)
      expect(await attributesOfKeys(admin, account.id, 'active')).toEqual([false, false])
      for (const { token } of account.keys) {
        expect(await nobody.as(token).get('/organizations')).toMatchObject({ status: 401, rule: 'authentication' })
      }
      expect((await nobody.as(other.keys[0].token).get('/organizations')).status).toBe(200)
    },
  },
  {
    rule: 'enable-cascade',
    says: 'enabling an account enables all its keys, also one that was disabled by itself',
    check: async ({ mock, admin, nobody }) => {
      const [account] = mock.seed({
        serviceAccounts: [{ name: 'ci', active: false, keys: [{ name: 'one' }, { name: 'two', active: false }] }],
      }).serviceAccounts
      expect(await attributesOfKeys(admin, account.id, 'active')).toEqual([false, false])
      await admin.change('service_accounts', account.id, { active: true })
      expect(await attributesOfKeys(admin, account.id, 'active')).toEqual([true, true])
      for (const { token } of account.keys) expect((await nobody.as(token).get('/organizations')).status).toBe(200)
    },
  },
  {
    rule: 'enable-cascade',
    says: 'saying of an active account that it is active enables nothing',
    check: async ({ mock, admin }) => {
      const [account] = mock.seed({
        serviceAccounts: [{ name: 'ci', keys: [{ name: 'one', active: false }] }],
      }).serviceAccounts
      await admin.change('service_accounts', account.id, { active: true, display_name: 'ci' })
      expect(await attributesOfKeys(admin, account.id, 'active')).toEqual([false])
    },
  },
  {
    rule: 'enable-cascade',
    says: 'with enableCascade untouched-only, a key that was disabled by itself stays disabled',
    options: { assumptions: { enableCascade: 'untouched-only' } },
    check: async ({ mock, admin }) => {
      const [account] = mock.seed({
        serviceAccounts: [{ name: 'ci', active: false, keys: [{ name: 'one' }, { name: 'two', active: false }] }],
      }).serviceAccounts
      await admin.change('service_accounts', account.id, { active: true })
      const { data } = (await admin.get(`/service_accounts/${account.id}/api_keys?sort=name`)).body
      expect(data.map((key: Shown) => [key.attributes.name, key.attributes.active])).toEqual([
        ['one', true],
        ['two', false],
      ])
    },
  },
  {
    rule: 'delete-cascade',
    says: 'deleting an account deletes all its keys: they are not found, not listed and refused',
    check: async ({ mock, admin, nobody }) => {
      const [account] = mock.seed({
        serviceAccounts: [{ name: 'ci', keys: [{ name: 'one' }, { name: 'two' }] }],
      }).serviceAccounts
      const deleted = await admin.delete(`/service_accounts/${account.id}`)
      expect([deleted.status, deleted.text]).toEqual([204, ''])
      for (const { id, token } of account.keys) {
        expect((await admin.get(`/api_keys/${id}`)).status).toBe(404)
        expect(await nobody.as(token).get('/organizations')).toMatchObject({ status: 401, rule: 'authentication' })
      }
      expect((await admin.get('/api_keys')).body.meta.page.total).toBe(3)
      expect((await admin.get(`/api_keys?filter[service_account]=${account.id}`)).body.data).toEqual([])
    },
  },
  {
    rule: 'delete-final',
    says: 'what is deleted is gone for reading, changing and deleting, and its id is never given again',
    check: async ({ mock, admin }) => {
      const [account] = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'one' }] }] }).serviceAccounts
      const { id: keyId } = account.keys[0]
      await admin.delete(`/service_accounts/${account.id}`)
      for (const [type, id] of [
        ['service_accounts', account.id],
        ['api_keys', keyId],
      ] as const) {
        const gone = { status: 404, rule: 'delete-final' }
        expect(await admin.get(`/${type}/${id}`)).toMatchObject(gone)
        expect(await admin.change(type, id, { active: true })).toMatchObject(gone)
        expect(await admin.delete(`/${type}/${id}`)).toMatchObject(gone)
        const attributes = { display_name: 'again', role: 'organization_admin' }
        const again = await admin.post('/service_accounts', { data: { type: 'service_accounts', id, attributes } })
        expect(again).toMatchObject({ status: 403, rule: 'delete-final' })
        expect(again.body.errors[0].title).toBe('Requested resource already exists')
      }
      expect(await admin.createKey(account.id)).toMatchObject({ status: 404, rule: 'delete-final' })
      const other = (await admin.createAccount()).body.data.id
      const reused = await admin.post('/api_keys', {
        data: {
          type: 'api_keys',
          id: keyId,
          attributes: { display_name: 'again' },
          relationships: { service_account: { data: { type: 'service_accounts', id: other } } },
        },
      })
      expect(reused).toMatchObject({ status: 403, rule: 'delete-final' })
    },
  },
  {
    rule: 'self-service',
    says: 'a key edits, disables or deletes its own account, and its next request is judged by that',
    check: async ({ mock, nobody }) => {
      const { serviceAccounts } = mock.seed({
        serviceAccounts: ['demoted', 'disabled', 'deleted'].map(name => ({
          name,
          role: 'organization_admin' as const,
          keys: [{ name }],
        })),
      })
      const [demoted, disabled, deleted] = serviceAccounts.map(({ id, keys }) => ({
        id,
        api: nobody.as(keys[0]?.token),
      }))
      expect(
        (await demoted?.api.change('service_accounts', demoted.id, { role: 'organization_analyst' }))?.status,
      ).toBe(200)
      expect(await demoted?.api.get('/service_accounts')).toMatchObject({ status: 403, rule: 'admin-only' })
      expect((await disabled?.api.change('service_accounts', disabled.id, { active: false }))?.status).toBe(200)
      expect((await disabled?.api.get('/service_accounts'))?.status).toBe(401)
      expect((await deleted?.api.delete(`/service_accounts/${deleted.id}`))?.status).toBe(204)
      expect((await deleted?.api.get('/service_accounts'))?.status).toBe(401)
    },
  },
])

/** An attribute of each key of an account, as a list shows them. */
async function attributesOfKeys(api: Api, accountId: string, name: string): Promise<unknown[]> {
  const { body } = await api.get(`/service_accounts/${accountId}/api_keys`)
  return body.data.map((key: Shown) => key.attributes[name])
}
