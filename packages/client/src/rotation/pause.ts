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

/** Some time after a moment, which is now where none is known. */
export function endOf(moment: string | undefined, wait: number): Date {
  return new Date((moment === undefined ? Date.now() : Date.parse(moment)) + wait)
}
