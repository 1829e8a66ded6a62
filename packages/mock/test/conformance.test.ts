import { ASSUMPTIONS, type Assumptions, WorkbenchMock } from '@workbench-sdk/mock'
import { CASES, runConformance } from '@workbench-sdk/mock/conformance'
import { describe, expect, test } from 'vitest'
import { deploymentOf } from './deployment.ts'
import { type Transport, transports } from './transports.ts'

/** What a mock does not show: nothing is too much for it. */
const NOT_APPLICABLE = new Set(['rate-limit'])
/** What stock answers as no document of the contract. */
const OF_STOCK = [406, 415, 500]
const OTHERWISE = Object.fromEntries(
  Object.entries(ASSUMPTIONS).map(([name, { alternative }]) => [name, alternative]),
) as Partial<Assumptions>

describe.each(transports)('over $name', transport => {
  test.each(CASES)('$id: $says', ({ id }) => holds(id, transport, {}))
})

describe.each(transports.slice(0, 1))('over $name, where every guess is made otherwise', transport => {
  test.each(CASES)('$id', ({ id }) => holds(id, transport, OTHERWISE))
})

/** Holds that a mock keeps what one case says, and is left as it was. */
async function holds(id: string, { open }: Transport, assumptions: Partial<Assumptions>): Promise<void> {
  const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00Z', assumptions })
  const connection = await open(mock)
  try {
    const outside = assumptions.mediaTypeRefusal === 'stock' ? OF_STOCK : []
    const deployment = { ...deploymentOf(mock, connection, outside), assumptions }
    const before = await totals(mock)
    const report = await runConformance(deployment, { allowWrites: true, only: each => each === id })
    expect(report.results).toMatchObject([{ id, verdict: NOT_APPLICABLE.has(id) ? 'not applicable' : 'holds' }])
    expect(report.leftovers).toBeUndefined()
    expect(await totals(mock)).toEqual(before)
  } finally {
    await connection.close()
  }
}

/** How many of each type that can be deleted there are. */
function totals(mock: WorkbenchMock): Promise<number[]> {
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  return Promise.all(
    ['service_accounts', 'api_keys', 'user_accounts', 'investigative_actions'].map(async type => {
      const reply = await mock.fetch(`${mock.baseUrl}/api/v2/${type}?page[limit]=0`, { headers })
      return (await reply.json()).meta.page.total
    }),
  )
}
