import { type Snapshot, WorkbenchMock } from '@workbench-sdk/mock'
import { dataOf } from '@workbench-sdk/mock/data'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../test/soak.ts'

const NOW = '2026-11-22T12:00:00.000Z'
const UNUSED = '00000000-0000-4000-8000-000000000000'
const CHOSEN = ['aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000002'] as const
const TYPES = [
  'service_accounts',
  'api_keys',
  'user_accounts',
  'investigative_actions',
  'actors',
  'organizations',
] as const

type Type = (typeof TYPES)[number]

interface Call {
  readonly method: string
  readonly path: string
  readonly body?: object
}

/** Sends a request, and returns everything that the caller can see of the response. */
async function send(mock: WorkbenchMock, token: string, { method, path, body }: Call): Promise<string> {
  const response = await mock.fetch(`${mock.baseUrl}/api/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  // The id of a recorded request is its number in the mock.
  const { 'x-request-id': _, ...headers } = Object.fromEntries(response.headers)
  return JSON.stringify([response.status, headers, await response.text()])
}

const ATTRIBUTES = {
  service_accounts: { display_name: 'a', role: 'organization_analyst' },
  api_keys: { display_name: 'k' },
  user_accounts: { email: 'new@example.com' },
  investigative_actions: { title: 'Call', reason: 'because', status: 'READY_FOR_ANALYSIS' },
  actors: {},
  organizations: {},
} satisfies Record<Type, object>

function creation(type: Type, id: string | undefined, accountId: string): Call {
  const relationships = { service_account: { data: { type: 'service_accounts', id: accountId } } }
  const data = { type, id, attributes: ATTRIBUTES[type], ...(type === 'api_keys' && { relationships }) }
  return { method: 'POST', path: `/${type}`, body: { data } }
}

/** Another organization: the number of its records, and its requests with ids of its choice. */
const anyOther = fc.record({
  accounts: fc.nat(3),
  users: fc.nat(2),
  actions: fc.nat(2),
  chosen: fc.array(
    fc.record({
      type: fc.constantFrom<Type>('service_accounts', 'api_keys', 'investigative_actions'),
      id: fc.constantFrom(...CHOSEN),
      isDeleted: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  logsIn: fc.boolean(),
})
type Other = typeof anyOther extends fc.Arbitrary<infer T> ? T : never

/** A mock with a few records, and another organization that acts. */
async function begin(other: Other | undefined) {
  const mock = new WorkbenchMock({ randomSeed: 'organizations', now: NOW })
  const own = mock.seed({
    serviceAccounts: [{ name: 'own', keys: [{ name: 'k' }] }],
    userAccounts: [{ email: 'own@example.com', password: 'correct horse' }],
    investigativeActions: [{ title: 'own' }],
  })
  if (other) await act(mock, other)
  const foreign = mock.snapshot().contents.records.filter(each => each.organizationId !== mock.organizationId)
  return { mock, own, foreignIds: foreign.map(({ id }) => id) }
}

async function act(mock: WorkbenchMock, { accounts, users, actions, chosen, logsIn }: Other): Promise<void> {
  const keys = [{ name: 'k' }]
  const [organization] = mock.seed({
    organizations: [
      {
        name: 'other',
        serviceAccounts: [
          { name: 'other', role: 'organization_admin', keys },
          ...Array.from({ length: accounts }, (_, index) => ({ name: `a${index}`, keys })),
        ],
        userAccounts: Array.from({ length: users }, (_, index) => ({ email: `o${index}@example.com`, password: 'x' })),
        investigativeActions: Array.from({ length: actions }, () => ({ title: 'theirs' })),
      },
    ],
  }).organizations
  const [account] = organization.serviceAccounts
  const token = account?.keys[0]?.token ?? ''
  for (const { type, id, isDeleted } of chosen) {
    await send(mock, token, creation(type, id, account?.id ?? ''))
    if (isDeleted) await send(mock, token, { method: 'DELETE', path: `/${type}/${id}` })
  }
  if (logsIn) {
    const body = { username: 'o0@example.com', password: 'x', otp: mock.otp }
    await send(mock, '', { method: 'POST', path: '/login', body })
  }
}

/** A request with one of several ids, most of them ids of another organization. */
const anyCall = fc
  .record({
    kind: fc.constantFrom('create', 'link', 'get', 'patch', 'delete', 'related', 'filter', 'list', 'login'),
    type: fc.constantFrom(...TYPES),
    id: fc.nat(),
  })
  .map(({ kind, type, id }) => ({
    type,
    of: (ids: readonly string[], account: string) => callOf(kind, type, ids[id % ids.length] ?? '', account),
  }))

function callOf(kind: string, type: Type, id: string, account: string): Call {
  switch (kind) {
    case 'create':
      return creation(type, id, account)
    case 'link':
      return creation('api_keys', undefined, id)
    case 'get':
      return { method: 'GET', path: `/${type}/${id}` }
    case 'patch':
      return { method: 'PATCH', path: `/${type}/${id}`, body: { data: { type, id, attributes: ATTRIBUTES[type] } } }
    case 'delete':
      return { method: 'DELETE', path: `/${type}/${id}` }
    case 'related':
      return { method: 'GET', path: `/${type}/${id}/${type === 'service_accounts' ? 'api_keys' : 'created_by'}` }
    case 'filter':
      return { method: 'GET', path: `/${type}?filter[id]=${id}` }
    case 'list':
      return { method: 'GET', path: `/${type}?page[limit]=1000&include=${type === 'actors' ? 'parent_actor' : ''}` }
    default:
      return { method: 'POST', path: '/login', body: { username: 'own@example.com', password: 'correct horse' } }
  }
}

test('no response depends on the records of another organization', () =>
  fc.assert(
    fc.asyncProperty(
      anyOther,
      anyOther,
      fc.array(anyCall, { minLength: 1, maxLength: 12 }),
      async (one, two, calls) => {
        const worlds = [await begin(one), await begin(two), await begin(undefined)]
        const ids = [...new Set(worlds.flatMap(({ foreignIds }) => foreignIds)), ...CHOSEN, UNUSED]
        for (const call of calls) {
          const responses = worlds.map(({ mock, own }) =>
            send(mock, mock.tokens.admin, call.of(ids, own.serviceAccounts[0].id)),
          )
          const [first, ...others] = await Promise.all(responses)
          for (const each of others) expect(each).toBe(first)
        }
      },
    ),
    { numRuns: Number(process.env.WORKBENCH_ORGANIZATIONS ?? runs(20, 600)) },
  ))

test('two organizations can use the same id, and each has its own record', async () => {
  const mock = new WorkbenchMock()
  using data = await dataOf(mock)
  const [other] = mock.seed({
    organizations: [
      { name: 'o', serviceAccounts: [{ name: 'admin', role: 'organization_admin', keys: [{ name: 'k' }] }] },
    ],
  }).organizations
  const tokens = [mock.tokens.admin, other.serviceAccounts[0].keys[0].token]
  const [id] = CHOSEN
  const statusOf = async (token: string, call: Call) => JSON.parse(await send(mock, token, call))[0]
  for (const token of tokens) {
    expect(await statusOf(token, creation('service_accounts', id, ''))).toBe(201)
    expect(await statusOf(token, creation('api_keys', undefined, id))).toBe(201)
    expect(await statusOf(token, creation('service_accounts', id, ''))).toBe(403)
  }
  const accounts = data.serviceAccounts.findMany(q => q.where({ id }))
  expect(accounts.map(({ apiKeys }) => apiKeys.length)).toEqual([1, 1])
  expect(new Set(accounts.map(({ organizationId }) => organizationId)).size).toBe(2)

  const restored = new WorkbenchMock()
  restored.restore(JSON.parse(JSON.stringify(mock.snapshot())) as Snapshot)
  expect(restored.snapshot()).toEqual(mock.snapshot())
  expect(await statusOf(mock.tokens.admin, { method: 'DELETE', path: `/service_accounts/${id}` })).toBe(200)
  expect(mock.serviceAccounts({ organizationId: other.organizationId }).map(account => account.id)).toContain(id)
  expect(data.serviceAccounts.findMany(q => q.where({ id }))).toEqual([accounts[1]])
  expect(await statusOf(tokens[1] ?? '', creation('service_accounts', id, ''))).toBe(403)
  expect(await statusOf(mock.tokens.admin, creation('service_accounts', id, ''))).toBe(403)
})

test('a seed cannot relate a record to one of another organization', () => {
  const mock = new WorkbenchMock()
  const [parent] = mock.seed({ actors: [{ type: 'system', isExpel: true }] }).actors
  const actors = [{ type: 'user', isExpel: true, parentActorId: parent.id }] as const
  expect(() => mock.seed({ organizations: [{ name: 'o', actors }] })).toThrow(
    'Invalid seed.organizations[0].actors[0].parentActorId: expected the id of one of the actors.',
  )
  mock.seed({ actors })
})
