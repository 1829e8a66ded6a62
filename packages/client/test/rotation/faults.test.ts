import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RotationError } from '../../src/rotation/index.ts'
import { answered, type Fate, lostAfter, lostBefore, ROTATED, setStage } from './stage.ts'

const FATES = { pass: pass => pass(), lostBefore, lostAfter, 429: answered(429), 503: answered(503) } satisfies Record<
  string,
  Fate
>
const CALLS = [
  'POST api_keys',
  'GET api_keys/*',
  'PATCH api_keys/*',
  'DELETE api_keys/*',
  'GET service_accounts/*/api_keys',
  'GET organizations',
] as const

const fates = fc.array(fc.constantFrom(...(Object.keys(FATES) as (keyof typeof FATES)[])), { maxLength: 5 })
const plan = fc.record({
  faults: fc.tuple(...CALLS.map(() => fates)),
  /** Which calls of the store fail, when they have done what they do or before. */
  store: fc.array(fc.constantFrom('works', 'fails', 'works and fails'), { maxLength: 6 }),
  own: fc.boolean(),
})

test('whatever is lost or refused on the way, it comes to its end when it is called often enough', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ faults, store, own }) => {
      const stage = await setStage({ own })
      for (const [index, call] of CALLS.entries()) {
        stage.fate(call, ...(faults[index] ?? []).map(name => FATES[name]))
      }
      const rest = [...store]
      async function perhaps<T>(call: () => Promise<T> | undefined): Promise<T | undefined> {
        const fate = rest.shift() ?? 'works'
        if (fate === 'fails') throw new Error('the store fails')
        const result = await call()
        if (fate === 'works and fails') throw new Error('the store fails')
        return result
      }
      const place = {
        ...stage.store,
        write: async (...args: Parameters<typeof stage.store.write>) => {
          await perhaps(() => stage.store.write(...args))
        },
        read: () => perhaps(async () => stage.store.read?.()),
      }
      let calls = 0
      for (let isDone = false; !isDone; calls++) {
        if (calls > 60) throw new Error('it never ends')
        isDone = await stage.rotate({ store: place }).then(
          () => true,
          error => {
            // Whoever makes the call is told how the keys are left, once there is more than one.
            if (stage.mostNew > 0 && calls === 0) expect(error).toBeInstanceOf(RotationError)
            return false
          },
        )
      }
      expect(await stage.state()).toEqual(ROTATED)
      expect([stage.violations, stage.mostNew]).toEqual([[], 1])
    }),
    { numRuns: 150 },
  )
})
