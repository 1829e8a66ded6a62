import { keyBody } from '../api.ts'
import { assertEqual, assertMatches, assertThat } from '../assert.ts'
import { assertDeleted, assertStatus, isForbidden, summarize } from '../assert-response.ts'
import type { Section } from '../case.ts'

/** API keys and their secrets. */
export const keys: Section = {
  title: 'API keys',
  file: 'rules/keys.ts',
  cases: [
    {
      id: 'key-create/account',
      title: 'creates an active key with this name in this account',
      check: async ({ admin, factory }) => {
        const account = await factory.createAccount()
        const { id, record } = await factory.createKey(account, 'deploy')
        const name = factory.name('deploy')
        assertMatches('the new key', record.attributes, { display_name: name, name, active: true, realm: 'public' })
        const linkage = { type: 'service_accounts', id: account.id }
        assertEqual('the account of the key', record.relationships.service_account?.data, linkage)
        assertEqual('the related account', (await admin.get(`/api_keys/${id}/service_account`)).record.id, account.id)
        assertEqual(
          "the account's identifier",
          (await admin.get(`/api_keys/${id}/relationships/service_account`)).linkage,
          linkage,
        )
      },
    },
    {
      id: 'key-create/name',
      title: 'rejects a key without a name',
      check: async context => {
        const { admin, factory } = context
        const { id } = await factory.createAccount()
        for (const attributes of [{ display_name: undefined }, { display_name: '' }]) {
          context.assertError(await admin.createKey(id, '', attributes), 'invalid-parameters', 'key-create')
        }
        assertEqual('the number of keys in the account', (await admin.get(`/service_accounts/${id}/api_keys`)).total, 0)
      },
    },
    {
      id: 'key-create/for-good',
      title: 'rejects moving a key to another account, with a PATCH of the key or of its relationship',
      check: async context => {
        const { admin, factory } = context
        const { account: one, key } = await factory.createAccountWithKey()
        const two = await factory.createAccount()
        const linkage = (id: string) => ({ data: { type: 'service_accounts', id } })
        const move = (id: string) =>
          admin.patch(`/api_keys/${key.id}`, {
            data: { type: 'api_keys', relationships: { service_account: linkage(id) } },
          })
        context.assertError(await move(two.id), 'invalid-parameters', 'key-create')
        const relationship = `/api_keys/${key.id}/relationships/service_account`
        context.assertError(await admin.patch(relationship, linkage(two.id)), 'invalid-parameters', 'key-create')
        context.assertError(await admin.delete(relationship), 'invalid-parameters', 'key-create')
        assertEqual('the account of the key', (await admin.get(relationship)).linkage?.id, one.id)
        assertEqual(
          'the number of keys in the other account',
          (await admin.get(`/service_accounts/${two.id}/api_keys`)).total,
          0,
        )
      },
    },
    {
      id: 'secret-once',
      title: 'returns a working secret only in the response that creates the key',
      check: async ({ admin, factory }) => {
        const { account, key } = await factory.createAccountWithKey()
        assertStatus(await key.api.get('/organizations'), 200)
        const organizationId = account.relationships.organization?.data?.id ?? ''
        const renamed = { display_name: factory.name('renamed') }
        for (const response of [
          await admin.get(`/api_keys/${key.id}`),
          await admin.get(`/api_keys?filter[id]=${key.id}`),
          await admin.get(`/api_keys?filter[id]=${key.id}&fields[api_keys]=access_token`),
          await admin.get(`/service_accounts/${account.id}/api_keys`),
          await admin.get(`/service_accounts/${account.id}?include=api_keys`),
          await admin.get(`/organizations/${organizationId}/api_keys?filter[id]=${key.id}`),
          await admin.update('api_keys', key.id, renamed),
          await admin.update('api_keys', key.id, { active: false }),
        ]) {
          assertThat(response.requestLine, response.status === 200, 'status 200', summarize(response))
          assertThat(response.requestLine, !response.text.includes(key.token), 'no secret', 'the secret')
          assertThat(
            response.requestLine,
            response.text.includes('"access_token":null'),
            '"access_token":null',
            'no such member',
          )
        }
      },
    },
    {
      id: 'key-inherits',
      title: "returns the account's role and restrictions, accepts the same values and rejects others",
      check: async context => {
        const { admin, factory } = context
        const inherited = { role: 'organization_admin', restrictions: ['read_only'] }
        const { account, key } = await factory.createAccountWithKey(inherited)
        assertMatches('the key', key.record.attributes, inherited)
        assertStatus(await admin.update('api_keys', key.id, inherited), 200)
        assertStatus(await admin.createKey(account.id, factory.name('repeating'), inherited), 201)
        for (const other of [{ role: 'organization_analyst' }, { restrictions: [] }]) {
          context.assertError(
            await admin.createKey(account.id, factory.name('other'), other),
            'invalid-parameters',
            'key-inherits',
          )
          context.assertError(await admin.update('api_keys', key.id, other), 'invalid-parameters', 'key-inherits')
        }
        assertMatches('the fetched key', (await admin.get(`/api_keys/${key.id}`)).record.attributes, inherited)
        assertEqual('the keys', (await admin.get(`/service_accounts/${account.id}/api_keys`)).total, 2)
      },
    },
    {
      id: 'key-on-disabled-account',
      title: 'rejects creating a key on a disabled account',
      assumption: 'keyOnDisabledAccount',
      observe: async context => {
        const { admin, factory } = context
        const { id } = await factory.createAccount()
        assertStatus(await admin.update('service_accounts', id, { active: false }), 200)
        const response = await admin.createKey(id, factory.name('key'))
        const { total } = await admin.get(`/service_accounts/${id}/api_keys`)
        if (isForbidden(response) && total === 0) {
          context.assertForbidden(response, 'key-on-disabled-account')
          return 'refuse'
        }
        if (response.status !== 201 || response.record.attributes.active !== false) return summarize(response)
        const key = admin.withToken(String(response.record.attributes.access_token))
        context.assertError(await key.get('/organizations'), 'unauthenticated', 'authentication')
        assertStatus(await admin.update('service_accounts', id, { active: true }), 200)
        assertStatus(await key.get('/organizations'), 200)
        return 'inactive'
      },
    },
    {
      id: 'key-disable',
      title: 'disables and enables a single key, without changing its account or other keys',
      check: async context => {
        const { admin, factory } = context
        const { account, key: one } = await factory.createAccountWithKey()
        const two = await factory.createKey(account)
        const disabled = await admin.update('api_keys', one.id, { active: false })
        assertStatus(disabled, 200)
        assertMatches('the key', disabled.record.attributes, { active: false })
        context.assertError(await one.api.get('/organizations'), 'unauthenticated', 'authentication')
        assertStatus(await two.api.get('/organizations'), 200)
        assertMatches('the account', (await admin.get(`/service_accounts/${account.id}`)).record.attributes, {
          active: true,
        })
        assertStatus(await admin.update('api_keys', one.id, { active: true }), 200)
        assertStatus(await one.api.get('/organizations'), 200)
      },
    },
    {
      id: 'key-disable/on-disabled-account',
      evidence: 'G',
      title: 'rejects enabling a key of a disabled account, but not renaming it',
      assumption: 'keyEnabledOnDisabledAccount',
      observe: async context => {
        const { admin, factory } = context
        const { account, key } = await factory.createAccountWithKey()
        assertStatus(await admin.update('service_accounts', account.id, { active: false }), 200)
        const renamed = { display_name: factory.name('renamed') }
        assertStatus(await admin.update('api_keys', key.id, { ...renamed, active: false }), 200)
        const response = await admin.update('api_keys', key.id, { active: true })
        context.assertError(await key.api.get('/organizations'), 'unauthenticated', 'authentication')
        if (response.status === 200 && response.record.attributes.active === true) return 'accept'
        if (!isForbidden(response)) return summarize(response)
        context.assertForbidden(response, 'key-disable')
        return 'refuse'
      },
    },
    {
      id: 'key-delete',
      title: 'returns 401 for a deleted key and 404 for its record, and keeps the other keys of the account',
      check: async context => {
        const { admin, factory } = context
        const { account, key: one } = await factory.createAccountWithKey()
        const two = await factory.createKey(account)
        assertDeleted(await admin.delete(`/api_keys/${one.id}`))
        context.assertError(await one.api.get('/organizations'), 'unauthenticated', 'authentication')
        context.assertError(await admin.get(`/api_keys/${one.id}`), 'unknown-record', 'delete-final')
        context.assertError(await admin.update('api_keys', one.id, { active: true }), 'unknown-record', 'delete-final')
        assertStatus(await two.api.get('/organizations'), 200)
        const remaining = (await admin.get(`/service_accounts/${account.id}/api_keys`)).records
        assertEqual(
          'the remaining keys',
          remaining.map(({ id }) => id),
          [two.id],
        )
      },
    },
    {
      id: 'key-delete/restored',
      title: 'rejects a new key with the id of a deleted key',
      check: async context => {
        const { admin, factory } = context
        const { account, key } = await factory.createAccountWithKey()
        assertDeleted(await admin.delete(`/api_keys/${key.id}`))
        const { data } = keyBody(account.id, factory.name('again'))
        context.assertError(await admin.postKey({ data: { ...data, id: key.id } }), 'duplicate-id', 'delete-final')
      },
    },
  ],
}
