import { mkdir, mkdtemp, readFile, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Snapshot, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { DamageError } from '../src/persistence/log-lines.ts'
import { NotPersistedError, readState, StateFile, StateFileError } from '../src/persistence/state-file.ts'
import { anyRequest } from './any-request.ts'
import { knownOf, Newest, SEED } from './small-world.ts'

const root = await mkdtemp(join(tmpdir(), 'workbench-state-'))
afterAll(() => rm(root, { recursive: true }))

let files = 0
const newPath = () => join(root, `${++files}.state`)

/** What a file holds that a process would open now. */
function keptIn(path: string): Snapshot | undefined {
  const file = new StateFile(path)
  file.close()
  return file.initial && settled(file.initial)
}

/** In which order ids were spent is nobody's concern. */
const settled = (snapshot: Snapshot): Snapshot =>
  JSON.parse(
    JSON.stringify({ ...snapshot, contents: { ...snapshot.contents, deleted: [...snapshot.contents.deleted].sort() } }),
  )

async function withBytes(bytes: Uint8Array): Promise<string> {
  const path = newPath()
  await writeFile(path, bytes)
  return path
}

/** A file, and what the mock held at each of its lengths at which a change was kept whole. */
async function aShortLife() {
  const path = newPath()
  const mock = new WorkbenchMock({ randomSeed: 1 })
  const file = new StateFile(path)
  file.persist(mock)
  const lengths = new Map<number, Snapshot>()
  const remember = async () => lengths.set((await stat(path)).size, settled(mock.snapshot()))
  await remember()
  const { serviceAccounts } = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'one' }, { name: 'two' }] }] })
  await remember()
  mock.clock.set('2026-11-22')
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

const life = await aShortLife()

describe('a file of --state', () => {
  test('has, after any history, all that the mock holds, and is its owner’s alone', async () => {
    const world = () => {
      const mock = new WorkbenchMock({ now: '2026-11-22T12:00:00Z', randomSeed: 1 })
      return { mock, seeded: mock.seed(SEED) }
    }
    const known = await (async () => {
      const { mock, seeded } = world()
      return knownOf(mock, seeded)
    })()
    await fc.assert(
      fc.asyncProperty(fc.array(anyRequest(known), { maxLength: 20 }), async history => {
        const path = newPath()
        const { mock } = world()
        const file = new StateFile(path)
        file.persist(mock)
        const newest = new Newest()
        for (const request of history) {
          const { url, init } = newest.filledIn(mock.baseUrl, request)
          const response = await mock.fetch(url, init)
          newest.remember(request.method, url, response.status, await response.text())
          if (request.path.length % 7 === 0) mock.clock.advance({ hours: 1 })
        }
        file.close()
        expect(keptIn(path)).toEqual(settled(mock.snapshot()))
        expect((await stat(path)).mode & 0o777).toBe(0o600)
      }),
      { numRuns: 60 },
    )
  })

  test('that ends anywhere has the state before or after the change that it ends in', async () => {
    const ends = [...life.lengths.keys()].sort((a, b) => b - a)
    const texts = new Map([...life.lengths].map(([end, snapshot]) => [end, JSON.stringify(snapshot)]))
    for (let length = 0; length <= life.bytes.length; length++) {
      const end = ends.find(each => each <= length)
      const read = () => JSON.stringify(settled(readState(life.bytes.subarray(0, length))))
      // A snapshot to begin with is never torn: it comes into its place whole.
      if (end === undefined) expect(read).toThrow(DamageError)
      else if (read() !== texts.get(end)) expect.fail(`Of ${length} bytes comes what never was.`)
    }
    for (const length of ends.flatMap(end => [end - 1, end, end + 1]).filter(each => each >= life.snapshotEnds)) {
      const end = ends.find(each => each <= length) ?? 0
      expect(keptIn(await withBytes(life.bytes.subarray(0, length)))).toEqual(life.lengths.get(end))
    }
  })

  test(
    'of which any byte is another is refused, and left as it is',
    () =>
      fc.assert(
        fc.asyncProperty(fc.nat(life.bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
          const bytes = Buffer.from(life.bytes)
          bytes[at] = (bytes[at] ?? 0) ^ change
          const path = await withBytes(bytes)
          expect(() => keptIn(path)).toThrow(/damaged, in line \d+: .*left as it is\. Put a copy/)
          expect((await readFile(path)).equals(bytes)).toBe(true)
        }),
        { numRuns: 2_000 },
      ),
    120_000,
  )

  test(
    'of which a byte is another behind which it breaks off has no state that never was',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.integer({ min: life.snapshotEnds, max: life.bytes.length - 1 }),
          fc.nat(),
          fc.integer({ min: 1, max: 255 }),
          async (length, where, change) => {
            const bytes = Buffer.from(life.bytes.subarray(0, length))
            const at = where % length
            bytes[at] = (bytes[at] ?? 0) ^ change
            const path = await withBytes(bytes)
            try {
              expect([...life.lengths.values()]).toContainEqual(keptIn(path))
            } catch (error) {
              if (!(error instanceof StateFileError)) throw error
            }
          },
        ),
        { numRuns: 500 },
      ),
    120_000,
  )

  test.each([
    ['a line was taken out of', (lines: string[]) => lines.toSpliced(3, 1)],
    ['two lines have changed places in', (lines: string[]) => lines.toSpliced(2, 2, lines[3] ?? '', lines[2] ?? '')],
    ['a line is twice in', (lines: string[]) => lines.toSpliced(2, 0, lines[2] ?? '')],
  ])('%s is refused', async (_, change) => {
    const lines = life.bytes.toString().split('\n')
    const path = await withBytes(Buffer.from(change(lines).join('\n')))
    expect(() => keptIn(path)).toThrow(/damaged, in line/)
  })

  test.each([
    ['', /is empty/],
    ['{"name": "a-project"}\n', /is no state of a mock/],
  ])('that is something else (%j) is refused', async (text, message) => {
    expect(() => keptIn(join(root, 'none', 'at-all'))).toThrow(/ENOENT/)
    const path = await withBytes(Buffer.from(text))
    expect(() => keptIn(path)).toThrow(message)
  })

  test('does not grow without end', async () => {
    const path = newPath()
    const mock = new WorkbenchMock()
    mock.seed({
      serviceAccounts: [{ name: 'big', keys: Array.from({ length: 100 }, (_, index) => ({ name: `key ${index}` })) }],
    })
    const file = new StateFile(path)
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
    expect(keptIn(path)).toEqual(settled(mock.snapshot()))
  })

  test('that cannot be written says so, and has everything once it can be', async () => {
    const folder = join(root, 'removed')
    await mkdir(folder)
    const path = join(folder, 'state')
    const mock = new WorkbenchMock()
    const file = new StateFile(path)
    file.persist(mock)
    await rename(folder, `${folder}.elsewhere`)
    expect(() => mock.seed({ serviceAccounts: [{ name: 'lost' }] })).toThrow(NotPersistedError)
    await mkdir(folder)
    mock.seed({ serviceAccounts: [{ name: 'next' }] })
    file.close()
    expect(mock.serviceAccounts().map(({ name }) => name)).toContain('lost')
    expect(keptIn(path)).toEqual(settled(mock.snapshot()))
  })

  test('that somebody else cut short is made whole by the next change', async () => {
    const path = newPath()
    const mock = new WorkbenchMock()
    const file = new StateFile(path)
    file.persist(mock)
    await truncate(path, 100)
    mock.seed({ serviceAccounts: [{ name: 'next' }] })
    file.close()
    expect(keptIn(path)).toEqual(settled(mock.snapshot()))
  })

  test('in whose place there is another is not written over', async () => {
    const path = newPath()
    const mock = new WorkbenchMock()
    const file = new StateFile(path)
    file.persist(mock)
    await writeFile(`${path}.other`, life.bytes)
    await rename(`${path}.other`, path)
    for (const name of ['one', 'two']) {
      expect(() => mock.seed({ serviceAccounts: [{ name }] })).toThrow(/another file is in its place/)
    }
    file.close()
    expect((await readFile(path)).equals(life.bytes)).toBe(true)
  })
})

describe('the lock of a file of --state', () => {
  const lockedBy = async (holder: object, silence: number) => {
    const path = newPath()
    await writeFile(`${path}.lock`, JSON.stringify({ id: 'somebody', ...holder }))
    const then = new Date(Date.now() - silence)
    await utimes(`${path}.lock`, then, then)
    return path
  }

  test('keeps others out until it is given back', () => {
    const path = newPath()
    const file = new StateFile(path)
    expect(() => new StateFile(path)).toThrow(
      /process \d+ has locked it\. If you are sure that the process is dead, remove .*\.lock\./,
    )
    file.close()
    new StateFile(path).close()
  })

  test('of a process that cannot be looked at is believed for a while', async () => {
    const holder = { pid: 1, host: `not ${hostname()}`, startTime: '1' }
    const path = await lockedBy(holder, 1_000)
    expect(() => new StateFile(path)).toThrow(/process 1 has locked it/)
    new StateFile(await lockedBy(holder, 60_000)).close()
  })

  test('of a process that has ended is taken over, also where another has its id by now', async () => {
    const own = newPath()
    const file = new StateFile(own)
    const holder = JSON.parse(await readFile(`${own}.lock`, 'utf8'))
    file.close()
    // The highest id that Linux has is not reached by a process that runs.
    new StateFile(await lockedBy({ ...holder, pid: 4_194_304 }, 0)).close()
    if (holder.startTime !== undefined) new StateFile(await lockedBy({ ...holder, startTime: '1' }, 0)).close()
    expect(() => new StateFile(`${own}`)).not.toThrow()
  })
})
