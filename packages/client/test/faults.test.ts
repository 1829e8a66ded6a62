import { beforeAll, describe, expect, test } from 'vitest'
import { RANDOM_SEED } from '../../../test/seed/seed.ts'
import { runs } from '../../../test/soak.ts'
import { FAULTS } from './faults/faults.ts'
import { GroundTruth } from './faults/ground-truth.ts'
import { type RunResult, runCalls } from './faults/run-calls.ts'
import { SECRET_PREFIX } from './faults/secret-search.ts'
import { sum, summary } from './faults/summary.ts'

/** Number of calls. */
const CALLS = Number(process.env.WORKBENCH_FAULT_CALLS ?? runs(2_000, 10_000))
/** The time limit of a test, in milliseconds. */
const TIMEOUT = 60_000 + CALLS * 20

describe(`${CALLS} calls, 50 at a time, with a fault in 4 of 10 requests`, () => {
  let result: RunResult
  let truth: GroundTruth

  beforeAll(async () => {
    // Which requests fail also depends on the order in which they arrive.
    result = await runCalls(CALLS, RANDOM_SEED)
    truth = await GroundTruth.read(result.mock)
    console.log(summary(result))
  }, TIMEOUT)

  test('every fault occurred, and every kind of call succeeded at least once', () => {
    const { none = 0, ...faults } = result.faults
    expect(Object.keys(faults).sort()).toEqual(FAULTS.map(({ name }) => name).sort())
    expect(sum(faults) / (none + sum(faults))).toBeGreaterThan(0.35)
    for (const call of ['create', 'get', 'list', 'enable', 'disable', 'update', 'delete']) {
      expect(result.report.outcomes[`${call} resolved`]).toBeGreaterThan(0)
    }
    expect(result.report.outcomes['create OutcomeUnknownError']).toBeGreaterThan(0)
  })

  test('no call creates two keys', () => {
    expect(truth.duplicateNames).toEqual([])
  })

  test('each call to create a key reports correctly whether it did, or that the outcome is unknown', () => {
    expect(truth.misreportedCreations(result.report)).toEqual([])
  })

  test(
    'the lookup query of each such call with an unknown outcome finds the created key and no other keys',
    async () => {
      expect(await truth.lookupMismatches(result.report)).toEqual([])
    },
    TIMEOUT,
  )

  test('each returned secret belongs to its key', async () => {
    expect(await truth.keysWithWrongSecret(result.report)).toEqual([])
  })

  test('each key has the state that its successful calls set: enabled, disabled, renamed or deleted', () => {
    expect(truth.keysInUnexpectedState(result.report)).toEqual([])
  })

  test.each([
    ['a list contains each existing key once, and no deleted keys', 'lists'],
    ['each response has the state that the previous call on the key set', 'keys'],
    ['each failed call rejects with a WorkbenchError', 'errors'],
    ['no rejection is unhandled, and the process emits no warning', 'process'],
  ])('%s', (_, subject) => {
    expect(result.report.violations.filter(([about]) => about === subject)).toEqual([])
  })

  test('no call leaves a timer, a socket or a listener, so that the process exits', () => {
    expect(result.report.resources).toEqual([])
    expect(result.report.listeners).toBe(0)
    expect(result.exitCode).toBe(0)
  })

  test('no printed text contains the token or a new secret', () => {
    for (const secret of result.secrets) expect(secret.startsWith(SECRET_PREFIX)).toBe(true)
    expect(result.search.found).toEqual([])
    expect(result.search.scanned).toBeGreaterThan(CALLS * 1_000)
  })
})
