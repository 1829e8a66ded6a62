import { describe, expect, test } from 'vitest'
import { KILL_POINTS, killAtEachStep } from './kill-at-each-step.ts'
import { without } from './temp-project.ts'

describe('rolls back after a kill at any step: the old key works and no unused key is left', () => {
  test.each(KILL_POINTS)('$when each $at', async killPoint => {
    // A run without the killed run's journal can determine the same, except at journal writes.
    const options = killPoint.at === 'request' ? { input: { journal: null } } : {}
    await killAtEachStep(killPoint, { offset: 32, ...options }, async (account, project, input) => {
      const { code, output } = await project.run({ ...input, rollback: true })
      const keys = await account.keys()
      const old = keys.find(({ id }) => id === account.key.id)
      // The rotation has not started, or the old key is already deleted.
      if (code === 3) expect(output).toMatch(/There is no rotation|is permanently deleted/)
      else expect([output, old?.active]).toEqual(['rolled back', true])
      const isOld = (await account.stored()) === account.key.secret.reveal()
      expect(without(keys, account.key)).toHaveLength(isOld ? 0 : 1)
      expect(await account.accepted()).toBe(true)
    })
  })
})
