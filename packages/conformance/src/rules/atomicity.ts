import { accountBody } from '../api.ts'
import type { ApiResponse } from '../api-response.ts'
import { assertEqual, assertThat } from '../assert.ts'
import { assertStatus, summarize } from '../assert-response.ts'
import type { Section } from '../case.ts'
import type { CreatedKey, ResourceFactory } from '../resource-factory.ts'

/** Requests that fail or run concurrently. */
export const atomicity: Section = {
  title: 'Atomicity',
  file: 'rules/atomicity.ts',
  cases: [
    {
      id: 'atomic/rejected',
      title: 'changes nothing if a request fails',
      check: async ({ admin, factory, client }) => {
        const { account, key } = await factory.createAccountWithKey()
        const snapshot = async () => [
          (await admin.get(`/service_accounts/${account.id}?include=api_keys`)).document,
          (await admin.get(`/service_accounts?filter[display_name]=^${encodeURIComponent(client.namePrefix)}`)).total,
          (await admin.get(`/api_keys?filter[service_account]=${account.id}`)).total,
        ]
        const before = await snapshot()
        const relationships = { organization: { data: { type: 'organizations', id: client.unknownId() } } }
        const changes = { type: 'service_accounts', attributes: { active: false }, relationships }
        for (const response of [
          await admin.update('service_accounts', account.id, { active: false, role: 'expel_admin' }),
          await admin.update('service_accounts', account.id, { display_name: factory.name('x'), color: 'red' }),
          await admin.update('api_keys', key.id, { active: false, role: 'organization_admin' }),
          await admin.createKey(client.unknownId(), factory.name('stray')),
          await admin.patch(`/service_accounts/${account.id}`, { data: changes }),
          await admin.post('/service_accounts', { data: { ...accountBody(factory.name('y')).data, id: account.id } }),
          await admin.patch(`/service_accounts/${account.id}`, '{"data":'),
        ]) {
          assertThat(response.requestLine, response.status >= 400, 'an error', summarize(response))
        }
        assertEqual('the records after the failed requests', await snapshot(), before)
        assertStatus(await key.api.get('/organizations'), 200)
      },
    },
    {
      id: 'atomic/cascade',
      title: 'shows an account and its keys as all active or all disabled during concurrent writes',
      check: async ({ admin, factory }) => {
        const { id } = await accountWithKeys(factory, 4)
        const writes: Promise<ApiResponse>[] = []
        const reads: Promise<ApiResponse>[] = []
        for (let n = 0; n < ROUNDS; n++) {
          writes.push(admin.update('service_accounts', id, { active: n % 2 === 1 }))
          reads.push(admin.get(`/service_accounts/${id}?include=api_keys`))
        }
        for (const response of await Promise.all(writes)) assertStatus(response, 200)
        for (const { requestLine, record, included } of await Promise.all(reads)) {
          const values = [record, ...included].map(({ attributes }) => attributes.active)
          assertThat(requestLine, new Set(values).size === 1, 'all active or all disabled', values)
        }
      },
    },
    {
      id: 'no-orphans',
      title: 'deletes keys that are created while their account is disabled, enabled and deleted',
      check: async context => {
        const { admin, factory } = context
        const { id, keys } = await accountWithKeys(factory, 12)
        const calls: Promise<ApiResponse>[] = []
        for (let n = 0; n < ROUNDS; n++) {
          calls.push(admin.createKey(id, factory.name(`interleaved ${n}`)))
          calls.push(admin.update('service_accounts', id, { active: n % 2 === 1 }))
          if (n === ROUNDS / 2) calls.push(admin.delete(`/service_accounts/${id}`))
        }
        const responses = await Promise.all(calls)
        assertThat(
          'the deletion',
          responses.some(({ requestLine, status }) => requestLine.startsWith('DELETE') && status < 300),
          'a DELETE that succeeds',
          responses.map(summarize),
        )
        const createdIds = responses.filter(({ status }) => status === 201).map(({ record }) => record.id)
        for (const id of [...createdIds, ...keys.map(each => each.id)]) {
          context.assertError(await admin.get(`/api_keys/${id}`), 'unknown-record')
        }
        for (const { api } of keys) context.assertError(await api.get('/organizations'), 'unauthenticated')
        assertEqual('the number of listed keys', (await admin.get(`/api_keys?filter[service_account]=${id}`)).total, 0)
      },
    },
  ],
}

const ROUNDS = 10

async function accountWithKeys(factory: ResourceFactory, count: number): Promise<{ id: string; keys: CreatedKey[] }> {
  const account = await factory.createAccount()
  return { id: account.id, keys: await factory.createKeys(account, count) }
}
