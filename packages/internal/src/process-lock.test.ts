import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LockHolder } from './lock-holder.ts'
import { acquireLock, LockHeldError } from './process-lock.ts'

const MINUTE = 60_000

let folder: string
let deadPid: number
/** Returns the lock holder that this process writes. */
let self: LockHolder
/** The lock holder that the parent process would write, without its start time. It runs longer than the test. */
let parent: LockHolder

const path = () => join(folder, 'lock')
const acquire = (signal?: AbortSignal) => acquireLock(path(), { maxSilence: 30_000, signal })
const acquireAndRelease = async () => (await acquire()).release()

async function ownHolder(): Promise<LockHolder> {
  const lock = await acquire()
  const holder = JSON.parse(await readFile(path(), 'utf8'))
  lock.release()
  return holder
}

async function lockedBy(holder: object, silence = 0): Promise<string> {
  const text = JSON.stringify({ ...holder, id: 'other' })
  await writeFile(path(), text)
  const then = new Date(Date.now() - silence)
  await utimes(path(), then, then)
  return text
}

/** Waits for a number of milliseconds of timers. Files are real. */
const advance = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

beforeAll(async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  deadPid = child.pid ?? 0
})
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  folder = await mkdtemp(join(tmpdir(), 'process-lock-'))
  self = await ownHolder()
  parent = { ...self, pid: process.ppid, startTime: undefined }
})
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

test('a lock excludes other holders until it is released', async () => {
  const lock = await acquire()
  expect((await stat(path())).mode & 0o777).toBe(0o600)
  await expect(acquire()).rejects.toThrow(`held by process ${process.pid} on ${hostname()}`)
  lock.release()
  expect(await readdir(folder)).toEqual([])
  await acquireAndRelease()
})

test('the error of a held lock names the holder', async () => {
  await lockedBy(self)
  const error = await acquire().catch(error => error)
  expect(error).toBeInstanceOf(LockHeldError)
  expect(error).toMatchObject({ path: path(), holder: { id: 'other', pid: process.pid, host: hostname() } })
})

describe.runIf(process.platform === 'linux')('on the same system', () => {
  const DEAD: Record<string, () => object> = {
    'a dead process': () => ({ ...self, pid: deadPid }),
    'a process whose id was reused by this one': () => ({ ...self, startTime: '1' }),
    'a process whose id was reused by another one': () => ({ ...self, pid: process.ppid, startTime: '1' }),
  }
  test.each(Object.entries(DEAD))('the lock of %s is taken over immediately', async (_, holder) => {
    await lockedBy(holder())
    await acquireAndRelease()
    expect(await readdir(folder)).toEqual([])
  })

  test('the lock of a running process is respected, regardless of its time', async () => {
    const text = await lockedBy(self, 600 * MINUTE)
    await expect(acquire()).rejects.toThrow(LockHeldError)
    expect(await readFile(path(), 'utf8')).toBe(text)
  })

  test('a process that died while it took over a lock does not block others', async () => {
    await lockedBy({ ...self, pid: deadPid })
    await writeFile(`${path()}.takeover`, JSON.stringify({ ...self, pid: deadPid }))
    await acquireAndRelease()
    expect(await readdir(folder)).toEqual([])
  })

  test('a process that is taking over a lock excludes others', async () => {
    const text = await lockedBy({ ...self, pid: deadPid })
    await writeFile(`${path()}.takeover`, JSON.stringify(self))
    await expect(acquire()).rejects.toThrow(LockHeldError)
    expect(await readFile(path(), 'utf8')).toBe(text)
  })
})

const UNKNOWN: Record<string, () => object> = {
  'another machine': () => ({ ...self, host: 'elsewhere' }),
  'another container': () => ({ ...self, system: 'other' }),
  'a process whose system has no start times': () => parent,
  'a process, written by an older version': () => ({ pid: process.ppid, host: hostname() }),
  'another program': () => ({}),
}
describe.each(Object.entries(UNKNOWN))('the lock of %s', (_, holder) => {
  test.each([-600, 0, 600])('is taken over if it is not updated while it is watched (%i minutes old)', async age => {
    const text = await lockedBy(holder(), age * MINUTE)
    const acquired = acquire()
    await advance(29_000)
    expect(await readFile(path(), 'utf8')).toBe(text)
    await advance(1_000)
    ;(await acquired).release()
    expect(await readdir(folder)).toEqual([])
  })

  test.each([-600, 0, 600])('is respected after an update (%i minutes old)', async age => {
    await lockedBy(holder(), age * MINUTE)
    const rejected = expect(acquire()).rejects.toThrow(LockHeldError)
    await advance(29_000)
    const text = await lockedBy({ ...holder(), beat: 1 }, age * MINUTE)
    await advance(500)
    await rejected
    expect(await readFile(path(), 'utf8')).toBe(text)
  })
})

test('the lock of an older version, which updates only the time of the file, is respected', async () => {
  await lockedBy({ pid: deadPid, host: 'elsewhere' }, MINUTE)
  const rejected = expect(acquire()).rejects.toThrow(LockHeldError)
  await advance(1_500)
  await lockedBy({ pid: deadPid, host: 'elsewhere' })
  await advance(500)
  await rejected
})

test('a watched lock that is released is acquired at once', async () => {
  await lockedBy({ ...self, host: 'elsewhere' })
  const acquired = acquire()
  await advance(1_000)
  await rm(path())
  await advance(500)
  ;(await acquired).release()
})

test('the time during which the watching process is suspended does not count', async () => {
  await lockedBy({ ...self, host: 'elsewhere' })
  const rejected = expect(acquire()).rejects.toThrow(LockHeldError)
  await advance(1_000)
  const later = Date.now() + 600 * MINUTE
  vi.spyOn(performance, 'now').mockReturnValue(later)
  vi.spyOn(Date, 'now').mockReturnValue(later)
  await advance(500)
  const text = await lockedBy({ ...self, host: 'elsewhere', beat: 1 })
  await advance(500)
  await rejected
  expect(await readFile(path(), 'utf8')).toBe(text)
})

test('watching can be interrupted', async () => {
  const text = await lockedBy({ ...self, host: 'elsewhere' })
  const control = new AbortController()
  const rejected = expect(acquire(control.signal)).rejects.toThrow('enough')
  await advance(1_000)
  control.abort(new Error('enough'))
  await rejected
  expect(await readFile(path(), 'utf8')).toBe(text)
  await expect(acquire(control.signal)).rejects.toThrow('enough')
})

test('a lock file that is being written is respected', async () => {
  await writeFile(path(), '')
  const rejected = expect(acquire()).rejects.toThrow(LockHeldError)
  await lockedBy(self)
  await advance(500)
  await rejected
})

test('an incomplete lock file does not block others forever', async () => {
  await writeFile(path(), '')
  const acquired = acquire()
  await advance(30_000)
  ;(await acquired).release()
  expect(await readdir(folder)).toEqual([])
})

const NOT_A_FILE: Record<string, () => Promise<unknown>> = {
  'a directory': () => mkdir(path()),
  'a symbolic link to a file that does not exist': () => symlink('missing', path()),
}
test.each(Object.entries(NOT_A_FILE))('%s is not a lock', async (_, create) => {
  await create()
  await expect(acquire()).rejects.toThrow(/lock is not a regular file\. Remove it\./)
  expect(await readdir(folder)).toEqual(['lock'])
})

test('a holder updates its lock file periodically', async () => {
  const lock = await acquire()
  const before = await readFile(path(), 'utf8')
  await advance(2_000)
  const after = await readFile(path(), 'utf8')
  expect(after).not.toBe(before)
  expect(JSON.parse(after)).toEqual({ ...JSON.parse(before), beat: '0000000001' })
  lock.release()
  expect(vi.getTimerCount()).toBe(0)
})

test('a holder that lost its lock does not update or remove the lock of the new holder', async () => {
  const lock = await acquire()
  const text = await lockedBy(parent, MINUTE)
  const { mtimeMs } = await stat(path())
  await advance(10_000)
  expect(lock.isHeld()).toBe(false)
  expect(lock.loss).toMatchObject({ reason: 'taken', by: { id: 'other', pid: process.ppid } })
  expect(vi.getTimerCount()).toBe(0)
  lock.release()
  expect([await readFile(path(), 'utf8'), (await stat(path())).mtimeMs]).toEqual([text, mtimeMs])
})

test('a holder notices that its lock file was removed', async () => {
  const lock = await acquire()
  await rm(path())
  expect([lock.isHeld(), lock.loss]).toEqual([false, { reason: 'removed' }])
  lock.release()
})
