import type { WorkbenchMock } from '../mock/mock.ts'
import type { RecordedRequest } from '../recording/recorded-request.ts'
import { UnhandledRequestError } from '../recording/unhandled-request-error.ts'
import type { RemoteMock } from '../remote/remote-mock.ts'

const EXPECTED = Symbol.for('@workbench-sdk/mock: expected unhandled requests')

const shared: { [EXPECTED]?: WeakSet<RecordedRequest> } = globalThis as object
shared[EXPECTED] ??= new WeakSet()

/** The unhandled requests that a test expects. All copies of this module share the set, e.g. after `vi.resetModules()`. */
const expected = shared[EXPECTED]

export const expectUnhandledRequest = (request: RecordedRequest): void => void expected.add(request)

/**
 * Watches a mock for unhandled requests, including requests discarded by `reset` or by the `mock.requests` limit.
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
    checkExpected(unhandled)
  }
}

/**
 * Watches a remote mock for unhandled requests, including requests discarded by its `reset` and `clearRequests`.
 *
 * @returns a function that stops watching, and throws an UnhandledRequestError if there were unexpected ones
 */
export function watchRemoteUnhandledRequests(mock: RemoteMock): () => Promise<void> {
  const discarded: RecordedRequest[] = []
  const stop = mock.onDiscard(requests => discarded.push(...requests))
  return async () => {
    stop()
    checkExpected([...discarded, ...(await mock.requests)].filter(({ route }) => route === undefined))
  }
}

function checkExpected(unhandled: readonly RecordedRequest[]): void {
  const unexpected = unhandled.filter(request => !expected.has(request))
  if (unexpected.length > 0) throw new UnhandledRequestError(unexpected)
}
