import { expect, test } from 'vitest'
import { InvalidArgumentError } from '../../src/index.ts'
import { rotateApiKey } from '../../src/rotation/index.ts'
import { at, createFixture, failureOf, loseResponse, ROTATED, UNTOUCHED } from './fixtures.ts'

test('runs the steps in order, and reports them', async () => {
  const fixture = await createFixture()
  const { status, key, newKey } = await fixture.rotate()
  expect({ status, key }).toEqual({ status: 'rotated', key: { id: fixture.key.id, name: 'deploy' } })
  expect(await fixture.others()).toEqual([newKey])
  expect(newKey?.name).toMatch(/^deploy \(rotated \d{4}-\d\d-\d\d [0-9a-z]{8}-[0-9a-f]{8}\)$/)
  expect(fixture.progress()).toEqual(['made', 'stored', 'proven', 'disabled', 'done'])
  expect(fixture.calls.filter(call => !call.startsWith('GET'))).toEqual([
    'POST api_keys',
    'PATCH api_keys/*',
    'DELETE api_keys/*',
  ])
  expect(fixture.events.every(({ newKeyId }) => newKeyId === newKey?.id)).toBe(true)
  expect(await fixture.state()).toEqual(ROTATED)
  expect([fixture.violations, fixture.maxNewKeys]).toEqual([[], 1])
})

test('disables the old key by default, and can delete it later', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ retire: undefined })
  expect(await fixture.state()).toEqual({ ...ROTATED, old: 'disabled' })
  const requests = fixture.calls.length
  expect(await fixture.rotate({ retire: undefined })).toMatchObject({ status: 'rotated' })
  expect(fixture.calls.slice(requests).filter(call => !call.startsWith('GET'))).toEqual([])
  expect(await fixture.rotate({ retire: 'delete' })).toMatchObject({ status: 'rotated' })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('waits for the grace period while both keys work, and for deleteAfter while the old one is disabled', async () => {
  const fixture = await createFixture()
  const seen: string[] = []
  let waiting = Promise.resolve()
  const start = performance.now()
  await fixture.rotate({
    gracePeriod: 60,
    deleteAfter: 50,
    onProgress({ progress, until }) {
      if (progress !== 'waiting') return
      expect(until?.getTime()).toBeGreaterThan(Date.now())
      waiting = waiting.then(async () => void seen.push((await fixture.state()).old))
    },
  })
  await waiting
  expect(performance.now() - start).toBeGreaterThan(105)
  expect(seen).toEqual(['active', 'disabled'])
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
  expect(steps.slice(0, 2)).toEqual(['stored', 'proven'])
})

test('rotates its own key', async () => {
  const fixture = await createFixture({ own: true })
  expect(await fixture.rotate()).toMatchObject({ status: 'rotated' })
  expect(await fixture.state()).toEqual(ROTATED)
  expect(fixture.violations).toEqual([])
})

test('rotates its own key even if the responses to disabling and deleting it are lost', async () => {
  const fixture = await createFixture({ own: true })
  fixture.respond('PATCH api_keys/*', loseResponse)
  expect(await failureOf(fixture.rotate())).toMatchObject({ canResume: true })
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
  ['key', { key: '' }],
  ['key', { key: '..' }],
])('rejects an invalid %s before sending a request: %o', async (_, changes) => {
  const fixture = await createFixture()
  const error = await failureOf(fixture.rotate('key' in changes ? { key: `${changes.key}` } : changes))
  expect(error).toBeInstanceOf(InvalidArgumentError)
  expect([fixture.calls, await fixture.entries()]).toEqual([[], []])
})

test('changes nothing if the store cannot be written', async () => {
  const fixture = await createFixture()
  const check = async () => Promise.reject(new Error('the disk is full'))
  expect(await failureOf(fixture.rotate({ store: { ...fixture.store, check } }))).toMatchObject({
    message: 'the disk is full',
  })
  expect(fixture.calls).toEqual([])
  expect(await fixture.state()).toEqual(UNTOUCHED)
})

test('rejects a disabled key, and one that does not exist', async () => {
  const fixture = await createFixture()
  await fixture.admin.apiKeys.disable(fixture.key)
  expect(await failureOf(fixture.rotate())).toMatchObject({ message: expect.stringContaining('is disabled') })
  await fixture.admin.apiKeys.delete(fixture.key)
  await failureOf(fixture.rotate())
  expect(await fixture.entries()).toEqual([])
})

test('continues if onProgress throws', async () => {
  const fixture = await createFixture()
  const onProgress = at('made', () => {
    throw new Error('I do not care')
  })
  expect(await fixture.rotate({ onProgress })).toMatchObject({ status: 'rotated' })
})

test('a finished rotation stays finished after its new key was rotated', async () => {
  const fixture = await createFixture()
  const { newKey } = await fixture.rotate()
  expect(newKey).toBeDefined()
  await rotateApiKey(fixture.workbench, { ...fixture.settings, key: newKey?.id ?? '' })
  expect(await fixture.rotate()).toEqual({
    status: 'rotated',
    key: { id: fixture.key.id, name: 'deploy' },
    newKey: undefined,
  })
})

test('disables an old key again that was enabled', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ retire: 'disable' })
  await fixture.admin.apiKeys.enable(fixture.key)
  expect(await fixture.rotate({ retire: 'disable' })).toMatchObject({ status: 'rotated' })
  expect(await fixture.state()).toEqual({ ...ROTATED, old: 'disabled' })
})
