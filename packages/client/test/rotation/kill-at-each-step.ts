import { expect } from 'vitest'
import { type Account, type Death, openAccount, openTempProject, type TempProject } from './temp-project.ts'

/** The places where a process can die. */
export const KILL_POINTS = (['request', 'journal', 'store'] as const).flatMap(at =>
  (['before', 'after'] as const).map(when => ({ at, when })),
)

/** Runs rotations and kills the first at its first step, the second at its second, and so on, until one finishes. */
export async function killAtEachStep(
  killPoint: Omit<Death, 'nth'>,
  what: { own?: boolean; input?: object },
  then: (account: Account, project: TempProject, input: Account['input']) => Promise<void>,
): Promise<number> {
  const project = await openTempProject()
  for (let nth = 1; ; nth++) {
    const account = await openAccount(project, what)
    const input = { ...account.input, ...what.input }
    const { wasKilled, code, output } = await project.run(input, { ...killPoint, nth })
    try {
      if (wasKilled) await then(account, project, input)
      else expect({ code, output }).toEqual({ code: 0, output: 'rotated' })
      expect(account.faults).toEqual([])
      expect(account.consumer.calls).toBeGreaterThan(10)
    } finally {
      await account.close()
    }
    if (!wasKilled) return nth - 1
  }
}

/** Asserts that the rotation is finished, and left nothing behind. */
export async function expectRotated(account: Account, { mostNew = 1 } = {}): Promise<void> {
  const keys = await account.keys()
  expect(keys).toHaveLength(1)
  expect(keys[0]).toMatchObject({ active: true, name: expect.stringMatching(/^deploy, eu \(rotated /) })
  expect(keys[0]?.id).not.toBe(account.key.id)
  expect(await account.accepted()).toBe(true)
  expect(await account.stored()).not.toBe(account.key.secret.reveal())
  expect(account.mostNew).toBeLessThanOrEqual(mostNew)
  expect(await account.leftovers()).toEqual(['journal.json'])
}
