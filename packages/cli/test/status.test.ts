import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Workbench } from '@workbench-sdk/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { daysAgo, documentOf, Fixture, renewed } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

describe('status', () => {
  test('lists waiting rotations and retired keys, based on the names of the keys', async () => {
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

  test('lists a key whose place contained the secret of another key, until it is rotated', async () => {
    await fixture.seedDueKey('deploy (place has another key 0123456789ab)')
    const table = await fixture.run(['status'])
    expect(table.stdout).toMatch(/deployer.*deploy .*wrong place.*correct its place/)
    const rollback = await fixture.run(['rollback', '--dotenv', fixture.file, '--key', 'deploy'])
    expect([rollback.code, rollback.stderr]).toEqual([2, expect.stringContaining('There is no rotation of the key')])
    expect((await fixture.run(fixture.toFile)).code).toBe(0)
    expect((await fixture.run(['status'])).stdout).not.toContain('wrong place')
  })

  test('shows when the next run can retire or delete the old key, if the options specify the times', async () => {
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

  test('says why there is no new key', async () => {
    const newKeys = async () => {
      const lines = (await fixture.run(['status'])).stdout.split('\n').filter(line => line.includes('deploy'))
      return lines.map(line => line.split('│')[5]?.trim())
    }
    const key = await fixture.seedDueKey()
    fixture.seedAccount([{ name: 'other (rotating since 20261129T013000123Z by 0a1b2c3d-0)' }], { name: 'deploying' })
    expect(await newKeys()).toEqual(['none yet'])
    await fixture.run([...fixture.toFile, '--grace-period', '0s'])
    const current = (await fixture.keysOf()).find(({ id }) => id !== key.id)
    const admin = new Workbench({ token: fixture.mock.tokens.admin, fetch: fixture.mock.fetch })
    await admin.apiKeys.disable(current?.id ?? '')
    expect((await newKeys()).toSorted()).toEqual(['none yet', 'not active'])
  })

  test("takes the times from the key's entry in the configuration", async () => {
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

describe('after a rollback', () => {
  const rollback = () => [
    'rollback',
    '--key',
    'deploy',
    '--account',
    'deployer',
    '--dotenv',
    fixture.file,
    '--lease',
    '2s',
  ]
  const rotations = async (...args: string[]) =>
    documentOf((await fixture.run(['status', '--json', ...args])).stdout).rotations

  beforeEach(async () => {
    await fixture.seedDueKey()
    await fixture.run([...fixture.toFile, '--grace-period', '1h', '--no-wait'])
    expect((await fixture.run([...rollback(), '--settle-timeout', '1s'])).code).toBe(0)
  })

  test('rotate --key --no-wait and status agree that the rotation waits, and when it continues', async () => {
    expect(await rotations()).toMatchObject([{ step: 'rolled back' }])
    const waiting = await fixture.run([
      ...fixture.toFile,
      ...['--key', 'deploy', '--older-than', '9y', '--grace-period', '1h', '--no-wait', '--json'],
    ])
    expect(waiting.code).toBe(3)
    const [{ until }] = documentOf(waiting.stdout).keys
    expect(await rotations('--grace-period', '1h')).toMatchObject([{ step: 'waiting', until }])
    const later = await fixture.run([...fixture.toFile, '--json'])
    expect([later.code, documentOf(later.stdout).rotated]).toEqual([0, 1])
  })

  test('a dry run with --key says that the rotation would be continued', async () => {
    const args = [...fixture.toFile, '--key', 'deploy', '--older-than', '9y', '--dry-run', '--json']
    expect(documentOf((await fixture.run(args)).stdout).keys).toMatchObject([{ status: 'due', canResume: true }])
  })

  test('--force continues the rotation only with --key, and says that it does not replace the new key', async () => {
    const forced = [...fixture.toFile, '--force', '--json']
    const skipped = await fixture.run(forced)
    expect([skipped.code, documentOf(skipped.stdout).keys]).toMatchObject([0, [{ status: 'skipped' }]])

    const note = expect.stringMatching(
      / An earlier run created the new key\. To replace that key too, run the same command again\.$/,
    )
    const withKey = [...forced, '--key', 'deploy', '--grace-period', '1h', '--no-wait']
    for (const args of [[...withKey, '--dry-run'], withKey]) {
      expect(documentOf((await fixture.run(args)).stdout).keys).toMatchObject([{ detail: note }])
    }
    const unforced = await fixture.run([...fixture.toFile, '--grace-period', '1h', '--no-wait', '--json'])
    expect(documentOf(unforced.stdout).keys).toMatchObject([
      { status: 'waiting', detail: expect.not.stringContaining('earlier') },
    ])
  })

  test('--force does not report this for a key that an earlier run retired', async () => {
    const place = [...fixture.toFile, '--force', '--key', 'deploy', '--delete-after', '0s', '--json']
    await fixture.run([...place, '--retire', 'delete', '--delete-after', '1s'])
    const { keys } = documentOf((await fixture.run(place)).stdout)
    expect(keys).toMatchObject([{ status: 'rotated' }, { status: 'rotated' }])
    for (const { detail } of keys) expect(detail).not.toContain('An earlier run')
  })

  test('the old key is due in the audit, the status and the metrics, and rotate says that it skips it', async () => {
    const config = join(fixture.folder, 'keys.yaml')
    const entry = '{ envFile: { path: .env, variable: WORKBENCH_API_KEY } }'
    await writeFile(config, `olderThan: 90d\naccounts: { deployer: { keys: { deploy: ${entry} } } }\n`)
    const metrics = join(fixture.folder, 'keys.prom')
    const audit = await fixture.run(['audit', '--account', 'deployer', '--due', '--fail-on-due', '--json'])
    expect([audit.code, documentOf(audit.stdout).keys]).toMatchObject([3, [{ key: 'deploy', due: true }]])
    expect(await rotations('--config', config)).toMatchObject([{ step: 'rolled back', due: true }])
    expect((await fixture.run(['status', '--config', config])).stdout).toContain('due; only "rotate --key" continues')
    // Without a configuration, it is unknown whether the key is due.
    expect((await fixture.run(['status'])).stdout).toMatch(/(?<!due; )only "rotate --key" continues/)
    const { code, stdout } = await fixture.run(['--config', config, '--metrics-file', metrics, '--json'])
    const reason = expect.stringContaining('add --key with its name to the same command')
    expect([code, documentOf(stdout).keys]).toMatchObject([0, [{ status: 'skipped', detail: reason }]])
    expect(await readFile(metrics, 'utf8')).toMatch(/^workbench_keys_due 1$/m)

    await fixture.run(['--config', config, '--key', 'deploy', '--metrics-file', metrics])
    expect(await readFile(metrics, 'utf8')).toMatch(/^workbench_keys_due 0$/m)
    expect(await rotations('--config', config)).toMatchObject([{ step: 'retired', due: false }])
    const clean = await fixture.run(['audit', '--account', 'deployer', '--due', '--fail-on-due', '--json'])
    expect([clean.code, documentOf(clean.stdout).due]).toEqual([0, 0])
  })
})

describe('while a rotation waits', () => {
  const wait = () =>
    fixture.run([...fixture.toFile, '--older-than', '9y', '--grace-period', '1h', '--no-wait', '--json'])
  const check = () => fixture.run(['check', '--account', 'deployer', '--dotenv', fixture.file, '--json'])
  const rollback = () =>
    fixture.run([
      ...['rollback', '--key', 'deploy', '--account', 'deployer', '--dotenv', fixture.file],
      ...['--settle-timeout', '1s', '--json'],
    ])
  let old: { readonly token: string }

  beforeEach(async () => {
    old = await fixture.seedDueKey()
    expect((await fixture.run([...fixture.toFile, '--grace-period', '1h', '--no-wait'])).code).toBe(3)
  })

  test('check and rotate accept the place with the new key', async () => {
    expect([(await check()).code, (await wait()).code]).toEqual([0, 3])
  })

  const BROKEN: Record<string, () => Promise<unknown>> = {
    'does not exist': () => rm(fixture.file),
    'is empty': () => writeFile(fixture.file, ''),
    'contains a secret that Workbench rejects': () => writeFile(fixture.file, 'WORKBENCH_API_KEY=no-key-at-all\n'),
    'contains the old secret': () => writeFile(fixture.file, `WORKBENCH_API_KEY=${old.token}\n`),
  }

  test.each(Object.keys(BROKEN))('check, a dry run and rotate fail if the place %s', async name => {
    await BROKEN[name]?.()
    const dryRun = await fixture.run([...fixture.toFile, '--older-than', '9y', '--dry-run', '--json'])
    for (const { code, stdout } of [await check(), dryRun, await wait()]) {
      const [{ status, detail }] = documentOf(stdout).keys
      expect([code, status]).toEqual([1, 'failed'])
      expect(detail).toMatch(/does not exist|has no variable|does not contain the secret of the new key/)
      expect(detail).toMatch(/Correct the place/)
      expect(detail).not.toContain('Run it again to continue')
    }
    expect((await fixture.keysOf()).map(({ active }) => active)).toEqual([true, true])
  })

  test('a rollback says what the place contains', async () => {
    const first = await rollback()
    expect([first.code, documentOf(first.stdout).keys[0].detail]).toEqual([
      0,
      'Both keys work. The place contains the new key.',
    ])
    await BROKEN['contains the old secret']?.()
    const { code, stdout } = await rollback()
    expect([code, documentOf(stdout).keys[0].detail]).toEqual([
      0,
      'The old key works, and so does the key in the place. There is no new key.',
    ])
    expect((await fixture.keysOf()).map(({ active }) => active)).toEqual([true])
  })

  test.each(['is empty', 'contains a secret that Workbench rejects'])(
    'a rollback fails if the place %s, although the old key works',
    async name => {
      await BROKEN[name]?.()
      const { code, stdout } = await rollback()
      const [, kept] = await fixture.keysOf()
      expect([code, documentOf(stdout).keys]).toMatchObject([
        1,
        [
          {
            newId: kept?.id,
            detail: expect.stringMatching(/^The key "deploy" works again, but .* Store a key that works there\.$/),
          },
        ],
      ])
      expect(await fixture.works(old.token)).toBe(true)
    },
  )
})

test('a rollback that fails reports the new key', async () => {
  await fixture.seedDueKey()
  await fixture.run([...fixture.toFile, '--grace-period', '1h', '--no-wait'])
  const workbench = new Workbench({ token: fixture.mock.tokens.admin, fetch: fixture.mock.fetch })
  const [account] = fixture.mock.serviceAccounts().filter(({ name }) => name === 'deployer')
  await workbench.serviceAccounts.disable(account?.id ?? '')
  const { code, stdout } = await fixture.run([
    ...['rollback', '--key', 'deploy', '--account', 'deployer', '--dotenv', fixture.file, '--json'],
  ])
  const [, kept] = await fixture.keysOf()
  expect([code, documentOf(stdout).keys]).toMatchObject([1, [{ status: 'failed', newId: kept?.id }]])
})

test('an unreadable place is not reported to contain a working key', async () => {
  fixture.seedAccount([{ name: 'deploy' }])
  const { code, stdout } = await fixture.run(['check', '--account', 'deployer', '--exec', 'cat', '--json'])
  expect([code, documentOf(stdout)]).toMatchObject([
    0,
    {
      ok: 0,
      notRead: 1,
      failed: 0,
      keys: [{ status: 'not read', detail: expect.stringContaining('was not checked') }],
    },
  ])
})

test('a rotation in an unreadable place does not report that the new key is in use', async () => {
  await fixture.seedDueKey()
  const toCommand = ['rotate', '--account', 'deployer', '--exec', 'cat > /dev/null', '--create', '--json']
  const run = async (...args: string[]) => {
    const { code, stdout } = await fixture.run([...toCommand, '--key', 'deploy', '--force', ...args])
    return [code, documentOf(stdout).keys[0]?.detail]
  }
  expect(await run('--grace-period', '1h', '--no-wait')).toEqual([
    3,
    expect.stringMatching(/^The new key was stored\. The place was not read\. Both keys are active\./),
  ])
  expect(await run('--grace-period', '0s')).toEqual([
    0,
    expect.stringMatching(/^The new key was stored\. The place was not read\. The old key is disabled;/),
  ])
})

test('reports an entry whose key is disabled', async () => {
  fixture.seedAccount([{ name: 'deploy', active: false }])
  const config = join(fixture.folder, 'keys.yaml')
  const entry = '{ envFile: { path: .env, variable: KEY_DEPLOY } }'
  await writeFile(config, `accounts: { deployer: { keys: { deploy: ${entry} } } }\n`)
  const { stdout } = await fixture.run(['check', '--config', config, '--json'])
  expect(documentOf(stdout).keys[0].detail).toMatch(/The key "deploy" of "deployer" is disabled\. Enable it, or remove/)
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
    expect(documentOf(dryRun.stdout)).toMatchObject({
      deleted: 0,
      keys: [{ status: 'due', detail: 'The key would be deleted.' }],
    })
    expect(await fixture.keysOf()).toHaveLength(2)

    const { code, stdout } = await fixture.run(['prune', '--account', 'deployer', '--delete-after', '0s', '--json'])
    expect([code, documentOf(stdout)]).toMatchObject([0, { deleted: 1, failed: 0 }])
    expect((await fixture.keysOf()).map(({ name }) => name)).toEqual([renewed('deploy')])
  })

  test('disables a key that was never stored, and deletes it after the time in the configuration', async () => {
    const name = 'deploy (rotating 2026-11-27 01234567-89abcdef creating by 01234567-0)'
    const { keys } = fixture.seedAccount([{ name, createdAt: daysAgo(1) }])
    const config = join(fixture.folder, 'keys.yaml')
    await writeFile(
      config,
      'deleteAfter: 30d\naccounts: { other: { keys: { deploy: { envFile: { path: .env, variable: KEY } } } } }\n',
    )
    const prune = async () => documentOf((await fixture.run(['prune', '--config', config, '--json'])).stdout)
    const detail = expect.stringContaining('It is deleted after')
    expect(await prune()).toMatchObject({
      deleted: 0,
      disabled: 1,
      keys: [{ id: keys[0]?.id, status: 'disabled', detail }],
    })
    fixture.mock.clock.advance(29 * 86_400_000)
    expect(await prune()).toMatchObject({ deleted: 0, disabled: 0, keys: [{ status: 'kept', detail }] })
    fixture.mock.clock.advance(2 * 86_400_000)
    expect(await prune()).toMatchObject({ deleted: 1, keys: [{ status: 'deleted', detail: '' }] })
  })

  test('uses the times in the configuration, and reads it only if the command line specifies none', async () => {
    const key = await fixture.seedDueKey()
    await fixture.run([...fixture.toFile, '--retire', 'disable'])
    const config = join(fixture.folder, 'keys.yaml')
    const entry = '{ envFile: { path: .env, variable: WORKBENCH_API_KEY }, deleteAfter: 30d }'
    const prune = async (account: string, ...args: string[]) => {
      await writeFile(config, `accounts: { ${account}: { keys: { deploy: ${entry} } } }\n`)
      return fixture.run(['prune', '--config', config, '--json', ...args])
    }
    const timeOf = ({ stdout }: { stdout: string }) => {
      const [{ id, detail }] = documentOf(stdout).keys
      expect(id).toBe(key.id)
      return Math.round((Date.parse(detail.split(' ').at(-1).slice(0, -1)) - Date.now()) / 86_400_000)
    }
    expect(timeOf(await prune('deployer'))).toBe(30)
    expect(timeOf(await prune('other'))).toBe(7)
    expect(timeOf(await prune('deployer', '--delete-after', '2d'))).toBe(2)

    await writeFile(config, `accounts: { deployer: { keys: { deploy: ${entry}, x: { envFile: {} } } } }\n`)
    const { code, stderr } = await fixture.run(['prune', '--config', config, '--delete-after', '0s', '--dry-run'])
    expect([code, stderr]).toEqual([0, ''])
    const invalid = await fixture.run(['prune', '--config', config])
    expect([invalid.code, invalid.stderr]).toEqual([2, expect.stringContaining('keys.yaml:1:')])
    expect(await fixture.keysOf()).toHaveLength(2)
  })

  describe('keeps a key for as long as the configuration specifies, and status agrees:', () => {
    const PLACE = 'envFile: { path: .env, variable: WORKBENCH_API_KEY }'
    const LONG = 'x'.repeat(130)

    test.each([
      [
        'at the top, for an account without an entry',
        'deploy',
        `deleteAfter: 300d\naccounts: { other: { keys: { '*': { ${PLACE} } } } }`,
        300,
      ],
      [
        'at the top, for a key without an entry',
        'deploy',
        `deleteAfter: 300d\naccounts: { deployer: { keys: { other: { ${PLACE} } } } }`,
        300,
      ],
      [
        'in the account, for a key without an entry',
        'deploy',
        `deleteAfter: 300d\naccounts: { deployer: { deleteAfter: 20d, keys: { other: { ${PLACE} } } } }`,
        20,
      ],
      [
        'in "*", for an account without an entry',
        'deploy',
        `accounts: { '*': { deleteAfter: 20d, keys: { other: { ${PLACE} } } } }`,
        20,
      ],
      [
        'in the entry of a long name',
        LONG,
        `accounts: { deployer: { keys: { ${LONG}: { ${PLACE}, deleteAfter: 30d } } } }`,
        30,
      ],
      [
        'in the entry of a name with a space at its end',
        'deploy ',
        `accounts: { deployer: { keys: { 'deploy ': { ${PLACE}, deleteAfter: 30d } } } }`,
        30,
      ],
    ])('%s', async (_, name, text, days) => {
      await fixture.seedDueKey(name)
      await fixture.run([...fixture.toFile, '--retire', 'disable'])
      const config = join(fixture.folder, 'keys.yaml')
      await writeFile(config, text)
      const [{ since, deleteAt }] = documentOf(
        (await fixture.run(['status', '--config', config, '--json'])).stdout,
      ).rotations
      expect(Date.parse(deleteAt) - Date.parse(since)).toBe(days * 86_400_000)
      const { stdout } = await fixture.run(['prune', '--config', config, '--json'])
      const time = deleteAt.replace(/\.\d+/, '')
      expect(documentOf(stdout).keys).toMatchObject([{ status: 'kept', detail: `It is deleted after ${time}.` }])
    })

    test('in the entry with the id of a key that it replaced', async () => {
      const key = await fixture.seedDueKey()
      await fixture.run([...fixture.toFile, '--delete-after', '0s'])
      await fixture.run([...fixture.toFile, '--force'])
      const config = join(fixture.folder, 'keys.yaml')
      await writeFile(config, `accounts: { deployer: { keys: { ${key.id}: { ${PLACE}, deleteAfter: 30d } } } }`)
      const [{ since, deleteAt }] = documentOf(
        (await fixture.run(['status', '--config', config, '--json'])).stdout,
      ).rotations
      expect(Date.parse(deleteAt) - Date.parse(since)).toBe(30 * 86_400_000)
    })
  })
})

describe('check', () => {
  const check = (...args: string[]) =>
    fixture.run(['check', '--account', 'deployer', '--dotenv', fixture.file, ...args])

  test('verifies the place of each key, due or not, and changes nothing', async () => {
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
          { name: 'other', status: 'failed', detail: expect.stringContaining('has no variable KEY_OTHER') },
        ],
      },
    ])
    expect(documentOf((await check('--variable', 'KEY_{NAME}', '--create', '--json')).stdout)).toMatchObject({
      ok: 2,
      keys: [{}, { name: 'other', detail: expect.stringContaining('may contain no key yet') }],
    })
    expect([await fixture.readVariables(), await fixture.keysOf()]).toEqual(before)
  })

  test('reports an entry that does not specify when its key is due', async () => {
    const { keys } = fixture.seedAccount([{ name: 'deploy' }])
    await fixture.store(keys)
    const config = join(fixture.folder, 'keys.yaml')
    const entry = '{ envFile: { path: .env, variable: KEY_DEPLOY } }'
    await writeFile(config, `accounts: { deployer: { keys: { deploy: ${entry} } } }\n`)
    const lineOf = async () => documentOf((await fixture.run(['check', '--config', config, '--json'])).stdout).keys[0]
    expect(await lineOf()).toMatchObject({ status: 'ok', detail: expect.stringContaining('Set olderThan') })
    await writeFile(config, `olderThan: 90d\naccounts: { deployer: { keys: { deploy: ${entry} } } }\n`)
    expect(await lineOf()).toMatchObject({ status: 'ok', detail: expect.not.stringContaining('olderThan') })
  })

  test('fails if the place has a key that Workbench does not accept', async () => {
    fixture.seedAccount([{ name: 'deploy', createdAt: daysAgo(1) }])
    await writeFile(fixture.file, 'WORKBENCH_API_KEY=unknown-key\n')
    const { code, stdout } = await check('--json')
    expect([code, documentOf(stdout).keys[0].detail]).toEqual([1, expect.stringContaining('does not accept')])
  })
})
