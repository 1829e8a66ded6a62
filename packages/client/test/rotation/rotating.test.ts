import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { InvalidArgumentError } from '../../src/index.ts'
import { rotateApiKey } from '../../src/rotation/index.ts'
import { at, createFixture, failureOf, LONG_LEASE, loseResponse, ROTATED, UNTOUCHED } from './fixtures.ts'

test('runs the steps in order, and reports them', async () => {
  const fixture = await createFixture()
  const { status, key, newKey } = await fixture.rotate({ lease: LONG_LEASE })
  expect({ status, key }).toEqual({ status: 'rotated', key: { id: fixture.key.id, name: 'deploy' } })
  expect(await fixture.others()).toEqual([newKey])
  expect(newKey?.name).toMatch(/^deploy \(rotated \d{4}-\d\d-\d\d [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{12}-[0-9a-f]{8}\)$/)
  expect(fixture.progress()).toEqual(['created', 'stored', 'verified', 'disabled', 'done'])
  expect(fixture.calls.filter(call => !call.startsWith('GET'))).toEqual([
    // The name of the old key, which this run claims.
    'PATCH api_keys/*',
    'POST api_keys',
    // The name of the new key: storing, verified.
    'PATCH api_keys/*',
    'PATCH api_keys/*',
    // The old key is disabled and renamed, then the rotation is finished.
    'PATCH api_keys/*',
    'PATCH api_keys/*',
    'PATCH api_keys/*',
    'DELETE api_keys/*',
  ])
  // Two of them exclude other runs.
  expect(fixture.calls.length).toBe(32)
  expect(fixture.events.every(({ newKeyId }) => newKeyId === newKey?.id)).toBe(true)
  expect(fixture.events.every(({ key }) => key.name === 'deploy')).toBe(true)
  expect(await fixture.state()).toEqual(ROTATED)
  expect([fixture.violations, fixture.maxNewKeys]).toEqual([[], 1])
})

test('disables the old key, and lets a later run delete it after a week', async () => {
  const fixture = await createFixture()
  const start = Date.now()
  const first = await fixture.rotate({ deleteAfter: undefined })
  expect(first).toMatchObject({ status: 'rotated', oldKey: 'disabled' })
  expect((first.deleteAt?.getTime() ?? 0) - start).toBeGreaterThan(6.9 * 86_400_000)
  expect(await fixture.state()).toEqual({ ...ROTATED, old: 'disabled' })
  const requests = fixture.calls.length
  expect(await fixture.rotate({ deleteAfter: undefined })).toMatchObject({ status: 'rotated', oldKey: 'disabled' })
  expect(fixture.calls.slice(requests).filter(call => !call.startsWith('GET'))).toEqual([])
  expect(await fixture.rotate({ deleteAfter: 0 })).toMatchObject({ status: 'rotated', oldKey: 'deleted' })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('waits for the grace period while both keys work, and does not wait for deleteAfter', async () => {
  const fixture = await createFixture()
  const seen: string[] = []
  let waiting = Promise.resolve()
  const start = performance.now()
  await fixture.rotate({
    gracePeriod: 500,
    deleteAfter: 60_000,
    onProgress({ progress, until }) {
      if (progress !== 'waiting') return
      expect(until?.getTime()).toBeGreaterThan(Date.now())
      waiting = waiting.then(async () => void seen.push((await fixture.state()).old))
    },
  })
  await waiting
  expect(performance.now() - start).toBeGreaterThan(450)
  expect(seen).toEqual(['active'])
  expect((await fixture.state()).old).toBe('disabled')
})

test('verifies the stored key before and after the grace period', async () => {
  const fixture = await createFixture()
  const steps: unknown[] = []
  await fixture.rotate({
    verify: async workbench => {
      expect(await workbench.apiKeys.get(fixture.key)).toMatchObject({ active: true })
      steps.push((await fixture.entries())[0]?.step)
    },
  })
  expect(steps.slice(0, 2)).toEqual(['storing', 'verified'])
})

test('rotates its own key', async () => {
  const fixture = await createFixture({ own: true })
  expect(await fixture.rotate()).toMatchObject({ status: 'rotated' })
  expect(await fixture.state()).toEqual(ROTATED)
  expect(fixture.violations).toEqual([])
})

test('rotates its own key even if the responses to disabling and deleting it are lost', async () => {
  const fixture = await createFixture({ own: true })
  const pass = (respond: () => Promise<Response>) => respond()
  // The first two rename keys: the own key, which the run claims, and the new one. Then the rotation needs a PATCH for each step.
  fixture.respond('PATCH api_keys/*', pass, pass, pass, loseResponse)
  expect(await failureOf(fixture.rotate({ lease: LONG_LEASE }))).toMatchObject({ canResume: true })
  fixture.respond('DELETE api_keys/*', loseResponse)
  expect(await failureOf(fixture.rotate())).toMatchObject({ canResume: true })
  expect(await fixture.rotate()).toMatchObject({ status: 'rotated' })
  expect(await fixture.state()).toEqual(ROTATED)
})

test.each([
  ['retire', { retire: 'burn' as 'delete' }],
  ['gracePeriod', { gracePeriod: -1 }],
  ['gracePeriod', { gracePeriod: Number.NaN }],
  ['deleteAfter', { deleteAfter: Number.POSITIVE_INFINITY }],
  ['settleTimeout', { settleTimeout: -1 }],
  ['lease', { lease: 10 }],
  ['key', { key: '' }],
  ['key', { key: '..' }],
])('rejects an invalid %s before sending a request: %o', async (_, changes) => {
  const fixture = await createFixture()
  const error = await failureOf(fixture.rotate('key' in changes ? { key: `${changes.key}` } : changes))
  expect(error).toBeInstanceOf(InvalidArgumentError)
  expect([fixture.calls, await fixture.entries()]).toEqual([[], []])
})

test.each([
  ['no object', undefined],
  ['no label', { write: async () => undefined }],
  ['no write', { label: 'a store' }],
])('rejects a store with %s before sending a request', async (_, store) => {
  const fixture = await createFixture()
  const error = await failureOf(fixture.rotate({ store: store as never }))
  expect(error).toBeInstanceOf(InvalidArgumentError)
  expect(error).toHaveProperty(
    'message',
    'Invalid store: expected a SecretStore, i.e. an object with `label` and `write`.',
  )
  expect(fixture.calls).toEqual([])
})

test('rejects a store that returns a string, without printing it and before creating a key', async () => {
  const fixture = await createFixture()
  const read = async () => (await fixture.store.read?.())?.reveal() as never
  const error = await failureOf(fixture.rotate({ store: { ...fixture.store, read } }))
  expect(error).toBeInstanceOf(InvalidArgumentError)
  expect(String(error)).toContain('`read` returned a string. Return a Secret, e.g. new Secret(value), or undefined.')
  expect(inspect(error)).not.toContain('wbmock_')
  expect(fixture.calls.filter(call => call.startsWith('POST'))).toEqual([])
})

test('changes nothing if the store cannot be written', async () => {
  const fixture = await createFixture()
  const check = async () => Promise.reject(new Error('the disk is full'))
  expect(await failureOf(fixture.rotate({ store: { ...fixture.store, check } }))).toMatchObject({
    message: 'the disk is full',
  })
  expect(fixture.calls.filter(call => !call.startsWith('GET'))).toEqual([])
  expect(await fixture.state()).toEqual(UNTOUCHED)
})

test('rejects a disabled key, and a nonexistent one', async () => {
  const fixture = await createFixture()
  await fixture.admin.apiKeys.disable(fixture.key)
  expect(await failureOf(fixture.rotate())).toMatchObject({ message: expect.stringContaining('is disabled') })
  await fixture.admin.apiKeys.delete(fixture.key)
  await failureOf(fixture.rotate())
  expect(await fixture.entries()).toEqual([])
})

test('continues if onProgress throws', async () => {
  const fixture = await createFixture()
  const onProgress = at('created', () => {
    throw new Error('I do not care')
  })
  expect(await fixture.rotate({ onProgress })).toMatchObject({ status: 'rotated' })
})

test('rejects with a NotFoundError if all successors of a deleted key were replaced and deleted', async () => {
  const fixture = await createFixture()
  const { newKey } = await fixture.rotate()
  expect(newKey).toBeDefined()
  await rotateApiKey(fixture.workbench, { ...fixture.settings, key: newKey?.id ?? '' })
  expect(await failureOf(fixture.rotate())).toMatchObject({ name: 'NotFoundError' })
})

test('disables an old key again if it was enabled', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ retire: 'disable' })
  await fixture.admin.apiKeys.enable(fixture.key)
  expect(await fixture.rotate({ retire: 'disable' })).toMatchObject({ status: 'rotated' })
  expect(await fixture.state()).toEqual({ ...ROTATED, old: 'disabled' })
})
