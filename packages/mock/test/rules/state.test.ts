import fc from 'fast-check'
import { expect } from 'vitest'
import type { Api, Reply } from '../api.ts'
import { testRules } from '../test-rules.ts'

interface Shown {
  readonly id: string
  readonly attributes: { readonly active: boolean }
}

/** The rules of all or nothing. */
testRules([
  {
    rule: 'atomic',
    says: 'a request that is refused has changed nothing',
    check: async ({ mock, admin }) => {
      const [account] = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'one' }] }] }).serviceAccounts
      const state = async () => {
        const pages = ['/service_accounts', '/api_keys', '/actors', '/user_accounts', '/investigative_actions']
        return Promise.all(pages.map(async path => (await admin.get(`${path}?page[limit]=1000`)).body.data))
      }
      const before = await state()
      const { id } = account.keys[0]
      const unknown = '00000000-0000-4000-8000-000000000000'
      const refused = [
        await admin.change('service_accounts', account.id, { active: false, role: 'expel_admin' }),
        await admin.change('service_accounts', account.id, { display_name: 'renamed', colour: 'red' }),
        await admin.change('api_keys', id, { active: false, role: 'organization_admin' }),
        await admin.createKey(unknown),
        await admin.patch(`/service_accounts/${account.id}`, {
          data: {
            type: 'service_accounts',
            attributes: { active: false },
            relationships: { organization: { data: { type: 'organizations', id: unknown } } },
          },
        }),
        await admin.post('/user_accounts', {
          data: { type: 'user_accounts', attributes: { email: 'not an address' } },
        }),
        await admin.post('/service_accounts', '{"data":'),
      ]
      expect(refused.every(({ status }) => status >= 400)).toBe(true)
      expect(await state()).toEqual(before)
    },
  },
  {
    rule: 'atomic',
    says: 'of an account and its keys, any read sees all disabled or all enabled, whatever runs beside it',
    check: async ({ mock, admin }) => {
      const keys = Array.from({ length: 20 }, (_, n) => ({ name: `key ${n}` }))
      const { serviceAccounts } = mock.seed({ serviceAccounts: [{ name: 'ci', keys }] })
      const { id } = serviceAccounts[0]
      const reads: Promise<Reply>[] = []
      const writes: Promise<Reply>[] = []
      for (let n = 0; n < 40; n++) {
        writes.push(admin.change('service_accounts', id, { active: n % 2 === 1 }))
        reads.push(admin.get(`/service_accounts/${id}?include=api_keys`))
      }
      await Promise.all(writes)
      for (const { body } of await Promise.all(reads)) {
        const seen = new Set([body.data, ...body.included].map((each: Shown) => each.attributes.active))
        expect(seen.size).toBe(1)
      }
    },
  },
  {
    rule: 'no-orphans',
    says: 'a thousand interleaved creations, disablings, enablings and deletions leave no key without its account, and none out of step with it',
    check: async ({ admin }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...STEPS), EXACTLY_1000),
          fc.integer({ min: 1, max: 200 }),
          async (steps, last) => {
            const account = (await admin.createAccount()).body.data.id
            const all = [...steps.slice(0, -last), 'deleteAccount' as const, ...steps.slice(-last)]
            const replies = await interleaved(all.map(step => () => DO[step](admin, account)))
            for (const { body } of replies.filter(reply => reply.body?.included)) {
              const keys: Shown[] = body.included
              expect(keys.every(key => !key.attributes.active || body.data.attributes.active)).toBe(true)
            }
            const made = replies.filter(({ status }) => status === 201)
            expect(made.length).toBeGreaterThan(0)
            for (const { body } of made) expect((await admin.get(`/api_keys/${body.data.id}`)).status).toBe(404)
            expect((await admin.get(`/api_keys?filter[service_account]=${account}`)).body.meta.page.total).toBe(0)
            expect((await admin.get('/api_keys?page[limit]=0')).body.meta.page.total).toBe(3)
          },
        ),
        // A thousand requests are shrunk for hours; the seed that is printed repeats them.
        { numRuns: 1, endOnFailure: true },
      )
    },
  },
])

/** Makes the calls in their order, sixteen at a time, each as soon as one before it is done. */
async function interleaved(calls: readonly (() => Promise<Reply>)[]): Promise<Reply[]> {
  const queue = calls.values()
  const replies: Reply[] = []
  const lanes = Array.from({ length: 16 }, async () => {
    for (const call of queue) replies.push(await call())
  })
  await Promise.all(lanes)
  return replies
}

const EXACTLY_1000 = { minLength: 1_000, maxLength: 1_000 }

const DO = {
  create: (api: Api, account: string) => api.createKey(account),
  disable: (api: Api, account: string) => api.change('service_accounts', account, { active: false }),
  enable: (api: Api, account: string) => api.change('service_accounts', account, { active: true }),
  look: (api: Api, account: string) => api.get(`/service_accounts/${account}?include=api_keys`),
  deleteFirstKey: async (api: Api, account: string) => {
    const { body } = await api.get(`/service_accounts/${account}/api_keys?page[limit]=1`)
    return api.delete(`/api_keys/${body.data?.[0]?.id ?? 'none'}`)
  },
  deleteAccount: (api: Api, account: string) => api.delete(`/service_accounts/${account}`),
}

/** Creations are ahead of deletions, so that the cascades have something to run over; the account goes near the end. */
const STEPS = [
  ...Array<'create'>(6).fill('create'),
  ...Array<'deleteFirstKey'>(4).fill('deleteFirstKey'),
  'disable',
  'enable',
  'enable',
  'look',
] as const
