import { WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test } from 'vitest'
import { checkAnswer } from '../../mock/test/contract.ts'
import {
  AuthenticationError,
  type Fetch,
  InvalidQueryError,
  NotFoundError,
  PermissionDeniedError,
  Workbench,
} from '../src/index.ts'
import { rejectionOf } from './support/loopback-server.ts'

function start() {
  const mock = new WorkbenchMock()
  return {
    mock,
    as: (token: string) => new Workbench({ token, fetch: (url, init) => checked(mock, new Request(url, init)) }),
  }
}

/** Returns the response of the mock after it is checked against the contract. */
async function checked(mock: WorkbenchMock, request: Request): Promise<Response> {
  const { method, url } = request
  const response = await mock.fetch(request)
  await checkAnswer(method, url, response.clone())
  return response
}

test('a 403 because of the state of a record does not advise only another token', async () => {
  const { mock, as } = start()
  const workbench = as(mock.tokens.admin)
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  await workbench.serviceAccounts.disable(account)
  const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' }))
  expect(error).toBeInstanceOf(PermissionDeniedError)
  expect(error).toMatchObject({ rule: 'key-on-disabled-account' })
  expect(String(error)).toMatch(/Check the token's role and restrictions, and the record's state\.$/)
})

test('creates, uses, disables and deletes an account and its key', async () => {
  const { mock, as } = start()
  const workbench = as(mock.tokens.admin)
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst', readOnly: true })
  expect(account).toMatchObject({ name: 'ci', role: 'organization_analyst', readOnly: true, active: true })

  const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
  expect(key).toMatchObject({ name: 'deploy', serviceAccountId: account.id, role: account.role, readOnly: true })
  const itself = as(key.secret.reveal())
  expect((await itself.organizations.get(account.organizationId ?? '')).id).toBe(account.organizationId)
  expect((await workbench.apiKeys.get(key)).name).toBe('deploy')

  const names: string[] = []
  for await (const each of workbench.serviceAccounts.keys(account)) names.push(each.name)
  expect(names).toEqual(['deploy'])
  expect(await workbench.apiKeys.list({ serviceAccount: account, active: true })).toMatchObject({ total: 1 })

  const updated = await workbench.serviceAccounts.update(account, { role: 'organization_admin', readOnly: false })
  expect(updated).toMatchObject({ role: 'organization_admin', readOnly: false, restrictions: [] })
  expect(await itself.apiKeys.get(key)).toMatchObject({ role: 'organization_admin', readOnly: false })

  expect(await workbench.serviceAccounts.disable(account)).toMatchObject({ active: false })
  expect(await rejectionOf(itself.apiKeys.get(key))).toBeInstanceOf(AuthenticationError)
  expect(await workbench.serviceAccounts.enable(account)).toMatchObject({ active: true })
  expect(await workbench.apiKeys.disable(key)).toMatchObject({ active: false })
  expect(await workbench.apiKeys.enable(key)).toMatchObject({ active: true })
  expect(await workbench.apiKeys.update(key, { name: 'deploy, old' })).toMatchObject({ name: 'deploy, old' })

  await workbench.apiKeys.delete(key)
  expect(await rejectionOf(workbench.apiKeys.get(key))).toBeInstanceOf(NotFoundError)
  expect(await rejectionOf(itself.organizations.list())).toBeInstanceOf(AuthenticationError)
  await workbench.serviceAccounts.delete(account)
  expect(await rejectionOf(workbench.serviceAccounts.get(account))).toBeInstanceOf(NotFoundError)
})

test('a list can be emptied during iteration', async () => {
  const { mock, as } = start()
  const workbench = as(mock.tokens.admin)
  const account = await workbench.serviceAccounts.create({ name: 'many', role: 'organization_analyst' })
  const numbers = Array.from({ length: 25 }, (_, index) => `key ${index}`)
  for (const name of numbers) await workbench.apiKeys.create({ serviceAccount: account, name })
  const deleted: string[] = []
  for await (const key of workbench.serviceAccounts.keys(account, { pageSize: 10 })) {
    await workbench.apiKeys.delete(key)
    deleted.push(key.name)
  }
  expect(deleted.sort()).toEqual(numbers.sort())
  expect(await workbench.serviceAccounts.keys(account).toArray()).toEqual([])
})

test('creates a user account and finds it by its email address', async () => {
  const { mock, as } = start()
  const workbench = as(mock.tokens.admin)
  const user = await workbench.userAccounts.create({ email: 'new@example.com', name: 'New', firstName: 'Robin' })
  expect(await workbench.userAccounts.get(user)).toEqual(user)
  expect((await workbench.userAccounts.list({ email: 'new@example.com' })).items).toEqual([user])
})

describe('permissions', () => {
  test('an analyst cannot manage accounts, but can complete an action', async () => {
    const { mock, as } = start()
    const analyst = as(mock.tokens.analyst)
    expect(await rejectionOf(analyst.serviceAccounts.list())).toBeInstanceOf(PermissionDeniedError)
    expect(await rejectionOf(analyst.serviceAccounts.list())).toMatchObject({ status: 403, rule: 'admin-only' })
    expect(await rejectionOf(analyst.userAccounts.create({ email: 'a@example.com' }))).toMatchObject({
      rule: 'analyst-no-users',
    })
    mock.seed({ investigativeActions: [{ title: 'Call the owner' }] })
    const [action] = await analyst.investigativeActions.list().toArray()
    const completed = await analyst.investigativeActions.complete(action?.id ?? '', { results: 'Expected.' })
    expect(completed).toMatchObject({ title: 'Call the owner', status: 'COMPLETED', results: 'Expected.' })
  })

  test('a read-only admin can only read', async () => {
    const { mock, as } = start()
    const admin = as(mock.tokens.readOnlyAdmin)
    expect((await admin.serviceAccounts.list()).total).toBeGreaterThan(0)
    const error = await rejectionOf(admin.serviceAccounts.create({ name: 'ci', role: 'organization_admin' }))
    expect(error).toBeInstanceOf(PermissionDeniedError)
    expect(error).toMatchObject({ rule: 'read-only' })
  })

  test('rejects an unknown token', async () => {
    const error = await rejectionOf(start().as('unknown').organizations.list())
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ status: 401, rule: 'authentication' })
  })
})

test('an unknown sort order is an InvalidQueryError', async () => {
  const { mock } = start()
  const fetch: Fetch = (url, init) => mock.fetch(url.replace('created_at', 'colour'), init)
  const workbench = new Workbench({ token: mock.tokens.admin, fetch })
  expect(await rejectionOf(workbench.apiKeys.list())).toBeInstanceOf(InvalidQueryError)
})
