/**
 * The timers as they are when the mock is loaded, before a test puts some of its own in their place, on which nothing here is to
 * wait. There is no `setImmediate` in a browser, nor what needs it.
 */
export const { setTimeout, clearTimeout, setImmediate } = globalThis

/** Milliseconds, the most that a timer takes: of more it makes 1. */
const LONGEST = 2 ** 31 - 1

/** @throws what the signal was aborted with. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds === 0) return
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const abort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(
      () => {
        signal.removeEventListener('abort', abort)
        resolve()
      },
      Math.min(milliseconds, LONGEST),
    )
    signal.addEventListener('abort', abort, { once: true })
  })
}
