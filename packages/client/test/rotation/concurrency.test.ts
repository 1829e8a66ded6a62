import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Fetch, Workbench } from '../../src/index.ts'
import { fileJournal, memoryJournal, RotationInProgressError, rotateApiKey } from '../../src/rotation/index.ts'
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
    journal: fileJournal(account.input.journal),
    gracePeriod: 60_000,
    signal: waiting.signal,
    onProgress: at('waiting', () => progress.emit('waiting')),
  })
  await once(progress, 'waiting')
  expect(await project.run(account.input)).toMatchObject({ code: 75, output: expect.stringContaining('Another run') })
  waiting.abort()
  await failureOf(rotation)
  expect(await project.run(account.input)).toMatchObject({ code: 0, output: 'rotated' })
  expect(account.faults).toEqual([])
  await account.close()
})

test('two runs with different journals never leave two successors', async () => {
  const run = fc.array(fc.nat(3), { minLength: 20, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(run, run, async (...pauses) => {
      const fixture = await createFixture()
      // Their creation times do not tell which key was created first.
      fixture.mock.clock.set(new Date())
      const runs = pauses.map(turns => {
        const fetch: Fetch = async (url, init) => {
          await turn(turns.pop() ?? 0)
          const answer = await fixture.mock.fetch(url, init)
          await turn(turns.pop() ?? 0)
          expect(await fixture.accepted()).toBe(true)
          return answer
        }
        const workbench = new Workbench({ token: fixture.mock.tokens.admin, fetch, retries: 0 })
        return rotateApiKey(workbench, { ...fixture.settings, journal: memoryJournal() })
      })
      const results = await Promise.allSettled(runs)
      const won = results.filter(({ status }) => status === 'fulfilled').length
      const { old, fresh, accepted } = await fixture.state()
      expect({ won, old, fresh, accepted }).toEqual(
        won === 1
          ? { won, old: 'deleted', fresh: 1, accepted: true }
          : { won: 0, old: 'active', fresh: 0, accepted: true },
      )
    }),
    { numRuns: 100 },
  )
})

async function turn(count: number): Promise<void> {
  for (let rest = count; rest > 0; rest -= 1) await new Promise(resolve => setImmediate(resolve))
}

test('rejects a key with a successor that the journal does not contain', async () => {
  const fixture = await createFixture()
  const control = new AbortController()
  await failureOf(
    fixture.rotate({ gracePeriod: 60_000, signal: control.signal, onProgress: at('waiting', () => control.abort()) }),
  )
  const error = await failureOf(fixture.rotate({ journal: memoryJournal() }))
  expect(error).toBeInstanceOf(RotationInProgressError)
  expect(fixture.calls.filter(call => call === 'POST api_keys')).toHaveLength(1)
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
})

const HOLDERS: Record<string, { pid: () => number; host: string; silence: number; isTaken: boolean }> = {
  'a dead process': { pid: () => dead, host: hostname(), silence: 0, isTaken: true },
  'a running process': { pid: () => process.ppid, host: hostname(), silence: 60_000, isTaken: false },
  'a running process that has been silent for an hour': {
    pid: () => process.ppid,
    host: hostname(),
    silence: 3_600_000,
    isTaken: true,
  },
  'another machine with a recent heartbeat': { pid: () => dead, host: 'elsewhere', silence: 10_000, isTaken: false },
  'another machine that has been silent': {
    pid: () => process.ppid,
    host: 'elsewhere',
    silence: 40_000,
    isTaken: true,
  },
  'a process with the same id before a restart': {
    pid: () => process.pid,
    host: hostname(),
    silence: 500_000,
    isTaken: true,
  },
  'another thread of this process': { pid: () => process.pid, host: hostname(), silence: 0, isTaken: false },
}

test.each(Object.entries(HOLDERS))('the lock of %s', async (_, { pid, host, silence, isTaken }) => {
  const text = JSON.stringify({ id: 'other', pid: pid(), host })
  await writeFile(lock(), text)
  const then = new Date(Date.now() - silence)
  await utimes(lock(), then, then)
  const locking = fileJournal(file()).lock()
  if (isTaken) {
    await (await locking)()
    expect(await readdir(folder)).toEqual([])
  } else {
    const error = await failureOf(locking)
    expect(error).toBeInstanceOf(RotationInProgressError)
    expect(error).toMatchObject({ message: expect.stringContaining(`process ${pid()} on ${host}`) })
    expect(await readFile(lock(), 'utf8')).toBe(text)
    await rm(lock())
  }
})

test('respects an empty lock file until it is old', async () => {
  await writeFile(lock(), '')
  expect(await failureOf(fileJournal(file()).lock())).toBeInstanceOf(RotationInProgressError)
  const then = new Date(Date.now() - 60_000)
  await utimes(lock(), then, then)
  await (await fileJournal(file()).lock())()
  expect(await readdir(folder)).toEqual([])
})

test('only one of many takes over the lock of a dead process', async () => {
  await writeFile(lock(), JSON.stringify({ id: 'other', pid: dead, host: hostname() }))
  const journals = Array.from({ length: 10 }, () => fileJournal(file()))
  await Promise.allSettled(journals.map(journal => journal.lock()))
  const written = await Promise.allSettled(journals.map(journal => journal.write([])))
  expect(written.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await rm(lock())
})

test('does not write after it lost the lock, and does not remove the new lock', async () => {
  const journal = fileJournal(file())
  const release = await journal.lock()
  const text = JSON.stringify({ id: 'other', pid: process.ppid, host: hostname() })
  await writeFile(lock(), text)
  expect(await failureOf(journal.write([]))).toBeInstanceOf(RotationInProgressError)
  await release()
  expect(await readFile(lock(), 'utf8')).toBe(text)
  await rm(lock())
})
