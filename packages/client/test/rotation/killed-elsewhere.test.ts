import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atEachStep, expectRotated, PLACES } from './at-each-step.ts'
import { openAccount, openWorkplace } from './workplace.ts'

test('the key that the program itself runs with, killed at every request', { timeout: 120_000 }, async () => {
  for (const when of ['before', 'after'] as const) {
    await atEachStep({ at: 'request', when }, { own: true }, async (account, workplace, orders) => {
      expect(await workplace.run(orders)).toMatchObject({ code: 0, said: 'rotated' })
      await expectRotated(account)
    })
  }
})

test('a store that gives nothing back: nobody is locked out, and all but one key go', {
  timeout: 120_000,
}, async () => {
  for (const place of PLACES) {
    await atEachStep(place, { orders: { readable: false } }, async (account, workplace, orders) => {
      expect(await workplace.run(orders)).toMatchObject({ code: 0, said: 'rotated' })
      // Where the store may have given the first one out, the second is made beside it.
      await expectRotated(account, { mostNew: 2 })
    })
  }
})

test('killed again and again, at any step, it comes to its end', { timeout: 300_000 }, async () => {
  const death = fc.record({
    at: fc.constantFrom('request' as const, 'journal' as const, 'store' as const),
    when: fc.constantFrom('before' as const, 'after' as const),
    nth: fc.integer({ min: 1, max: 8 }),
  })
  const workplace = await openWorkplace()
  await fc.assert(
    fc.asyncProperty(fc.array(death, { minLength: 2, maxLength: 5 }), fc.boolean(), async (deaths, own) => {
      const account = await openAccount(workplace, { own })
      for (const each of deaths) await workplace.run(account.orders, each)
      expect(await workplace.run(account.orders)).toMatchObject({ code: 0, said: 'rotated' })
      await expectRotated(account)
      expect(account.faults).toEqual([])
      await account.close()
    }),
    { numRuns: 6 },
  )
})
