/** How long, in milliseconds, a tab keeps its turn while tabs of other worlds are waiting. */
const TURN = 500
/**
 * The name of the lock on the stream connection, which is shared by all tabs of an origin, even if they show different worlds.
 */
const CONNECTION = 'stream'

/**
 * Calls `stream` whenever it is this tab's turn. One tab of each world is elected, and takes turns with the elected tabs of other
 * worlds. The signal passed to `stream` is aborted when the turn ends or when `signal` is aborted.
 *
 * A browser opens at most six HTTP/1.1 connections to a mock, for all tabs together. If each tab kept one open for a stream, none
 * would remain for requests.
 */
export async function takeTurns(
  locks: LockManager,
  world: string,
  signal: AbortSignal,
  stream: (turn: AbortSignal) => Promise<void>,
): Promise<void> {
  const elect = (lockName: string, callback: () => Promise<void>) =>
    // Rejects if the signal is aborted while the tab waits.
    locks.request(lockName, { signal }, callback).catch(ignoreAbort(signal))
  await elect(`world ${world}`, async () => {
    while (!signal.aborted) await elect(CONNECTION, () => takeTurn(locks, signal, stream))
  })
}

/** Calls `stream`, and ends the turn when a tab of another world is waiting for the connection. */
async function takeTurn(
  locks: LockManager,
  signal: AbortSignal,
  stream: (turn: AbortSignal) => Promise<void>,
): Promise<void> {
  const turn = new AbortController()
  const timer = setInterval(async () => {
    const { pending = [] } = await locks.query()
    if (pending.some(({ name: lockName }) => lockName === CONNECTION)) turn.abort()
  }, TURN)
  try {
    await stream(AbortSignal.any([signal, turn.signal]))
  } finally {
    clearInterval(timer)
  }
}

const ignoreAbort = (signal: AbortSignal) => (error: unknown) => {
  if (!signal.aborted) throw error
}

/** Calls `callback` whenever the page becomes visible, with a signal that is aborted when it is hidden. */
export async function whileVisible(
  signal: AbortSignal,
  callback: (visible: AbortSignal) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await visibilityChange('visible', signal)
    const hidden = new AbortController()
    void visibilityChange('hidden', signal).then(() => hidden.abort())
    await callback(hidden.signal)
  }
}

/** Resolves when the page has this visibility, or when `signal` is aborted. */
function visibilityChange(state: DocumentVisibilityState, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const check = () => {
      if (document.visibilityState !== state && !signal.aborted) return
      document.removeEventListener('visibilitychange', check)
      signal.removeEventListener('abort', check)
      resolve()
    }
    document.addEventListener('visibilitychange', check)
    signal.addEventListener('abort', check)
    check()
  })
}
