import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { RotationInProgressError } from '../errors.ts'
import { shownPath, unlessAbsent } from '../stores/fs-errors.ts'

/** Who has a lock. */
interface Holder {
  readonly id: string
  readonly pid: number
  readonly host: string
}

const HEARTBEAT = 5_000
/** How long a holder on another machine may be silent before it counts as dead, in milliseconds. */
const LONGEST_SILENCE = 30_000
/** And one on this machine whose process id still is in use, perhaps by another process. */
const LONGEST_SUSPENSION = 600_000

/**
 * Takes a lock: a file that says who has it, and whose time of change says that the holder lives. One whose holder has died
 * is taken over.
 *
 * @throws RotationInProgressError where a process that lives has it.
 */
export async function lockFile(
  path: string,
): Promise<{ isHeld: () => Promise<boolean>; release: () => Promise<void> }> {
  const self: Holder = { id: randomUUID(), pid: process.pid, host: hostname() }
  while (!(await take(path, self))) await removeIfDead(path)
  const heart = setInterval(() => void beat(path), HEARTBEAT).unref()
  const isHeld = async () => (await readHolder(path))?.id === self.id
  return {
    isHeld,
    async release() {
      clearInterval(heart)
      if (await isHeld()) await rm(path, { force: true })
    },
  }
}

async function take(path: string, self: Holder): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600)
    await handle.writeFile(JSON.stringify(self)).finally(() => handle.close())
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Removes a lock whose holder has died. It is moved aside first, so that nobody removes one that was taken meanwhile. */
async function removeIfDead(path: string): Promise<void> {
  const holder = await readHolder(path)
  const silence = await silenceOf(path)
  if (silence === undefined) return
  if (isAlive(holder, silence)) {
    const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process'
    throw new RotationInProgressError(
      `Another run has the journal: ${who}. Wait for it to end. If it is dead for certain, remove ${shownPath(path)}. Nothing was changed.`,
    )
  }
  const aside = `${path}.${randomUUID()}`
  await unlessAbsent(rename(path, aside))
  const moved = await readHolder(aside)
  if (moved !== undefined && moved.id !== holder?.id) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}

function isAlive(holder: Holder | undefined, silence: number): boolean {
  // It has just been made, and is not written yet.
  if (holder === undefined) return silence < LONGEST_SILENCE
  if (holder.host !== hostname()) return silence < LONGEST_SILENCE
  // A container that is started anew has the same process ids as before, so its own may be that of one which is dead.
  if (holder.pid === process.pid) return silence < process.uptime() * 1000
  return isRunning(holder.pid) && silence < LONGEST_SUSPENSION
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await unlessAbsent(readFile(path, 'utf8'))
  try {
    const { id, pid, host } = JSON.parse(text ?? '')
    return { id: String(id), pid: Number(pid), host: String(host) }
  } catch {
    return undefined
  }
}

async function silenceOf(path: string): Promise<number | undefined> {
  const stats = await unlessAbsent(stat(path))
  return stats && Date.now() - stats.mtimeMs
}

// A beat that fails is made up for by the next one; a lock that is lost is noticed where the journal is written.
async function beat(path: string): Promise<void> {
  const now = new Date()
  await utimes(path, now, now).catch(() => {})
}
