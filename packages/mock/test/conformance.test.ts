import { ASSUMPTIONS, type Assumptions, WorkbenchMock } from '@workbench-sdk/mock'
import { CASES, type Report, runConformance } from '@workbench-sdk/mock/conformance'
import { beforeAll, describe, expect, test } from 'vitest'
import { IS_SOAK } from '../../../test/soak.ts'
import { deploymentOf } from './deployment.ts'
import { type Transport, transports } from './transports.ts'

/** A mock has no rate limit. */
const NOT_APPLICABLE = new Set(['rate-limit'])
/** Statuses with a body outside the contract, if the mock behaves as stock jsonapi-server. */
const STOCK_STATUSES = [406, 415, 500]
const ALTERNATIVES = Object.fromEntries(
  Object.entries(ASSUMPTIONS).map(([name, { alternative }]) => [name, alternative]),
) as Partial<Assumptions>

/** The transports that share the cases, except in a long run. */
const SHARING = ['MSW in Node', 'HTTP on a port', 'HTTP on a port']

/**
 * Returns all cases for `mock.fetch`, and a share of them for other transports. environments/conformance.test.ts runs each case over MSW
 * as well, and conformance-command.test.ts, in the nightly run, each case on a port.
 */
const casesOver = ({ name }: Transport) =>
  CASES.filter((_, index) => IS_SOAK || name === 'mock.fetch' || SHARING[index % SHARING.length] === name)

describe.each(transports)('over $name', transport => {
  test.each(casesOver(transport))('$id: $title', ({ id }) => expectToHold(id, transport))
})

describe('with the alternative of every assumption', () => {
  let report: Report

  beforeAll(async () => {
    const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00Z', assumptions: ALTERNATIVES })
    const { baseUrl, fetch } = mock
    const deployment = deploymentOf(mock, { baseUrl, fetch }, STOCK_STATUSES)
    report = await runConformance({ ...deployment, assumptions: ALTERNATIVES }, { allowWrites: true })
  })

  test.each(CASES)('$id', ({ id }) => {
    expect(report.results.find(each => each.id === id)).toMatchObject({ id, outcome: outcomeOf(id) })
  })

  test('leaves no records behind', () => {
    expect(report.cleanUpError).toBeUndefined()
  })
})

const outcomeOf = (id: string) => (NOT_APPLICABLE.has(id) ? 'not applicable' : 'passed')

/** Asserts that a case passes on a new mock, and leaves no records behind. */
async function expectToHold(id: string, { open }: Transport): Promise<void> {
  const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00Z' })
  const connection = await open(mock)
  try {
    const deployment = deploymentOf(mock, connection)
    const before = await countRecords(mock)
    const report = await runConformance(deployment, { allowWrites: true, only: each => each === id })
    expect(report.results).toMatchObject([{ id, outcome: outcomeOf(id) }])
    expect(report.cleanUpError).toBeUndefined()
    // The API cannot delete user accounts.
    const created = id === 'user-locked' || id.startsWith('email-unique') ? 1 : 0
    expect(await countRecords(mock)).toEqual({ ...before, user_accounts: before.user_accounts + created })
  } finally {
    await connection.close()
  }
}

/** Returns the number of records of each type that can be created. */
async function countRecords(mock: WorkbenchMock) {
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  const count = async (type: string): Promise<number> => {
    const response = await mock.fetch(`${mock.baseUrl}/api/v2/${type}?page[limit]=0`, { headers })
    return (await response.json()).meta.page?.total ?? 0
  }
  return {
    service_accounts: await count('service_accounts'),
    api_keys: await count('api_keys'),
    user_accounts: await count('user_accounts'),
    investigative_actions: await count('investigative_actions'),
  }
}
