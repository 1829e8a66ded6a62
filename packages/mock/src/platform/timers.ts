import { sleep } from '@workbench-sdk/internal/sleep'

/**
 * The timers as they are when the mock is loaded, before a test puts some of its own in their place, on which nothing here is to
 * wait. There is no `setImmediate` in a browser, nor what needs it.
 */
export const { setTimeout, clearTimeout, setImmediate } = globalThis

/**
 * Waits for a number of milliseconds; not at all for 0, even if the signal is aborted.
 *
 * @throws the signal's reason if the signal is aborted.
 */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds, signal, { setTimeout, clearTimeout })
}
