import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { Secret, Workbench } from '../../src/index.ts'
import {
  memoryJournal,
  memoryStore,
  RotationError,
  rollBackApiKey,
  rotateApiKey,
  type SecretStore,
  StoreError,
} from '../../src/rotation/index.ts'

/** A rotation that stopped because its store failed after writing: the library cannot know whether the secret was stored. */
async function openInterrupted() {
  const mock = new WorkbenchMock()
  const [account] = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'deploy' }] }] }).serviceAccounts
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const [key] = account.keys
  const kept = memoryStore(new Secret(key.token))
  let isReadable = true
  const store: SecretStore = {
    label: 'the vault',
    async write(secret) {
      await kept.write(secret)
      isReadable = false
      throw new StoreError('The vault is unavailable.')
    },
    async read() {
      if (isReadable) return kept.read?.()
      throw new StoreError('The vault is unavailable.')
    },
    async check() {
      if (!isReadable) throw new StoreError('The vault is unavailable.')
    },
  }
  const rotation = { key: key.id, store, journal: memoryJournal(), gracePeriod: 0 }
  await rotateApiKey(workbench, rotation).catch(() => {})
  const given = await kept.read?.()
  if (given === undefined || given.reveal() === key.token) throw new Error('The store does not contain the new key.')
  return { rotation, workbench, itself: workbench.withToken(given) }
}

test.each([
  ['resumed', rotateApiKey],
  ['rolled back', rollBackApiKey],
])('a rotation cannot be %s with another store', async (_, call) => {
  const { rotation, workbench, itself } = await openInterrupted()
  await expect(call(workbench, { ...rotation, store: memoryStore() })).rejects.toThrow('another store, the vault')
  expect(await itself.organizations.list().toArray()).toHaveLength(1)
})

test('can be resumed later if the store is unavailable', async () => {
  const { rotation, workbench } = await openInterrupted()
  const error = await rotateApiKey(workbench, rotation).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(RotationError)
  expect(error).toMatchObject({ canResume: true, cause: expect.any(StoreError) })
  expect(String(error)).toContain('The vault is unavailable.')
})
