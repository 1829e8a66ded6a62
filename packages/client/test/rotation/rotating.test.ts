import { expect, test } from 'vitest'
import { InvalidArgumentError } from '../../src/index.ts'
import { rotateApiKey } from '../../src/rotation/index.ts'
import { at, failureOf, lostAfter, ROTATED, setStage, UNTOUCHED } from './stage.ts'

test('goes from step to step in order, and says so', async () => {
  const stage = await setStage()
  const { status, key, newKey } = await stage.rotate()
  expect({ status, key }).toEqual({ status: 'rotated', key: { id: stage.key.id, name: 'deploy' } })
  expect(await stage.others()).toEqual([newKey])
  expect(newKey?.name).toMatch(/^deploy \(rotated \d{4}-\d\d-\d\d [0-9a-z]{8}-[0-9a-f]{8}\)$/)
  expect(stage.progress()).toEqual(['made', 'stored', 'proven', 'disabled', 'done'])
  expect(stage.calls.filter(call => !call.startsWith('GET'))).toEqual([
    'POST api_keys',
    'PATCH api_keys/*',
    'DELETE api_keys/*',
  ])
  expect(stage.events.every(({ newKeyId }) => newKeyId === newKey?.id)).toBe(true)
  expect(await stage.state()).toEqual(ROTATED)
  expect([stage.violations, stage.mostNew]).toEqual([[], 1])
})

test('disables the old key by default, and deletes it when that is asked for later', async () => {
  const stage = await setStage()
  await stage.rotate({ retire: undefined })
  expect(await stage.state()).toEqual({ ...ROTATED, old: 'disabled' })
  const requests = stage.calls.length
  expect(await stage.rotate({ retire: undefined })).toMatchObject({ status: 'rotated' })
  expect(stage.calls.slice(requests).filter(call => !call.startsWith('GET'))).toEqual([])
  expect(await stage.rotate({ retire: 'delete' })).toMatchObject({ status: 'rotated' })
  expect(await stage.state()).toEqual(ROTATED)
})

test('waits for the grace period while both keys work, and for the hold while the old one is disabled', async () => {
  const stage = await setStage()
  const seen: string[] = []
  let waiting = Promise.resolve()
  const start = performance.now()
  await stage.rotate({
    grace: 60,
    hold: 50,
    onProgress({ progress, until }) {
      if (progress !== 'waiting') return
      expect(until?.getTime()).toBeGreaterThan(Date.now())
      waiting = waiting.then(async () => void seen.push((await stage.state()).old))
    },
  })
  await waiting
  expect(performance.now() - start).toBeGreaterThan(105)
  expect(seen).toEqual(['active', 'disabled'])
})

test('proves the new key with the store’s own copy, before and after the grace period', async () => {
  const stage = await setStage()
  const steps: unknown[] = []
  await stage.rotate({
    verify: async workbench => {
      expect(await workbench.apiKeys.get(stage.key)).toMatchObject({ active: true })
      steps.push((await stage.entries())[0]?.step)
    },
  })
  expect(steps.slice(0, 2)).toEqual(['stored', 'proven'])
})

test('rotates the very key that it runs with', async () => {
  const stage = await setStage({ own: true })
  expect(await stage.rotate()).toMatchObject({ status: 'rotated' })
  expect(await stage.state()).toEqual(ROTATED)
  expect(stage.violations).toEqual([])
})

test('rotates the very key that it runs with where the answers to its retirement are lost', async () => {
  const stage = await setStage({ own: true })
  stage.fate('PATCH api_keys/*', lostAfter)
  expect(await failureOf(stage.rotate())).toMatchObject({ canResume: true })
  stage.fate('DELETE api_keys/*', lostAfter)
  expect(await failureOf(stage.rotate())).toMatchObject({ canResume: true })
  expect(await stage.rotate()).toMatchObject({ status: 'rotated' })
  expect(await stage.state()).toEqual(ROTATED)
})

test.each([
  ['retire', { retire: 'burn' as 'delete' }],
  ['grace', { grace: -1 }],
  ['grace', { grace: Number.NaN }],
  ['hold', { hold: Number.POSITIVE_INFINITY }],
  ['key', { key: '' }],
  ['key', { key: '..' }],
])('refuses a wrong %s before anything is asked: %o', async (_, changes) => {
  const stage = await setStage()
  const error = await failureOf(stage.rotate('key' in changes ? { key: `${changes.key}` } : changes))
  expect(error).toBeInstanceOf(InvalidArgumentError)
  expect([stage.calls, await stage.entries()]).toEqual([[], []])
})

test('changes nothing where the store cannot be written', async () => {
  const stage = await setStage()
  const check = async () => Promise.reject(new Error('no place'))
  expect(await failureOf(stage.rotate({ store: { ...stage.store, check } }))).toMatchObject({ message: 'no place' })
  expect(stage.calls).toEqual([])
  expect(await stage.state()).toEqual(UNTOUCHED)
})

test('refuses a disabled key, and one that there is not', async () => {
  const stage = await setStage()
  await stage.admin.apiKeys.disable(stage.key)
  expect(await failureOf(stage.rotate())).toMatchObject({ message: expect.stringContaining('is disabled') })
  await stage.admin.apiKeys.delete(stage.key)
  await failureOf(stage.rotate())
  expect(await stage.entries()).toEqual([])
})

test('is not disturbed by somebody who looks on and throws', async () => {
  const stage = await setStage()
  const onProgress = at('made', () => {
    throw new Error('I do not care')
  })
  expect(await stage.rotate({ onProgress })).toMatchObject({ status: 'rotated' })
})

test('a rotation that is done stays done where its new key was rotated on and is gone', async () => {
  const stage = await setStage()
  const { newKey } = await stage.rotate()
  expect(newKey).toBeDefined()
  await rotateApiKey(stage.workbench, { ...stage.settings, key: newKey?.id ?? '' })
  expect(await stage.rotate()).toEqual({
    status: 'rotated',
    key: { id: stage.key.id, name: 'deploy' },
    newKey: undefined,
  })
})

test('an old key that somebody has enabled again is retired again', async () => {
  const stage = await setStage()
  await stage.rotate({ retire: 'disable' })
  await stage.admin.apiKeys.enable(stage.key)
  expect(await stage.rotate({ retire: 'disable' })).toMatchObject({ status: 'rotated' })
  expect(await stage.state()).toEqual({ ...ROTATED, old: 'disabled' })
})
