/** The longest delay of a timer, in milliseconds. With a longer delay, `setTimeout` fires after 1 ms. */
export const MAX_TIMER_DELAY = 2 ** 31 - 1

/** The timer functions to use. The default is the global functions at the time of the call, because tests may replace them. */
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
  if (signal?.aborted) throw signal.reason
  for (let left = milliseconds; left > 0; left -= MAX_TIMER_DELAY) {
    await timer(Math.min(left, MAX_TIMER_DELAY), signal, timers)
  }
}

function timer(delay: number, signal: AbortSignal | undefined, timers: Timers): Promise<void> {
  return new Promise((resolve, reject) => {
    timeLimit(delay, signal, end => (end === 'timeout' ? resolve() : reject(signal?.reason)), timers)
  })
}

/**
 * Calls a function once, after a delay or when a signal is aborted.
 *
 * @returns a function that cancels the call
 */
export type TimeLimit = (
  delay: number,
  signal: AbortSignal | undefined,
  callback: (end: 'timeout' | 'aborted') => void,
  timers?: Timers,
) => () => void

/** Calls a function when a signal is aborted. Returns a function that removes the callback. */
export type ListenForAbort = (signal: AbortSignal, callback: () => void) => () => void

/** Returns a function that limits the time of a call. */
export const createTimeLimit =
  (listen: ListenForAbort): TimeLimit =>
  (delay, signal, callback, { setTimeout, clearTimeout } = globalThis) => {
    const cancel = () => {
      clearTimeout(timeout)
      ignoreSignal?.()
    }
    const finish = (end: 'timeout' | 'aborted') => {
      cancel()
      callback(end)
    }
    const timeout = setTimeout(() => finish('timeout'), delay)
    const ignoreSignal = signal && listen(signal, () => finish('aborted'))
    if (signal?.aborted) finish('aborted')
    return cancel
  }

/** Limits the time of a call. Each signal has one listener, regardless of the number of calls. */
export const timeLimit: TimeLimit = /* @__PURE__ */ createTimeLimit(onAbort)

/** The functions that wait for a signal, and the listener that calls them. */
type Waiting = readonly [callbacks: Set<() => void>, listener: () => void]

const waiting = new WeakMap<AbortSignal, Waiting>()

/**
 * Calls a function when a signal is aborted. All functions share one listener per signal, because Node prints a warning if there
 * are more than ten.
 *
 * @returns a function that removes the callback, and the listener if no callbacks remain
 */
function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const [callbacks, listener] = waiting.get(signal) ?? listenTo(signal)
  callbacks.add(callback)
  return () => {
    if (callbacks.delete(callback) && callbacks.size === 0) {
      signal.removeEventListener('abort', listener)
      waiting.delete(signal)
    }
  }
}

function listenTo(signal: AbortSignal): Waiting {
  const callbacks = new Set<() => void>()
  const listener = () => {
    waiting.delete(signal)
    for (const callback of callbacks) callback()
  }
  const entry: Waiting = [callbacks, listener]
  waiting.set(signal, entry)
  signal.addEventListener('abort', listener, { once: true })
  return entry
}

/**
 * Calls a function and waits for its result, unless the signal is aborted first.
 *
 * @throws the signal's reason if the signal is aborted
 */
export function interruptible<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort))
  })
}

/**
 * How far the `Date` header can lag behind, in milliseconds: its precision is one second, and the response can take some time.
 */
const PRECISION = 2_000

/**
 * Returns the time of a server according to the `Date` header of its response. If the clock of this machine agrees with the
 * header, returns the time of this machine, because it is more precise.
 */
export function serverTime(header: string | null | undefined, now: Date): Date {
  const time = Date.parse(header ?? '')
  return Math.abs(time - now.getTime()) > PRECISION ? new Date(time) : now
}
