import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runExclusive } from './mutex.ts'

test('runs work with the same key in order, even after failures, and other work concurrently', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.tuple(fc.nat(2), fc.boolean())), async (scheduler, steps) => {
      const inside = new Set<number>()
      const order: number[][] = [[], [], []]
      const turns = steps.map(([key, fails], index) =>
        runExclusive(`key ${key}`, async () => {
          expect(inside).not.toContain(key)
          inside.add(key)
          await scheduler.schedule(Promise.resolve())
          inside.delete(key)
          order[key]?.push(index)
          if (fails) throw new Error('no')
          return index
        }),
      )
      const settled = Promise.allSettled(turns)
      await scheduler.waitFor(settled)
      expect((await settled).map(({ status }) => status)).toEqual(
        steps.map(([, fails]) => (fails ? 'rejected' : 'fulfilled')),
      )
      for (const each of order) expect(each).toEqual(each.toSorted((a, b) => a - b))
    }),
  )
})
