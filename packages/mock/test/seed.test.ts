import { runInNewContext } from 'node:vm'
import { createHost, type Seed, WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test } from 'vitest'
import { Api } from './api.ts'

const apiOf = (mock: WorkbenchMock) =>
  new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }, mock.tokens.admin)

test('creates records of a type that the API can only read', async () => {
  const mock = new WorkbenchMock({ now: '2026-11-22T12:00:00Z' })
  const { actors } = mock.seed({
    actors: [
      { name: 'Importer', type: 'api', isExpel: false, createdAt: '2026-01-01T00:00:00Z' },
      { type: 'system', isExpel: true },
    ],
  })
  const [importer, system] = await Promise.all(actors.map(({ id }) => apiOf(mock).get(`/actors/${id}`)))
  expect(importer?.body.data).toMatchObject({
    attributes: {
      actor_type: 'api',
      display_name: 'Importer',
      is_expel: false,
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:00:00.000Z',
    },
    relationships: {
      organization: { data: { type: 'organizations', id: mock.organizationId } },
      parent_actor: { data: null },
    },
  })
  expect(system?.body.data.attributes).toMatchObject({ display_name: null, created_at: '2026-11-22T12:00:00.000Z' })
})

test('relates a seeded record to an existing one', async () => {
  const mock = new WorkbenchMock()
  const [{ id: parentActorId }] = mock.seed({ actors: [{ type: 'system', isExpel: true }] }).actors
  const [child] = mock.seed({ actors: [{ type: 'user', isExpel: true, parentActorId }] }).actors
  const { body } = await apiOf(mock).get(`/actors/${child.id}/parent_actor`)
  expect(body.data.id).toBe(parentActorId)
})

test('creates these records in another organization', async () => {
  const mock = new WorkbenchMock()
  const { organizations } = mock.seed({
    organizations: [{ name: 'Second', actors: [{ type: 'system', isExpel: true }] }],
  })
  const { status } = await apiOf(mock).get(`/actors/${organizations[0].actors[0].id}`)
  expect(status).toBe(404)
})

/** Invalid seeds, and what an error says about each: the path and the expected value. */
const INVALID: readonly [string, unknown, RegExp][] = [
  [
    'a misspelled property',
    { serviceAccounts: [{ name: 'a', readonly: true }] },
    unknown('readonly', 'seed.serviceAccounts[0]', 'readOnly'),
  ],
  ['a singular', { serviceAccounts: [{ name: 'a', key: [] }] }, unknown('key', 'seed.serviceAccounts[0]', 'keys')],
  [
    'a property of a key',
    { serviceAccounts: [{ name: 'a', keys: [{ nmae: 'k' }] }] },
    /Unknown property "nmae" in seed\.serviceAccounts\[0\]\.keys\[0\]\./,
  ],
  ['a misspelled type', { serviceAccount: [] }, unknown('serviceAccount', 'seed', 'serviceAccounts')],
  [
    'a type that belongs elsewhere',
    { apiKeys: [{ name: 'k' }] },
    /^Unknown property "apiKeys" in seed\. .*Expected one of: serviceAccounts, userAccounts/,
  ],
  [
    'a property of another organization',
    { organizations: [{ name: 'o', userAccounts: [{ email: 'a@example.com', pasword: 'x' }] }] },
    unknown('pasword', 'seed.organizations[0].userAccounts[0]', 'password'),
  ],
  [
    'no name',
    { serviceAccounts: [{ role: 'organization_admin' }] },
    /^Missing property "name" in seed\.serviceAccounts\[0\]\./,
  ],
  [
    'no name of a key',
    { serviceAccounts: [{ name: 'a', keys: [{}] }] },
    /^Missing property "name" in seed\.serviceAccounts\[0\]\.keys\[0\]\./,
  ],
  ['no name of an organization', { organizations: [{}] }, /^Missing property "name" in seed\.organizations\[0\]\./],
  ['no title', { investigativeActions: [{}] }, /^Missing property "title" in seed\.investigativeActions\[0\]\./],
  ['a missing attribute', { actors: [{ type: 'user' }] }, /^Missing property "isExpel" in seed\.actors\[0\]\./],
  [
    'a name that is a number',
    { serviceAccounts: [{ name: 5 }] },
    /^Invalid seed\.serviceAccounts\[0\]\.name: expected a string\./,
  ],
  [
    'an empty name',
    { serviceAccounts: [{ name: '' }] },
    /seed\.serviceAccounts\[0\]\.name: expected a string with at least 1 character\./,
  ],
  [
    'a long name',
    { serviceAccounts: [{ name: 'x'.repeat(256) }] },
    /seed\.serviceAccounts\[0\]\.name: expected a string with at most 255 characters\./,
  ],
  [
    'a boolean as text',
    { serviceAccounts: [{ name: 'a', readOnly: 'false' }] },
    /seed\.serviceAccounts\[0\]\.readOnly: expected a boolean\./,
  ],
  [
    'an inactive account as text',
    { serviceAccounts: [{ name: 'a', active: 'false' }] },
    /seed\.serviceAccounts\[0\]\.active: expected a boolean\./,
  ],
  [
    'an inactive key as a number',
    { serviceAccounts: [{ name: 'a', keys: [{ name: 'k', active: 0 }] }] },
    /keys\[0\]\.active: expected a boolean\./,
  ],
  [
    'an attribute of another type',
    { actors: [{ type: 'user', isExpel: 'yes' }] },
    /seed\.actors\[0\]\.isExpel: expected a boolean\./,
  ],
  [
    'an unknown role',
    { userAccounts: [{ email: 'r@example.com', role: 'admin' }] },
    /seed\.userAccounts\[0\]\.role: expected one of organization_admin, organization_analyst\./,
  ],
  [
    'an unknown type of actor',
    { actors: [{ type: 'robot', isExpel: true }] },
    /seed\.actors\[0\]\.type: expected one of /,
  ],
  [
    'an unknown status',
    { investigativeActions: [{ title: 't', status: 'DONE' }] },
    /seed\.investigativeActions\[0\]\.status: expected one of RUNNING/,
  ],
  [
    'a password that is a number',
    { userAccounts: [{ email: 'r@example.com', password: 987654 }] },
    /seed\.userAccounts\[0\]\.password: expected a string\./,
  ],
  [
    'an invalid email address',
    { userAccounts: [{ email: 'robin' }] },
    /seed\.userAccounts\[0\]\.email: expected an email address\./,
  ],
  ['an object in place of a list', { serviceAccounts: {} }, /^Invalid seed\.serviceAccounts: expected an array\./],
  [
    'a string in place of a record',
    { serviceAccounts: ['a'] },
    /^Invalid seed\.serviceAccounts\[0\]: expected an object\./,
  ],
  ['null in place of a list', { userAccounts: null }, /^Invalid seed\.userAccounts: expected an array\./],
  ['a list', [], /^Invalid seed: expected an object\./],
  ['null', null, /^Invalid seed: expected an object\./],
  [
    'an unknown related record',
    { actors: [{ type: 'user', isExpel: true, parentActorId: '5d1f1f4e-8a55-4a0e-9f2b-6d1f3f0a7b11' }] },
    /seed\.actors\[0\]\.parentActorId: expected the id of one of the actors\./,
  ],
  [
    'a related record without an id',
    { actors: [{ type: 'user', isExpel: true, parentActorId: 'none' }] },
    /seed\.actors\[0\]\.parentActorId: expected an id\.$/,
  ],
  ...[
    'soon',
    '2026-02-30T00:00:00Z',
    '2026-01-01',
    '2026-01-01 00:00',
    '2026-01-01T00:00:00',
    '01/02/2026',
    '2026-12-31T23:59:60Z',
    1_767_225_600,
    null,
  ].map((createdAt): [string, unknown, RegExp] => [
    `createdAt ${createdAt}`,
    { serviceAccounts: [{ name: 'a', keys: [{ name: 'k', createdAt }] }] },
    /seed\.serviceAccounts\[0\]\.keys\[0\]\.createdAt: expected a Date, or an ISO 8601 timestamp with an offset/,
  ]),
]

function unknown(name: string, path: string, meant: string): RegExp {
  const quoted = path.replaceAll(/[.[\]]/g, String.raw`\$&`)
  return new RegExp(`Unknown property "${name}" in ${quoted}\\. Expected one of: [^.]*\\. Did you mean "${meant}"\\?`)
}

/** Adds valid records of each type before the invalid ones. */
const afterValid = (invalid: unknown): unknown => {
  if (typeof invalid !== 'object' || invalid === null || Array.isArray(invalid)) return invalid
  return { ...invalid, investigativeActions: [{ title: 'first' }, ...((invalid as Seed).investigativeActions ?? [])] }
}

describe('an invalid seed', () => {
  test.each(INVALID)('with %s is rejected with its location, and creates nothing', (_, seed, message) => {
    const mock = new WorkbenchMock()
    const changes: string[] = []
    mock.onChange(({ kind }) => changes.push(kind))
    const before = JSON.stringify(mock.snapshot())
    // A program in JavaScript can pass anything.
    for (const each of [seed, () => seed] as Seed[]) expect(() => mock.seed(each)).toThrow(message)
    expect(() => mock.seed(afterValid(seed) as Seed)).toThrow()
    expect(() => new WorkbenchMock({ scenario: () => seed as Seed })).toThrow(message)
    expect([JSON.stringify(mock.snapshot()), changes]).toEqual([before, []])
  })

  test.each(INVALID)(
    'with %s is rejected by the control API with its location, and creates nothing',
    async (_, seed, message) => {
      const host = createHost()
      const before = JSON.stringify(host.mock.snapshot())
      const response = await host.fetch(
        new Request('http://127.0.0.1:4010/__mock__/seed', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(seed),
        }),
      )
      const { error, issues } = (await response.json()) as { error: string; issues: { at: string; says: string }[] }
      expect([response.status, error]).toEqual([400, expect.stringMatching(message)])
      expect(issues[0]?.at).toMatch(/^body(\/|$)/)
      expect(JSON.stringify(host.mock.snapshot())).toBe(before)
    },
  )

  test('that JSON cannot express is rejected', () => {
    const mock = new WorkbenchMock()
    for (const seed of [
      Promise.resolve({}),
      new Map(),
      /x/,
      { serviceAccounts: new Set() },
      { serviceAccounts: new Array(2) },
    ]) {
      expect(() => mock.seed(seed as Seed)).toThrow(/^Invalid seed/)
    }
    for (const name of [Symbol('a'), 7n, () => 'a']) {
      expect(() => mock.seed({ serviceAccounts: [{ name }] } as unknown as Seed)).toThrow(/name: expected a string/)
    }
    expect(() => mock.seed({ serviceAccounts: [{ name: 'a', createdAt: new Date(Number.NaN) }] })).toThrow(
      /expected a Date/,
    )
    expect(mock.serviceAccounts()).toHaveLength(3)
  })

  test('causes an error with at most 20 problems, and without its values', () => {
    const mock = new WorkbenchMock()
    const userAccounts = Array.from({ length: 5_000 }, () => ({ email: 'hunter2', ['x'.repeat(10_000)]: 'hunter3' }))
    const error = (() => {
      try {
        mock.seed({ userAccounts } as Seed)
      } catch (thrown) {
        return thrown as Error
      }
    })()
    expect(error?.message).toMatch(/And 9980 more\.$/)
    expect(error?.message.length).toBeLessThan(10_000)
    expect(error?.message).not.toContain('hunter')
  })
})

describe('a valid seed', () => {
  test('can have undefined properties, dates from another realm, and objects without a prototype', () => {
    const mock = new WorkbenchMock()
    const createdAt = runInNewContext('new Date(0)')
    mock.seed({
      serviceAccounts: [Object.assign(Object.create(null), { name: 'a', role: undefined, keys: undefined, createdAt })],
    })
    expect(mock.serviceAccounts()[0]).toMatchObject({ name: 'a', role: 'organization_analyst', createdAt: new Date(0) })
  })

  test('is not changed, and later changes of it have no effect', () => {
    const mock = new WorkbenchMock()
    const createdAt = new Date('2026-01-01T00:00:00Z')
    const seed = { serviceAccounts: [{ name: 'a', createdAt }] }
    mock.seed(seed)
    createdAt.setFullYear(1999)
    expect(mock.serviceAccounts()[0]?.createdAt).toEqual(new Date('2026-01-01T00:00:00Z'))
    expect(seed).toEqual({ serviceAccounts: [{ name: 'a', createdAt }] })
  })
})

test('a predefined scenario can be added again, except for its users', () => {
  const mock = new WorkbenchMock({ scenario: ['typical', 'typical'] })
  mock.seed('typical')
  expect(mock.serviceAccounts().filter(({ name }) => name === 'deployer')).toHaveLength(3)
  expect(mock.userAccounts().map(({ email }) => email)).toEqual(['robin@example.com', 'sam@example.com'])
})
