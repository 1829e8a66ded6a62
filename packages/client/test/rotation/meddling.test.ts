import { expect, test } from 'vitest'
import { Secret } from '../../src/index.ts'
import type { RotationProgress } from '../../src/rotation/index.ts'
import { at, failureOf, ROTATED, type Stage, setStage, UNTOUCHED } from './stage.ts'

/** Runs until it waits, so that somebody else does something, and then to its end. */
async function meddledWith(stage: Stage, when: RotationProgress, act: (newKeyId: string) => Promise<unknown>) {
  const control = new AbortController()
  const onProgress = at(when, () => control.abort())
  const grace = when === 'disabled' ? 0 : 60_000
  await failureOf(stage.rotate({ signal: control.signal, onProgress, grace, hold: 60_000 }))
  await act((await stage.others())[0]?.id ?? '')
  return stage.rotate()
}

test.each(['disable', 'delete'] as const)(
  'the old key, which somebody else did %s meanwhile, is out of the way',
  async act => {
    const stage = await setStage()
    await meddledWith(stage, 'proven', () => stage.admin.apiKeys[act](stage.key))
    expect(await stage.state()).toEqual(ROTATED)
    expect(stage.violations).toEqual([])
  },
)

test('the new key, where somebody else has deleted it, is made again', async () => {
  const stage = await setStage()
  await meddledWith(stage, 'proven', id => stage.admin.apiKeys.delete(id))
  expect(await stage.state()).toEqual(ROTATED)
})

test('the old key is not retired where somebody else has deleted the new one', async () => {
  const stage = await setStage()
  let deleted: Promise<unknown> = Promise.resolve()
  const onProgress = at('waiting', ({ newKeyId = '' }) => {
    deleted = stage.admin.apiKeys.delete(newKeyId).then()
  })
  expect(await failureOf(stage.rotate({ onProgress, grace: 50 }))).toMatchObject({ canResume: true })
  await deleted
  expect(await stage.state()).toMatchObject({ old: 'active', fresh: 0, journal: ['proven'] })
})

test('the old key is not retired where somebody else has written to the store', async () => {
  const stage = await setStage()
  const before = stage.key.secret
  const error = await failureOf(meddledWith(stage, 'proven', () => stage.store.write(before)))
  expect(error).toMatchObject({ message: expect.stringContaining('something else has written'), canResume: true })
  expect(await stage.state()).toMatchObject({ old: 'active', fresh: 1, store: 'old' })
})

test('the old key is not deleted where somebody has gone back to it during the hold', async () => {
  const stage = await setStage()
  const again = meddledWith(stage, 'disabled', async () => {
    await stage.store.write(stage.key.secret)
    await stage.admin.apiKeys.enable(stage.key)
  })
  expect(await failureOf(again)).toMatchObject({ message: expect.stringContaining('enabled the old key again') })
  expect(await stage.state()).toMatchObject({ old: 'active', store: 'old' })
})

test('the old key is not deleted where what is stored does not work', async () => {
  const stage = await setStage()
  const again = meddledWith(stage, 'disabled', () => stage.store.write(new Secret('no-key-at-all')))
  expect(await failureOf(again)).toMatchObject({ message: expect.stringContaining('no key that is accepted') })
  expect((await stage.state()).old).toBe('disabled')
})

test('a working secret is not replaced by the old one where somebody else has retired that', async () => {
  const stage = await setStage()
  const verify = async () => {
    await stage.admin.apiKeys.disable(stage.key)
    throw new Error('not proven')
  }
  expect(await failureOf(stage.rotate({ verify }))).toMatchObject({ canResume: true })
  expect(await stage.state()).toMatchObject({ store: 'new', accepted: true })
  await stage.rotate()
  expect(await stage.state()).toEqual(ROTATED)
})

test('what somebody else has written to the store before the proof stays there', async () => {
  const stage = await setStage()
  let isFirst = true
  const store = {
    ...stage.store,
    async write(secret: Secret) {
      await stage.store.write(isFirst ? stage.key.secret : secret)
      isFirst = false
    },
  }
  await failureOf(stage.rotate({ store }))
  expect(await stage.state()).toEqual(UNTOUCHED)
})
