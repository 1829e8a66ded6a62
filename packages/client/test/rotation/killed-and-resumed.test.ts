import { describe, expect, test } from 'vitest'
import { atEachStep, expectRotated, PLACES } from './at-each-step.ts'

describe('killed at every step in turn, and run again, it comes to the same end', () => {
  test.each(PLACES)('$when each $at', { timeout: 120_000 }, async place => {
    const deaths = await atEachStep(place, {}, async (account, workplace, orders) => {
      expect(await workplace.run(orders)).toMatchObject({ code: 0, said: 'rotated' })
      await expectRotated(account)
      expect(await account.text()).toMatch(/^# kept\nWORKBENCH_API_KEY=\S+\nOTHER=kept\n$/)
    })
    expect(deaths).toBeGreaterThanOrEqual(place.at === 'store' ? 1 : 5)
  })
})
