import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { daysAgo, documentOf, Fixture, renewed } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

describe('status', () => {
  test('lists what waits and what is retired, from the names of the keys', async () => {
    const key = await fixture.seedDueKey()
    expect((await fixture.run(['status'])).stdout).toContain('There are no rotations in progress')
    await fixture.run([...fixture.toFile, '--grace-period', '1h', '--no-wait'])
    const waiting = documentOf((await fixture.run(['status', '--json'])).stdout)
    expect(waiting.rotations).toMatchObject([
      { account: 'deployer', name: 'deploy', id: key.id, newId: expect.any(String), step: 'waiting', superseded: [] },
    ])
    await fixture.run(fixture.toFile)
    const { code, stdout } = await fixture.run(['status', '--account', 'deployer'], {
      WORKBENCH_API_KEY: fixture.mock.tokens.readOnlyAdmin,
    })
    expect(code).toBe(0)
    expect(stdout).toMatch(/deployer.*deploy.*retired.*\d{4}-\d\d-\d\dT/)
  })
})

describe('prune', () => {
  test('deletes retired keys once they have been disabled for long enough', async () => {
    await fixture.seedDueKey()
    await fixture.run([...fixture.toFile, '--retire', 'disable'])
    const early = documentOf((await fixture.run(['prune', '--json'])).stdout)
    expect(early).toMatchObject({
      deleted: 0,
      keys: [{ status: 'kept', detail: expect.stringContaining('deleted after') }],
    })

    const dryRun = await fixture.run(['prune', '--delete-after', '0s', '--dry-run', '--json'])
    expect(documentOf(dryRun.stdout)).toMatchObject({ deleted: 0, keys: [{ status: 'due' }] })
    expect(await fixture.keysOf()).toHaveLength(2)

    const { code, stdout } = await fixture.run(['prune', '--account', 'deployer', '--delete-after', '0s', '--json'])
    expect([code, documentOf(stdout)]).toMatchObject([0, { deleted: 1, failed: 0 }])
    expect((await fixture.keysOf()).map(({ name }) => name)).toEqual([renewed('deploy')])
  })
})

describe('check', () => {
  const check = (...args: string[]) =>
    fixture.run(['check', '--account', 'deployer', '--dotenv', fixture.file, ...args])

  test('proves the place of each key, due or not, and changes nothing', async () => {
    const { keys } = fixture.seedAccount([{ name: 'deploy', createdAt: daysAgo(1) }, { name: 'other' }])
    await fixture.store(keys.slice(0, 1))
    const before = [await fixture.readVariables(), await fixture.keysOf()]
    const { code, stdout } = await check('--variable', 'KEY_{NAME}', '--json')
    expect([code, documentOf(stdout)]).toMatchObject([
      1,
      {
        ok: 1,
        failed: 1,
        keys: [
          { name: 'deploy', status: 'ok' },
          { name: 'other', status: 'failed', detail: expect.stringContaining('is empty') },
        ],
      },
    ])
    expect(documentOf((await check('--variable', 'KEY_{NAME}', '--create', '--json')).stdout)).toMatchObject({ ok: 2 })
    expect([await fixture.readVariables(), await fixture.keysOf()]).toEqual(before)
  })

  test('fails if the place has a key that Workbench does not accept', async () => {
    fixture.seedAccount([{ name: 'deploy', createdAt: daysAgo(1) }])
    await writeFile(fixture.file, 'WORKBENCH_API_KEY=unknown-key\n')
    const { code, stdout } = await check('--json')
    expect([code, documentOf(stdout).keys[0].detail]).toEqual([1, expect.stringContaining('does not accept')])
  })
})
