import { beforeAll, describe, expect, test } from 'vitest'
import { FAULTS } from './faults/faults.ts'
import { type Run, run } from './faults/run.ts'
import { SECRET_PREFIX } from './faults/secret-search.ts'
import { sum, summary } from './faults/summary.ts'
import { Truth } from './faults/truth.ts'

/** How many calls to make. */
const CALLS = Number(process.env.WORKBENCH_FAULT_CALLS ?? 10_000)
/** What goes wrong follows from it, and from which request is the first to arrive. */
const SEED = Number(process.env.WORKBENCH_FAULT_SEED ?? 1)
/** Milliseconds. */
const PATIENCE = 60_000 + CALLS * 20

describe(`of ${CALLS} calls, 50 at a time, where 4 in 10 requests fail`, () => {
  let done: Run
  let truth: Truth

  beforeAll(async () => {
    done = await run(CALLS, SEED)
    truth = await Truth.of(done.mock)
    console.log(summary(done))
  }, PATIENCE)

  test('every kind of failure occurs, and calls succeed nevertheless', () => {
    const { none = 0, ...harm } = done.faults
    expect(Object.keys(harm).sort()).toEqual(FAULTS.map(({ name }) => name).sort())
    expect(sum(harm) / (none + sum(harm))).toBeGreaterThan(0.35)
    for (const call of ['create', 'get', 'list', 'enable', 'disable', 'update', 'delete']) {
      expect(done.report.outcomes[`${call} resolved`]).toBeGreaterThan(0)
    }
    expect(done.report.outcomes['create OutcomeUnknownError']).toBeGreaterThan(0)
  })

  test('no call creates two keys', () => {
    expect(truth.doubledNames).toEqual([])
  })

  test('each creation reports whether it created a key, or that this is unknown', () => {
    expect(truth.untrueCreations(done.report)).toEqual([])
  })

  test(
    'what a creation made that is in doubt is found by what its error says, and nothing else is',
    async () => {
      expect(await truth.notFoundByLookupQuery(done.report)).toEqual([])
    },
    PATIENCE,
  )

  test('each received secret belongs to its key', async () => {
    expect(await truth.withOtherSecret(done.report)).toEqual([])
  })

  test('each key is in the state of its last successful call: enabled, disabled, renamed or deleted', () => {
    expect(truth.unlikeLeft(done.report)).toEqual([])
  })

  test.each([
    ['a list gives each key once that is there throughout, and none that is gone', 'lists'],
    ['each answer shows its key as it was left by the call before', 'keys'],
    ['whatever fails, fails with a WorkbenchError', 'errors'],
    ['no rejection is left unhandled, and the process is warned of nothing', 'process'],
  ])('%s', (_, subject) => {
    expect(done.report.complaints.filter(([about]) => about === subject)).toEqual([])
  })

  test('no call leaves a timer, a socket or a listener, so that the process ends', () => {
    expect(done.report.resources).toEqual([])
    expect(done.report.listeners).toBe(0)
    expect(done.exitCode).toBe(0)
  })

  test('nothing that is printed contains a token or a new secret', () => {
    for (const secret of done.secrets) expect(secret.startsWith(SECRET_PREFIX)).toBe(true)
    expect(done.search.found).toEqual([])
    expect(done.search.read).toBeGreaterThan(CALLS * 1_000)
  })
})
