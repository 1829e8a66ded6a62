import { setTimeout } from 'node:timers/promises'

/** The longest time that a timer takes. */
const LONGEST = 2 ** 31 - 1

/** Waits, and throws the signal's reason where that is aborted meanwhile. */
export async function pause(wait: number, signal: AbortSignal): Promise<void> {
  const end = performance.now() + wait
  signal.throwIfAborted()
  for (let rest = wait; rest > 0; rest = end - performance.now()) {
    await setTimeout(Math.min(rest, LONGEST), undefined, { signal }).catch(() => signal.throwIfAborted())
  }
}

/** Waits until some time after a moment. */
export function pauseAfter(moment: string | undefined, wait: number, signal: AbortSignal): Promise<void> {
  return pause(endOf(moment, wait).getTime() - Date.now(), signal)
}

/** Some time after a moment, which is now where none is known, or where the clock was set back since. */
export function endOf(moment: string | undefined, wait: number): Date {
  const now = Date.now()
  return new Date((moment === undefined ? now : Math.min(Date.parse(moment), now)) + wait)
}

/** What comes of something, for which nobody waits any more when the signal is aborted. */
export function unlessAborted<T>(pending: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    pending.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
