import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RotationError } from '../../src/rotation/index.ts'
import { answered, createFixture, lostAfter, lostBefore, type Responder, ROTATED } from './fixtures.ts'

const RESPONDERS = {
  pass: pass => pass(),
  lostBefore,
  lostAfter,
  429: answered(429),
  503: answered(503),
} satisfies Record<string, Responder>
const CALLS = [
  'POST api_keys',
  'GET api_keys/*',
  'PATCH api_keys/*',
  'DELETE api_keys/*',
  'GET service_accounts/*/api_keys',
  'GET organizations',
] as const

const responders = fc.array(fc.constantFrom(...(Object.keys(RESPONDERS) as (keyof typeof RESPONDERS)[])), {
  maxLength: 5,
})
const plan = fc.record({
  faults: fc.tuple(...CALLS.map(() => responders)),
  /** Which calls of the store fail, when they have done what they do or before. */
  store: fc.array(fc.constantFrom('works', 'fails', 'works and fails'), { maxLength: 6 }),
  own: fc.boolean(),
})

test('finishes after repeated calls, whatever requests and store calls fail', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ faults, store, own }) => {
      const fixture = await createFixture({ own })
      for (const [index, call] of CALLS.entries()) {
        fixture.respond(call, ...(faults[index] ?? []).map(name => RESPONDERS[name]))
      }
      const rest = [...store]
      async function perhaps<T>(call: () => Promise<T> | undefined): Promise<T | undefined> {
        const respond = rest.shift() ?? 'works'
        if (respond === 'fails') throw new Error('the store fails')
        const result = await call()
        if (respond === 'works and fails') throw new Error('the store fails')
        return result
      }
      const place = {
        ...fixture.store,
        write: async (...args: Parameters<typeof fixture.store.write>) => {
          await perhaps(() => fixture.store.write(...args))
        },
        read: () => perhaps(async () => fixture.store.read?.()),
      }
      let calls = 0
      for (let isDone = false; !isDone; calls++) {
        if (calls > 60) throw new Error('it never ends')
        isDone = await fixture.rotate({ store: place }).then(
          () => true,
          error => {
            // The error describes the keys once there is more than one.
            if (fixture.mostNew > 0 && calls === 0) expect(error).toBeInstanceOf(RotationError)
            return false
          },
        )
      }
      expect(await fixture.state()).toEqual(ROTATED)
      expect([fixture.violations, fixture.mostNew]).toEqual([[], 1])
    }),
    { numRuns: 150 },
  )
})
