import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { expectRotated, FEWER_KILL_POINTS, killAtEachStep } from './kill-at-each-step.ts'
import { openAccount, openTempProject } from './temp-project.ts'

test('rotates its own key, even if it is killed at any request', { timeout: 900_000 }, async () => {
  for (const { at, when } of FEWER_KILL_POINTS.filter(({ at }) => at === 'request')) {
    const options = { offset: 12, own: true, input: { journal: null } }
    await killAtEachStep({ at, when }, options, async (account, project, input) => {
      expect(await project.run(input)).toMatchObject({ code: 0, output: 'rotated' })
      await expectRotated(account, { leftovers: [] })
    })
  }
})

test('leaves an accepted key, even if the store cannot be read', {
  timeout: 900_000,
}, async () => {
  for (const killPoint of FEWER_KILL_POINTS.filter(({ at }) => at !== 'journal')) {
    await killAtEachStep(killPoint, { offset: 44, input: { readable: false } }, async (account, project, input) => {
      expect(await project.run(input)).toMatchObject({ code: 0, output: 'rotated' })
      // The first new key may be in use, so there may be two.
      await expectRotated(account, { maxNewKeys: 2 })
    })
  }
})

/** The number of rotations that are killed repeatedly. */
const ROTATIONS = runs(3, 60)

test('finishes after repeated kills at any step', { timeout: 180_000 + ROTATIONS * 120_000 }, async () => {
  const killPoint = fc.record({
    at: fc.constantFrom('request' as const, 'journal' as const, 'store' as const),
    when: fc.constantFrom('before' as const, 'after' as const),
    nth: fc.integer({ min: 1, max: 8 }),
  })
  const project = await openTempProject()
  await fc.assert(
    fc.asyncProperty(fc.array(killPoint, { minLength: 2, maxLength: 5 }), fc.boolean(), async (killPoints, own) => {
      const account = await openAccount(project, { own })
      for (const each of killPoints) await project.run(account.input, each)
      expect(await project.run(account.input)).toMatchObject({ code: 0, output: 'rotated' })
      await expectRotated(account)
      expect(account.faults).toEqual([])
      await account.close()
    }),
    { numRuns: ROTATIONS },
  )
})
