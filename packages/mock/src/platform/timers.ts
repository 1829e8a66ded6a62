import { sleep, type Timers } from '@workbench-sdk/internal/time'

/** Returns a built-in Node module. Browser bundlers could not resolve an import of it. */
type GetBuiltin = typeof process.getBuiltinModule

const getBuiltin: GetBuiltin | undefined = globalThis.process?.getBuiltinModule

/** Real-time timers. Fake timers do not affect them, even if a test installs fake timers before it loads the mock. */
export const { setTimeout, clearTimeout } = realTimers()

/** Calls a function after this turn of the event loop. */
export const afterTurn: (callback: () => void) => void = realSetImmediate() ?? (callback => setTimeout(callback, 1))

/**
 * Waits for a number of milliseconds. Returns immediately for 0, even if the signal is aborted.
 *
 * @throws the signal's reason if the signal is aborted.
 */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds, signal, { setTimeout, clearTimeout })
}

function realTimers(): Timers {
  // In Bun, a socket has no timer before it is connected.
  if (globalThis.process?.versions?.bun !== undefined) return globalThis
  const start: StartTimer = getBuiltin ? timerOfSocket(getBuiltin) : timerOfSignal
  return {
    setTimeout: start as unknown as Timers['setTimeout'],
    clearTimeout: timer => (timer as unknown as RealTimer).stop(),
  }
}

interface RealTimer {
  stop(): void
  /** Lets the process exit while the timer is active. */
  unref(): void
}

type StartTimer = (callback: () => void, delay: number) => RealTimer

/**
 * Uses a socket's idle timer, because fake-timer libraries do not replace it. They replace the globals, `node:timers`,
 * `node:timers/promises` and `AbortSignal.timeout`.
 */
function timerOfSocket(getBuiltin: GetBuiltin): StartTimer {
  return (callback, delay) => {
    const socket = new (getBuiltin('node:net').Socket)()
    // A socket's timer does not keep the process running, but a port with a listener does.
    const { port1: port } = new (getBuiltin('node:worker_threads').MessageChannel)()
    port.on('message', () => undefined)
    const stop = () => {
      socket.destroy()
      port.close()
    }
    socket.setTimeout(Math.max(delay, 1), () => {
      stop()
      callback()
    })
    return { stop, unref: () => port.unref() }
  }
}

function timerOfSignal(callback: () => void, delay: number): RealTimer {
  const signal = AbortSignal.timeout(delay)
  signal.addEventListener('abort', callback)
  return { stop: () => signal.removeEventListener('abort', callback), unref: () => undefined }
}

/** Returns undefined in browsers, and if only a fake is available. */
function realSetImmediate(): typeof globalThis.setImmediate | undefined {
  const { setImmediate, clearImmediate } = globalThis
  const immediate = setImmediate?.(() => undefined)
  clearImmediate?.(immediate)
  return immediate?.constructor?.name === 'Immediate' ? setImmediate : undefined
}
