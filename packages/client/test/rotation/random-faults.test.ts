import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { RotationError } from '../../src/rotation/index.ts'
import { createFixture, loseRequest, loseResponse, type Responder, ROTATED, respondWith } from './fixtures.ts'

const RESPONDERS = {
  pass: pass => pass(),
  loseRequest,
  loseResponse,
  429: respondWith(429),
  503: respondWith(503),
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
  /** The result of each call of the store: it can fail before or after it takes effect. */
  store: fc.array(fc.constantFrom('works', 'fails', 'works and fails'), { maxLength: 6 }),
  own: fc.boolean(),
})

test('finishes after repeated runs, even if any requests and store calls fail', {
  timeout: runs(120_000, 600_000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ faults, store, own }) => {
      const fixture = await createFixture({ own })
      for (const [index, call] of CALLS.entries()) {
        fixture.respond(call, ...(faults[index] ?? []).map(name => RESPONDERS[name]))
      }
      const rest = [...store]
      async function faulty<T>(call: () => Promise<T> | undefined): Promise<T | undefined> {
        const respond = rest.shift() ?? 'works'
        if (respond === 'fails') throw new Error('the store fails')
        const result = await call()
        if (respond === 'works and fails') throw new Error('the store fails')
        return result
      }
      const faultyStore = {
        ...fixture.store,
        write: async (...args: Parameters<typeof fixture.store.write>) => {
          await faulty(() => fixture.store.write(...args))
        },
        read: () => faulty(async () => fixture.store.read?.()),
      }
      let calls = 0
      for (let isDone = false; !isDone; calls++) {
        if (calls > 60) throw new Error('The rotation never finishes.')
        isDone = await fixture.rotate({ store: faultyStore }).then(
          () => true,
          error => {
            // The error describes the keys once there is more than one.
            if (fixture.maxNewKeys > 0 && calls === 0) expect(error).toBeInstanceOf(RotationError)
            return false
          },
        )
      }
      expect(await fixture.state()).toEqual(ROTATED)
      expect([fixture.violations, fixture.maxNewKeys]).toEqual([[], 1])
    }),
    { numRuns: runs(12, 100) },
  )
})
