import { WorkbenchMock } from '@workbench-sdk/mock'
import { CASES, runConformance } from '@workbench-sdk/mock/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deploymentOf } from './deployment.ts'
import { type Connection, transports } from './transports.ts'

const EVERYTHING = { allowWrites: true }
/** What no deployment of ours can show. */
const NOT_APPLICABLE = new Set(['rate-limit'])

describe.each(transports)('over $name', ({ open }) => {
  const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00Z' })
  let connection: Connection
  beforeAll(async () => {
    connection = await open(mock)
  })
  afterAll(() => connection.close())

  test.each(CASES)('$id: $says', async ({ id }) => {
    mock.reset()
    const only = (each: string) => each === id
    const { results, leftovers } = await runConformance(deploymentOf(mock, connection), { ...EVERYTHING, only })
    const [result] = results
    expect(result).toMatchObject({ id, verdict: NOT_APPLICABLE.has(id) ? 'not applicable' : 'holds' })
    expect(leftovers).toBeUndefined()
  })
})
