import { type Assumptions, WorkbenchMock } from '@workbench-sdk/mock'
import { createProfile, runConformance } from '@workbench-sdk/mock/conformance'
import { describe, expect, test } from 'vitest'
import { Api } from '../api.ts'
import { deploymentOf } from '../deployment.ts'

const USER = { email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' } as const
const connectionOf = (mock: WorkbenchMock) => ({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined })

/** Returns a function that creates a key with the token of an API key or of a session. */
async function start(assumptions: Partial<Assumptions>) {
  const mock = new WorkbenchMock({ assumptions })
  const { serviceAccounts } = mock.seed({
    serviceAccounts: [{ name: 'deployer' }],
    userAccounts: [USER, { ...USER, email: 'kim@example.com', role: 'organization_analyst' }],
  })
  const anonymous = new Api(connectionOf(mock))
  const logIn = async (username: string) => {
    const body = { username, password: USER.password, otp: mock.otp }
    const headers = { 'content-type': 'application/json' }
    return (await anonymous.call('POST', '/login', body, headers)).body.access_token
  }
  const tokens = { key: mock.tokens.admin, person: await logIn(USER.email), analyst: await logIn('kim@example.com') }
  const create = async (token: string, otp?: string) => {
    const linkage = { data: { type: 'service_accounts', id: serviceAccounts[0].id } }
    const data = { type: 'api_keys', attributes: { name: 'new' }, relationships: { service_account: linkage } }
    const headers = otp === undefined ? {} : { 'x-expelinc-otp': otp }
    const { status, rule } = await anonymous.withToken(token).call('POST', '/api_keys', { data }, headers)
    return [status, rule]
  }
  return { mock, tokens, create }
}

describe('key-creator', () => {
  test('an API key can create keys by default', async () => {
    const { tokens, create } = await start({})
    expect(await create(tokens.key)).toEqual([201, null])
    expect(await create(tokens.person)).toEqual([201, null])
  })

  test("only a person with a code can create keys with keyCreator: 'person'", async () => {
    const { mock, tokens, create } = await start({ keyCreator: 'person' })
    expect(mock.assumptions.otpOnKeyCreate).toBe(true)
    expect(await create(tokens.key)).toEqual([403, 'key-creator'])
    expect(await create(tokens.key, mock.otp)).toEqual([403, 'key-creator'])
    expect(mock.explain(mock.requests.at(-1) ?? '')).toMatch(/Allowed: .*login session of an Organization Admin/)
    expect(await create(tokens.analyst, mock.otp)).toEqual([403, 'admin-only'])
    expect(await create(tokens.person)).toEqual([401, 'otp-on-create'])
    expect(await create(tokens.person, mock.otp)).toEqual([201, null])
    expect(mock.state().apiKeys.filter(({ name }) => name === 'new')).toHaveLength(1)
  })

  test("a person needs no code with keyCreator: 'person' and otpOnKeyCreate: false", async () => {
    const { tokens, create } = await start({ keyCreator: 'person', otpOnKeyCreate: false })
    expect(await create(tokens.key)).toEqual([403, 'key-creator'])
    expect(await create(tokens.person)).toEqual([201, null])
  })

  test.each([
    ['with a login', true, 'passed'],
    ['without a login', false, 'skipped'],
  ] as const)('is observed by the conformance suite, %s', async (_, withLogin, keyDelete) => {
    const mock = new WorkbenchMock({ assumptions: { keyCreator: 'person' } })
    const { login, ...deployment } = deploymentOf(mock, connectionOf(mock))
    const ids = ['key-creator', 'key-delete']
    const report = await runConformance(
      { ...deployment, ...(withLogin && login && { login }) },
      { allowWrites: true, only: id => ids.includes(id) },
    )
    expect(report.results).toMatchObject([{ observed: 'person' }, { outcome: keyDelete }])
    expect(new WorkbenchMock({ profile: createProfile(report) }).assumptions).toEqual(mock.assumptions)
  })
})
