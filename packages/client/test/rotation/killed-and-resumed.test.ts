import { describe, expect, test } from 'vitest'
import { expectRotated, KILL_POINTS, killAtEachStep } from './kill-at-each-step.ts'

describe('finishes when it is run again after a kill at any step', () => {
  test.each(KILL_POINTS)('$when each $at', { timeout: 120_000 }, async killPoint => {
    const kills = await killAtEachStep(killPoint, {}, async (account, project, input) => {
      expect(await project.run(input)).toMatchObject({ code: 0, output: 'rotated' })
      await expectRotated(account)
      expect(await account.text()).toMatch(/^# kept\nWORKBENCH_API_KEY=\S+\nOTHER=kept\n$/)
    })
    expect(kills).toBeGreaterThanOrEqual(killPoint.at === 'store' ? 1 : 5)
  })
})
