import { createHost, type Snapshot, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Api } from '../api.ts'
import { testRules } from '../test-rules.ts'

const PASSWORD = 'correct horse'
const user = (attributes: object) => ({ data: { type: 'user_accounts', attributes } })

function apiOf(mock: WorkbenchMock, token: string | undefined = mock.tokens.admin): Api {
  return new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }, token)
}

const logIn = async (mock: WorkbenchMock, username: string, password = PASSWORD) => {
  const response = await apiOf(mock).post('/login', { username, password, otp: mock.otp })
  return { status: response.status, session: apiOf(mock, response.body.access_token), id: response.body.user_id }
}

const TAKEN = { status: 403, rule: 'email-unique', body: { errors: [{ title: 'Param validation failed' }] } }

testRules([
  {
    rule: 'email-unique',
    name: 'an address of another user is rejected in any case, for new and existing users, also across organizations',
    check: async ({ mock, admin }) => {
      const { userAccounts, organizations } = mock.seed({
        userAccounts: [{ email: 'robin@example.com' }, { email: 'kim@example.com' }],
        organizations: [
          {
            name: 'Second',
            userAccounts: [{ email: 'sam@example.com' }],
            serviceAccounts: [{ name: 'a', role: 'organization_admin', keys: [{ name: 'k' }] }],
          },
        ],
      })
      const other = admin.withToken(organizations[0].serviceAccounts[0].keys[0].token)
      const before = mock.snapshot()
      for (const email of ['robin@example.com', 'Robin@Example.COM', 'sam@example.com', 'SAM@example.com']) {
        for (const api of [admin, other]) expect(await api.post('/user_accounts', user({ email }))).toMatchObject(TAKEN)
        expect(await admin.update('user_accounts', userAccounts[1].id, { email })).toMatchObject(TAKEN)
      }
      expect(mock.snapshot()).toEqual(before)
      const own = await admin.update('user_accounts', userAccounts[0].id, { email: 'ROBIN@example.com' })
      expect(own.body.data.attributes.email).toBe('ROBIN@example.com')
    },
  },
  {
    rule: 'email-unique',
    name: 'an address is free after its user has another one, and its user is found by the new one',
    check: async ({ mock, admin, anonymous }) => {
      const [robin] = mock.seed({ userAccounts: [{ email: 'robin@example.com', password: PASSWORD }] }).userAccounts
      await admin.update('user_accounts', robin.id, { email: 'new@example.com' })
      const added = await admin.post('/user_accounts', user({ email: 'robin@example.com' }))
      expect(added.status).toBe(201)
      await admin.update('user_accounts', robin.id, { first_name: 'Robin' })
      expect(await admin.post('/user_accounts', user({ email: 'robin@example.com' }))).toMatchObject(TAKEN)
      const login = { username: 'new@example.com', password: PASSWORD, otp: mock.otp }
      expect((await anonymous.post('/login', login)).body.user_id).toBe(robin.id)
    },
  },
])

test.each([
  ['a@localhost', true],
  ['rö@exämple.com', true],
  ['a@[127.0.0.1]', true],
  ['a b@example.com', false],
  [`${'a'.repeat(65)}@example.com`, false],
])('the API, seeds and the control API all accept or reject %s', async (email, isValid) => {
  const mock = new WorkbenchMock()
  const seeds = () => mock.seed({ userAccounts: [{ email }] })
  if (isValid) expect(seeds).not.toThrow()
  else expect(seeds).toThrow('Invalid seed.userAccounts[0].email: expected an email address.')
  const post = (address: string, body: object, token = '') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    return new Request(address, { method: 'POST', headers, body: JSON.stringify(body) })
  }
  const seeded = await createHost().fetch(post('http://127.0.0.1/__mock__/seed', { userAccounts: [{ email }] }))
  expect(seeded.ok).toBe(isValid)
  const other = new WorkbenchMock()
  const user = { data: { type: 'user_accounts', attributes: { email } } }
  const created = await other.fetch(post(`${other.baseUrl}/api/v2/user_accounts`, user, other.tokens.admin))
  expect(created.ok).toBe(isValid)
})

describe('email-unique', () => {
  const twice = { userAccounts: [{ email: 'robin@example.com' }, { email: 'ROBIN@example.com' }] }
  const inOthers = {
    userAccounts: [{ email: 'robin@example.com' }],
    organizations: [{ name: 'o', organizations: [{ name: 'p', userAccounts: [{ email: 'Robin@example.com' }] }] }],
  }

  test.each([
    [twice, /^Invalid seed\.userAccounts\[1\]\.email: expected an email address that no other user has/],
    [inOthers, /^Invalid seed\.organizations\[0\]\.organizations\[0\]\.userAccounts\[0\]\.email/],
  ])('a seed with the same address twice is rejected', (seed, message) => {
    const mock = new WorkbenchMock()
    const before = mock.snapshot()
    expect(() => mock.seed(seed)).toThrow(message)
    expect(() => createHost({ scenario: () => seed })).toThrow(message)
    expect(mock.snapshot()).toEqual(before)
  })

  test('a seed with the address of an existing user of any organization is rejected', () => {
    const mock = new WorkbenchMock()
    mock.seed({ organizations: [{ name: 'o', userAccounts: [{ email: 'robin@example.com' }] }] })
    const before = mock.snapshot()
    expect(() => mock.seed({ userAccounts: [{ email: 'Robin@example.com' }] })).toThrow(/no other user has/)
    expect(mock.snapshot()).toEqual(before)
  })

  test('a snapshot with the same address twice is rejected', () => {
    const mock = new WorkbenchMock()
    mock.seed({ userAccounts: [{ email: 'robin@example.com' }, { email: 'kim@example.com' }] })
    const text = JSON.stringify(mock.snapshot()).replaceAll('kim@', 'Robin@')
    expect(() => mock.restore(JSON.parse(text) as Snapshot)).toThrow(/email is the address of another user/)
  })

  test('after any changes, and in a copy, each address belongs to a single user, who can log in with it', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(2), fc.constantFrom('a', 'A', 'b', 'B', 'c')), { maxLength: 12 }),
        async changes => {
          const mock = new WorkbenchMock()
          const emails = ['one@example.com', 'two@example.com', 'three@example.com']
          const { userAccounts } = mock.seed({ userAccounts: emails.map(email => ({ email, password: email })) })
          for (const [index, name] of changes) {
            await apiOf(mock).update('user_accounts', userAccounts[index]?.id ?? '', { email: `${name}@example.com` })
          }
          const copy = new WorkbenchMock()
          copy.restore(JSON.parse(JSON.stringify(mock.snapshot())) as Snapshot)
          for (const each of [mock, copy]) {
            const users = each.userAccounts()
            expect(new Set(users.map(({ email }) => email.toLowerCase())).size).toBe(3)
            for (const { id, email } of users) {
              const password = emails[userAccounts.findIndex(seeded => seeded.id === id)]
              expect(await logIn(each, email, password)).toMatchObject({ status: 200, id })
            }
          }
        },
      ),
      { numRuns: 25 },
    ))
})

describe('the email address of a login', () => {
  const statusOf = async (username: string, assumptions: object) => {
    const mock = new WorkbenchMock({ assumptions })
    mock.seed({ userAccounts: [{ email: 'Robin@example.com', password: PASSWORD }] })
    return (await logIn(mock, username)).status
  }

  test('is case-sensitive', async () => {
    expect(await statusOf('Robin@example.com', {})).toBe(200)
    for (const email of ['robin@example.com', 'Robin@Example.com', 'ROBIN@EXAMPLE.COM']) {
      expect(await statusOf(email, {})).toBe(401)
      expect(await statusOf(email, { loginEmailCase: 'any' })).toBe(200)
    }
  })
})

describe('own-profile', () => {
  const begin = async () => {
    const mock = new WorkbenchMock()
    const { userAccounts } = mock.seed({
      userAccounts: [{ email: 'robin@example.com', password: PASSWORD }, { email: 'kim@example.com' }],
    })
    const { session } = await logIn(mock, 'robin@example.com')
    return { mock, session, own: userAccounts[0].id, other: userAccounts[1].id }
  }
  const FORBIDDEN = { status: 403, rule: 'analyst-no-users' }

  test('an analyst can change the names in their own account, with any spelling of its id', async () => {
    const { session, own } = await begin()
    const names = { display_name: 'R.', first_name: 'Robin', last_name: null }
    expect((await session.update('user_accounts', own, names)).body.data.attributes).toMatchObject(names)
    const body = { data: { type: 'user_accounts', id: own, attributes: { first_name: 'R' } } }
    expect((await session.patch(`/user_accounts/${own.toUpperCase()}`, body)).status).toBe(200)
  })

  test('an analyst cannot change anything else, or another account', async () => {
    const { mock, session, own, other } = await begin()
    const before = mock.snapshot()
    for (const attributes of [{ active: false }, { active: true }, { assignable: false }, { email: 'r@example.com' }]) {
      expect(await session.update('user_accounts', own, attributes)).toMatchObject(FORBIDDEN)
      expect(await session.update('user_accounts', own, { first_name: 'R', ...attributes })).toMatchObject(FORBIDDEN)
    }
    expect(await session.update('user_accounts', other, { first_name: 'K' })).toMatchObject(FORBIDDEN)
    expect(await session.post('/user_accounts', user({ email: 'new@example.com' }))).toMatchObject(FORBIDDEN)
    expect(await apiOf(mock, mock.tokens.analyst).update('user_accounts', own, { first_name: 'R' })).toMatchObject(
      FORBIDDEN,
    )
    expect(mock.snapshot()).toEqual(before)
  })
})
