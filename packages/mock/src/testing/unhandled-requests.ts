import type { Mock } from '../mock/mock.ts'
import type { RecordedRequest } from '../recording/recorded-request.ts'
import { UnhandledRequestError } from '../recording/unhandled-request-error.ts'

/** Those that a test has said that it expects. */
const expected = new WeakSet<RecordedRequest>()

export const expectUnhandledRequest = (request: RecordedRequest): void => void expected.add(request)

/**
 * Keeps an eye on a mock, through each `reset`, and for longer than its journal does.
 *
 * @returns what ends it, and throws a SurpriseError where there were surprises that nobody has said to expect.
 */
export function watchUnhandledRequests(mock: Mock): () => void {
  const surprises: RecordedRequest[] = []
  const stop = mock.onRequest(request => {
    if (request.route === undefined) surprises.push(request)
  })
  return () => {
    stop()
    const unexpected = surprises.filter(request => !expected.has(request))
    if (unexpected.length > 0) throw new UnhandledRequestError(unexpected)
  }
}
