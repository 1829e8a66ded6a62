import { describe, expect, test } from 'vitest'
import { atEachStep, PLACES } from './at-each-step.ts'
import { besides } from './workplace.ts'

describe('killed at every step in turn, and rolled back, the old key works and nobody’s key is left', () => {
  test.each(PLACES)('$when each $at', { timeout: 120_000 }, async place => {
    await atEachStep(place, {}, async (account, workplace, orders) => {
      const { code, said } = await workplace.run({ ...orders, back: true })
      const keys = await account.keys()
      const old = keys.find(({ id }) => id === account.key.id)
      // Not begun yet, or too late.
      if (code === 3) expect(said).toMatch(/knows of no rotation|is deleted for good/)
      else expect([said, old?.active]).toEqual(['rolled back', true])
      const isOld = (await account.stored()) === account.key.secret.reveal()
      expect(besides(keys, account.key)).toHaveLength(isOld ? 0 : 1)
      expect(await account.accepted()).toBe(true)
    })
  })
})
