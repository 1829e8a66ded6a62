import { describe, expect, test } from 'vitest'
import { Secret } from '../../src/index.ts'
import { type RotationProgress, rollBackApiKey } from '../../src/rotation/index.ts'
import {
  at,
  createFixture,
  type Fixture,
  failureOf,
  LONG_LEASE,
  loseRequest,
  ROTATED,
  respondWith,
  UNTOUCHED,
  withoutRead,
} from './fixtures.ts'

const BOTH = { old: 'active', fresh: 1, store: 'new', accepted: true, journal: [] }

const MOMENTS: readonly [RotationProgress, object][] = [
  ['created', UNTOUCHED],
  ['stored', UNTOUCHED],
  ['verified', BOTH],
  ['waiting', BOTH],
  ['disabled', BOTH],
]

test.each(MOMENTS)('rolls back at "%s"', async (progress, left) => {
  const fixture = await createFixture()
  let rolledBack: Promise<unknown> = Promise.resolve()
  const onProgress = at(progress, () => {
    rolledBack = rotation.rollBack()
  })
  const rotation = fixture.rotate({
    onProgress,
    gracePeriod: progress === 'disabled' ? 0 : 60_000,
    deleteAfter: 60_000,
  })
  const result = await rotation
  expect(result.status).toBe('rolled back')
  expect(await rolledBack).toEqual(result)
  expect(await fixture.state()).toEqual(left)
  expect(result.newKey?.id).toBe((await fixture.others())[0]?.id)
  expect(fixture.violations).toEqual([])
})

test('rolls back before a key is created', async () => {
  const fixture = await createFixture()
  expect(await fixture.rotate().rollBack()).toMatchObject({ status: 'rolled back', newKey: undefined })
  expect(await fixture.state()).toEqual(UNTOUCHED)
})

test('can roll back a finished rotation repeatedly', async () => {
  const fixture = await createFixture()
  const rotation = fixture.rotate({ retire: 'disable' })
  await rotation
  const results = await Promise.all([rotation.rollBack(), rotation.rollBack()])
  expect([...results, await rotation.rollBack()].map(({ status }) => status)).toEqual(Array(3).fill('rolled back'))
  expect(await fixture.state()).toEqual(BOTH)
})

test('does not roll back to a deleted key', async () => {
  const fixture = await createFixture()
  const rotation = fixture.rotate()
  await rotation
  expect(await failureOf(rotation.rollBack())).toMatchObject({
    message: expect.stringContaining('permanently deleted'),
  })
  const fresh = rollBackApiKey(fixture.workbench, fixture.settings)
  expect(await failureOf(fresh)).toMatchObject({ message: expect.stringContaining('permanently deleted') })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('rolls back a rotation that has failed', async () => {
  const fixture = await createFixture()
  fixture.respond('DELETE api_keys/*', respondWith(500))
  const rotation = fixture.rotate()
  await failureOf(rotation)
  expect(await rotation.rollBack()).toMatchObject({ status: 'rolled back' })
  expect(await fixture.state()).toEqual(BOTH)
})

test('can repeat a rollback that failed', async () => {
  const fixture = await createFixture()
  const rotation = fixture.rotate({ retire: 'disable' })
  await rotation
  fixture.respond('PATCH api_keys/*', loseRequest)
  expect(await failureOf(rotation.rollBack())).toMatchObject({ name: 'RotationError', canResume: true })
  expect(await rotation.rollBack()).toMatchObject({ status: 'rolled back' })
  expect(await fixture.state()).toEqual(BOTH)
})

test('rejects with the original error if the rotation was rolled back automatically', async () => {
  const fixture = await createFixture()
  fixture.respond('POST api_keys', respondWith(403))
  const rotation = fixture.rotate()
  const error = await failureOf(rotation)
  expect(await failureOf(rotation.rollBack())).toBe(error)
  expect(await fixture.state()).toEqual(UNTOUCHED)
})

const STEPS = [
  ['storing', UNTOUCHED],
  ['verified', BOTH],
  ['disabled', BOTH],
  ['done', BOTH],
] as const

test.each(STEPS)('rollBackApiKey rolls back a rotation at "%s"', async (step, left) => {
  for (const own of [false, true]) {
    const fixture = await createFixture({ own })
    let isDead = false
    // As if the process were dead.
    const journal = {
      ...fixture.journal,
      async write(entries: Parameters<typeof fixture.journal.write>[0]) {
        if (isDead) throw new Error('dead')
        await fixture.journal.write(entries)
        isDead = entries.some(entry => entry.step === step)
        if (isDead && step !== 'done') fixture.kill()
      },
    }
    const store = {
      ...fixture.store,
      write: async (...args: Parameters<typeof fixture.store.write>) => {
        if (isDead) throw new Error('dead')
        await fixture.store.write(...args)
      },
      read: async () => (isDead ? Promise.reject(new Error('dead')) : fixture.store.read?.()),
    }
    const dying = fixture.rotate({ journal, store, retire: 'disable' })
    await (step === 'done' ? dying : failureOf(dying))
    expect((await fixture.entries()).map(entry => entry.step)).toEqual([step])
    fixture.revive()
    const result = await rollBackApiKey(fixture.workbench, fixture.settings)
    expect(result.status).toBe('rolled back')
    expect(await fixture.state()).toEqual(left)
  }
})

test('rejects if the journal has no rotation of the key', async () => {
  const fixture = await createFixture()
  const error = await failureOf(rollBackApiKey(fixture.workbench, fixture.settings))
  expect(error).toMatchObject({
    name: 'RotationError',
    message: expect.stringContaining('There is no rotation of the key'),
  })
})

test('a rollback names every key that an unreadable store may contain', async () => {
  const fixture = await createFixture()
  const store = { label: 'put', write: async () => Promise.reject(new Error('It failed.')) }
  await failureOf(fixture.rotate({ store }))
  await failureOf(fixture.rotate({ store }))
  const others = await fixture.others()
  const { newKey, superseded = [], oldKey } = await rollBackApiKey(fixture.workbench, { ...fixture.settings, store })
  expect([newKey?.id, ...superseded].sort()).toEqual(others.map(({ id }) => id).sort())
  expect(oldKey).toBe('active')
})

test('a rollback deletes the new key, even if the repeated reads take longer than the lease', async () => {
  const fixture = await createFixture()
  const garbled = { ...fixture.store, write: () => fixture.store.write(new Secret('garbled')) }
  await failureOf(fixture.rotate({ store: garbled }))
  await fixture.store.write(fixture.key.secret)
  const rolledBack = rollBackApiKey(fixture.workbench, { ...fixture.settings, settleTimeout: 400 })
  expect(await rolledBack).toMatchObject({ status: 'rolled back', newKey: undefined })
  expect(await fixture.state()).toEqual(UNTOUCHED)
})

test('after a rollback, stores another key if the first one may never have been stored', async () => {
  const fixture = await createFixture()
  const { label, write } = fixture.store
  await failureOf(fixture.rotate({ store: { label, write: async () => Promise.reject(new Error('It failed.')) } }))
  await rollBackApiKey(fixture.workbench, { ...fixture.settings, store: withoutRead(fixture.store) })
  expect(await fixture.state()).toMatchObject({ old: 'active', fresh: 1, store: 'old' })
  expect(await fixture.rotate({ store: { label, write } })).toMatchObject({ status: 'rotated' })
  expect(await fixture.state()).toEqual(ROTATED)
  expect(fixture.violations).toEqual([])
})

test('a rollback deletes all new keys if the store has the old secret', async () => {
  const fixture = await createFixture()
  const { label, write } = fixture.store
  const failing = { label, write: async () => Promise.reject(new Error('It failed.')) }
  await failureOf(fixture.rotate({ store: failing }))
  await failureOf(fixture.rotate({ store: { label, write }, verify: () => Promise.reject(new Error('No.')) }))
  await fixture.store.write(fixture.key.secret)
  expect(await fixture.others()).toHaveLength(2)
  expect(await rollBackApiKey(fixture.workbench, fixture.settings)).toMatchObject({ status: 'rolled back' })
  expect((await fixture.state()).old).toBe('active')
})

test('a rollback takes precedence over a run that disables the old key at the same time', async () => {
  const fixture = await createFixture()
  let rolledBack: Promise<unknown> | undefined
  const pass = (respond: () => Promise<Response>) => respond()
  // The last PATCH of the run writes that the rotation is finished.
  fixture.respond('PATCH api_keys/*', pass, pass, pass, pass, pass, async respond => {
    rolledBack = rollBackApiKey(fixture.admin, fixture.settings).catch((error: unknown) => error)
    await new Promise(resolve => setTimeout(resolve, 20))
    return respond()
  })
  await fixture.rotate({ retire: 'disable', lease: LONG_LEASE }).catch(() => {})
  const result = await rolledBack
  const { old, accepted } = await fixture.state()
  expect(accepted).toBe(true)
  // A rollback that was overwritten must not report success.
  if (!(result instanceof Error)) expect([result, old]).toMatchObject([{ status: 'rolled back' }, 'active'])
})

test('enables an old key that another run disables at the same time', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ gracePeriod: 60_000, wait: false })
  fixture.respond('PATCH api_keys/*', async pass => {
    await fixture.admin.apiKeys.disable(fixture.key)
    return pass()
  })
  expect(await rollBackApiKey(fixture.workbench, fixture.settings)).toMatchObject({ oldKey: 'active' })
  expect(await fixture.state()).toEqual(BOTH)
})

test('deletes all new keys if the store has the old secret again', async () => {
  const fixture = await createFixture()
  const garbled = { ...fixture.store, write: () => fixture.store.write(new Secret('garbled')) }
  for (const _night of [1, 2]) await failureOf(fixture.rotate({ store: garbled }))
  expect(await fixture.others()).toHaveLength(2)
  await fixture.store.write(fixture.key.secret)
  expect(await rollBackApiKey(fixture.workbench, fixture.settings)).toMatchObject({ newKey: undefined })
  expect(await fixture.state()).toEqual(UNTOUCHED)
})

test('restores the name of a key that was itself created by a rotation', async () => {
  const fixture = await createFixture()
  const { newKey } = await fixture.rotate()
  const key = newKey?.id ?? ''
  await fixture.rotate({ key, retire: 'disable' })
  await rollBackApiKey(fixture.workbench, { ...fixture.settings, key })
  expect((await fixture.admin.apiKeys.get(key)).name).toBe(newKey?.name)
})

test.each(['new', 'old'])(
  'a waiting run stops if another one rolls back, with the %s secret in the store',
  async stored => {
    const fixture = await createFixture()
    let rolledBack: Promise<unknown> | undefined
    const onProgress = at('waiting', () => {
      rolledBack = (async () => {
        if (stored === 'old') await fixture.store.write(fixture.key.secret)
        return rollBackApiKey(fixture.admin, fixture.settings)
      })()
    })
    await failureOf(fixture.rotate({ gracePeriod: 200, onProgress }))
    expect(await rolledBack).toMatchObject({ status: 'rolled back' })
    expect(await fixture.state()).toMatchObject({ old: 'active', fresh: stored === 'new' ? 1 : 0, store: stored })
  },
)

describe('after a rotation', () => {
  const WORKS = 'The key "deploy" works again, but Workbench does not accept the secret in memory'
  const change: Readonly<Record<string, (fixture: Fixture, newKeyId: string) => Promise<unknown>>> = {
    'the new key was disabled': ({ admin }, id) => admin.apiKeys.disable(id),
    'the new key was deleted': ({ admin }, id) => admin.apiKeys.delete(id),
    'the account was disabled and enabled': async ({ admin, account }) => {
      await admin.serviceAccounts.disable(account)
      await admin.serviceAccounts.enable(account)
    },
  }

  test.each([
    ['the new key was disabled', WORKS],
    ['the new key was deleted', WORKS],
    ['the account was disabled and enabled', undefined],
  ])('makes the old key work if %s', async (what, message) => {
    const fixture = await createFixture()
    const { admin, key, rotate, settings, workbench } = fixture
    const { newKey } = await rotate({ deleteAfter: 86_400_000 })
    await change[what]?.(fixture, newKey?.id ?? '')
    const error = await rollBackApiKey(workbench, settings).then(() => undefined, String)
    expect(error).toEqual(message === undefined ? undefined : expect.stringContaining(message))
    expect(await admin.apiKeys.get(key)).toMatchObject({ active: true, name: 'deploy' })
  })

  test('keeps a place with a working key if the new key was deleted', async () => {
    const { account, admin, rotate, settings, store, workbench } = await createFixture()
    const { newKey } = await rotate({ deleteAfter: 86_400_000 })
    const other = await admin.apiKeys.create({ serviceAccount: account, name: 'other' })
    await store.write(other.secret)
    await admin.apiKeys.delete(newKey?.id ?? '')
    const result = await rollBackApiKey(workbench, settings)
    expect(result).toMatchObject({ status: 'rolled back', newKey: undefined, oldKey: 'active', stored: 'another key' })
    expect((await store.read?.())?.reveal()).toBe(other.secret.reveal())
  })

  test('names the account if it is disabled', async () => {
    const { account, admin, key, rotate, settings, workbench } = await createFixture()
    await rotate({ deleteAfter: 86_400_000 })
    await admin.serviceAccounts.disable(account)
    const error = await failureOf(rollBackApiKey(workbench, settings))
    expect(String(error)).toMatch(
      /The service account "ci" is disabled, .* Enable the account, and then roll back again\.$/,
    )
    expect(error).toMatchObject({ canResume: true, cause: { name: 'PermissionDeniedError' } })
    expect((await admin.apiKeys.get(key)).active).toBe(false)
    await admin.serviceAccounts.enable(account)
    expect(await rollBackApiKey(workbench, settings)).toMatchObject({ status: 'rolled back', stored: 'new key' })
  })

  test('names the new key if it was itself replaced', async () => {
    const { admin, key, rotate, settings, workbench } = await createFixture()
    const first = await rotate({ deleteAfter: 86_400_000 })
    await rotate({ key: first.newKey ?? '', deleteAfter: 86_400_000 })
    const error = await failureOf(rollBackApiKey(workbench, settings))
    expect(String(error)).toContain(`The new key ${first.newKey?.id} of the rotation of "deploy" was itself replaced.`)
    expect((await admin.apiKeys.get(key)).active).toBe(false)
  })
})
