import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { codeOf } from './errors.ts'

/** The process that holds a lock, as recorded in the lock file. */
export interface LockHolder {
  /** Identifies this acquisition: a process can acquire a lock more than once. */
  readonly id: string
  readonly pid: number
  readonly host: string
  /** The boot of the machine and its process id namespace. Process ids of different systems cannot be compared. */
  readonly system?: string | undefined
  /** When the process started, in clock ticks since boot, if the system reports it: process ids are reused. */
  readonly startTime?: string | undefined
}

/** A lock that this process has acquired. */
export interface ProcessLock {
  /** Whether the lock still belongs to this process. Another one may take it over after a long suspension. */
  isHeld(): boolean
  release(): void
}

export interface LockOptions {
  /**
   * How long a holder may go without a heartbeat, in milliseconds, if its process cannot be checked, e.g. on another machine or
   * in another container. After that, it is considered dead.
   */
  readonly maxSilence: number
}

/** The time between two updates of the lock file's modification time, in milliseconds. */
const HEARTBEAT = 2_000
/**
 * How long a running process may go without a heartbeat, in milliseconds. After that, it may be suspended, or its id may belong
 * to another process.
 */
const MAX_SUSPENSION = 600_000

const EXCLUSIVE = { flag: 'wx', mode: 0o600 } as const

/** A running process holds the lock. */
export class LockHeldError extends Error {
  override readonly name = 'LockHeldError'
  readonly path: string
  /** Missing if the lock file cannot be read, e.g. because it is being written. */
  readonly holder: LockHolder | undefined

  constructor(path: string, holder: LockHolder | undefined) {
    super(`${path} is held by ${holder ? `process ${holder.pid} on ${holder.host}` : 'another process'}`)
    this.path = path
    this.holder = holder
  }
}

/**
 * Acquires a lock: a file that names its holder, and whose modification time the holder updates regularly. The lock of a dead
 * process is taken over. A process on the same system is checked by its id and start time; any other process by the time of its
 * last heartbeat.
 *
 * It is synchronous, because one of its callers acquires the lock in a constructor, and lock files are tiny.
 *
 * @throws LockHeldError if a running process holds the lock
 */
export function acquireLock(path: string, { maxSilence }: LockOptions): ProcessLock {
  const self = {
    id: randomUUID(),
    pid: process.pid,
    host: hostname(),
    system: systemId(),
    startTime: startTimeOf(process.pid),
  }
  while (!create(path, self)) removeIfDead(path, maxSilence)
  const heartbeat = setInterval(touch, HEARTBEAT, path).unref()
  const isHeld = () => readHolder(path)?.id === self.id
  return {
    isHeld,
    release() {
      clearInterval(heartbeat)
      if (isHeld()) rmSync(path, { force: true })
    },
  }
}

function create(path: string, self: LockHolder): boolean {
  try {
    writeFileSync(path, JSON.stringify(self), EXCLUSIVE)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Removes the lock of a dead process. Renames it first, so that two processes cannot both remove it. */
function removeIfDead(path: string, maxSilence: number): void {
  const holder = readHolder(path)
  const silence = silenceOf(path)
  if (silence === undefined) return
  if (isAlive(holder, silence, maxSilence)) throw new LockHeldError(path, holder)
  const renamed = `${path}.${randomUUID()}`
  ignore(['ENOENT'], () => renameSync(path, renamed))
  const removed = readHolder(renamed)
  // Another process has taken the lock over since it was read: put its lock back.
  if (removed && removed.id !== holder?.id)
    ignore(['EEXIST'], () => writeFileSync(path, JSON.stringify(removed), EXCLUSIVE))
  rmSync(renamed, { force: true })
}

function isAlive(holder: LockHolder | undefined, silence: number, maxSilence: number): boolean {
  // The file is being written, or comes from another program.
  if (holder === undefined) return silence < maxSilence
  if (holder.host !== hostname()) return silence < maxSilence
  const isSameSystem = holder.system === undefined || holder.system === systemId()
  if (isSameSystem && holder.startTime !== undefined) {
    return startTimeOf(holder.pid) === holder.startTime && silence < MAX_SUSPENSION
  }
  // A restarted container has the same name and process ids as before. The last heartbeat of its former process was before the
  // restart.
  if (holder.pid === process.pid) return silence < Math.max(process.uptime() * 1000, 2 * HEARTBEAT)
  if (!isSameSystem) return silence < maxSilence
  return isRunning(holder.pid) && silence < MAX_SUSPENSION
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Returns the start time of a running process, on Linux: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function startTimeOf(pid: number): string | undefined {
  const stat = unlessUnavailable(() => readFileSync(`/proc/${pid}/stat`, 'latin1'))
  // The second field is the program's name in parentheses, which may contain anything. The third is the state.
  const [state = 'X', ...fields] = stat?.split(') ').at(-1)?.split(' ') ?? []
  // A zombie or a dead process.
  return state === 'Z' || state === 'X' ? undefined : fields[18]
}

function systemId(): string | undefined {
  const boot = unlessUnavailable(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim())
  const namespace = unlessUnavailable(() => readlinkSync('/proc/self/ns/pid'))
  return boot && namespace && `${boot} ${namespace}`
}

function readHolder(path: string): LockHolder | undefined {
  try {
    const { id, pid, host, system, startTime } = JSON.parse(readFileSync(path, 'utf8'))
    return {
      id: String(id),
      pid: Number(pid),
      host: String(host),
      system: system && String(system),
      startTime: startTime && String(startTime),
    }
  } catch {
    return undefined
  }
}

/** Returns the time since the last heartbeat of the holder, in milliseconds. Undefined if there is no lock. */
function silenceOf(path: string): number | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && Date.now() - stats.mtimeMs
}

function touch(path: string): void {
  const now = new Date()
  try {
    utimesSync(path, now, now)
  } catch {
    // The next heartbeat tries again.
  }
}

/** Reads from `/proc`. Other systems do not have it, its entries disappear with their process, and Deno may deny access to it. */
function unlessUnavailable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function ignore<T>(codes: readonly string[], work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (codes.includes(codeOf(error) ?? '')) return undefined
    throw error
  }
}
