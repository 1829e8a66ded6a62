import { type Mutation, mutate } from './mutation.ts'
import { remove, replace } from './operators.ts'
import { condition, constant, ifStatement, initializer, returned, statement } from './targets.ts'

/** A mutation that removes a bound, and the test that must fail. Conformance cases do not use enough data to detect it. */
export interface BoundMutation {
  readonly mutation: Mutation
  readonly file: string
  /** A part of the test name. */
  readonly test: string
}

const bound = (mutation: Mutation, file: string, test: string): BoundMutation => ({
  mutation,
  file: `packages/${file}.test.ts`,
  test,
})

/** Mutations that remove bounds on the state and on the work for one request. */
export const BOUND_MUTATIONS: readonly BoundMutation[] = [
  bound(mutate('FaultList.add', remove(ifStatement('faults'))), 'mock/test/invalid-arguments', '1,000 active faults'),
  bound(mutate('mock/checkSize', remove(ifStatement('faultSize'))), 'mock/test/invalid-arguments', '20,000 characters'),
  bound(mutate('endOldSessions', replace(initializer('oldest'), '[]')), 'mock/test/sessions', 'at most 100 sessions'),
  bound(
    mutate('endOldSessions', replace(initializer('expired'), '[]')),
    'mock/test/sessions',
    'the next login removes it',
  ),
  bound(mutate('WorldRegistry.#checkLimits', remove(ifStatement('limit'))), 'mock/test/control/worlds', 'limit'),
  bound(
    mutate('WorldRegistry.#checkLimits', remove(ifStatement('worldRecords'))),
    'mock/test/control/worlds',
    'number of their records',
  ),
  bound(mutate('JournalBudget.count', remove(statement('add'))), 'mock/test/bounds', 'of all worlds together'),
  bound(
    mutate('boundedIssues', replace(initializer('first'), 'errors.map(issueOf)')),
    'mock/test/bounds',
    'maximum length',
  ),
  bound(mutate('boundedText', replace(condition('MAX_TEXT'), 'false')), 'mock/test/bounds', 'header is short'),
  bound(mutate('hasTooManyValues', replace(returned('MAX_VALUES'), 'false')), 'mock/test/bounds', 'without parsing it'),
  bound(mutate('parseForm', remove(ifStatement('MAX_VALUES'))), 'mock/test/bounds', 'too many fields'),
  bound(mutate('Copier.#count', remove(ifStatement())), 'internal/src/plain-data', 'number of values'),
  bound(mutate('Copier.#reach', remove(ifStatement('MAX_LEVELS'))), 'internal/src/plain-data', 'number of levels'),
  bound(
    mutate('Copier.#copyAgain', replace(condition('copied'), 'false')),
    'internal/src/plain-data',
    'contains itself',
  ),
  bound(mutate('MAX_COMPARED', replace(constant(), '100_000')), 'mock/test/suggestions', ''),
  bound(mutate('FairTurns.next', replace(condition('now'), 'true')), 'mock/test/fair-turns', 'one connection'),
  bound(
    mutate('RequestTimes.rankOf', replace(returned('log2'), 'arrived')),
    'mock/test/fair-turns',
    'busy connections with the same token',
  ),
  bound(mutate('StreamTurns.next', replace(condition(), 'true')), 'mock/test/stream-turns', 'many streams'),
]
