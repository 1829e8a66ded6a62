import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { PermissionDeniedError, Secret, Workbench } from '../../src/index.ts'
import { memoryStore, RotationError, rotateApiKey } from '../../src/rotation/index.ts'
import { failureOf } from './fixtures.ts'

const USER = { email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' } as const

/** A Workbench on which only people can create keys, as pyexclient says. */
function start() {
  const mock = new WorkbenchMock({ assumptions: { keyCreator: 'person' } })
  const { serviceAccounts } = mock.seed({
    userAccounts: [USER],
    serviceAccounts: [{ name: 'deployer', keys: [{ name: 'deploy' }] }],
  })
  const [{ id, token }] = serviceAccounts[0].keys
  return { mock, id, store: memoryStore(new Secret(token)), secret: token }
}

test('a rotation with an API key fails with the reason, and leaves the key and the store unchanged', async () => {
  const { mock, id, store, secret } = start()
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  // A rotation claims the key in its name, and then restores the name.
  const keys = () => mock.state().apiKeys.map(({ updatedAt, updatedById, ...key }) => key)
  const before = keys()
  const error = (await failureOf(rotateApiKey(workbench, { key: id, store, gracePeriod: 0 }))) as Error
  expect(error).toBeInstanceOf(RotationError)
  expect(error.message).toContain('Only a person can create API keys')
  expect(error.cause).toBeInstanceOf(PermissionDeniedError)
  expect(error.cause).toMatchObject({ rule: 'key-creator' })
  expect(keys()).toEqual(before)
  expect((await store.read?.())?.reveal()).toBe(secret)
})

test('a rotation with the session of a login sends a one-time code and replaces the key', async () => {
  const { mock, id, store, secret } = start()
  const login = { username: USER.email, password: USER.password, otp: () => mock.otp, fetch: mock.fetch }
  const workbench = await Workbench.login(login)
  const { newKey } = await rotateApiKey(workbench, { key: id, store, gracePeriod: 0, deleteAfter: 0 })
  expect((await store.read?.())?.reveal()).not.toBe(secret)
  const keys = mock.state().apiKeys.filter(({ name }) => name.startsWith('deploy'))
  expect(keys).toMatchObject([{ id: newKey?.id, active: true }])
})
