import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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

  test('shows when the next run can retire or delete the old key, if the options have the times', async () => {
    await fixture.seedDueKey()
    await fixture.run([...fixture.toFile, '--grace-period', '1h', '--no-wait'])
    const statusWith = async (...args: string[]) =>
      documentOf((await fixture.run(['status', '--json', ...args])).stdout).rotations[0]
    const after = (since: string, hours: number) => new Date(Date.parse(since) + hours * 3_600_000).toISOString()

    expect(await statusWith()).toMatchObject({ step: 'waiting', until: null, deleteAt: null })
    const waiting = await statusWith('--grace-period', '1h', '--delete-after', '7d')
    expect(waiting).toMatchObject({ until: after(waiting.since, 1), deleteAt: null })

    await fixture.run(fixture.toFile)
    expect(await statusWith()).toMatchObject({ step: 'retired', until: null, deleteAt: null })
    const retired = await statusWith('--grace-period', '1h', '--delete-after', '48h')
    expect(retired).toMatchObject({ until: null, deleteAt: after(retired.since, 48) })
    expect(await statusWith('--delete-after', '48h', '--retire', 'disable')).toMatchObject({ deleteAt: null })
    expect((await fixture.run(['status', '--delete-after', '48h'])).stdout).toMatch(/Next.*deleted after \d{4}-/s)
  })

  test('takes the times from the entry of the key in the configuration', async () => {
    const config = join(fixture.folder, 'keys.yaml')
    const place = `{ envFile: { path: .env, variable: WORKBENCH_API_KEY }, gracePeriod: 2h }`
    await writeFile(
      config,
      `gracePeriod: 1m\naccounts: { deployer: { gracePeriod: 5m, keys: { deploy: ${place}, '*': { directory: { path: x, file: y } } } } }\n`,
    )
    await fixture.seedDueKey()
    await fixture.run([...fixture.toFile, '--grace-period', '1h', '--no-wait'])
    const [rotation] = documentOf((await fixture.run(['status', '--config', config, '--json'])).stdout).rotations
    expect(Date.parse(rotation.until) - Date.parse(rotation.since)).toBe(2 * 3_600_000)
    const overridden = await fixture.run(['status', '--config', config, '--grace-period', '1s', '--json'])
    const [other] = documentOf(overridden.stdout).rotations
    expect(Date.parse(other.until) - Date.parse(other.since)).toBe(1000)

    await fixture.run(fixture.toFile)
    const [retired] = documentOf((await fixture.run(['status', '--config', config, '--json'])).stdout).rotations
    expect(Date.parse(retired.deleteAt) - Date.parse(retired.since)).toBe(7 * 86_400_000)
    await writeFile(config, 'accounts: 1\n')
    expect((await fixture.run(['status', '--config', config, '--json'])).code).toBe(2)
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
