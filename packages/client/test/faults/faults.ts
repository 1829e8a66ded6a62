import {
  closeBeforeLastByte,
  closeBeforeLastChunk,
  closeConnection,
  closeWithinHeaders,
  commitAfterTimeout,
  errorResponse,
  htmlPage,
  neverRespond,
  stallBody,
  truncatedDocument,
  wrongDocument,
} from './fault-effects.ts'
import type { InterceptedRequest } from './intercepted-request.ts'

interface Fault {
  readonly name: string
  /** Share of all requests. */
  readonly percent: number
  readonly inject: (request: InterceptedRequest) => unknown
}

/** The mock processes the request before the fault affects the response. */
const after =
  (effect: (request: InterceptedRequest, response: Response) => unknown) => async (request: InterceptedRequest) =>
    effect(request, await request.commit())

/** Every way in which a call can fail after it is connected. 30 of 100 requests lose the connection. */
export const FAULTS: readonly Fault[] = [
  { name: 'closed before processing', percent: 10, inject: closeConnection },
  { name: 'closed after processing', percent: 9, inject: after(closeConnection) },
  { name: 'closed within the headers', percent: 2, inject: after(closeWithinHeaders) },
  { name: 'closed before the last byte', percent: 5, inject: after(closeBeforeLastByte) },
  { name: 'closed before the last chunk', percent: 4, inject: after(closeBeforeLastChunk) },
  { name: '429', percent: 1, inject: errorResponse(429) },
  { name: '429, retry now', percent: 1, inject: errorResponse(429, '0') },
  { name: '429, retry later', percent: 0.2, inject: errorResponse(429, '1') },
  { name: '503, retry now', percent: 0.8, inject: errorResponse(503, '0') },
  { name: '503, retry after a past date', percent: 0.2, inject: errorResponse(503, new Date(0).toUTCString()) },
  ...[500, 502, 503, 504].flatMap(status => [
    { name: `${status} before processing`, percent: 0.4, inject: errorResponse(status) },
    { name: `${status} after processing`, percent: 0.4, inject: after(errorResponse(status)) },
  ]),
  { name: 'timeout, not processed', percent: 0.6, inject: neverRespond },
  { name: 'timeout, processed afterwards', percent: 0.6, inject: commitAfterTimeout },
  { name: 'timeout, processed before', percent: 0.6, inject: after(neverRespond) },
  { name: 'timeout within the body', percent: 0.6, inject: after(stallBody) },
  { name: 'complete, with a wrong document', percent: 0.4, inject: after(wrongDocument) },
  { name: 'complete, with an HTML page', percent: 0.6, inject: after(htmlPage) },
  { name: 'complete, with a truncated document', percent: 0.6, inject: after(truncatedDocument) },
]
