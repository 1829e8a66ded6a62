import { expect } from 'vitest'
import { type Account, type Death, openAccount, openWorkplace, type Workplace } from './workplace.ts'

/** The places where a process can die. */
export const PLACES = (['request', 'journal', 'store'] as const).flatMap(at =>
  (['before', 'after'] as const).map(when => ({ at, when })),
)

/** Kills the program at its first step, then at its second, and so on, each in a rotation of its own, until it ends alive. */
export async function atEachStep(
  place: Omit<Death, 'nth'>,
  what: { own?: boolean; orders?: object },
  then: (account: Account, workplace: Workplace, orders: Account['orders']) => Promise<void>,
): Promise<number> {
  const workplace = await openWorkplace()
  for (let nth = 1; ; nth++) {
    const account = await openAccount(workplace, what)
    const orders = { ...account.orders, ...what.orders }
    const { wasKilled, code, said } = await workplace.run(orders, { ...place, nth })
    try {
      if (wasKilled) await then(account, workplace, orders)
      else expect({ code, said }).toEqual({ code: 0, said: 'rotated' })
      expect(account.faults).toEqual([])
      expect(account.consumer.calls).toBeGreaterThan(10)
    } finally {
      await account.close()
    }
    if (!wasKilled) return nth - 1
  }
}

/** That the rotation came to its end, and left nothing behind. */
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
