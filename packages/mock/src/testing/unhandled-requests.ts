import type { WorkbenchMock } from '../mock/mock.ts'
import type { RecordedRequest } from '../recording/recorded-request.ts'
import { UnhandledRequestError } from '../recording/unhandled-request-error.ts'

/** The unhandled requests that a test expects. */
const expected = new WeakSet<RecordedRequest>()

export const expectUnhandledRequest = (request: RecordedRequest): void => void expected.add(request)

/**
 * Watches a mock for unhandled requests, including those that `reset` or the limit of `mock.requests` discards.
 *
 * @returns a function that stops watching, and throws an UnhandledRequestError if there were unexpected ones
 */
export function watchUnhandledRequests(mock: WorkbenchMock): () => void {
  const unhandled: RecordedRequest[] = []
  const stop = mock.onRequest(request => {
    if (request.route === undefined) unhandled.push(request)
  })
  return () => {
    stop()
    const unexpected = unhandled.filter(request => !expected.has(request))
    if (unexpected.length > 0) throw new UnhandledRequestError(unexpected)
  }
}
