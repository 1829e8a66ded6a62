/** The longest delay of a timer, in milliseconds. With a longer one `setTimeout` fires after 1 ms. */
export const MAX_TIMER_DELAY = 2 ** 31 - 1

/** The timers to use: by default the global ones at the time of the call, which a test may have replaced. */
export type Timers = Pick<typeof globalThis, 'setTimeout' | 'clearTimeout'>

/**
 * Waits for a number of milliseconds. A wait longer than {@link MAX_TIMER_DELAY} uses several timers.
 *
 * @throws the signal's reason if the signal is aborted, before or during the wait
 */
export async function sleep(
  milliseconds: number,
  signal?: AbortSignal | undefined,
  timers: Timers = globalThis,
): Promise<void> {
  signal?.throwIfAborted()
  for (let left = milliseconds; left > 0; left -= MAX_TIMER_DELAY) {
    await timer(Math.min(left, MAX_TIMER_DELAY), signal, timers)
  }
}

function timer(delay: number, signal: AbortSignal | undefined, { setTimeout, clearTimeout }: Timers): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timeout)
      reject(signal?.reason)
    }
    const timeout = setTimeout(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    }, delay)
    signal?.addEventListener('abort', abort, { once: true })
  })
}
