import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { copyFile, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Secret, Workbench } from '../../src/index.ts'
import { fileJournal, RotationInProgressError, type RotationProgress, rotateApiKey } from '../../src/rotation/index.ts'
import { at, createFixture, failureOf, ROTATED } from './fixtures.ts'
import { openAccount, openTempProject } from './temp-project.ts'

let folder: string
let dead: number
const file = () => join(folder, 'journal.json')
const lock = () => `${file()}.lock`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journals-'))
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  dead = child.pid ?? 0
})
afterAll(() => rm(folder, { recursive: true }))

test('rejects a second rotation of the same key in the same process', async () => {
  const fixture = await createFixture()
  const [first, second] = await Promise.allSettled([fixture.rotate(), fixture.rotate()])
  expect(first.status).toBe('fulfilled')
  expect(second).toMatchObject({ status: 'rejected', reason: expect.any(RotationInProgressError) })
  expect(await fixture.state()).toEqual(ROTATED)
  expect(fixture.maxNewKeys).toBe(1)
})

test('rejects a journal that a running process has locked', async () => {
  const project = await openTempProject()
  const account = await openAccount(project)
  const waiting = new AbortController()
  const progress = new EventEmitter()
  const rotation = rotateApiKey(new Workbench({ token: project.mock.tokens.admin, baseUrl: project.baseUrl }), {
    key: account.key,
    store: account.store,
    journal: fileJournal(account.input.journal ?? undefined),
    gracePeriod: 0,
    signal: waiting.signal,
    async afterStore() {
      progress.emit('stored')
      await new Promise(() => {})
    },
  })
  await once(progress, 'stored')
  expect(await project.run(account.input)).toMatchObject({ code: 75, output: expect.stringContaining('Another run') })
  waiting.abort()
  await failureOf(rotation)
  expect(await project.run(account.input)).toMatchObject({ code: 0, output: 'rotated' })
  expect(account.faults).toEqual([])
  await account.close()
})

test('a copy of the journal of a running process does not let another run take over', async () => {
  const project = await openTempProject()
  const account = await openAccount(project)
  const journal = account.input.journal ?? ''
  const waiting = new AbortController()
  const progress = new EventEmitter()
  const rotation = rotateApiKey(new Workbench({ token: project.mock.tokens.admin, baseUrl: project.baseUrl }), {
    key: account.key,
    store: account.store,
    journal: fileJournal(journal),
    gracePeriod: 0,
    lease: 3_000,
    signal: waiting.signal,
    async afterStore() {
      progress.emit('stored')
      await new Promise(() => {})
    },
  })
  await once(progress, 'stored')
  await copyFile(journal, `${journal}.copy`)
  expect(await project.run({ ...account.input, journal: `${journal}.copy`, lease: 3_000 })).toMatchObject({ code: 75 })
  waiting.abort()
  await failureOf(rotation)
  await account.close()
})

async function turn(count: number): Promise<void> {
  for (let rest = count; rest > 0; rest -= 1) await new Promise(resolve => setImmediate(resolve))
}

test('another machine continues a rotation that waits, without its journal', async () => {
  const fixture = await createFixture()
  expect(await fixture.rotate({ gracePeriod: 60_000, wait: false })).toMatchObject({ status: 'waiting' })
  expect(await fixture.rotate({ gracePeriod: 60_000, wait: false })).toMatchObject({ status: 'waiting' })
  expect(await fixture.rotate({ journal: undefined })).toMatchObject({ status: 'rotated' })
  expect(fixture.calls.filter(call => call === 'POST api_keys')).toHaveLength(1)
  expect(await fixture.state()).toMatchObject({ ...ROTATED, journal: ['verified'] })
})

test('a run joins another one that waits, and the shorter of their grace periods applies', async () => {
  const fixture = await createFixture()
  const rotate = (gracePeriod: number, onProgress?: Parameters<typeof at>[1]) =>
    fixture.rotate({ journal: undefined, gracePeriod, ...(onProgress && { onProgress: at('waiting', onProgress) }) })
  let joined: Promise<unknown> | undefined
  let joinedEnd = Number.POSITIVE_INFINITY
  const first = await rotate(2_000, () => {
    joined = rotate(100).finally(() => {
      joinedEnd = performance.now()
    })
  })
  expect(performance.now() - joinedEnd).toBeGreaterThan(500)
  expect([first, await joined]).toMatchObject([
    { status: 'rotated' },
    { status: 'rotated', newKey: { id: first.newKey?.id } },
  ])
  expect(fixture.calls.filter(call => call === 'POST api_keys')).toHaveLength(1)
  expect(await fixture.state()).toMatchObject({ old: 'deleted', fresh: 1, accepted: true })
})

/** Returns the content of a lock held by this process. */
async function ownLock(): Promise<object> {
  const release = await fileJournal(file()).lock()
  const text = await readFile(lock(), 'utf8')
  await release()
  return JSON.parse(text)
}

async function lockedBy(holder: object): Promise<string> {
  const text = JSON.stringify({ ...holder, id: 'other' })
  await writeFile(lock(), text)
  return text
}

describe('the lock of a journal', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(async () => {
    vi.useRealTimers()
    await rm(lock(), { force: true })
  })

  test.runIf(process.platform === 'linux')('is taken over immediately from a dead process of this system', async () => {
    await lockedBy({ ...(await ownLock()), pid: dead })
    await (await fileJournal(file()).lock())()
    expect(await readdir(folder)).toEqual([])
  })

  const UNKNOWN: Record<string, () => Promise<object>> = {
    'a process on another machine': async () => ({ ...(await ownLock()), pid: dead, host: 'elsewhere' }),
    'a process in another container': async () => ({ ...(await ownLock()), system: 'other' }),
    'a process with the same id, whose system is not known': async () => ({ pid: process.pid, host: hostname() }),
  }
  test.each(Object.entries(UNKNOWN))('of %s is taken over after 30 seconds without an update', async (_, holder) => {
    const text = await lockedBy(await holder())
    const released = fileJournal(file())
      .lock()
      .then(release => release())
    await untilWatched()
    await vi.advanceTimersByTimeAsync(29_000)
    expect(await readFile(lock(), 'utf8')).toBe(text)
    await vi.advanceTimersByTimeAsync(1_000)
    await released
    expect(await readdir(folder)).toEqual([])
  })

  test.each(Object.entries(UNKNOWN))('of %s is respected if it is updated', async (_, holder) => {
    await lockedBy(await holder())
    const failure = failureOf(fileJournal(file()).lock())
    await untilWatched()
    const old = new Date('2001-01-01')
    await utimes(lock(), old, old)
    await vi.advanceTimersByTimeAsync(500)
    const { pid, host } = { host: hostname(), pid: process.pid, ...JSON.parse(await readFile(lock(), 'utf8')) }
    expect(await failure).toBeInstanceOf(RotationInProgressError)
    expect(await failure).toMatchObject({ message: expect.stringContaining(`process ${pid} on ${host}. Wait`) })
  })

  test('is not awaited after an interruption, and no request is sent', async () => {
    const fixture = await createFixture()
    await lockedBy({ pid: 1, host: 'elsewhere' })
    const control = new AbortController()
    const failure = failureOf(fixture.rotate({ journal: fileJournal(file()), signal: control.signal }))
    await untilWatched()
    control.abort()
    expect(await failure).toMatchObject({
      message: expect.stringMatching(
        /^Interrupted while waiting for the lock on .*journal\.json\. Nothing was changed\.$/,
      ),
      canResume: false,
    })
    expect(fixture.calls).toEqual([])
  })

  /** Resolves when a lock is watched. Until then, real files are read. */
  async function untilWatched(): Promise<void> {
    while (vi.getTimerCount() === 0) await turn(1)
  }
})

test('only one of many takes over the lock of a dead process', async () => {
  await lockedBy({ ...(await ownLock()), pid: dead })
  const journals = Array.from({ length: 10 }, () => fileJournal(file()))
  await Promise.allSettled(journals.map(journal => journal.lock()))
  const written = await Promise.allSettled(journals.map(journal => journal.write([])))
  expect(written.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await rm(lock())
})

test('two links to a journal share one lock, and remain links', async () => {
  const [one, two] = ['one', 'two'].map(name => join(folder, name))
  await Promise.all([one, two].map(link => symlink(file(), link ?? '')))
  await writeFile(file(), JSON.stringify({ version: 2, rotations: [] }))
  const journal = fileJournal(one)
  const release = await journal.lock()
  expect(await failureOf(fileJournal(two).lock())).toBeInstanceOf(RotationInProgressError)
  await journal.write([])
  expect((await readdir(folder)).sort()).toEqual(['journal.json.lock', 'one', 'two'])
  await release()
  await Promise.all([one, two].map(link => rm(link ?? '')))
})

test('stops writing after it lost the lock, and does not remove the new lock', async () => {
  const journal = fileJournal(file())
  const release = await journal.lock()
  await journal.checkLock?.()
  const text = JSON.stringify({ id: 'other', pid: process.ppid, host: hostname() })
  await writeFile(lock(), text)
  const message = new RegExp(
    `^Another run took over .*: process ${process.ppid} on .*journal\\.json\\.lock was removed while this run was using it`,
  )
  for (const change of [() => journal.checkLock?.(), () => journal.write([])]) {
    const error = await failureOf(change() ?? Promise.resolve())
    expect(error).toBeInstanceOf(RotationInProgressError)
    expect(error).toMatchObject({ message: expect.stringMatching(message) })
  }
  await release()
  expect(await readFile(lock(), 'utf8')).toBe(text)
  await rm(lock())
})

test('reports that the lock file was removed', async () => {
  const journal = fileJournal(file())
  await journal.lock()
  await rm(lock())
  expect(await failureOf(journal.write([]))).toMatchObject({ message: expect.stringContaining('lock was removed') })
  expect(await readdir(folder)).toEqual([])
})

const LOST_AT: Record<string, RotationProgress> = { storing: 'created', disabling: 'verified', deleting: 'disabled' }
test.each(Object.entries(LOST_AT))('a run that lost its lock changes nothing more, before %s', async (_, progress) => {
  const fixture = await createFixture()
  let writes = 0
  const write = (secret: Secret) => {
    writes += 1
    return fixture.store.write(secret)
  }
  const changes = () => [writes, fixture.calls.filter(isWrite)]
  let before: unknown
  const onProgress = at(progress, () => {
    rmSync(lock())
    writeFileSync(lock(), JSON.stringify({ id: 'other', pid: 1, host: 'elsewhere' }))
    before = changes()
  })
  const store = { ...fixture.store, write }
  const error = await failureOf(fixture.rotate({ store, journal: fileJournal(file()), onProgress }))
  expect(error).toMatchObject({ message: expect.stringContaining('Another run took over') })
  expect(changes()).toEqual(before)
  await Promise.all([lock(), file()].map(path => rm(path, { force: true })))
})

const isWrite = (call: string) => !call.startsWith('GET ')
