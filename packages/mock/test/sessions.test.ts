import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'

const PASSWORD = 'correct horse'

/** A mock with two users who can log in, and the requests of these tests. */
function setUp() {
  const mock = new WorkbenchMock({ now: '2026-11-22T12:00:00Z' })
  const { userAccounts } = mock.seed({
    userAccounts: ['robin', 'sam'].map(name => ({ email: `${name}@example.com`, password: PASSWORD })),
  })
  const send = (method: string, path: string, token: string, body?: object) =>
    mock.fetch(`${mock.baseUrl}/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  return {
    mock,
    userId: String(userAccounts[0]?.id),
    logIn: async (name = 'robin', otp = mock.otp) => {
      const response = await send('POST', '/login', '', { username: `${name}@example.com`, password: PASSWORD, otp })
      return (await response.json()).access_token as string
    },
    statusWith: async (token: string) => (await send('GET', '/organizations', token)).status,
    edit: async (id: string, attributes: object) => {
      const data = { type: 'user_accounts', attributes }
      expect((await send('PATCH', `/user_accounts/${id}`, mock.tokens.admin, { data })).status).toBe(200)
    },
  }
}

test('an expired session is in no snapshot, and the next login removes it', async () => {
  const { mock, logIn } = setUp()
  for (let day = 0; day < 400; day++) {
    await logIn(day % 2 ? 'robin' : 'sam')
    mock.clock.advance({ days: 1 })
  }
  expect(mock.snapshot().contents.sessions).toEqual([])
  const changes: object[] = []
  mock.onChange(change => change.kind === 'commit' && changes.push(...change.changes))
  await logIn()
  // The session of the last day, and the new one.
  expect(changes.map(change => Object.keys(change)[0])).toEqual(['close', 'open'])
  expect(mock.snapshot().contents.sessions).toHaveLength(1)
})

test('a user has at most 100 sessions: a further login ends the oldest', async () => {
  const { mock, logIn, statusWith } = setUp()
  const other = await logIn('sam')
  const tokens: string[] = []
  for (let count = 0; count < 102; count++) tokens.push(await logIn())
  expect(mock.snapshot().contents.sessions).toHaveLength(101)
  const statuses = await Promise.all([other, ...tokens].map(statusWith))
  expect(statuses).toEqual([200, 401, 401, ...Array(100).fill(200)])
})

test.each([
  ['is disabled and enabled again', [{ active: false }, { active: true }]],
  ['has another email address', [{ email: 'robin@example.org' }]],
  ['has another email address and the old one again', [{ email: 'r@example.org' }, { email: 'robin@example.com' }]],
])('the sessions of a user end if the user %s', async (_, edits) => {
  const { mock, userId, logIn, statusWith, edit } = setUp()
  const [own, other] = [await logIn(), await logIn('sam')]
  for (const attributes of edits) await edit(userId, attributes)
  expect([await statusWith(own), await statusWith(other)]).toEqual([401, 200])
  expect(mock.snapshot().contents.sessions).toHaveLength(1)
})

test('the sessions of a user do not end if another attribute changes', async () => {
  const { userId, logIn, statusWith, edit } = setUp()
  const token = await logIn()
  await edit(userId, { first_name: 'Robin', email: 'robin@example.com', active: true })
  expect(await statusWith(token)).toBe(200)
})

test('a wrong code does not open a session, regardless of how often it is sent', async () => {
  const { mock, logIn } = setUp()
  const before = JSON.stringify(mock.snapshot())
  for (let count = 0; count < 200; count++) expect(await logIn('robin', 'wrong')).toBeUndefined()
  expect(JSON.stringify(mock.snapshot())).toBe(before)
})

test('a fault limits the rate of logins', async () => {
  const { mock, logIn } = setUp()
  mock.faults.add({ on: 'POST /login', rateLimit: { limit: 2, per: { minutes: 1 } } })
  const tokens = [await logIn('robin', 'wrong'), await logIn('robin', 'wrong'), await logIn()]
  expect([tokens[2], mock.requests.at(-1)?.status]).toEqual([undefined, 429])
})
