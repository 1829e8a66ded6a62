// A rotation compares the secret in the store with the client's token. This sends no request, so nothing must report
// one.
import { expect, test } from 'vitest'
import { type Fetch, Workbench } from '../../src/index.ts'
import { checkStore, rotateApiKey } from '../../src/rotation/index.ts'
import { createFixture } from './fixtures.ts'

/** Returns a client, and what was sent and what its hooks, its logger and its tracer have seen. */
function observed({ mock }: Awaited<ReturnType<typeof createFixture>>) {
  const requests = { sent: 0, hooks: 0, logger: 0, tracer: 0, responses: 0, spans: 0 }
  const fetch: Fetch = (url, init) => {
    requests.sent += 1
    return mock.fetch(url, init)
  }
  const unexpected = (message: string) => expect.fail(message)
  const workbench = new Workbench({
    token: mock.tokens.admin,
    fetch,
    hooks: { request: () => void requests.hooks++, response: () => void requests.responses++ },
    logger: {
      debug: message => void (/ \d{3}$/.test(message) || requests.logger++),
      info: unexpected,
      warn: () => {},
      error: unexpected,
    },
    tracing: {
      begin: () => {
        requests.tracer += 1
        return { headers: {}, end: () => void requests.spans++ }
      },
    },
  })
  return { workbench, requests }
}

test.each([
  ['a rotation', rotateApiKey],
  ['a check of a store', checkStore],
])('hooks, loggers and tracers observe only requests that were sent: %s', async (_, act) => {
  const fixture = await createFixture()
  const { workbench, requests } = observed(fixture)
  await act(workbench, fixture.settings)
  const { sent, ...seen } = requests
  expect(sent).toBeGreaterThan(3)
  expect(seen).toEqual({ hooks: sent, logger: sent, tracer: sent, responses: sent, spans: sent })
})
