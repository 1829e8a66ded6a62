import { WorkbenchMock } from '@workbench-sdk/mock'
import { CASES, type Report, runConformance } from '@workbench-sdk/mock/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deploymentOf } from '../deployment.ts'
import { type Connection, transports } from '../transports.ts'

/** happy-dom, like a browser, keeps a page from saying where it is from, and so from making a preflight itself. */
const makesPreflights = new Request('https://example.com', { headers: { origin: 'https://example.com' } }).headers.has(
  'origin',
)
/** What a mock does not show, since nothing is too much for it, and what is not asked. */
const NOT_APPLICABLE = new Set(makesPreflights ? ['rate-limit'] : ['rate-limit', 'cors'])

// One visit for all cases, where conformance.test.ts has a mock for each: what is looked at here is what surrounds the mock.
const here = transports.filter(({ name }) => name !== 'HTTP on a port')

describe.each(here)('over $name', ({ open }) => {
  let connection: Connection
  let report: Report

  beforeAll(async () => {
    const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00Z' })
    connection = await open(mock)
    report = await runConformance(deploymentOf(mock, { ...connection, fetch: uncached(connection.fetch) }), {
      allowWrites: true,
    })
  })

  afterAll(() => connection.close())

  test.each(CASES)('$id: $title', ({ id }) => {
    const result = report.results.find(each => each.id === id)
    expect(result).toMatchObject({ id, outcome: NOT_APPLICABLE.has(id) ? 'not applicable' : 'holds' })
  })

  test('leaves no records behind', () => {
    expect(report.cleanUpError).toBeUndefined()
  })
})

/** happy-dom answers again what it was asked in the same millisecond, by whoever, unless it is told not to. */
function uncached(send: typeof fetch): typeof fetch {
  return (input, init) => {
    if (input instanceof Request) input.headers.set('cache-control', 'no-cache')
    return send(input, init)
  }
}
