import { accountBody } from '../api.ts'
import { is, so } from '../assert.ts'
import type { Section } from '../case.ts'
import { shown, status } from '../refused.ts'
import type { Reply } from '../reply.ts'
import type { MadeKey, ResourceFactory } from '../resource-factory.ts'

/** All or nothing. */
export const state: Section = {
  title: 'All or nothing',
  file: 'rules/state.ts',
  cases: [
    {
      id: 'atomic/refused',
      says: 'a request that is refused has changed nothing',
      check: async ({ admin, workshop, visit }) => {
        const { account, key } = await workshop.accountWithKey()
        const seen = async () => [
          (await admin.get(`/service_accounts/${account.id}?include=api_keys`)).document,
          (await admin.get(`/service_accounts?filter[display_name]=^${encodeURIComponent(visit.prefix)}`)).total,
          (await admin.get(`/api_keys?filter[service_account]=${account.id}`)).total,
        ]
        const before = await seen()
        const elsewhere = { organization: { data: { type: 'organizations', id: visit.unknownId() } } }
        const changes = { type: 'service_accounts', attributes: { active: false }, relationships: elsewhere }
        for (const reply of [
          await admin.change('service_accounts', account.id, { active: false, role: 'expel_admin' }),
          await admin.change('service_accounts', account.id, { display_name: workshop.name('x'), colour: 'red' }),
          await admin.change('api_keys', key.id, { active: false, role: 'organization_admin' }),
          await admin.createKey(visit.unknownId(), workshop.name('stray')),
          await admin.patch(`/service_accounts/${account.id}`, { data: changes }),
          await admin.post('/service_accounts', { data: { ...accountBody(workshop.name('y')).data, id: account.id } }),
          await admin.patch(`/service_accounts/${account.id}`, '{"data":'),
        ]) {
          so(reply.asked, reply.status >= 400, 'a refusal', shown(reply))
        }
        is('what there is afterwards', await seen(), before)
        status(await key.api.get('/organizations'), 200)
      },
    },
    {
      id: 'atomic/cascade',
      says: 'of an account and its keys, any read sees all disabled or all enabled, whatever runs beside it',
      check: async ({ admin, workshop }) => {
        const { id } = await accountWithKeys(workshop, 4)
        const writes: Promise<Reply>[] = []
        const reads: Promise<Reply>[] = []
        for (let n = 0; n < ROUNDS; n++) {
          writes.push(admin.change('service_accounts', id, { active: n % 2 === 1 }))
          reads.push(admin.get(`/service_accounts/${id}?include=api_keys`))
        }
        for (const reply of await Promise.all(writes)) status(reply, 200)
        for (const { asked, record, included } of await Promise.all(reads)) {
          const seen = [record, ...included].map(({ attributes }) => attributes.active)
          so(asked, new Set(seen).size === 1, 'all active, or none', seen)
        }
      },
    },
    {
      id: 'no-orphans',
      says: 'of keys that are made while their account is disabled, enabled and deleted none outlives it',
      check: async bench => {
        const { admin, workshop } = bench
        const { id, keys } = await accountWithKeys(workshop, 12)
        const calls: Promise<Reply>[] = []
        for (let n = 0; n < ROUNDS; n++) {
          calls.push(admin.createKey(id, workshop.name(`interleaved ${n}`)))
          calls.push(admin.change('service_accounts', id, { active: n % 2 === 1 }))
          if (n === ROUNDS / 2) calls.push(admin.delete(`/service_accounts/${id}`))
        }
        const replies = await Promise.all(calls)
        so(
          'the deletion',
          replies.some(reply => reply.status === 204),
          'status 204',
          replies.map(shown),
        )
        const born = replies.filter(({ status }) => status === 201).map(({ record }) => record.id)
        for (const key of [...born, ...keys.map(each => each.id)]) {
          bench.refused(await admin.get(`/api_keys/${key}`), 'noRecord')
        }
        for (const { api } of keys) bench.refused(await api.get('/organizations'), 'unauthenticated')
        is('what is listed', (await admin.get(`/api_keys?filter[service_account]=${id}`)).total, 0)
      },
    },
  ],
}

const ROUNDS = 10

async function accountWithKeys(workshop: ResourceFactory, count: number): Promise<{ id: string; keys: MadeKey[] }> {
  const account = await workshop.account()
  const keys: MadeKey[] = []
  while (keys.length < count) keys.push(await workshop.key(account))
  return { id: account.id, keys }
}
