import { expect, test } from 'vitest'
import { Secret } from '../../src/index.ts'
import { memoryStore, rollBackApiKey, rotateApiKey, type SecretStore, StoreError } from '../../src/rotation/index.ts'
import { createFixture, failureOf, ROTATED } from './fixtures.ts'

/**
 * A rotation that stopped because its store failed after writing, so that it is unknown whether the secret was stored.
 */
async function openInterrupted() {
  const fixture = await createFixture()
  let isAvailable = true
  const store: SecretStore = {
    label: 'the vault',
    async write(secret) {
      if (!isAvailable) throw new StoreError('The vault is unavailable.')
      await fixture.store.write(secret)
      isAvailable = false
      throw new StoreError('The vault is unavailable.')
    },
    async read() {
      if (isAvailable) return fixture.store.read?.()
      throw new StoreError('The vault is unavailable.')
    },
    async check() {
      if (!isAvailable) throw new StoreError('The vault is unavailable.')
    },
  }
  await failureOf(fixture.rotate({ store }))
  expect(await fixture.state()).toMatchObject({ old: 'active', fresh: 1, store: 'new', accepted: true })
  return { ...fixture, unavailable: store }
}

test.each([
  ['an empty one', () => memoryStore()],
  ['one with a secret that Workbench rejects', () => memoryStore(new Secret('no-key-at-all'))],
])('a rotation cannot be resumed with another store: %s', async (_, open) => {
  const { rotate, state } = await openInterrupted()
  expect(await failureOf(rotate({ store: open() }))).toMatchObject({
    message: expect.stringContaining('should contain the secret of the new key'),
    canResume: true,
  })
  expect(await state()).toMatchObject({ old: 'active', fresh: 1, store: 'new', accepted: true })
})

test('a rotation cannot be resumed with the store of another key', async () => {
  const { rotate, admin, account, state } = await openInterrupted()
  const other = await admin.apiKeys.create({ serviceAccount: account, name: 'other' })
  const store = memoryStore(other.secret)
  expect(await failureOf(rotate({ store }))).toMatchObject({
    message: expect.stringContaining('contains the secret of another key'),
  })
  expect((await store.read?.())?.reveal()).toBe(other.secret.reveal())
  expect(await state()).toMatchObject({ store: 'new', accepted: true })
})

test('a rollback with another store keeps both keys, and says that the store is empty', async () => {
  const { workbench, settings, state } = await openInterrupted()
  const error = await failureOf(rollBackApiKey(workbench, { ...settings, store: memoryStore() }))
  expect(error).toMatchObject({
    message: expect.stringMatching(
      /^The key "deploy" works again, but memory \d+ is empty\. Store a key that works there\.$/,
    ),
    canResume: false,
  })
  expect(await state()).toMatchObject({ old: 'active', fresh: 1, store: 'new', accepted: true })
})

test('can be resumed when the store is available again, even under another label', async () => {
  const { rotate, unavailable, store, state } = await openInterrupted()
  expect(await failureOf(rotate({ store: unavailable }))).toMatchObject({
    message: expect.stringContaining('The vault is unavailable.'),
  })
  expect(await rotate({ store: { ...store, label: 'the vault, elsewhere' } })).toMatchObject({ status: 'rotated' })
  expect(await state()).toMatchObject({ old: 'deleted', fresh: 1, store: 'new', accepted: true })
})

test('continues with a corrected command, and names every key that may be stored', async () => {
  const fixture = await createFixture()
  const { workbench, settings } = fixture
  const failing = (label: string): SecretStore => ({
    label,
    write: async () => Promise.reject(new StoreError('It failed.')),
  })
  for (const label of ['put', 'put --again'])
    await failureOf(rotateApiKey(workbench, { ...settings, store: failing(label) }))
  const third = await failureOf(rotateApiKey(workbench, { ...settings, store: failing('put') }))
  expect(await fixture.others()).toHaveLength(3)
  const error = await failureOf(rotateApiKey(workbench, { ...settings, store: failing('put') }))
  for (const { id } of await fixture.others()) {
    expect(String(third)).toContain(id)
    expect(String(error)).toContain(id)
  }
  expect(await fixture.others()).toHaveLength(3)
})

test('finishes with a corrected command, and deletes the keys that may have been stored', async () => {
  const fixture = await createFixture()
  const { store } = fixture
  const failing: SecretStore = { label: 'put', write: async () => Promise.reject(new StoreError('It failed.')) }
  await failureOf(fixture.rotate({ store: failing }))
  await failureOf(fixture.rotate({ store: failing }))
  expect(await fixture.rotate({ store: { label: 'put --corrected', write: store.write } })).toMatchObject({
    status: 'rotated',
  })
  expect(await fixture.state()).toEqual(ROTATED)
})
