import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Who has a lock. */
interface Holder {
  readonly id: string
  readonly pid: number
  /** The machine, since it was started, and what its process ids are counted in. */
  readonly place: string
  /** When the process began, where the system says so: a later one can have the same id. */
  readonly began?: string | undefined
}

const HEARTBEAT = 2_000
/** How long, in milliseconds, a holder may be silent whose process cannot be looked at, before it counts as dead. */
const LONGEST_SILENCE = 10_000

/** Another process has the lock. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
}

/**
 * Takes a lock: a file that says which process has it. One whose process has ended, however it ended, is taken over. That is
 * known at once of a process of this machine; where it cannot be looked at, as in another container, by its silence.
 *
 * @returns what gives it back.
 * @throws LockedError where a process that lives has it.
 */
export function lock(path: string): () => void {
  const self: Holder = { id: randomUUID(), pid: process.pid, place: here(), began: beginningOf(process.pid) }
  while (!take(path, self)) removeIfDead(path)
  const heart = setInterval(() => beat(path), HEARTBEAT).unref()
  return () => {
    clearInterval(heart)
    if (holderOf(path)?.id === self.id) rmSync(path, { force: true })
  }
}

function take(path: string, self: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(self), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Removes a lock whose holder has died. It is moved aside first, so that nobody removes one that was taken meanwhile. */
function removeIfDead(path: string): void {
  const holder = holderOf(path)
  const silence = silenceOf(path)
  if (silence === undefined) return
  if (isAlive(holder, silence)) {
    throw new LockedError(
      `${holder ? `process ${holder.pid}` : 'another process'} has it. If that is dead for certain, remove ${path}`,
    )
  }
  const aside = `${path}.${randomUUID()}`
  unlessAbsent(() => renameSync(path, aside))
  const moved = holderOf(aside)
  if (moved && moved.id !== holder?.id) unlessTaken(() => linkSync(aside, path))
  rmSync(aside, { force: true })
}

function isAlive(holder: Holder | undefined, silence: number): boolean {
  // One that cannot be read has just been made, and is not written yet; or is of another make.
  if (!holder || holder.place !== here()) return silence < LONGEST_SILENCE
  return holder.began === undefined ? isRunning(holder.pid) : beginningOf(holder.pid) === holder.began
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Of a process that runs, and is no mere entry for its parent to collect. */
function beginningOf(pid: number): string | undefined {
  // Behind the name of the program, which can have anything in it: the state, and 19 fields on the beginning.
  const fields =
    unlessAbsent(() => readFileSync(`/proc/${pid}/stat`, 'latin1'))
      ?.split(') ')
      .at(-1)
      ?.split(' ') ?? []
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
}

function here(): string {
  const boot = unlessAbsent(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim())
  const namespace = unlessAbsent(() => readlinkSync('/proc/self/ns/pid'))
  return [hostname(), boot, namespace].filter(part => part !== undefined).join(' ')
}

function holderOf(path: string): Holder | undefined {
  try {
    const { id, pid, place, began } = JSON.parse(readFileSync(path, 'utf8'))
    return { id: String(id), pid: Number(pid), place: String(place), began: began && String(began) }
  } catch {
    return undefined
  }
}

const silenceOf = (path: string) => {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && Date.now() - stats.mtimeMs
}

/** One that fails is made up for by the next. */
function beat(path: string): void {
  const now = new Date()
  try {
    utimesSync(path, now, now)
  } catch {}
}

function unlessAbsent<T>(work: () => T): T | undefined {
  return unless(['ENOENT', 'ESRCH', 'EACCES'], work)
}

function unlessTaken(work: () => void): void {
  unless(['EEXIST'], work)
}

function unless<T>(codes: readonly string[], work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (codes.includes(codeOf(error))) return undefined
    throw error
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
