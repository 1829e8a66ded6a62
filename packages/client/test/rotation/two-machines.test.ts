// Two machines that share only Workbench and the place. Each has its own process ids, and their clocks are two hours
// apart.
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { type Account, openAccount, openTempProject, type ProcessResult, without } from './temp-project.ts'

/** A process id namespace, as a container has it. Without the permission for one, the processes are only separate. */
const NAMESPACE = ['unshare', '--pid', '--fork']
const container = spawnSync(NAMESPACE[0] ?? '', [...NAMESPACE.slice(1), 'true']).status === 0 ? NAMESPACE : []

const HOUR = 3_600_000
/** In milliseconds: long enough for the heartbeats of a process on a busy machine. */
const LEASE = 1_500

async function expectOneKey(account: Account): Promise<void> {
  const keys = await account.keys()
  expect(without(keys, account.key)).toHaveLength(1)
  // Not even for a moment.
  expect(account.maxNewKeys).toBe(1)
  expect(keys.filter(({ id, active }) => id === account.key.id && active)).toEqual([])
  expect(await account.accepted()).toBe(true)
  expect(account.faults).toEqual([])
}

/** A run either rotates the key, or stops because the other run is alive. */
function expectEnded(results: readonly ProcessResult[]): void {
  for (const { code, output } of results) {
    expect([0, 75], output).toContain(code)
    if (code === 75) expect(output).toMatch(/Another run/)
  }
}

test.each([
  ['quickly', 0, runs(2, 5)],
  ['for longer than the lease', 2_500, runs(1, 2)],
])('leaves one new key if two runs begin at the same time and write %s', async (_, writeTime, rounds) => {
  const project = await openTempProject()
  for (let round = 0; round < rounds; round++) {
    const account = await openAccount(project)
    const input = { ...account.input, journal: null, gracePeriod: 0, writeTime, lease: LEASE }
    const results = await Promise.all(
      [-HOUR, HOUR].map(clock => project.run({ ...input, clock }, undefined, container)),
    )
    expectEnded(results)
    expect(await project.run({ ...input, writeTime: 0 })).toMatchObject({ code: 0, output: 'rotated' })
    await expectOneKey(account)
    await account.close()
  }
})

test('leaves one new key if two runs resume a killed one at the same time', async () => {
  const project = await openTempProject()
  for (const nth of [1, 2]) {
    const account = await openAccount(project)
    const input = { ...account.input, journal: null, gracePeriod: 0, lease: LEASE }
    const kill = { at: 'store', when: nth === 1 ? 'before' : 'after', nth: 1 } as const
    expect(await project.run(input, kill)).toMatchObject({ wasKilled: true })
    const results = await Promise.all(
      [-HOUR, HOUR].map(clock => project.run({ ...input, clock }, undefined, container)),
    )
    expectEnded(results)
    expect(await project.run(input)).toMatchObject({ code: 0, output: 'rotated' })
    await expectOneKey(account)
    await account.close()
  }
})
