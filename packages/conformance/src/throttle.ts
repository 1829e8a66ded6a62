import pThrottle from 'p-throttle'

/**
 * Sends a request, unless the signal says that nobody waits for it any more. What reads is broken off where it says so
 * later; what writes is not, since nobody could tell then whether it was done.
 */
export type Send = (request: Request, signal: AbortSignal) => Promise<Response>

/** Milliseconds. */
const SECOND = 1_000
/** Milliseconds in which an answer has to come. */
const PATIENCE = 30 * SECOND
/** How often, and how long at the most, to wait where a deployment says that it is too much. */
const REPETITIONS = 5
const LONGEST_WAIT = 60 * SECOND

/** Sends no more than so many requests a second; waits and repeats where it is told that it was too much, and says so. */
export function throttled(
  send: (request: Request) => Promise<Response>,
  perSecond: number | undefined,
  onTooMuch: (answer: Response) => void,
): Send {
  const attempt: Send = async (request, signal) => {
    signal.throwIfAborted()
    const late = AbortSignal.timeout(PATIENCE)
    return send(new Request(request.clone(), { signal: isRead(request) ? AbortSignal.any([signal, late]) : late }))
  }
  const inTurn =
    perSecond === undefined ? attempt : pThrottle({ limit: perSecond, interval: SECOND, strict: true })(attempt)
  return async (request, signal) => {
    for (let repetition = 0; ; repetition++) {
      const response = await inTurn(request, signal)
      // What is answered by 429 was not carried out, so it can be repeated, whatever it was.
      if (response.status === 429) onTooMuch(response)
      if (response.status !== 429 || repetition === REPETITIONS) return response
      await response.body?.cancel()
      await pause(retryAfter(response.headers), signal)
    }
  }
}

export const isRead = ({ method }: { readonly method: string }) => READS.has(method)

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Milliseconds; `Retry-After` is in seconds, or a date. */
function retryAfter(headers: Headers): number {
  const text = headers.get('retry-after') ?? '1'
  const wait = /^\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text) - Date.now()
  return Math.min(Math.max(wait || SECOND, 0), LONGEST_WAIT)
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', aborted, { once: true })
    function done() {
      signal.removeEventListener('abort', aborted)
      resolve()
    }
    function aborted() {
      clearTimeout(timer)
      reject(signal.reason)
    }
  })
}
