import { mkdtemp, readdir, readFile, rm, stat, watch } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, test as vitestTest } from 'vitest'
import { runs } from '../../../test/soak.ts'
import { canUnshare, Locker, type LockerOptions } from './locker.ts'

const HOUR = 3_600_000
/** The number of times that many processes find the lock of a dead one. */
const ROUNDS = runs(1, 20)

/** The tests run concurrently, because they wait for updates of locks. Each has its own folder. */
const test = vitestTest.extend<{ path: string; start: (options?: LockerOptions) => Locker }>({
  path: async ({ task: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'process-lock-'))
    await use(join(folder, 'lock'))
    await rm(folder, { recursive: true })
  },
  start: async ({ path }, use) => {
    const lockers: Locker[] = []
    await use(options => {
      const locker = new Locker(path, options)
      lockers.push(locker)
      return locker
    })
    await Promise.all(lockers.map(locker => locker.kill()))
  },
})

/** Resolves when a lock file is updated. */
async function nextUpdate(path: string): Promise<void> {
  for await (const { eventType } of watch(path)) if (eventType === 'change') return
}

const ACQUIRED = { outcome: 'acquired' }
const REJECTED = { outcome: 'LockHeldError' }
const HELD = { isHeld: true }

test.concurrent('exactly one of many processes acquires the lock of a dead process', async ({
  expect,
  path,
  start,
}) => {
  for (let round = 0; round < ROUNDS; round++) {
    const first = start()
    expect(await first.next()).toMatchObject(ACQUIRED)
    await first.kill()
    const others = Array.from({ length: 6 }, () => start())
    const outcomes = await Promise.all(others.map(other => other.next()))
    const winners = others.filter((_, index) => (outcomes[index] as { outcome: string }).outcome === 'acquired')
    expect(await Promise.all(winners.map(winner => winner.ask('state')))).toEqual([HELD])
    await Promise.all(winners.map(winner => winner.ask('release')))
    expect(await readdir(dirname(path))).toEqual([])
  }
})

test.concurrent('a stopped process keeps the lock on its machine', async ({ expect, start }) => {
  const first = start({ maxSilence: 1_000 })
  expect(await first.next()).toMatchObject(ACQUIRED)
  first.signal('SIGSTOP')
  expect(await start({ maxSilence: 1_000 }).next()).toMatchObject(REJECTED)
  first.signal('SIGCONT')
  expect(await first.ask('state')).toEqual(HELD)
})

describe.runIf(canUnshare)("on systems that cannot check each other's processes", () => {
  const PAIRS: Record<string, [LockerOptions, LockerOptions]> = {
    'in two containers, with the same host name and process id': [{ system: 'container' }, { system: 'container' }],
    'in a container, and one on its host': [{ system: 'container' }, {}],
    'on a host, and one in a container': [{}, { system: 'container' }],
    'in a container that sees the processes of its host, and one on the host': [
      { system: 'container with the /proc of the host' },
      {},
    ],
    'on two machines': [{ system: 'another machine' }, {}],
    'on two machines, the first of which is hours behind': [{ system: 'another machine', clockOffset: -5 * HOUR }, {}],
    'on two machines, the first of which is hours ahead': [{ system: 'another machine', clockOffset: 5 * HOUR }, {}],
    'in two containers, one of which has a wrong clock': [
      { system: 'container' },
      { system: 'container', clockOffset: 60_000 },
    ],
  }
  test.concurrent.for(Object.entries(PAIRS))(
    'a process cannot take the lock of a living one: %s',
    async ([, [one, other]], { expect, path, start }) => {
      const first = start(one)
      expect(await first.next()).toMatchObject(ACQUIRED)
      await nextUpdate(path)
      expect(await start(other).next()).toMatchObject(REJECTED)
      expect(await first.ask('state')).toEqual(HELD)
      expect(await first.ask('release')).toMatchObject({ isHeld: false })
      expect(await start(other).next()).toMatchObject(ACQUIRED)
    },
  )

  test.concurrent.for([0, -5 * HOUR, 5 * HOUR])(
    'the lock of a dead process is taken over, clock offset %i ms',
    async (clockOffset, { expect, path, start }) => {
      const first = start({ system: 'container', clockOffset })
      expect(await first.next()).toMatchObject(ACQUIRED)
      await nextUpdate(path)
      await first.kill()
      expect(await start({ system: 'another machine', maxSilence: 3_000 }).next()).toMatchObject(ACQUIRED)
    },
  )

  test.concurrent('a process that was stopped for too long detects that it lost the lock, and keeps the new one intact', async ({
    expect,
    path,
    start,
  }) => {
    const first = start({ system: 'container', maxSilence: 3_000 })
    expect(await first.next()).toMatchObject(ACQUIRED)
    first.signal('SIGSTOP')
    const second = start({ system: 'another machine', maxSilence: 3_000 })
    expect(await second.next()).toEqual({ outcome: 'acquired', pid: 1 })
    second.signal('SIGSTOP')
    const [text, { mtimeMs }] = [await readFile(path, 'utf8'), await stat(path)]

    first.signal('SIGCONT')
    const loss = { reason: 'taken', by: { pid: 1, host: 'elsewhere' }, silence: expect.any(Number) }
    const state = await first.ask('state')
    expect(state).toMatchObject({ isHeld: false, loss })
    expect((state as { loss: { silence: number } }).loss.silence).toBeGreaterThanOrEqual(3_000)
    expect(await first.ask('release')).toMatchObject({ isHeld: false, loss })
    expect([await readFile(path, 'utf8'), (await stat(path)).mtimeMs]).toEqual([text, mtimeMs])

    second.signal('SIGCONT')
    expect(await second.ask('state')).toEqual(HELD)
  })
})
