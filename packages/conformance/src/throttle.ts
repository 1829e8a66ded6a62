import { sleep } from '@workbench-sdk/internal/time'
import pThrottle from 'p-throttle'

/** Sends a request. Aborting the signal cancels a read, but not a write, because the effect of a canceled write would be unknown. */
export type Send = (request: Request, signal: AbortSignal) => Promise<Response>

/** A second, in milliseconds. */
const SECOND = 1_000
const REQUEST_TIMEOUT = 30 * SECOND
const MAX_RETRIES = 5
const MAX_RETRY_DELAY = 60 * SECOND

/**
 * Wraps `send` with a rate limit, a timeout and retries after a 429.
 *
 * @param perSecond the maximum number of requests per second. Undefined for no limit.
 * @param onRateLimited called with each 429 response
 */
export function throttled(
  send: (request: Request) => Promise<Response>,
  perSecond: number | undefined,
  onRateLimited: (response: Response) => void,
): Send {
  const attempt: Send = async (request, signal) => {
    signal.throwIfAborted()
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT)
    const either = isRead(request) ? AbortSignal.any([signal, timeout]) : timeout
    return send(new Request(request.clone(), { signal: either }))
  }
  const limited =
    perSecond === undefined ? attempt : pThrottle({ limit: perSecond, interval: SECOND, strict: true })(attempt)
  return async (request, signal) => {
    for (let retry = 0; ; retry++) {
      const response = await limited(request, signal)
      // A request that received a 429 was not processed, so even a POST can be retried.
      if (response.status === 429) onRateLimited(response)
      if (response.status !== 429 || retry === MAX_RETRIES) return response
      await response.body?.cancel()
      await sleep(retryAfter(response.headers), signal)
    }
  }
}

export const isRead = ({ method }: { readonly method: string }) => READ_METHODS.has(method)

const READ_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Returns the delay in `Retry-After`, in milliseconds. The header contains seconds or a date. */
function retryAfter(headers: Headers): number {
  const text = headers.get('retry-after') ?? '1'
  const delay = /^\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text) - Date.now()
  return Math.min(Math.max(delay || SECOND, 0), MAX_RETRY_DELAY)
}
