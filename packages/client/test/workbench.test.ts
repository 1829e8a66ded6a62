import { WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, expectTypeOf, test, vi } from 'vitest'
import { InvalidArgumentError, Workbench, type WorkbenchOptions } from '../src/index.ts'
import { rejectionOf } from './support/loopback-server.ts'
import { jsonResponse, listResponse } from './support/responses.ts'

const mock = new WorkbenchMock()
const options: WorkbenchOptions = { token: mock.tokens.admin, fetch: mock.fetch }
const untyped = (value: unknown) => value as never

class TeamWorkbench extends Workbench {
  readonly team: string

  constructor({ team = 'platform', ...options }: WorkbenchOptions & { team?: string } = {}) {
    super({ retries: 0, ...options })
    this.team = team
  }

  countOrganizations() {
    return this.organizations.list().count()
  }
}

describe('a subclass returns instances of itself', () => {
  test('from withToken() and withOptions(), with the same token and options', async () => {
    const workbench = new TeamWorkbench(options)
    const derived = workbench.withOptions({ timeout: 5_000 }).withOptions({ attemptTimeout: 5_000 })
    expectTypeOf(derived).toEqualTypeOf<TeamWorkbench>()
    expect(derived).toBeInstanceOf(TeamWorkbench)
    expect(derived).not.toBe(workbench)
    expect([derived.team, await derived.countOrganizations()]).toEqual(['platform', 1])
    const analyst = derived.withToken(mock.tokens.analyst)
    expectTypeOf(analyst).toEqualTypeOf<TeamWorkbench>()
    expect([analyst instanceof TeamWorkbench, await analyst.countOrganizations()]).toEqual([true, 1])
  })

  test('from login()', async () => {
    const fetch = async (url: string) =>
      url.includes('login') ? jsonResponse({ access_token: 'the-session' }) : listResponse([])
    const workbench = await TeamWorkbench.login({ username: 'kim', password: 'a', fetch })
    expectTypeOf(workbench).toEqualTypeOf<TeamWorkbench>()
    expect([workbench instanceof TeamWorkbench, workbench.team]).toEqual([true, 'platform'])
    expect(await workbench.countOrganizations()).toBe(0)
  })

  test('and can override a method', async () => {
    const calls: string[] = []
    class Traced extends Workbench {
      override withToken(token: string): this {
        calls.push('withToken')
        return super.withToken(token)
      }
    }
    const { withToken } = new Traced(options)
    expect(withToken(mock.tokens.admin)).toBeInstanceOf(Traced)
    expect(calls).toEqual(['withToken'])
  })
})

describe('methods can be destructured:', () => {
  test('the methods of a client', async () => {
    const { request, withToken, withOptions } = new Workbench(options)
    expect((await request('GET', '/api/v2/organizations')).data).toHaveLength(1)
    expect(await withToken(mock.tokens.analyst).organizations.list().count()).toBe(1)
    expect(await withOptions({ retries: 0 }).organizations.list().count()).toBe(1)
  })

  test('the methods of its resources', async () => {
    const { serviceAccounts, apiKeys } = new Workbench(options)
    const { create, keys, delete: remove } = serviceAccounts
    const account = await create({ name: 'ci', role: 'organization_analyst' })
    const { create: createKey, list, disable } = apiKeys
    const key = await createKey({ serviceAccount: account, name: 'deploy' })
    expect(await disable(key)).toMatchObject({ active: false })
    expect([await keys(account).count(), await list({ serviceAccount: account }).count()]).toEqual([1, 1])
    await remove(account)
  })

  test('login', async () => {
    const { login } = Workbench
    const workbench = await login({
      username: 'a',
      password: 'b',
      fetch: async () => jsonResponse({ access_token: 'c' }),
    })
    expectTypeOf(workbench).toEqualTypeOf<Workbench>()
    expect(workbench).toBeInstanceOf(Workbench)
  })

  test('and can be replaced in a test, in the instance and in the prototype', async () => {
    const workbench = new Workbench(options)
    vi.spyOn(workbench.apiKeys, 'list').mockReturnValue(untyped('replaced'))
    vi.spyOn(Workbench.prototype, 'request').mockReturnValue(untyped('replaced, too'))
    expect([workbench.apiKeys.list(), workbench.request('GET', '/api/v2/actors')]).toEqual([
      'replaced',
      'replaced, too',
    ])
    vi.restoreAllMocks()
    expect(await workbench.apiKeys.list({ name: 'no such key' }).count()).toBe(0)
  })
})

describe('rejects options that are not options:', () => {
  test.each<[string, () => unknown, string]>([
    ['a token', () => new Workbench(untyped('the-token')), 'Invalid options: expected an object, received a string.'],
    ['null', () => new Workbench(untyped(null)), 'Invalid options: expected an object, received null.'],
    [
      'an array',
      () => new Workbench(options).withOptions(untyped([])),
      'Invalid options: expected an object, received an array.',
    ],
    [
      'no new token',
      () => new Workbench(options).withToken(untyped(undefined)),
      'Invalid token: expected a string, a Secret or a function, received undefined.',
    ],
  ])('%s', (_, create, message) => {
    expect(create).toThrow(new InvalidArgumentError(message))
  })

  test('a login without credentials', async () => {
    expect(await rejectionOf(Workbench.login(untyped(undefined)))).toBeInstanceOf(InvalidArgumentError)
  })
})
