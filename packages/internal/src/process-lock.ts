import { randomUUID } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { codeOf } from './errors.ts'
import { type LockHolder, livenessOf, newHolder, parseHolder } from './lock-holder.ts'
import { sleep } from './time.ts'

/** Why a process no longer holds its lock. */
export type LockLoss =
  /** Another process holds a lock at the path. `silence` is the time since this process last updated its own lock, in milliseconds. */
  | { readonly reason: 'taken'; readonly by: LockHolder | undefined; readonly silence: number }
  | { readonly reason: 'removed' }
  /** The lock file cannot be accessed. `code` is the code of the system error, e.g. `EACCES`. */
  | { readonly reason: 'inaccessible'; readonly code: string | undefined }

/** A lock acquired by this process. */
export interface ProcessLock {
  /**
   * Returns whether this process still holds the lock. The check takes microseconds: call it before each change protected by the
   * lock. It also updates the lock file, so that other processes do not consider this process dead after it was suspended.
   */
  isHeld(): boolean
  /** Why the lock was no longer held at its last update. Undefined if it was held. */
  readonly loss: LockLoss | undefined
  release(): void
}

export interface LockOptions {
  /**
   * How long a watched lock can go without an update before its holder is considered dead, in milliseconds. Applies if the
   * holder's process cannot be checked, e.g. on another machine or in another container.
   */
  readonly maxSilence: number
  /** Stops watching the lock. */
  readonly signal?: AbortSignal | undefined
}

/** The time between two updates of a lock file, in milliseconds. */
const HEARTBEAT = 2_000
/** The time between two checks of a watched lock file, in milliseconds. */
const LOOK_INTERVAL = 500

const EXCLUSIVE = { flag: 'wx', mode: 0o600 } as const

/** Another process holds the lock. */
export class LockHeldError extends Error {
  override readonly name = 'LockHeldError'
  readonly path: string
  /** Undefined if the lock file cannot be read, e.g. because it is being written. */
  readonly holder: LockHolder | undefined

  constructor(path: string, holder: LockHolder | undefined) {
    super(`${path} is held by ${holder ? `process ${holder.pid} on ${holder.host}` : 'another process'}`)
    this.path = path
    this.holder = holder
  }
}

/**
 * Acquires a lock: a file that identifies its holder and is updated by it regularly.
 *
 * If the holder's process is on the same system, its state is determined immediately, and the lock of a dead process is taken
 * over. Any other lock is watched until it is updated, or until it has not been updated for `maxSilence`. Clocks are never
 * compared with other clocks or with file times.
 *
 * @throws LockHeldError if a running process holds the lock
 * @throws the signal's reason if the signal is aborted
 */
export async function acquireLock(path: string, options: LockOptions): Promise<ProcessLock> {
  for (;;) {
    options.signal?.throwIfAborted()
    const lock = tryCreate(path)
    if (lock) return lock
    const dead = await findDead(path, options)
    if (dead) await takeOver(path, dead, options)
  }
}

/** The content of a lock file at one point in time. */
interface Sighting {
  readonly holder: LockHolder | undefined
  /** Changes with each update. */
  readonly version: string
}

/** Returns the lock if it belongs to a dead process, or undefined if it no longer exists. */
async function findDead(path: string, options: LockOptions): Promise<Sighting | undefined> {
  const first = look(path)
  const liveness = first && livenessOf(first.holder)
  if (liveness === 'alive') throw new LockHeldError(path, first?.holder)
  if (liveness === 'unknown') await watch(path, first, options)
  return first
}

/**
 * Resolves when the lock has not changed for `maxSilence`, or was removed. Counts checks instead of time, so that a suspension
 * of this process together with the holder has no effect.
 */
async function watch(path: string, first: Sighting | undefined, { maxSilence, signal }: LockOptions): Promise<void> {
  for (let silence = 0; silence < maxSilence; silence += LOOK_INTERVAL) {
    await sleep(LOOK_INTERVAL, signal)
    const next = look(path)
    if (next === undefined) return
    if (next.version !== first?.version) throw new LockHeldError(path, next.holder)
  }
}

/**
 * Removes the lock of a dead process. Only one process can do this at a time, so that no process removes the new lock of another one.
 */
async function takeOver(path: string, dead: Sighting, options: LockOptions): Promise<void> {
  const guard = `${path}.takeover`
  const lock = tryCreate(guard)
  if (!lock) {
    const deadGuard = await findDead(guard, options)
    if (deadGuard) removeIf(guard, ({ version }) => version === deadGuard.version)
    return
  }
  try {
    removeIf(path, ({ version }) => version === dead.version)
  } finally {
    lock.release()
  }
}

/**
 * Removes a lock file if it meets a condition. Checks the condition again after renaming the file, because the file may have
 * changed in between.
 */
function removeIf(path: string, condition: (lock: Sighting) => boolean): void {
  const isExpected = (file: string) => {
    const lock = look(file)
    return lock !== undefined && condition(lock)
  }
  if (!isExpected(path)) return
  const renamed = `${path}.${randomUUID()}`
  if (!succeeds('ENOENT', () => renameSync(path, renamed))) return
  if (!isExpected(renamed)) succeeds('EEXIST', () => copyFileSync(renamed, path, constants.COPYFILE_EXCL))
  rmSync(renamed, { force: true })
}

function look(path: string): Sighting | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return undefined
  if (!stats.isFile()) throw new Error(`${path} is not a regular file. Remove it.`)
  const text = readIfAllowed(path)
  return { holder: parseHolder(text ?? ''), version: `${stats.mtimeMs} ${text}` }
}

/** Reads a lock file. Returns undefined if it belongs to another user and cannot be read, or if it no longer exists. */
function readIfAllowed(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (['EACCES', 'EPERM', 'ENOENT'].includes(codeOf(error) ?? '')) return undefined
    throw error
  }
}

/** Creates a lock file if it does not exist. */
function tryCreate(path: string): ProcessLock | undefined {
  const holder = newHolder()
  const content = JSON.stringify({ beat: printBeat(0), ...holder })
  return succeeds('EEXIST', () => writeFileSync(path, content, EXCLUSIVE)) ? new HeldLock(path, holder.id) : undefined
}

/** The position of the update number in the file. The number has a fixed length, so that updates can overwrite it. */
const BEAT_POSITION = '{"beat":"'.length
const printBeat = (beat: number) => String(beat).padStart(10, '0')

class HeldLock implements ProcessLock {
  readonly #path: string
  readonly #id: string
  readonly #timer: NodeJS.Timeout
  #beats = 0
  #lastBeat = performance.now()
  #loss: LockLoss | undefined

  constructor(path: string, id: string) {
    this.#path = path
    this.#id = id
    this.#timer = setInterval(() => this.#update(), HEARTBEAT).unref()
  }

  get loss(): LockLoss | undefined {
    return this.#loss
  }

  isHeld(): boolean {
    this.#update()
    return this.#loss === undefined
  }

  release(): void {
    clearInterval(this.#timer)
    removeIf(this.#path, ({ holder }) => holder?.id === this.#id)
  }

  #update(): void {
    // Another process took over the lock. Even if it releases the lock, this process no longer holds it.
    if (this.#loss?.reason === 'taken') return
    this.#loss = this.#beat()
    if (this.#loss?.reason === 'taken') clearInterval(this.#timer)
    if (this.#loss === undefined) this.#lastBeat = performance.now()
  }

  /** Updates the lock file unless it belongs to another process. Checks and writes the same open file. */
  #beat(): LockLoss | undefined {
    try {
      const file = openSync(this.#path, 'r+')
      try {
        const holder = parseHolder(readFileSync(file, 'utf8'))
        if (holder?.id !== this.#id) {
          return { reason: 'taken', by: holder, silence: performance.now() - this.#lastBeat }
        }
        this.#beats += 1
        const beat = Buffer.from(printBeat(this.#beats))
        // A buffer, because Deno ignores the position for a string.
        writeSync(file, beat, 0, beat.length, BEAT_POSITION)
        return undefined
      } finally {
        closeSync(file)
      }
    } catch (error) {
      const code = codeOf(error)
      return code === 'ENOENT' ? { reason: 'removed' } : { reason: 'inaccessible', code }
    }
  }
}

function succeeds(otherwise: string, work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (codeOf(error) === otherwise) return false
    throw error
  }
}
