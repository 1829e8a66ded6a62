import { WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../test/soak.ts'
import { Api } from './api.ts'

type Role = 'organization_admin' | 'organization_analyst'

interface Account {
  readonly id: string
  role: Role
  readOnly: boolean
  active: boolean
  deleted: boolean
}

interface Key {
  readonly id: string
  readonly token: string
  readonly account: Account
  active: boolean
  deleted: boolean
}

/** A minimal model of the help article: all accounts and keys that ever existed. */
class Model {
  readonly accounts: Account[] = []
  readonly keys: Key[] = []
  /** The key of an admin that no step changes, so that at least one caller can always write. */
  readonly #admin: Key

  constructor(token: string) {
    const account: Account = { id: '', role: 'organization_admin', readOnly: false, active: true, deleted: false }
    this.#admin = { id: '', token, account, active: true, deleted: false }
  }

  /** The caller of a step: the admin for even numbers. */
  caller(number: number): Key {
    return number % 2 === 0 ? this.#admin : pick(this.keys, number >> 1)
  }

  /** The statuses of a key's requests: a read that every role may make, reading accounts, and writing them. */
  probes(key: Key): [number, number, number] {
    if (key.deleted || !key.active || key.account.deleted) return [401, 401, 401]
    if (key.account.role === 'organization_analyst') return [200, 403, 403]
    return [200, 200, key.account.readOnly ? 403 : 404]
  }

  /** Whether the key can change an existing record with a valid request. */
  mayWrite(key: Key): boolean {
    return this.probes(key)[2] === 404
  }

  keysOf(account: Account): Key[] {
    return this.keys.filter(key => key.account === account && !key.deleted)
  }
}

const UNKNOWN = '/service_accounts/00000000-0000-4000-8000-000000000000'

test('a key has the permissions of its account after any sequence of changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }), async steps => {
      const { api, model } = begin()
      for (const each of steps) await STEPS[each.name](api, model, each)
      for (const key of model.keys) {
        const client = api.withToken(key.token)
        const responses = [
          await client.get('/organizations'),
          await client.get('/service_accounts'),
          await client.delete(UNKNOWN),
        ]
        expect(responses.map(({ status }) => status)).toEqual(model.probes(key))
      }
      await expectSeen(api, model)
    }),
    { numRuns: runs(40, 3_000) },
  )
})

function begin() {
  const mock = new WorkbenchMock()
  const api = new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }, mock.tokens.admin)
  const model = new Model(mock.tokens.admin)
  const { serviceAccounts } = mock.seed({
    serviceAccounts: [{ name: 'first', role: 'organization_admin', keys: [{ name: 'one' }, { name: 'two' }] }],
  })
  for (const { id, keys } of serviceAccounts) {
    const account: Account = { id, role: 'organization_admin', readOnly: false, active: true, deleted: false }
    model.accounts.push(account)
    for (const key of keys) model.keys.push({ id: key.id, token: key.token, account, active: true, deleted: false })
  }
  return { api, model }
}

/** Asserts that the API shows the accounts and keys of the model. */
async function expectSeen(api: Api, model: Model): Promise<void> {
  for (const account of model.accounts) {
    const seen = await api.get(`/service_accounts/${account.id}?include=api_keys`)
    expect(seen.status).toBe(account.deleted ? 404 : 200)
    if (account.deleted) continue
    const { role, readOnly, active } = account
    const inherited = { role, restrictions: readOnly ? ['read_only'] : [] }
    expect(seen.body.data.attributes).toMatchObject({ ...inherited, active })
    const keys = seen.body.included.map((key: { id: string; attributes: object }) => [key.id, key.attributes])
    expect(new Map(keys)).toEqual(
      new Map(
        model.keysOf(account).map(key => [key.id, expect.objectContaining({ ...inherited, active: key.active })]),
      ),
    )
  }
}

interface Step {
  readonly name: keyof typeof STEPS
  /** Indexes of the caller and of the account or key to change, modulo their number. */
  readonly caller: number
  readonly subject: number
  readonly role: Role
  readonly flag: boolean
}

type Play = (api: Api, model: Model, step: Step) => Promise<void>

/** Changes an account. The model changes as well if the caller has permission and the account exists. */
const onAccount =
  (
    attributes: (step: Step) => Record<string, unknown>,
    update: (model: Model, account: Account, step: Step) => void,
  ): Play =>
  async (api, model, step) => {
    const [caller, account] = [model.caller(step.caller), pick(model.accounts, step.subject)]
    const allowed = model.mayWrite(caller) && !account.deleted
    const { status } = await api.withToken(caller.token).update('service_accounts', account.id, attributes(step))
    expect(status === 200).toBe(allowed)
    if (allowed) update(model, account, step)
  }

/** Enables or disables a key, as `onAccount` does with an account. */
const onKey =
  (active: boolean): Play =>
  async (api, model, step) => {
    const [caller, key] = [model.caller(step.caller), pick(model.keys, step.subject)]
    const allowed = model.mayWrite(caller) && !key.deleted && (!active || key.account.active)
    const { status } = await api.withToken(caller.token).update('api_keys', key.id, { active })
    expect(status === 200).toBe(allowed)
    if (allowed) key.active = active
  }

const setActive = (active: boolean) => (model: Model, account: Account) => {
  if (account.active === active) return
  account.active = active
  for (const key of model.keysOf(account)) key.active = active
}

const STEPS = {
  createAccount: async (api, model, { caller, role, flag }) => {
    const key = model.caller(caller)
    const restrictions = flag ? ['read_only'] : []
    const { status, body } = await api.withToken(key.token).createAccount({ role, restrictions })
    expect(status === 201).toBe(model.mayWrite(key))
    if (status === 201) model.accounts.push({ id: body.data.id, role, readOnly: flag, active: true, deleted: false })
  },
  createKey: async (api, model, { caller, subject }) => {
    const [key, account] = [model.caller(caller), pick(model.accounts, subject)]
    const { status, body } = await api.withToken(key.token).createKey(account.id)
    expect(status === 201).toBe(model.mayWrite(key) && account.active && !account.deleted)
    if (status !== 201) return
    const token = body.data.attributes.access_token
    model.keys.push({ id: body.data.id, token, account, active: true, deleted: false })
  },
  editRole: onAccount(
    ({ role }) => ({ role }),
    (_, account, { role }) => {
      account.role = role
    },
  ),
  editReadOnly: onAccount(
    ({ flag }) => ({ restrictions: flag ? ['read_only'] : [] }),
    (_, account, { flag }) => {
      account.readOnly = flag
    },
  ),
  disableAccount: onAccount(() => ({ active: false }), setActive(false)),
  enableAccount: onAccount(() => ({ active: true }), setActive(true)),
  disableKey: onKey(false),
  enableKey: onKey(true),
  deleteKey: async (api, model, { caller, subject }) => {
    const [by, key] = [model.caller(caller), pick(model.keys, subject)]
    const allowed = model.mayWrite(by) && !key.deleted
    expect((await api.withToken(by.token).delete(`/api_keys/${key.id}`)).status === 200).toBe(allowed)
    if (allowed) key.deleted = true
  },
  deleteAccount: async (api, model, { caller, subject }) => {
    const [by, account] = [model.caller(caller), pick(model.accounts, subject)]
    const allowed = model.mayWrite(by) && !account.deleted
    expect((await api.withToken(by.token).delete(`/service_accounts/${account.id}`)).status === 200).toBe(allowed)
    if (!allowed) return
    for (const key of model.keysOf(account)) key.deleted = true
    account.deleted = true
  },
} satisfies Record<string, Play>

/** Deletions are rare, so that most steps find records. */
const step: fc.Arbitrary<Step> = fc.record({
  name: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom<Step['name']>('createAccount', 'createKey', 'editRole', 'editReadOnly') },
    {
      weight: 6,
      arbitrary: fc.constantFrom<Step['name']>('disableAccount', 'enableAccount', 'disableKey', 'enableKey'),
    },
    { weight: 2, arbitrary: fc.constantFrom<Step['name']>('deleteKey', 'deleteAccount') },
  ),
  caller: fc.nat(15),
  subject: fc.nat(7),
  role: fc.constantFrom('organization_admin', 'organization_analyst'),
  flag: fc.boolean(),
})

function pick<T>(items: readonly T[], number: number): T {
  const item = items[number % items.length]
  if (item === undefined) throw new Error('Cannot pick from an empty list.')
  return item
}
