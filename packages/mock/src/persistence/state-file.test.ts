import { mkdir, mkdtemp, readFile, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { anyRequest } from '../../test/any-request.ts'
import { knownOf, Newest, smallWorld } from '../../test/small-world.ts'
import { WorkbenchMock } from '../mock/mock.ts'
import type { Snapshot } from '../store/snapshot.ts'
import { DamageError } from './log-lines.ts'
import { NotPersistedError, readState, StateFile, StateFileError } from './state-file.ts'

const root = await mkdtemp(join(tmpdir(), 'workbench-state-'))
afterAll(() => rm(root, { recursive: true }))

let files = 0
const newPath = () => join(root, `${++files}.state`)

/** Returns the state that a process would restore from a file. */
async function stateIn(path: string): Promise<Snapshot | undefined> {
  const file = await StateFile.open(path)
  file.close()
  return file.initial && normalized(file.initial)
}

/** Sorts the ids of deleted records, whose order does not matter. */
function normalized(snapshot: Snapshot): Snapshot {
  const sorted = Object.entries(snapshot.contents.deleted).map(([organizationId, ids]) => [
    organizationId,
    ids.toSorted(),
  ])
  const contents = { ...snapshot.contents, deleted: Object.fromEntries(sorted) }
  return JSON.parse(JSON.stringify({ ...snapshot, contents }))
}

async function withBytes(bytes: Uint8Array): Promise<string> {
  const path = newPath()
  await writeFile(path, bytes)
  return path
}

/** Creates a state file, and returns the state of the mock for each length at which a change was complete. */
async function exampleFile() {
  const path = newPath()
  const mock = new WorkbenchMock({ randomSeed: 1 })
  const file = await StateFile.open(path)
  file.persist(mock)
  const lengths = new Map<number, Snapshot>()
  const remember = async () => lengths.set((await stat(path)).size, normalized(mock.snapshot()))
  await remember()
  const { serviceAccounts } = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'one' }, { name: 'two' }] }] })
  await remember()
  mock.clock.set('2026-11-22T12:00:00Z')
  await remember()
  await mock.fetch(`${mock.baseUrl}/api/v2/service_accounts/${serviceAccounts[0].id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      data: { type: 'service_accounts', id: serviceAccounts[0].id, attributes: { active: false } },
    }),
  })
  await remember()
  mock.reset()
  await remember()
  mock.seed({ serviceAccounts: [{ name: 'last' }] })
  await remember()
  file.close()
  return { bytes: await readFile(path), lengths, snapshotEnds: Math.min(...lengths.keys()) }
}

const example = await exampleFile()

describe('a state file', () => {
  test('contains the complete state after any history, and is private', async () => {
    const { mock: example, seeded } = smallWorld()
    const known = await knownOf(example, seeded)
    await fc.assert(
      fc.asyncProperty(fc.array(anyRequest(known), { maxLength: 20 }), async history => {
        const path = newPath()
        const { mock } = smallWorld()
        const file = await StateFile.open(path)
        file.persist(mock)
        const newest = new Newest()
        for (const request of history) {
          const { url, init } = newest.filledIn(mock.baseUrl, request)
          const response = await mock.fetch(url, init)
          newest.remember(request.method, url, response.status, await response.text())
          if (request.path.length % 7 === 0) mock.clock.advance({ hours: 1 })
        }
        file.close()
        expect(await stateIn(path)).toEqual(normalized(mock.snapshot()))
        expect((await stat(path)).mode & 0o777).toBe(0o600)
      }),
      { numRuns: runs(10, 600) },
    )
  })

  test('contains the complete state after a request that is rejected late', async () => {
    const path = newPath()
    const mock = new WorkbenchMock()
    const file = await StateFile.open(path)
    file.persist(mock)
    const account = mock.serviceAccounts().find(({ name }) => name === 'Mock admin')
    const attributes = { display_name: 'a', restrictions: ['read_only'] }
    const service_account = { data: { type: 'service_accounts', id: account?.id } }
    const response = await mock.fetch(`${mock.baseUrl}/api/v2/api_keys`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: { type: 'api_keys', attributes, relationships: { service_account } } }),
    })
    file.close()
    expect(response.status).toBe(403)
    expect(await stateIn(path)).toEqual(normalized(mock.snapshot()))
  })

  test('contains whole changes if it is truncated anywhere', async () => {
    const ends = [...example.lengths.keys()].sort((a, b) => b - a)
    const texts = new Map([...example.lengths].map(([end, snapshot]) => [end, JSON.stringify(snapshot)]))
    for (let length = 0; length <= example.bytes.length; length++) {
      const end = ends.find(each => each <= length)
      const read = () => JSON.stringify(normalized(readState(example.bytes.subarray(0, length))))
      // The initial snapshot is written atomically.
      if (end === undefined) expect(read).toThrow(DamageError)
      else if (read() !== texts.get(end)) expect.fail(`${length} bytes result in a state that never existed.`)
    }
    for (const length of ends.flatMap(end => [end - 1, end, end + 1]).filter(each => each >= example.snapshotEnds)) {
      const end = ends.find(each => each <= length) ?? 0
      expect(await stateIn(await withBytes(example.bytes.subarray(0, length)))).toEqual(example.lengths.get(end))
    }
  })

  test(
    'is rejected and not changed if any byte was modified',
    () =>
      fc.assert(
        fc.asyncProperty(fc.nat(example.bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
          const bytes = Buffer.from(example.bytes)
          bytes[at] = (bytes[at] ?? 0) ^ change
          const path = await withBytes(bytes)
          await expect(stateIn(path)).rejects.toThrow(/line \d+ is damaged: .*not changed\. Restore a backup/)
          expect((await readFile(path)).equals(bytes)).toBe(true)
        }),
        { numRuns: runs(30, 5_000) },
      ),
    120_000,
  )

  test(
    'never restores a state that did not exist if a byte was modified and the file was truncated',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.integer({ min: example.snapshotEnds, max: example.bytes.length - 1 }),
          fc.nat(),
          fc.integer({ min: 1, max: 255 }),
          async (length, where, change) => {
            const bytes = Buffer.from(example.bytes.subarray(0, length))
            const at = where % length
            bytes[at] = (bytes[at] ?? 0) ^ change
            const path = await withBytes(bytes)
            try {
              expect([...example.lengths.values()]).toContainEqual(await stateIn(path))
            } catch (error) {
              if (!(error instanceof StateFileError)) throw error
            }
          },
        ),
        { numRuns: runs(10, 2_000) },
      ),
    120_000,
  )

  test.each([
    ['a removed line', (lines: string[]) => lines.toSpliced(3, 1)],
    ['two swapped lines', (lines: string[]) => lines.toSpliced(2, 2, lines[3] ?? '', lines[2] ?? '')],
    ['a duplicated line', (lines: string[]) => lines.toSpliced(2, 0, lines[2] ?? '')],
  ])('is rejected with %s', async (_, change) => {
    const lines = example.bytes.toString().split('\n')
    const path = await withBytes(Buffer.from(change(lines).join('\n')))
    await expect(stateIn(path)).rejects.toThrow(/line \d+ is damaged/)
  })

  test.each([
    ['', /is empty/],
    ['{"name": "a-project"}\n', /not a state file/],
  ])('is rejected if it has another format: %j', async (text, message) => {
    await expect(stateIn(join(root, 'none', 'at-all'))).rejects.toThrow(/ENOENT/)
    const path = await withBytes(Buffer.from(text))
    await expect(stateIn(path)).rejects.toThrow(message)
  })

  test('is compacted when it grows', async () => {
    const path = newPath()
    const mock = new WorkbenchMock()
    mock.seed({
      serviceAccounts: [{ name: 'big', keys: Array.from({ length: 100 }, (_, index) => ({ name: `key ${index}` })) }],
    })
    const file = await StateFile.open(path)
    file.persist(mock)
    const bound = (await stat(path)).size * 5 + 2_000_000
    const toggle = (active: boolean) =>
      mock.fetch(
        `${mock.baseUrl}/api/v2/service_accounts/${mock.serviceAccounts().find(({ name }) => name === 'big')?.id}`,
        {
          method: 'PATCH',
          headers: { authorization: `Bearer ${mock.tokens.admin}`, 'content-type': 'application/json' },
          body: JSON.stringify({ data: { type: 'service_accounts', attributes: { active } } }),
        },
      )
    let written = 0
    for (let round = 0; round < 60; round++) {
      const before = (await stat(path)).size
      expect((await toggle(round % 2 === 1)).status).toBe(200)
      const after = (await stat(path)).size
      written += Math.max(0, after - before)
      expect(after).toBeLessThan(bound)
    }
    expect(written).toBeGreaterThan(bound)
    file.close()
    expect(await stateIn(path)).toEqual(normalized(mock.snapshot()))
  })

  test('reports a failed write, and contains everything after the next successful one', async () => {
    const folder = join(root, 'removed')
    await mkdir(folder)
    const path = join(folder, 'state')
    const mock = new WorkbenchMock()
    const file = await StateFile.open(path)
    file.persist(mock)
    await rename(folder, `${folder}.elsewhere`)
    expect(() => mock.seed({ serviceAccounts: [{ name: 'lost' }] })).toThrow(NotPersistedError)
    await mkdir(folder)
    mock.seed({ serviceAccounts: [{ name: 'next' }] })
    file.close()
    expect(mock.serviceAccounts().map(({ name }) => name)).toContain('lost')
    expect(await stateIn(path)).toEqual(normalized(mock.snapshot()))
  })

  test('is rewritten with the next change if it was truncated', async () => {
    const path = newPath()
    const mock = new WorkbenchMock()
    const file = await StateFile.open(path)
    file.persist(mock)
    await truncate(path, 100)
    mock.seed({ serviceAccounts: [{ name: 'next' }] })
    file.close()
    expect(await stateIn(path)).toEqual(normalized(mock.snapshot()))
  })

  test('is not overwritten if it was replaced by another file', async () => {
    const path = newPath()
    const mock = new WorkbenchMock()
    const file = await StateFile.open(path)
    file.persist(mock)
    await writeFile(`${path}.other`, example.bytes)
    await rename(`${path}.other`, path)
    for (const name of ['one', 'two']) {
      expect(() => mock.seed({ serviceAccounts: [{ name }] })).toThrow(/replaced by another one/)
    }
    file.close()
    expect((await readFile(path)).equals(example.bytes)).toBe(true)
  })
})

describe('the lock of a state file', () => {
  const lockedBy = async (holder: object) => {
    const path = newPath()
    await writeFile(`${path}.lock`, JSON.stringify({ id: 'another process', ...holder }))
    return path
  }
  const openAndClose = async (path: string) => (await StateFile.open(path)).close()

  test('excludes other processes until it is released', async () => {
    const path = newPath()
    const file = await StateFile.open(path)
    await expect(StateFile.open(path)).rejects.toThrow(
      /locked by process \d+\. If that process is no longer running, remove .*\.lock\./,
    )
    file.close()
    await openAndClose(path)
  })

  describe('of a process that cannot be inspected', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
    afterEach(() => void vi.useRealTimers())
    const holder = { pid: 1, host: `not ${hostname()}`, startTime: '1' }

    test('is taken over after ten seconds without an update', async () => {
      const path = await lockedBy(holder)
      const opened = openAndClose(path)
      await vi.advanceTimersByTimeAsync(9_000)
      expect(await readFile(`${path}.lock`, 'utf8')).toContain('another process')
      await vi.advanceTimersByTimeAsync(1_000)
      await opened
    })

    test('is respected if it is updated, regardless of the clocks', async () => {
      const path = await lockedBy(holder)
      const year = new Date('2001-01-01')
      await utimes(`${path}.lock`, year, year)
      const rejected = expect(StateFile.open(path)).rejects.toThrow(/locked by process 1/)
      await vi.advanceTimersByTimeAsync(9_000)
      await writeFile(`${path}.lock`, JSON.stringify({ id: 'another process', ...holder, beat: 1 }))
      await vi.advanceTimersByTimeAsync(1_000)
      await rejected
    })
  })

  test('is taken over from a dead process, even if its id was reused', async () => {
    const own = newPath()
    const file = await StateFile.open(own)
    const holder = JSON.parse(await readFile(`${own}.lock`, 'utf8'))
    file.close()
    // The highest process id of Linux, which is practically never used.
    await openAndClose(await lockedBy({ ...holder, pid: 4_194_304 }))
    if (holder.startTime !== undefined) await openAndClose(await lockedBy({ ...holder, startTime: '1' }))
    await openAndClose(own)
  })
})
