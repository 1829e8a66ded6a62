import { describe, expect, test } from 'vitest'
import { expectRotated, FEWER_KILL_POINTS, killAtEachStep } from './kill-at-each-step.ts'

/** A machine without the files of an earlier run, e.g. in CI. */
const WITHOUT_FILES = { offset: 0, input: { journal: null } }

describe('finishes on a machine that has nothing from the killed run, after a kill at any step', () => {
  const points = FEWER_KILL_POINTS.filter(({ at }) => at !== 'journal')
  test.each(points)('$when each $at', async killPoint => {
    const kills = await killAtEachStep(killPoint, WITHOUT_FILES, async (account, project, input) => {
      expect(await project.run(input)).toMatchObject({ code: 0, output: 'rotated' })
      await expectRotated(account, { leftovers: [] })
    })
    expect(kills).toBeGreaterThanOrEqual(killPoint.at === 'store' ? 1 : 15)
  })
})

describe('finishes when it is run again after a kill at any step', () => {
  test.each(FEWER_KILL_POINTS)('$when each $at', async killPoint => {
    const kills = await killAtEachStep(killPoint, { offset: 36 }, async (account, project, input) => {
      expect(await project.run(input)).toMatchObject({ code: 0, output: 'rotated' })
      await expectRotated(account)
      expect(await account.text()).toMatch(/^# kept\nWORKBENCH_API_KEY=\S+\nOTHER=kept\n$/)
    })
    expect(kills).toBeGreaterThanOrEqual(killPoint.at === 'store' ? 1 : 4)
  })
})
