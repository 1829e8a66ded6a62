import { WorkbenchMock } from '@workbench-sdk/mock'
import { CASES, type Report, runConformance } from '@workbench-sdk/mock/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deploymentOf } from '../deployment.ts'
import { type Connection, transports } from '../transports.ts'

/** Like a browser, happy-dom drops the header origin, so that a page cannot send a preflight itself. */
const canSendPreflights = new Request('https://example.com', {
  headers: { origin: 'https://example.com' },
}).headers.has('origin')
/** A mock has no rate limit. */
const NOT_APPLICABLE = new Set(canSendPreflights ? ['rate-limit'] : ['rate-limit', 'cors'])

// One mock for all cases, unlike in conformance.test.ts: these tests check the environment.
const localTransports = transports.filter(({ name }) => name !== 'HTTP on a port')

describe.each(localTransports)('over $name', ({ open }) => {
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
    expect(result).toMatchObject({ id, outcome: NOT_APPLICABLE.has(id) ? 'not applicable' : 'passed' })
  })

  test('leaves no records behind', () => {
    expect(report.cleanUpError).toBeUndefined()
  })
})

/** Disables the cache of happy-dom, which repeats a response to any caller within the same millisecond. */
function uncached(send: typeof fetch): typeof fetch {
  return (input, init) => {
    if (input instanceof Request) input.headers.set('cache-control', 'no-cache')
    return send(input, init)
  }
}
