import { accountBody, keyBody } from '../api.ts'
import { has, is, so } from '../assert.ts'
import type { Section } from '../case.ts'
import { isForbidden, shown, status } from '../refused.ts'
import type { Shown } from '../reply.ts'
import type { ResourceFactory } from '../resource-factory.ts'

/** What becomes of service accounts, and of their keys with them. */
export const accounts: Section = {
  title: 'Service accounts',
  file: 'rules/accounts.ts',
  cases: [
    {
      id: 'account-create/active',
      says: 'name and role are enough; the account is active at once, and not read-only',
      check: async ({ admin, workshop }) => {
        const account = await workshop.account({ role: 'organization_analyst' }, 'plain')
        has('the new account', account.attributes, {
          display_name: workshop.name('plain'),
          role: 'organization_analyst',
          restrictions: [],
          active: true,
        })
        is('the account, read', (await admin.get(`/service_accounts/${account.id}`)).record, account)
      },
    },
    {
      id: 'account-create/read-only',
      says: 'read-only is a choice, and either role may make it',
      check: async ({ workshop }) => {
        for (const role of ['organization_admin', 'organization_analyst']) {
          const { attributes } = await workshop.account({ role, restrictions: ['read_only'] })
          has('the new account', attributes, { role, restrictions: ['read_only'] })
        }
      },
    },
    {
      id: 'account-create/required',
      says: 'without a name or a role, or with ones that are none, it is refused, and nothing is made',
      check: async bench => {
        const { admin, workshop } = bench
        const name = workshop.name('refused')
        const role = 'organization_admin'
        for (const [attributes, faults] of [
          [{}, ['display_name', 'role']],
          [{ role }, ['display_name']],
          [{ display_name: name }, ['role']],
          [{ display_name: '', role }, ['display_name']],
          [{ display_name: name.padEnd(256, 'x'), role }, ['display_name']],
          [{ display_name: name, role: 'expel_admin' }, ['role']],
        ] as const) {
          const reply = await admin.post('/service_accounts', { data: { type: 'service_accounts', attributes } })
          bench.refused(reply, 'params', 'account-create')
          is(`the faults of ${JSON.stringify(attributes)}`, pathsOf(reply.error.detail), faults)
        }
        is(
          'what was made',
          (await admin.get(`/service_accounts?filter[display_name]=^${encodeURIComponent(name)}`)).total,
          0,
        )
      },
    },
    {
      id: 'account-many-keys',
      says: 'an account holds as many keys as are made for it, each with a secret of its own',
      check: async ({ admin, workshop }) => {
        const account = await workshop.account()
        const keys = await made(workshop, account, MANY)
        so('the secrets', new Set(keys.map(({ token }) => token)).size === MANY, `${MANY} different ones`, 'fewer')
        const seen = (await admin.get(`/service_accounts/${account.id}/api_keys?page[limit]=${MANY + 1}`)).records
        is('the keys', seen.map(({ id }) => id).toSorted(), keys.map(({ id }) => id).toSorted())
        for (const { api } of keys) status(await api.get('/organizations?page[limit]=0'), 200)
      },
    },
    {
      id: 'account-edit',
      says: 'name, role and read-only can be changed, each by itself, and nothing changes beside it',
      check: async bench => {
        const { admin, workshop } = bench
        const { id, attributes } = await workshop.account()
        const expected: Record<string, unknown> = { ...attributes }
        for (const change of [
          { display_name: workshop.name('renamed') },
          { role: 'organization_admin' },
          { restrictions: ['read_only'] },
          { display_name: workshop.name('renamed again') },
          { role: 'organization_analyst' },
          { restrictions: [] },
        ]) {
          const reply = await admin.change('service_accounts', id, change)
          status(reply, 200)
          const read = (await admin.get(`/service_accounts/${id}`)).record.attributes
          is('the account, read', read, { ...Object.assign(expected, change), updated_at: read.updated_at })
        }
        bench.refused(await admin.change('service_accounts', id, { display_name: null }), 'params', 'account-edit')
      },
    },
    {
      id: 'role-cascade',
      says: "a changed role is every key's role from the next request on",
      check: async bench => {
        const { admin, workshop, visit } = bench
        const account = await workshop.account({ role: 'organization_analyst' })
        const keys = await made(workshop, account, 2)
        // Writing on a record that is not there: forbidden to an analyst, and not found by an admin.
        const probes = async (role: string) => {
          for (const { api } of keys) {
            const reply = await api.change('service_accounts', visit.unknownId(), { active: false })
            so(`with ${role}: ${reply.asked}`, isForbidden(reply) === (role === ANALYST), role, shown(reply))
          }
          is('the role of each key', await attributesOfKeys(workshop, account, 'role'), [role, role])
        }
        await probes(ANALYST)
        status(await admin.change('service_accounts', account.id, { role: ADMIN }), 200)
        await probes(ADMIN)
        status(await admin.change('service_accounts', account.id, { role: ANALYST }), 200)
        await probes(ANALYST)
      },
    },
    {
      id: 'restriction-cascade',
      says: 'read-only access, given or taken, is that of every key from the next request on',
      check: async bench => {
        const { admin, workshop, visit } = bench
        const account = await workshop.account({ role: ADMIN })
        const keys = await made(workshop, account, 2)
        const probes = async (restrictions: string[]) => {
          for (const { api } of keys) {
            const reply = await api.change('service_accounts', visit.unknownId(), { active: false })
            if (restrictions.length > 0) bench.forbidden(reply, 'read-only')
            else bench.refused(reply, 'noRecord')
          }
          const shown = await attributesOfKeys(workshop, account, 'restrictions')
          is('the restrictions of each key', shown, [restrictions, restrictions])
        }
        await probes([])
        for (const restrictions of [['read_only'], []]) {
          status(await admin.change('service_accounts', account.id, { restrictions }), 200)
          await probes(restrictions)
        }
      },
    },
    {
      id: 'disable-cascade',
      says: 'disabling an account disables all its keys, each is refused, and no key of another account is touched',
      check: async bench => {
        const { admin, workshop } = bench
        const account = await workshop.account()
        const keys = await made(workshop, account, 2)
        const other = await workshop.accountWithKey()
        const reply = await admin.change('service_accounts', account.id, { active: false })
        status(reply, 200)
        has('the disabled account', reply.record.attributes, { active: false })
        is('whether each key is active', await attributesOfKeys(workshop, account, 'active'), [false, false])
        for (const { api } of keys) bench.refused(await api.get('/organizations'), 'unauthenticated', 'authentication')
        status(await other.key.api.get('/organizations'), 200)
      },
    },
    {
      id: 'enable-cascade',
      says: 'enabling an account enables all its keys',
      check: async ({ admin, workshop }) => {
        const account = await workshop.account()
        const keys = await made(workshop, account, 2)
        for (const active of [false, true]) status(await admin.change('service_accounts', account.id, { active }), 200)
        is('whether each key is active', await attributesOfKeys(workshop, account, 'active'), [true, true])
        for (const { api } of keys) status(await api.get('/organizations'), 200)
      },
    },
    {
      id: 'enable-cascade/disabled-alone',
      mark: 'G',
      says: 'enabling an account enables also a key that was disabled by itself',
      assumption: 'enableCascade',
      observe: async ({ admin, workshop }) => {
        const account = await workshop.account()
        const [one, two] = [await workshop.key(account), await workshop.key(account)]
        status(await admin.change('api_keys', two.id, { active: false }), 200)
        for (const active of [false, true]) status(await admin.change('service_accounts', account.id, { active }), 200)
        status(await one.api.get('/organizations'), 200)
        const { active } = (await admin.get(`/api_keys/${two.id}`)).record.attributes
        status(await two.api.get('/organizations'), active === true ? 200 : 401)
        return active === true ? 'all' : 'untouched-only'
      },
    },
    {
      id: 'enable-cascade/enabled-already',
      mark: 'G',
      says: 'saying of an active account that it is active enables nothing',
      check: async ({ admin, workshop }) => {
        const { account, key } = await workshop.accountWithKey()
        status(await admin.change('api_keys', key.id, { active: false }), 200)
        status(await admin.change('service_accounts', account.id, { active: true }), 200)
        is('whether the key is active', await attributesOfKeys(workshop, account, 'active'), [false])
      },
    },
    {
      id: 'delete-cascade',
      says: 'deleting an account deletes all its keys: they are not found, not listed and refused',
      check: async bench => {
        const { admin, workshop } = bench
        const account = await workshop.account()
        const keys = await made(workshop, account, 2)
        const deleted = await admin.delete(`/service_accounts/${account.id}`)
        is(`${deleted.asked}: status and body`, [deleted.status, deleted.text], [204, ''])
        for (const { id, api } of keys) {
          bench.refused(await admin.get(`/api_keys/${id}`), 'noRecord')
          bench.refused(await api.get('/organizations'), 'unauthenticated', 'authentication')
        }
        is('what is listed', (await admin.get(`/api_keys?filter[service_account]=${account.id}`)).total, 0)
        is('what is listed by id', (await admin.get(`/api_keys?filter[id]=${keys.map(({ id }) => id)}`)).total, 0)
      },
    },
    {
      id: 'delete-final/gone',
      says: 'what is deleted is gone for reading, changing and deleting',
      check: async bench => {
        const { admin, workshop } = bench
        const { account, key } = await workshop.accountWithKey()
        status(await admin.delete(`/service_accounts/${account.id}`), 204)
        for (const [type, id] of [
          ['service_accounts', account.id],
          ['api_keys', key.id],
        ] as const) {
          bench.refused(await admin.get(`/${type}/${id}`), 'noRecord', 'delete-final')
          bench.refused(await admin.change(type, id, { active: true }), 'noRecord', 'delete-final')
          bench.refused(await admin.delete(`/${type}/${id}`), 'noRecord', 'delete-final')
        }
        const stray = await admin.createKey(account.id, workshop.name('stray'))
        bench.refused(stray, 'noRecord', 'delete-final')
      },
    },
    {
      id: 'delete-final/ids',
      says: 'an id that was deleted is never given again, to whatever type',
      check: async bench => {
        const { admin, workshop } = bench
        const { account, key } = await workshop.accountWithKey()
        status(await admin.delete(`/service_accounts/${account.id}`), 204)
        const other = await workshop.account()
        for (const id of [account.id, key.id]) {
          const account = accountBody(workshop.name('again')).data
          const key = keyBody(other.id, workshop.name('again')).data
          const replies = [
            await admin.post('/service_accounts', { data: { ...account, id } }),
            await admin.postKey({ data: { ...key, id } }),
          ]
          for (const reply of replies) bench.refused(reply, 'exists', 'delete-final')
        }
      },
    },
    {
      id: 'self-service',
      says: 'a key edits, disables or deletes its own account, and its next request is judged by that',
      assumption: 'ownAccount',
      observe: async bench => {
        const { workshop } = bench
        const of = () => workshop.accountWithKey({ role: ADMIN })
        const [demoted, disabled, deleted] = [await of(), await of(), await of()]
        const replies = [
          await demoted.key.api.change('service_accounts', demoted.account.id, { role: ANALYST }),
          await disabled.key.api.change('service_accounts', disabled.account.id, { active: false }),
          await deleted.key.api.delete(`/service_accounts/${deleted.account.id}`),
        ]
        if (replies.every(isForbidden)) {
          for (const { key } of [demoted, disabled, deleted]) status(await key.api.get('/service_accounts'), 200)
          return 'refuse'
        }
        if (!replies.every(({ status }) => status < 300)) return replies.map(shown)
        bench.forbidden(await demoted.key.api.createAccount(workshop.name('stray')), 'admin-only')
        for (const { key } of [disabled, deleted]) {
          bench.refused(await key.api.get('/service_accounts'), 'unauthenticated', 'authentication')
        }
        return 'change'
      },
    },
  ],
}

const ADMIN = 'organization_admin'
const ANALYST = 'organization_analyst'
const MANY = 12

/** Keys of an account. */
async function made(workshop: ResourceFactory, account: Shown, count: number) {
  const keys = []
  for (let n = 1; n <= count; n++) keys.push(await workshop.key(account, `key ${n}`))
  return keys
}

/** An attribute of each key of an account, as a list shows them. */
async function attributesOfKeys({ admin }: ResourceFactory, { id }: Shown, name: string): Promise<unknown[]> {
  return (await admin.get(`/service_accounts/${id}/api_keys`)).records.map(({ attributes }) => attributes[name])
}

const pathsOf = (detail: unknown): unknown[] =>
  Array.isArray(detail) ? detail.map((issue: { path?: unknown }) => issue.path) : [detail]
