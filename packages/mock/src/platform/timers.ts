import { sleep } from '@workbench-sdk/internal/sleep'

/**
 * The timers at the time the mock is loaded. Fake timers that a test installs later do not affect the mock. Browsers lack
 * `setImmediate`; only code for Node uses it.
 */
export const { setTimeout, clearTimeout, setImmediate } = globalThis

/**
 * Waits for a number of milliseconds. Returns immediately for 0, even if the signal is aborted.
 *
 * @throws the signal's reason if the signal is aborted.
 */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds, signal, { setTimeout, clearTimeout })
}
