import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { codeOf } from './errors.ts'

/** The process that holds a lock, as recorded in the lock file. */
export interface LockHolder {
  /** Identifies this acquisition: a process can acquire a lock more than once. */
  readonly id: string
  readonly pid: number
  readonly host: string
  /** Identifies the boot of the machine, and the namespaces in which process ids and start times can be compared. */
  readonly system?: string | undefined
  /** When the process started, in clock ticks since boot. Needed because process ids are reused. */
  readonly startTime?: string | undefined
}

/** Returns a lock holder for a new acquisition by this process. */
export function newHolder(): LockHolder {
  const system = systemId()
  return {
    id: randomUUID(),
    pid: process.pid,
    host: hostname(),
    system,
    startTime: system && startTimeOf('self'),
  }
}

/**
 * Returns whether a holder's process is running. `unknown` if this process cannot determine it: the holder may run on another
 * machine or in another container, and either can have the same host name and the same process ids.
 */
export function livenessOf(holder: LockHolder | undefined): 'alive' | 'dead' | 'unknown' {
  if (holder?.startTime === undefined || holder.system === undefined) return 'unknown'
  if (holder.host !== hostname() || holder.system !== systemId()) return 'unknown'
  if (!exists(holder.pid)) return 'dead'
  const startTime = startTimeOf(holder.pid)
  // `/proc` can hide the processes of other users.
  if (startTime === undefined) return 'unknown'
  return startTime === holder.startTime ? 'alive' : 'dead'
}

export function parseHolder(text: string): LockHolder | undefined {
  try {
    const { id, pid, host, system, startTime } = JSON.parse(text)
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

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * Returns the start time of a process, `ended` for a zombie, or undefined if it cannot be read:
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function startTimeOf(pid: number | 'self'): string | undefined {
  const stat = unlessUnavailable(() => readFileSync(`/proc/${pid}/stat`, 'latin1'))
  // The second field is the program's name in parentheses, which can contain any character. The third is the state.
  const [state, ...fields] = stat?.split(') ').at(-1)?.split(' ') ?? []
  return state === 'Z' || state === 'X' ? 'ended' : fields[18]
}

function systemId(): string | undefined {
  // A process in a new namespace may still see the `/proc` of the old one, with different process ids.
  if (unlessUnavailable(() => readlinkSync('/proc/self')) !== String(process.pid)) return undefined
  const boot = unlessUnavailable(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim())
  const pids = unlessUnavailable(() => readlinkSync('/proc/self/ns/pid'))
  // A time namespace shifts start times. Older kernels do not have it.
  const time = unlessUnavailable(() => readlinkSync('/proc/self/ns/time')) ?? ''
  return boot && pids && `${boot} ${pids} ${time}`.trimEnd()
}

/**
 * Reads from `/proc`. Returns undefined on failure: other systems do not have `/proc`, entries disappear with their process,
 * and Deno may deny access.
 */
function unlessUnavailable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
