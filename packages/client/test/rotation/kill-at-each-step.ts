import { expect } from 'vitest'
import { IS_SOAK } from '../../../../test/soak.ts'
import { type Account, type KillPoint, openAccount, openTempProject, type TempProject } from './temp-project.ts'

/** The points at which a process can be killed. */
export const KILL_POINTS = (['request', 'journal', 'store'] as const).flatMap(at =>
  (['before', 'after'] as const).map(when => ({ at, when })),
)

/**
 * The kill points for a test that resembles one with all of them: omits the one before each request. `npm run soak`
 * uses all.
 */
export const FEWER_KILL_POINTS = KILL_POINTS.filter(({ at, when }) => IS_SOAK || at !== 'request' || when === 'after')

/**
 * Runs rotations, and kills the nth one at its nth step, until one finishes. Returns the number of the last step.
 *
 * Only `npm run soak` kills at each step. Otherwise, a test kills at each write of the store, each eighth of the journal, and each 72nd
 * request. The first one depends on `offset`, so that tests with different offsets kill at different requests. A process that is
 * killed after a request has done the same as one that is killed before the next.
 *
 * @param afterKill called after each kill
 */
export async function killAtEachStep(
  killPoint: Omit<KillPoint, 'nth'>,
  { offset, ...options }: { offset: number; own?: boolean; input?: object },
  afterKill: (account: Account, project: TempProject, input: Account['input']) => Promise<void>,
): Promise<number> {
  const project = await openTempProject()
  const { first, every } = samples(killPoint, offset)
  for (let nth = first; ; nth += every) {
    const account = await openAccount(project, options)
    const input = { ...account.input, ...options.input }
    const { wasKilled, code, output } = await project.run(input, { ...killPoint, nth })
    try {
      if (wasKilled) await afterKill(account, project, input)
      else expect({ code, output }).toEqual({ code: 0, output: 'rotated' })
      expect(account.faults).toEqual([])
      expect(account.consumer.calls).toBeGreaterThan(5)
    } finally {
      await account.close()
    }
    if (!wasKilled) return nth - 1
  }
}

function samples({ at, when }: Omit<KillPoint, 'nth'>, offset: number): Record<'first' | 'every', number> {
  if (IS_SOAK || at === 'store') return { first: 1, every: 1 }
  const every = at === 'journal' ? 8 : 72
  const shift = when === 'before' ? 0 : every / 2 - 1
  return { first: ((offset + shift) % every) + 1, every }
}

/** Asserts that the rotation is finished, and has left no keys or other files. */
export async function expectRotated(
  account: Account,
  { maxNewKeys = 1, leftovers = ['journal.json'] }: { maxNewKeys?: number; leftovers?: string[] } = {},
): Promise<void> {
  const keys = await account.keys()
  expect(keys).toHaveLength(1)
  expect(keys[0]).toMatchObject({ active: true, name: expect.stringMatching(/^deploy, eu \(rotated /) })
  expect(keys[0]?.id).not.toBe(account.key.id)
  expect(await account.accepted()).toBe(true)
  expect(await account.stored()).not.toBe(account.key.secret.reveal())
  expect(account.maxNewKeys).toBeLessThanOrEqual(maxNewKeys)
  // A process that is killed while it writes the file leaves its private temporary file.
  const others = (await account.leftovers()).filter(name => !/^\.rotation-.*\.tmp$/.test(name))
  expect(others).toEqual(leftovers)
}
