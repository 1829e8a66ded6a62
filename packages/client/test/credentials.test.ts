import { WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test, vi } from 'vitest'
import { AuthenticationError, InvalidArgumentError, Secret, Workbench } from '../src/index.ts'
import { rejectionOf } from './support/loopback-server.ts'

/** Starts a mock with an account, and returns a function that creates keys for it. */
async function rotating(options: ConstructorParameters<typeof WorkbenchMock>[0] = {}) {
  const mock = new WorkbenchMock(options)
  const admin = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const account = await admin.serviceAccounts.create({ name: 'ci', role: 'organization_admin' })
  const make = (name: string) => admin.apiKeys.create({ serviceAccount: account, name })
  return { mock, admin, account, make, fetch: mock.fetch }
}

describe('a token function', () => {
  test('is called once, before the first request, for all concurrent calls', async () => {
    const { mock, fetch } = await rotating()
    const token = vi.fn(async () => mock.tokens.admin)
    const workbench = new Workbench({ token, fetch })
    expect(token).not.toHaveBeenCalled()
    await Promise.all([workbench.apiKeys.list(), workbench.apiKeys.list(), workbench.organizations.list()])
    await workbench.withOptions({ retries: 0 }).apiKeys.list()
    expect(token).toHaveBeenCalledTimes(1)
  })

  test('is called again when its key was rotated, so that no call fails, not even a creation', async () => {
    const { admin, make, fetch, account } = await rotating()
    const [old, next] = [await make('old'), await make('new')]
    let current = old.secret
    const token = vi.fn(() => current)
    const workbench = new Workbench({ token, fetch, retries: 0 })
    await workbench.organizations.list()
    current = next.secret
    await admin.apiKeys.delete(old)
    const calls = Array.from({ length: 5 }, (_, index) =>
      workbench.apiKeys.create({ serviceAccount: account, name: `made ${index}` }),
    )
    expect(await Promise.all(calls)).toHaveLength(5)
    expect(token).toHaveBeenCalledTimes(2)
    expect(await admin.apiKeys.list({ serviceAccount: account }).count()).toBe(6)
  })

  test('is called twice if Workbench rejects the token again, then the call fails', async () => {
    const { fetch } = await rotating()
    const token = vi.fn(() => 'unknown-token')
    expect(await rejectionOf(new Workbench({ token, fetch }).apiKeys.list())).toBeInstanceOf(AuthenticationError)
    expect(token).toHaveBeenCalledTimes(2)
  })

  test('that throws is not quoted, no request is sent, and the next call calls it again', async () => {
    const { mock } = await rotating()
    const fetch = vi.fn(mock.fetch)
    const token = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new TypeError('read the-secret-itself'))
      .mockResolvedValue(mock.tokens.admin)
    const workbench = new Workbench({ token, fetch })
    const error = await rejectionOf(workbench.apiKeys.list())
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(String(error)).toContain('threw a TypeError')
    expect(String(error)).not.toContain('the-secret-itself')
    expect(fetch).not.toHaveBeenCalled()
    expect((await workbench.apiKeys.list()).total).toBeGreaterThan(0)
  })

  test.each(['', 'two words', undefined])('cannot return %j', async given => {
    // @ts-expect-error A token is a string.
    const workbench = new Workbench({ token: () => given })
    expect(await rejectionOf(workbench.apiKeys.list())).toBeInstanceOf(InvalidArgumentError)
  })

  test('that never returns ends with the timeout of the attempt', async () => {
    const fetch = vi.fn()
    const workbench = new Workbench({ token: () => new Promise(() => {}), fetch, attemptTimeout: 1, retries: 0 })
    expect(await rejectionOf(workbench.apiKeys.list())).toMatchObject({ name: 'TimeoutError', attempts: 0 })
    const creation = workbench.apiKeys.create({ serviceAccount: 'a', name: 'b' })
    expect(await rejectionOf(creation)).toMatchObject({ name: 'TimeoutError' })
    expect(fetch).not.toHaveBeenCalled()
  })
})

describe('derived clients', () => {
  test('can have another token, e.g. the Secret of a new key', async () => {
    const { admin, make, account } = await rotating()
    const key = await make('deploy')
    const itself = admin.withToken(key.secret)
    expect(await itself.serviceAccounts.get(account)).toMatchObject({ name: 'ci' })
    await admin.apiKeys.disable(key)
    expect(await rejectionOf(itself.serviceAccounts.get(account))).toBeInstanceOf(AuthenticationError)
  })

  test('have the options of the original client unless they are set', async () => {
    const { mock } = await rotating()
    const sent: Request[] = []
    const fetch = (request: Request) => {
      sent.push(request)
      return mock.fetch(request)
    }
    const workbench = new Workbench({ token: mock.tokens.admin, fetch, headers: { 'x-team': 'one', 'x-kept': 'yes' } })
    await workbench.withOptions({ headers: { 'X-Team': 'two' } }).organizations.list()
    await workbench.organizations.list({}, { headers: { 'x-call': 'this' } })
    expect(sent.map(({ headers }) => ['x-team', 'x-kept', 'x-call'].map(name => headers.get(name)))).toEqual([
      ['two', 'yes', null],
      ['one', 'yes', 'this'],
    ])
  })

  test('reject an authorization header and invalid headers', async () => {
    const workbench = new Workbench({ token: 'a-token' })
    for (const headers of [
      { Authorization: 'Bearer the-secret' },
      { 'x-a': 'the-secret\nthe-secret' },
      { é: 'the-secret' },
    ]) {
      expect(() => workbench.withOptions({ headers })).toThrow(InvalidArgumentError)
      expect(() => workbench.withOptions({ headers })).not.toThrow('the-secret')
    }
  })
})

describe('the one-time code for creating a key (rule otp-on-create)', () => {
  test('is requested if Workbench asks for it', async () => {
    const { mock } = await rotating()
    const demanding = new WorkbenchMock({ assumptions: { otpOnKeyCreate: true } })
    const otp = vi.fn(async () => demanding.otp)
    const workbench = new Workbench({ token: demanding.tokens.admin, fetch: demanding.fetch, otp, retries: 0 })
    const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    expect(otp).not.toHaveBeenCalled()
    await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
    expect(otp).toHaveBeenCalledTimes(1)
    await workbench.apiKeys.create({ serviceAccount: account, name: 'again', otp: demanding.otp })
    expect(otp).toHaveBeenCalledTimes(1)

    const lenient = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch, otp })
    const other = await lenient.serviceAccounts.create({ name: 'cd', role: 'organization_analyst' })
    await lenient.apiKeys.create({ serviceAccount: other, name: 'deploy' })
    expect(otp).toHaveBeenCalledTimes(1)
  })

  test('is requested once if its function throws, and the error is not quoted', async () => {
    const mock = new WorkbenchMock({ assumptions: { otpOnKeyCreate: true } })
    const otp = vi.fn(() => Promise.reject(new RangeError('the-secret-itself')))
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch, otp })
    const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' }))
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(String(error)).toContain('The otp function threw a RangeError')
    expect(String(error)).not.toContain('the-secret-itself')
    expect(otp).toHaveBeenCalledTimes(1)
  })

  test('is not shown by the AuthenticationError if it is wrong', async () => {
    const mock = new WorkbenchMock({ assumptions: { otpOnKeyCreate: true } })
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch, otp: () => 'wrong-code' })
    const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' }))
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(JSON.stringify(error)).not.toContain('wrong-code')
    expect(await workbench.apiKeys.list({ serviceAccount: account }).count()).toBe(0)
  })
})

describe('a login', () => {
  const person = { username: 'robin@example.com', password: 'correct horse battery staple' }
  const organization = () => {
    const mock = new WorkbenchMock({ now: '2026-11-23T08:00:00.000Z' })
    mock.seed({ userAccounts: [{ email: person.username, password: person.password, role: 'organization_admin' }] })
    return mock
  }

  test('accepts a code and returns a client for the session', async () => {
    const mock = organization()
    const workbench = await Workbench.login({ ...person, otp: mock.otp, fetch: mock.fetch })
    expect((await workbench.serviceAccounts.list()).total).toBeGreaterThan(0)
  })

  test('sends the form that pyexclient sends, with the code in a header', async () => {
    const sent: Request[] = []
    const fetch = async (input: Request | string, init?: RequestInit) => {
      sent.push(new Request(input, init))
      return sent.length === 1 ? new Response(null, { status: 401 }) : Response.json({ access_token: 'a-session' })
    }
    await Workbench.login({ username: 'a+b@example.com', password: 'p&=ü %', otp: () => '123456', fetch })
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual(
      Array(2).fill('POST https://workbench.expel.io/auth/v0/login'),
    )
    for (const request of sent) {
      expect(request.headers.get('content-type')).toBe('application/x-www-form-urlencoded')
      expect(request.headers.get('accept')).toBe('*/*')
      expect(request.headers.has('authorization')).toBe(false)
      expect(await request.text()).toBe('grant_type=password&username=a%2Bb%40example.com&password=p%26%3D%C3%BC+%25')
    }
    expect(sent.map(({ headers }) => headers.get('x-expelinc-otp'))).toEqual([null, '123456'])
  })

  test('requests the code if Workbench asks for it', async () => {
    const mock = organization()
    const otp = vi.fn(() => mock.otp)
    const workbench = await Workbench.login({
      ...person,
      password: new Secret(person.password),
      otp,
      fetch: mock.fetch,
    })
    expect(otp).toHaveBeenCalledTimes(1)
    expect((await workbench.organizations.list()).total).toBe(1)
  })

  test.each([
    ['the password', { ...person, password: 'wrong-password' }],
    ['the name', { ...person, username: 'nobody@example.com' }],
  ])('with %s wrong is an AuthenticationError that shows neither', async (_, wrong) => {
    const mock = organization()
    const error = await rejectionOf(Workbench.login({ ...wrong, otp: mock.otp, fetch: mock.fetch }))
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(`${Object(error).stack}${JSON.stringify(error)}`).not.toMatch(/wrong-password|correct horse/)
    expect(await rejectionOf(Workbench.login({ ...wrong, fetch: mock.fetch }))).toBeInstanceOf(AuthenticationError)
  })

  test('is repeated after the session has ended, if the code is a function (rule session-expiry)', async () => {
    const mock = organization()
    const otp = vi.fn(() => mock.otp)
    const workbench = await Workbench.login({ ...person, otp, fetch: mock.fetch })
    mock.clock.set('2026-11-23T21:00:01.000Z')
    expect((await workbench.organizations.list()).total).toBe(1)
    expect(otp).toHaveBeenCalledTimes(2)
  })

  test('is not repeated if the code was a string', async () => {
    const mock = organization()
    const workbench = await Workbench.login({ ...person, otp: mock.otp, fetch: mock.fetch })
    mock.clock.set('2026-11-23T21:00:01.000Z')
    const error = await rejectionOf(workbench.organizations.list())
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(String(error)).toContain('The session has ended')
  })
})
