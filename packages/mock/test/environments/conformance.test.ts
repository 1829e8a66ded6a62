import { WorkbenchMock } from '@workbench-sdk/mock'
import { CASES, type Report, runConformance } from '@workbench-sdk/mock/conformance'
import msw from 'msw/package.json' with { type: 'json' }
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { IS_SOAK } from '../../../../test/soak.ts'
import { deploymentOf } from '../deployment.ts'
import { type Connection, type Transport, transports } from '../transports.ts'

/** Like a browser, happy-dom drops the header origin, so that a page cannot send a preflight itself. */
const canSendPreflights = new Request('https://example.com', {
  headers: { origin: 'https://example.com' },
}).headers.has('origin')
/** A mock has no rate limit. */
const NOT_APPLICABLE = new Set(canSendPreflights ? ['rate-limit'] : ['rate-limit', 'cors'])

// One mock for all cases, unlike in conformance.test.ts: these tests check the environment.
const localTransports = transports.filter(({ name }) => name !== 'HTTP on a port')

/** Except in a long run, the environments of browsers have a half of the cases over MSW each, and so do the older versions of MSW. */
const HALVES = [/jsdom|msw\/2\.10\./, /HappyDOM|msw\/2\./]
const half = IS_SOAK ? -1 : HALVES.findIndex(each => each.test(`${navigator.userAgent} msw/${msw.version}`))
const isShared = ({ name }: Transport) => half >= 0 && name !== 'mock.fetch'
const casesOver = (transport: Transport) => CASES.filter((_, at) => !isShared(transport) || at % HALVES.length === half)

// In Node, conformance.test.ts runs each case over `mock.fetch`, which does not use MSW.
const isNode = !/jsdom|HappyDOM/.test(navigator.userAgent)
const tested = localTransports.filter(({ name }) => IS_SOAK || name !== 'mock.fetch' || !isNode)

describe.each(tested)('over $name', transport => {
  const cases = casesOver(transport)
  const ids = new Set(cases.map(({ id }) => id))
  let connection: Connection
  let report: Report

  beforeAll(async () => {
    const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00Z' })
    connection = await transport.open(mock)
    report = await runConformance(deploymentOf(mock, { ...connection, fetch: uncached(connection.fetch) }), {
      allowWrites: true,
      only: id => ids.has(id),
    })
  })

  afterAll(() => connection.close())

  test.each(cases)('$id: $title', ({ id }) => {
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
