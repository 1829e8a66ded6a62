import { setImmediate } from 'node:timers/promises'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  AuthenticationError,
  type Fetch,
  type FetchInit,
  InvalidArgumentError,
  Secret,
  TimeoutError,
  Workbench,
} from '../src/index.ts'
import { rejectionOf } from './support/loopback-server.ts'

function thrownBy(action: () => unknown): unknown {
  try {
    return action()
  } catch (error) {
    return error
  }
}

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

  test('is called twice if Workbench rejects the second token as well, then the call fails', async () => {
    const { fetch } = await rotating()
    const token = vi.fn(() => 'unknown-token')
    expect(await rejectionOf(new Workbench({ token, fetch }).apiKeys.list())).toBeInstanceOf(AuthenticationError)
    expect(token).toHaveBeenCalledTimes(2)
  })

  test('that throws is called again by the next call; no request is sent, and its error is not quoted', async () => {
    const { mock } = await rotating()
    const fetch = vi.fn(mock.fetch)
    const token = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new TypeError('read the-secret-itself'))
      .mockResolvedValue(mock.tokens.admin)
    const workbench = new Workbench({ token, fetch })
    const error = await rejectionOf(workbench.apiKeys.list())
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(String(error)).toContain('threw TypeError. Check the function.')
    expect(String(error)).not.toContain('the-secret-itself')
    expect(fetch).not.toHaveBeenCalled()
    expect((await workbench.apiKeys.list()).total).toBeGreaterThan(0)
  })

  test.each(['token', 'otp'])(
    'the %s function that throws for a framework, e.g. Next.js, throws it unchanged',
    async name => {
      const { mock, account } = await rotating()
      const signal = Object.assign(new Error('redirect'), { digest: 'NEXT_REDIRECT;replace;/login;307;' })
      const fail = () => Promise.reject(signal)
      const asks = async () => Response.json({ errors: [{ title: 'Authentication Failed' }] }, { status: 401 })
      const options =
        name === 'token' ? { token: fail, fetch: mock.fetch } : { token: 'a-token', otp: fail, fetch: asks }
      const workbench = new Workbench(options)
      expect(await rejectionOf(workbench.apiKeys.create({ serviceAccount: account, name: 'x' }))).toBe(signal)
    },
  )

  test.each(['', 'two words', undefined])('cannot return %j', async given => {
    // @ts-expect-error A token is a string.
    const workbench = new Workbench({ token: () => given })
    expect(await rejectionOf(workbench.apiKeys.list())).toBeInstanceOf(InvalidArgumentError)
  })

  test('that never returns is limited by the timeout of the attempt', async () => {
    const fetch = vi.fn()
    const workbench = new Workbench({ token: () => new Promise(() => {}), fetch, attemptTimeout: 1, retries: 0 })
    expect(await rejectionOf(workbench.apiKeys.list())).toMatchObject({ name: 'TimeoutError', attempts: 0 })
    const creation = workbench.apiKeys.create({ serviceAccount: 'a', name: 'b' })
    expect(await rejectionOf(creation)).toMatchObject({ name: 'TimeoutError' })
    expect(fetch).not.toHaveBeenCalled()
  })
})

describe('a token function that hangs', () => {
  /** A token function whose calls the test resolves. */
  function manualTokens() {
    const calls: { readonly resolve: (token: string) => void; readonly reject: (error: Error) => void }[] = []
    const token = () => new Promise<string>((resolve, reject) => calls.push({ resolve, reject }))
    /** Waits until the client has called the function this many times. */
    const called = (times: number) => vi.waitFor(() => expect(calls).toHaveLength(times), { interval: 1 })
    return { token, calls, called }
  }

  test('that returns too late is reported with the limit', async () => {
    const { mock } = await rotating()
    const token = () => {
      for (const end = performance.now() + 10; performance.now() < end; );
      return new Promise<string>(() => {})
    }
    const workbench = new Workbench({ token, fetch: mock.fetch })
    const error = await rejectionOf(workbench.organizations.list({}, { timeout: 5 }))
    expect(String(error)).toBe(
      'TimeoutError: The token function timed out (timeout: 5 ms). Try again, or increase the limit.',
    )
  })

  test('is named by the TimeoutError, and does not hang the next call', async () => {
    const { mock } = await rotating()
    const fetch = vi.fn(mock.fetch)
    const token = vi.fn<() => Promise<string>>().mockReturnValueOnce(new Promise(() => {}))
    token.mockImplementation(async () => mock.tokens.admin)
    const workbench = new Workbench({ token, fetch })
    const error = await rejectionOf(workbench.organizations.list({}, { timeout: 20 }))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ attempts: 0, method: 'GET', path: '/api/v2/organizations' })
    expect(String(error)).toBe(
      'TimeoutError: The token function timed out (timeout: 20 ms). Try again, or increase the limit.',
    )
    expect(String(error)).not.toContain('Workbench')
    expect(fetch).not.toHaveBeenCalled()
    expect((await workbench.organizations.list()).total).toBe(1)
    expect(token).toHaveBeenCalledTimes(2)
  })

  test('is called once for calls that start together, and again for calls after these timed out', async () => {
    const { mock } = await rotating()
    const { token, calls, called } = manualTokens()
    const workbench = new Workbench({ token, fetch: mock.fetch, attemptTimeout: 20 })
    const start = () => Promise.allSettled(Array.from({ length: 30 }, () => workbench.organizations.list()))
    expect((await start()).every(({ status }) => status === 'rejected')).toBe(true)
    expect(calls).toHaveLength(1)
    const later = start()
    await called(2)
    calls[1]?.resolve(mock.tokens.admin)
    expect((await later).every(({ status }) => status === 'fulfilled')).toBe(true)
  })

  test('can return late: its token is used unless a newer one exists', async () => {
    const { mock, make } = await rotating()
    const [late, newer] = [await make('late'), await make('newer')]
    const { token, calls } = manualTokens()
    const sent: (string | null)[] = []
    const workbench = new Workbench({
      token,
      fetch: (input: Request | string, init?: RequestInit) => {
        const request = new Request(input, init)
        sent.push(request.headers.get('authorization'))
        return mock.fetch(request)
      },
    })
    const giveUp = async () =>
      expect(await rejectionOf(workbench.organizations.list({}, { timeout: 10 }))).toBeInstanceOf(TimeoutError)
    await giveUp()
    await giveUp()
    calls[0]?.resolve(late.secret.reveal())
    await setImmediate()
    await workbench.organizations.list()
    calls[1]?.resolve(newer.secret.reveal())
    await setImmediate()
    await workbench.organizations.list()
    expect(calls).toHaveLength(2)
    expect(sent).toEqual([late, newer].map(({ secret }) => `Bearer ${secret.reveal()}`))
  })

  test('has no effect if it returns or throws after a later call has returned', async () => {
    const { mock } = await rotating()
    const { token, calls, called } = manualTokens()
    const workbench = new Workbench({ token, fetch: mock.fetch })
    for (const _ of [1, 2]) await rejectionOf(workbench.organizations.list({}, { timeout: 10 }))
    const next = workbench.organizations.list().first()
    await called(3)
    calls[2]?.resolve(mock.tokens.admin)
    await next
    calls[0]?.resolve('an-old-token')
    calls[1]?.reject(new Error('too late'))
    expect((await workbench.organizations.list()).total).toBe(1)
    expect(calls).toHaveLength(3)
  })

  test('is abandoned when the signal of the call is aborted', async () => {
    const { mock } = await rotating()
    const { token, calls, called } = manualTokens()
    const workbench = new Workbench({ token, fetch: mock.fetch })
    const controller = new AbortController()
    const aborted = workbench.organizations.list({}, { signal: controller.signal }).first()
    await called(1)
    controller.abort('no longer needed')
    expect(await rejectionOf(aborted)).toMatchObject({ name: 'AbortError', cause: 'no longer needed', attempts: 0 })
    const signal = AbortSignal.abort()
    expect(await rejectionOf(workbench.organizations.list({}, { signal }))).toMatchObject({ name: 'AbortError' })
    const next = workbench.organizations.list().first()
    await called(2)
    calls[1]?.resolve(mock.tokens.admin)
    expect(await next).toBeDefined()
  })
})

describe('a common mistake in place of a token', () => {
  const mistakes = [
    ['"abc-123"', 'is in quotes'],
    ["'abc-123'", 'is in quotes'],
    ['[secret]', 'the string form of a Secret'],
    ['[object Object]', 'the string form of a Secret'],
    ['***', 'the string form of a Secret'],
    ['undefined', 'of a missing value'],
    ['null', 'of a missing value'],
    ['Bearer abc-123', 'contains "Bearer"'],
    ['bearer', 'contains "Bearer"'],
    ['<token>', 'placeholder'],
    ['<your API key>', 'placeholder'],
    ['$'.concat('{WORKBENCH_API_KEY}'), 'placeholder'],
    ['$WORKBENCH_API_KEY', 'placeholder'],
    ['{{ secrets.workbench }}', 'placeholder'],
    ['%WORKBENCH_API_KEY%', 'placeholder'],
    ['YOUR_API_KEY', 'placeholder'],
    ['WORKBENCH_API_KEY=abc-123', 'placeholder'],
    ['op://vault/workbench/key', 'placeholder'],
    ['  ', 'is empty'],
  ] as const

  test.each(mistakes)('%s is rejected before a request, and not printed', async (value, problem) => {
    const fetch = vi.fn()
    vi.stubEnv('WORKBENCH_API_KEY', value)
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const thrown = [
      ['Invalid token: it', thrownBy(() => new Workbench({ token: value, fetch }))],
      ['Invalid token: it', thrownBy(() => new Workbench({ token: 'a', fetch }).withToken(new Secret(value)))],
      ['environment variable WORKBENCH_API_KEY: it', thrownBy(() => new Workbench({ fetch }))],
      ['token function: it', await rejectionOf(new Workbench({ token: () => value, fetch }).organizations.list())],
    ] as const
    for (const [origin, error] of thrown) {
      expect(error).toBeInstanceOf(InvalidArgumentError)
      expect(String(error)).toContain(origin)
      expect(String(error)).toContain(problem)
      if (value.trim().length > 8) expect(String(error).replace(origin, '')).not.toContain(value)
    }
    expect(fetch).not.toHaveBeenCalled()
  })

  test.each(['abc', '"', 'a"b"c', '$2b$10$abcdef', 'abc==', '/abc', 'A_B', 'bearer-abc', 'null-1', '[a](b)'])(
    '%s is not one',
    token => {
      expect(() => new Workbench({ token })).not.toThrow()
    },
  )
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
    const sent: FetchInit[] = []
    const fetch: Fetch = (url, init) => {
      sent.push(init)
      return mock.fetch(url, init)
    }
    const workbench = new Workbench({ token: mock.tokens.admin, fetch, headers: { 'x-team': 'one', 'x-kept': 'yes' } })
    await workbench.withOptions({ headers: { 'X-Team': 'two' } }).organizations.list()
    await workbench.organizations.list({}, { headers: { 'x-call': 'this' } })
    expect(sent.map(({ headers }) => ['x-team', 'x-kept', 'x-call'].map(name => headers[name]))).toEqual([
      ['two', 'yes', undefined],
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

  test('is requested once if its function throws, and its error is not quoted', async () => {
    const mock = new WorkbenchMock({ assumptions: { otpOnKeyCreate: true } })
    const otp = vi.fn(() => Promise.reject(new RangeError('the-secret-itself')))
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch, otp })
    const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' }))
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(String(error)).toContain('The otp function threw RangeError. Check the function.')
    expect(String(error)).not.toContain('the-secret-itself')
    expect(otp).toHaveBeenCalledTimes(1)
  })

  test('is not part of the AuthenticationError if it is wrong', async () => {
    const mock = new WorkbenchMock({ assumptions: { otpOnKeyCreate: true } })
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch, otp: () => 'wrong-code' })
    const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' }))
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(JSON.stringify(error)).not.toContain('wrong-code')
    expect(await workbench.apiKeys.list({ serviceAccount: account }).count()).toBe(0)
  })
})

describe('a function for the one-time code that hangs', () => {
  test('causes a TimeoutError that names it, creates nothing, and is called again by the next call', async () => {
    const mock = new WorkbenchMock({ assumptions: { otpOnKeyCreate: true } })
    const otp = vi.fn<() => Promise<string>>().mockReturnValueOnce(new Promise(() => {}))
    otp.mockImplementation(async () => mock.otp)
    const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch, otp })
    const serviceAccount = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
    const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount, name: 'deploy' }, { timeout: 1_000 }))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ attempts: 1 })
    expect(String(error)).toContain('The otp function timed out (timeout: 1000 ms). Try again, or increase the limit.')
    expect(await workbench.apiKeys.list({ serviceAccount }).count()).toBe(0)
    await workbench.apiKeys.create({ serviceAccount, name: 'deploy' })
    expect(otp).toHaveBeenCalledTimes(2)
  })

  test('ends a login with the timeout, and later the calls of the session', async () => {
    const mock = new WorkbenchMock()
    const person = { username: 'robin@example.com', password: 'correct horse' }
    mock.seed({ userAccounts: [{ email: person.username, password: person.password, role: 'organization_admin' }] })
    const otp = vi.fn<() => string | Promise<string>>(() => new Promise(() => {}))
    const login = { ...person, otp, fetch: mock.fetch }
    const error = await rejectionOf(Workbench.login({ ...login, timeout: 1_000 }))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(String(error)).toContain('The otp function timed out (timeout: 1000 ms)')

    otp.mockReturnValueOnce(mock.otp)
    const workbench = await Workbench.login(login)
    mock.clock.advance({ hours: 14 })
    const late = await rejectionOf(workbench.organizations.list({}, { timeout: 1_000 }))
    expect(late).toBeInstanceOf(TimeoutError)
    expect(String(late)).toContain('The login timed out (timeout: 1000 ms)')
    otp.mockReturnValueOnce(mock.otp)
    expect((await workbench.organizations.list()).total).toBe(1)
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

  test.each<[string, unknown]>([
    ['Invalid username: expected a non-empty string, received undefined', undefined],
    ['Invalid username: expected a non-empty string, received undefined', { password: 'correct horse' }],
    ['Invalid username: expected a non-empty string, received a number', { ...person, username: 1 }],
    ['Invalid username', { ...person, username: ' ' }],
    [
      'Invalid password: expected a non-empty string or a Secret, but not "[secret]", received undefined',
      { username: 'robin' },
    ],
    ['received an empty string', { ...person, password: '' }],
    ['Invalid password', { ...person, password: null }],
    ['Invalid password', { ...person, password: new Secret('') }],
    ['but not "[secret]", received a string', { ...person, password: `${new Secret('a')}` }],
    ['but not "[secret]", received a string', { ...person, password: new Secret(String({})) }],
    ['Invalid otp', { ...person, otp: 123_456 }],
    ['Invalid otp', { ...person, otp: '' }],
    ['Invalid otp', { ...person, otp: '123 456' }],
    ['Invalid otp', { ...person, otp: '[secret]' }],
    ['Invalid otp', { ...person, otp: 'undefined' }],
    ['Invalid otp', { ...person, otp: null }],
    ['Unknown option "token"', { ...person, token: 'abc' }],
    ['Unknown option "tiemout". Did you mean "timeout"?', { ...person, tiemout: 1 }],
    ['Unknown option "opt". Did you mean "otp"?', { ...person, opt: '123456' }],
    ['Unknown option "signal"', { ...person, signal: AbortSignal.abort() }],
  ])('is rejected before a request: %s', async (message, input) => {
    const fetch = vi.fn()
    // @ts-expect-error The input is invalid.
    const error = await rejectionOf(Workbench.login(input && { fetch, ...input }))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(String(error)).toContain(message)
    expect(String(error)).not.toMatch(/correct horse|123/)
    expect(fetch).not.toHaveBeenCalled()
  })

  test('does not print a password that the response echoes, as text or as part of a form', async () => {
    const fetch = async (input: Request | string, init?: RequestInit) => {
      const form = await new Request(input, init).text()
      const errors = [{ title: `Received ${form}`, detail: [...new URLSearchParams(form).values()].join() }]
      return Response.json({ errors }, { status: 401 })
    }
    const error = await rejectionOf(Workbench.login({ ...person, otp: 'the-code', fetch }))
    expect(String(error)).toContain('grant_type=password&username=robin')
    expect(`${Object(error).stack}${JSON.stringify(error)}`).not.toMatch(/horse|battery|the-code/)
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
    ['password', { ...person, password: 'wrong-password' }],
    ['user name', { ...person, username: 'nobody@example.com' }],
  ])('with the wrong %s causes an AuthenticationError that does not contain the password', async (_, wrong) => {
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
