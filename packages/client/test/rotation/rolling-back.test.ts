import { expect, test } from 'vitest'
import { type RotationProgress, rollBackApiKey } from '../../src/rotation/index.ts'
import { answered, at, failureOf, lostBefore, ROTATED, setStage, UNTOUCHED } from './stage.ts'

const BOTH = { old: 'active', fresh: 1, store: 'new', accepted: true, journal: [] }

const MOMENTS: readonly [RotationProgress, object][] = [
  ['made', UNTOUCHED],
  ['stored', UNTOUCHED],
  ['proven', BOTH],
  ['waiting', BOTH],
  ['disabled', BOTH],
]

test.each(MOMENTS)('rolls back at "%s"', async (progress, left) => {
  const stage = await setStage()
  let back: Promise<unknown> = Promise.resolve()
  const onProgress = at(progress, () => {
    back = rotation.rollback()
  })
  const rotation = stage.rotate({ onProgress, grace: progress === 'disabled' ? 0 : 60_000, hold: 60_000 })
  const result = await rotation
  expect(result.status).toBe('rolled back')
  expect(await back).toEqual(result)
  expect(await stage.state()).toEqual(left)
  expect(result.newKey?.id).toBe((await stage.others())[0]?.id)
  expect(stage.violations).toEqual([])
})

test('rolls back before anything is made', async () => {
  const stage = await setStage()
  expect(await stage.rotate().rollback()).toMatchObject({ status: 'rolled back', newKey: undefined })
  expect(await stage.state()).toEqual(UNTOUCHED)
})

test('rolls back what is over, as often as it is asked, until the old key is deleted', async () => {
  const stage = await setStage()
  const rotation = stage.rotate({ retire: 'disable' })
  await rotation
  const results = await Promise.all([rotation.rollback(), rotation.rollback()])
  expect([...results, await rotation.rollback()].map(({ status }) => status)).toEqual(Array(3).fill('rolled back'))
  expect(await stage.state()).toEqual(BOTH)
})

test('does not roll back to a key that is deleted', async () => {
  const stage = await setStage()
  const rotation = stage.rotate()
  await rotation
  expect(await failureOf(rotation.rollback())).toMatchObject({ message: expect.stringContaining('deleted for good') })
  const fresh = rollBackApiKey(stage.workbench, stage.settings)
  expect(await failureOf(fresh)).toMatchObject({ message: expect.stringContaining('deleted for good') })
  expect(await stage.state()).toEqual(ROTATED)
})

test('rolls back a rotation that has failed', async () => {
  const stage = await setStage()
  stage.fate('DELETE api_keys/*', answered(500))
  const rotation = stage.rotate()
  await failureOf(rotation)
  expect(await rotation.rollback()).toMatchObject({ status: 'rolled back' })
  expect(await stage.state()).toEqual(BOTH)
})

test('a rollback that fails says so, and can be asked for again', async () => {
  const stage = await setStage()
  const rotation = stage.rotate({ retire: 'disable' })
  await rotation
  stage.fate('PATCH api_keys/*', lostBefore)
  expect(await failureOf(rotation.rollback())).toMatchObject({ name: 'RotationError', canResume: true })
  expect(await rotation.rollback()).toMatchObject({ status: 'rolled back' })
  expect(await stage.state()).toEqual(BOTH)
})

test('where a rotation was undone already, a rollback fails with what stopped it', async () => {
  const stage = await setStage()
  stage.fate('POST api_keys', answered(403))
  const rotation = stage.rotate()
  const error = await failureOf(rotation)
  expect(await failureOf(rotation.rollback())).toBe(error)
  expect(await stage.state()).toEqual(UNTOUCHED)
})

const STEPS = [
  ['made', UNTOUCHED],
  ['stored', BOTH],
  ['proven', BOTH],
  ['disabled', BOTH],
  ['done', BOTH],
] as const

test.each(STEPS)('a call of its own rolls back what the journal knows as "%s"', async (step, left) => {
  for (const own of [false, true]) {
    const stage = await setStage({ own })
    let isDead = false
    // As if the process died: nothing goes out any more.
    const journal = {
      ...stage.journal,
      async write(entries: Parameters<typeof stage.journal.write>[0]) {
        if (isDead) throw new Error('dead')
        await stage.journal.write(entries)
        isDead = entries.some(entry => entry.step === step)
      },
    }
    const store = {
      ...stage.store,
      write: async (...args: Parameters<typeof stage.store.write>) => {
        if (isDead) throw new Error('dead')
        await stage.store.write(...args)
      },
      read: async () => (isDead ? Promise.reject(new Error('dead')) : stage.store.read?.()),
    }
    const dying = stage.rotate({ journal, store, retire: 'disable' })
    await (step === 'done' ? dying : failureOf(dying))
    expect((await stage.entries()).map(entry => entry.step)).toEqual([step])
    const result = await rollBackApiKey(stage.workbench, stage.settings)
    expect(result.status).toBe('rolled back')
    expect(await stage.state()).toEqual(left)
  }
})

test('says so where there is nothing to roll back', async () => {
  const stage = await setStage()
  const error = await failureOf(rollBackApiKey(stage.workbench, stage.settings))
  expect(error).toMatchObject({ name: 'RotationError', message: expect.stringContaining('knows of no rotation') })
})
