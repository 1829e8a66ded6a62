import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { acquireLock, LockHeldError, type LockHolder } from './process-lock.ts'

const MINUTE = 60_000

let folder: string
let deadPid: number
/** The lock holder that this process writes. */
let self: LockHolder
/** The lock holder that the parent process would write. It runs longer than the test. */
let parent: LockHolder

const path = () => join(folder, 'lock')
const acquire = () => acquireLock(path(), { maxSilence: 30_000 })

async function holderWrittenBy(pid: number | undefined): Promise<LockHolder> {
  const lock = acquire()
  const holder = JSON.parse(await readFile(path(), 'utf8'))
  lock.release()
  return pid === undefined ? holder : { ...holder, pid, startTime: undefined }
}

async function lockedBy(holder: object, silence: number): Promise<void> {
  await writeFile(path(), JSON.stringify({ ...holder, id: 'other' }))
  const then = new Date(Date.now() - silence)
  await utimes(path(), then, then)
}

beforeAll(async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  deadPid = child.pid ?? 0
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'process-lock-'))
  self = await holderWrittenBy(undefined)
  parent = await holderWrittenBy(process.ppid)
})
afterEach(() => rm(folder, { recursive: true }))

test('a lock excludes other holders until it is released', async () => {
  const lock = acquire()
  expect((await stat(path())).mode & 0o777).toBe(0o600)
  expect(acquire).toThrow(`held by process ${process.pid} on ${hostname()}`)
  lock.release()
  expect(await readdir(folder)).toEqual([])
  acquire().release()
})

test('the error of a held lock names the holder', async () => {
  await lockedBy(parent, 0)
  try {
    acquire()
  } catch (error) {
    expect(error).toBeInstanceOf(LockHeldError)
    expect(error).toMatchObject({ path: path(), holder: { id: 'other', pid: process.ppid, host: hostname() } })
  }
  expect.assertions(2)
})

const TAKEN_OVER: Record<string, () => [holder: object, silence: number]> = {
  'a dead process': () => [{ ...parent, pid: deadPid }, 0],
  'a running process without a heartbeat for an hour': () => [parent, 60 * MINUTE],
  'this process after an hour without a heartbeat': () => [self, 60 * MINUTE],
  'another machine without a heartbeat': () => [{ ...parent, host: 'elsewhere' }, MINUTE],
  'another container without a heartbeat': () => [{ ...parent, system: 'other' }, MINUTE],
  'the former process of a restarted container': () => [
    { ...self, system: 'other', startTime: undefined },
    30 * MINUTE,
  ],
}
test.each(Object.entries(TAKEN_OVER))('takes over the lock of %s', async (_, locked) => {
  await lockedBy(...locked())
  acquire().release()
  expect(await readdir(folder)).toEqual([])
})

const RESPECTED: Record<string, () => [holder: object, silence: number]> = {
  'a running process': () => [parent, MINUTE],
  'a running process, written by an older version': () => [{ pid: process.ppid, host: hostname() }, MINUTE],
  'another machine with a recent heartbeat': () => [{ ...parent, pid: deadPid, host: 'elsewhere' }, 10_000],
  'another container with a recent heartbeat': () => [{ ...parent, pid: deadPid, system: 'other' }, 10_000],
  'another thread of this process': () => [self, 0],
  'another container with the same name and process id, between two heartbeats': () => [
    { ...self, system: 'other' },
    1_500,
  ],
}
test.each(Object.entries(RESPECTED))('respects the lock of %s', async (_, locked) => {
  await lockedBy(...locked())
  const text = await readFile(path(), 'utf8')
  expect(acquire).toThrow(LockHeldError)
  expect(await readFile(path(), 'utf8')).toBe(text)
})

test.runIf(process.platform === 'linux')('takes over the lock of a process whose id was reused', async () => {
  expect(self.startTime).toMatch(/^\d+$/)
  await lockedBy({ ...self, startTime: '1' }, 0)
  acquire().release()
  await lockedBy({ ...parent, startTime: '1' }, 0)
  acquire().release()
})

test('respects a lock file that is being written, until it is old', async () => {
  await writeFile(path(), '')
  expect(acquire).toThrow('held by another process')
  const then = new Date(Date.now() - MINUTE)
  await utimes(path(), then, then)
  acquire().release()
  expect(await readdir(folder)).toEqual([])
})

test('a holder updates the time of its lock file periodically', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const lock = acquire()
    const then = new Date(Date.now() - MINUTE)
    await utimes(path(), then, then)
    vi.advanceTimersByTime(2_000)
    expect((await stat(path())).mtimeMs).toBeGreaterThan(then.getTime())
    lock.release()
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('a holder that has lost its lock does not remove the lock of the new holder', async () => {
  const lock = acquire()
  await lockedBy(parent, 0)
  const text = await readFile(path(), 'utf8')
  expect(lock.isHeld()).toBe(false)
  lock.release()
  expect(await readFile(path(), 'utf8')).toBe(text)
})
