import { keyBody } from '../api.ts'
import { has, is, so } from '../assert.ts'
import type { Section } from '../case.ts'
import { isForbidden, shown, status } from '../refused.ts'

/** What becomes of API keys. */
export const keys: Section = {
  title: 'API keys',
  file: 'rules/keys.ts',
  cases: [
    {
      id: 'key-create/account',
      says: 'a key belongs to the account that it is made for, and goes by its name',
      check: async ({ admin, workshop }) => {
        const account = await workshop.account()
        const { id, record } = await workshop.key(account, 'deploy')
        const name = workshop.name('deploy')
        has('the new key', record.attributes, { display_name: name, name, active: true, realm: 'public' })
        const linkage = { type: 'service_accounts', id: account.id }
        is('its account', record.relationships.service_account?.data, linkage)
        is('its account, read', (await admin.get(`/api_keys/${id}/service_account`)).record.id, account.id)
        is('its account, linked', (await admin.get(`/api_keys/${id}/relationships/service_account`)).linkage, linkage)
      },
    },
    {
      id: 'key-create/name',
      says: 'without a name a key is refused',
      check: async bench => {
        const { admin, workshop } = bench
        const { id } = await workshop.account()
        for (const attributes of [{ display_name: undefined }, { display_name: '' }]) {
          bench.refused(await admin.createKey(id, '', attributes), 'params', 'key-create')
        }
        is('the keys of the account', (await admin.get(`/service_accounts/${id}/api_keys`)).total, 0)
      },
    },
    {
      id: 'key-create/for-good',
      says: 'a key cannot be moved to another account, by a PATCH or by its relationship',
      check: async bench => {
        const { admin, workshop } = bench
        const { account: one, key } = await workshop.accountWithKey()
        const two = await workshop.account()
        const linkage = (id: string) => ({ data: { type: 'service_accounts', id } })
        const move = (id: string) =>
          admin.patch(`/api_keys/${key.id}`, {
            data: { type: 'api_keys', relationships: { service_account: linkage(id) } },
          })
        bench.refused(await move(two.id), 'params', 'key-create')
        status(await move(one.id), 200)
        const relationship = `/api_keys/${key.id}/relationships/service_account`
        bench.refused(await admin.patch(relationship, linkage(two.id)), 'params', 'key-create')
        bench.refused(await admin.delete(relationship), 'params', 'key-create')
        is('its account', (await admin.get(relationship)).linkage?.id, one.id)
        is('the keys of the other', (await admin.get(`/service_accounts/${two.id}/api_keys`)).total, 0)
      },
    },
    {
      id: 'secret-once',
      says: 'the secret is in the answer to the creation, works, and is in nothing that can be read afterwards',
      check: async ({ admin, workshop }) => {
        const { account, key } = await workshop.accountWithKey()
        status(await key.api.get('/organizations'), 200)
        const organizationId = account.relationships.organization?.data?.id ?? ''
        const renamed = { display_name: workshop.name('renamed') }
        for (const reply of [
          await admin.get(`/api_keys/${key.id}`),
          await admin.get(`/api_keys?filter[id]=${key.id}`),
          await admin.get(`/api_keys?filter[id]=${key.id}&fields[api_keys]=access_token`),
          await admin.get(`/service_accounts/${account.id}/api_keys`),
          await admin.get(`/service_accounts/${account.id}?include=api_keys`),
          await admin.get(`/organizations/${organizationId}/api_keys?filter[id]=${key.id}`),
          await admin.change('api_keys', key.id, renamed),
          await admin.change('api_keys', key.id, { active: false }),
        ]) {
          so(reply.asked, reply.status === 200, 'status 200', shown(reply))
          so(reply.asked, !reply.text.includes(key.token), 'an answer without the secret', 'one with it')
          so(reply.asked, reply.text.includes('"access_token":null'), 'access_token null', 'something else')
        }
      },
    },
    {
      id: 'key-inherits',
      says: "role and restrictions are the account's; repeating them is accepted, anything else is refused",
      check: async bench => {
        const { admin, workshop } = bench
        const inherited = { role: 'organization_admin', restrictions: ['read_only'] }
        const { account, key } = await workshop.accountWithKey(inherited)
        has('the key', key.record.attributes, inherited)
        status(await admin.change('api_keys', key.id, inherited), 200)
        status(await admin.createKey(account.id, workshop.name('repeating'), inherited), 201)
        for (const other of [{ role: 'organization_analyst' }, { restrictions: [] }]) {
          bench.refused(await admin.createKey(account.id, workshop.name('other'), other), 'params', 'key-inherits')
          bench.refused(await admin.change('api_keys', key.id, other), 'params', 'key-inherits')
        }
        has('the key, read', (await admin.get(`/api_keys/${key.id}`)).record.attributes, inherited)
        is('the keys', (await admin.get(`/service_accounts/${account.id}/api_keys`)).total, 2)
      },
    },
    {
      id: 'key-on-disabled-account',
      says: 'creating a key on a disabled account is refused, and makes none',
      assumption: 'keyOnDisabledAccount',
      observe: async bench => {
        const { admin, workshop } = bench
        const { id } = await workshop.account()
        status(await admin.change('service_accounts', id, { active: false }), 200)
        const reply = await admin.createKey(id, workshop.name('key'))
        const { total } = await admin.get(`/service_accounts/${id}/api_keys`)
        if (isForbidden(reply) && total === 0) {
          bench.forbidden(reply, 'key-on-disabled-account')
          return 'refuse'
        }
        if (reply.status !== 201 || reply.record.attributes.active !== false) return shown(reply)
        const key = admin.as(String(reply.record.attributes.access_token))
        bench.refused(await key.get('/organizations'), 'unauthenticated', 'authentication')
        status(await admin.change('service_accounts', id, { active: true }), 200)
        status(await key.get('/organizations'), 200)
        return 'inactive'
      },
    },
    {
      id: 'key-disable',
      says: 'a single key is disabled and enabled by itself; its account and the others stay as they are',
      check: async bench => {
        const { admin, workshop } = bench
        const { account, key: one } = await workshop.accountWithKey()
        const two = await workshop.key(account)
        const disabled = await admin.change('api_keys', one.id, { active: false })
        status(disabled, 200)
        has('the key', disabled.record.attributes, { active: false })
        bench.refused(await one.api.get('/organizations'), 'unauthenticated', 'authentication')
        status(await two.api.get('/organizations'), 200)
        has('the account', (await admin.get(`/service_accounts/${account.id}`)).record.attributes, { active: true })
        status(await admin.change('api_keys', one.id, { active: true }), 200)
        status(await one.api.get('/organizations'), 200)
      },
    },
    {
      id: 'key-disable/on-disabled-account',
      mark: 'G',
      says: 'a key cannot be enabled while its account is disabled, and can be renamed',
      assumption: 'keyEnabledOnDisabledAccount',
      observe: async bench => {
        const { admin, workshop } = bench
        const { account, key } = await workshop.accountWithKey()
        status(await admin.change('service_accounts', account.id, { active: false }), 200)
        const renamed = { display_name: workshop.name('renamed') }
        status(await admin.change('api_keys', key.id, { ...renamed, active: false }), 200)
        const reply = await admin.change('api_keys', key.id, { active: true })
        bench.refused(await key.api.get('/organizations'), 'unauthenticated', 'authentication')
        if (reply.status === 200 && reply.record.attributes.active === true) return 'accept'
        if (!isForbidden(reply)) return shown(reply)
        bench.forbidden(reply, 'key-disable')
        return 'refuse'
      },
    },
    {
      id: 'key-delete',
      says: 'a deleted key is refused at once and is gone; the other keys of its account live on',
      check: async bench => {
        const { admin, workshop } = bench
        const { account, key: one } = await workshop.accountWithKey()
        const two = await workshop.key(account)
        status(await admin.delete(`/api_keys/${one.id}`), 204)
        bench.refused(await one.api.get('/organizations'), 'unauthenticated', 'authentication')
        bench.refused(await admin.get(`/api_keys/${one.id}`), 'noRecord', 'delete-final')
        bench.refused(await admin.change('api_keys', one.id, { active: true }), 'noRecord', 'delete-final')
        status(await two.api.get('/organizations'), 200)
        const left = (await admin.get(`/service_accounts/${account.id}/api_keys`)).records
        is(
          'the keys that are left',
          left.map(({ id }) => id),
          [two.id],
        )
      },
    },
    {
      id: 'key-delete/restored',
      says: 'what is deleted by itself cannot be made again under its id',
      check: async bench => {
        const { admin, workshop } = bench
        const { account, key } = await workshop.accountWithKey()
        status(await admin.delete(`/api_keys/${key.id}`), 204)
        const { data } = keyBody(account.id, workshop.name('again'))
        bench.refused(await admin.postKey({ data: { ...data, id: key.id } }), 'exists', 'delete-final')
      },
    },
  ],
}
