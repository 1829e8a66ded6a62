import { appendFile, chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { daysAgo, documentOf, due, Fixture, renewed, retired } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

describe('rotating', () => {
  test('replaces only old active keys', async () => {
    const [old, off, young] = fixture.seedAccount([
      { name: 'deploy', createdAt: daysAgo(100) },
      { name: 'unused', createdAt: daysAgo(99), active: false },
      { name: 'trial', createdAt: daysAgo(80) },
    ]).keys
    await writeFile(fixture.file, `# keys\nexport KEY_DEPLOY=${old?.token} # deploy\nOTHER=1\n`, { mode: 0o600 })

    const { code, stdout } = await fixture.run([...fixture.toFile, '--variable', 'KEY_{NAME}'])

    expect(code).toBe(0)
    expect(stdout).toContain('rotated')
    const secret = (await fixture.readVariables()).KEY_DEPLOY
    expect(await readFile(fixture.file, 'utf8')).toBe(`# keys\nexport KEY_DEPLOY=${secret} # deploy\nOTHER=1\n`)
    expect(await fixture.works(secret)).toBe(true)
    expect(await fixture.works(old?.token)).toBe(false)
    expect(await fixture.works(young?.token)).toBe(true)
    expect((await fixture.keysOf()).map(({ id, name, active }) => ({ id, name, active }))).toEqual([
      { id: old?.id, name: retired('deploy'), active: false },
      { id: off?.id, name: 'unused', active: false },
      { id: young?.id, name: 'trial', active: true },
      { id: expect.any(String), name: renewed('deploy'), active: true },
    ])
  })

  test('deletes the old key at once with --delete-after 0s', async () => {
    await fixture.seedDueKey()
    const { code, stdout, stderr } = await fixture.run([...fixture.toFile, '--delete-after', '0s', '--json'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/disabled the old key\n.* deployer\/deploy: done\n/)
    expect(documentOf(stdout).keys).toMatchObject([{ status: 'rotated', oldKey: 'deleted', deleteAt: null }])
    expect((await fixture.keysOf()).map(({ name }) => name)).toEqual([renewed('deploy')])
  })

  test('deletes the old key in a later run, once it has been disabled for --delete-after', async () => {
    await fixture.seedDueKey()
    const first = await fixture.run([...fixture.toFile, '--json'])
    expect(first.code).toBe(0)
    expect(documentOf(first.stdout).keys).toMatchObject([{ oldKey: 'disabled', deleteAt: expect.any(String) }])
    expect((await fixture.run(fixture.toFile)).stdout).toContain('nothing to do')
    expect(await fixture.keysOf()).toHaveLength(2)

    const later = await fixture.run([...fixture.toFile, '--delete-after', '0s', '--json'])
    expect(documentOf(later.stdout).keys).toMatchObject([{ status: 'rotated', oldKey: 'deleted' }])
    expect((await fixture.keysOf()).map(({ name }) => name)).toEqual([renewed('deploy')])
  })

  test('disables all earlier keys again that were enabled with their account', async () => {
    const { id } = await fixture.seedDueKey()
    const force = [...fixture.toFile, '--key', 'deploy', '--force']
    for (const _ of [1, 2, 3]) expect(await fixture.run(force)).toMatchObject({ code: 0 })
    await fixture.toggleAccount()
    const pruned = await fixture.run(['prune', '--delete-after', '0s', '--json'])
    for (const line of documentOf(pruned.stdout).keys) {
      expect(line).toMatchObject({ status: 'kept', detail: expect.stringContaining('The next "rotate" of this key') })
    }
    const { code, stdout } = await fixture.run([...fixture.toFile, '--json'])
    expect([code, documentOf(stdout)]).toMatchObject([0, { rotated: 3, failed: 0 }])
    expect((await fixture.keysOf()).map(({ active }) => active)).toEqual([false, false, false, true])
    await fixture.toggleAccount()
    const leaked = await fixture.run([...force, '--delete-after', '0s', '--json'])
    expect([leaked.code, documentOf(leaked.stdout)]).toMatchObject([0, { rotated: 4, failed: 0 }])
    const keys = await fixture.keysOf()
    expect(keys).toMatchObject([{ active: true, name: renewed('deploy') }])
    expect(keys[0]?.id).not.toBe(id)
    expect(await fixture.works((await fixture.readVariables()).WORKBENCH_API_KEY)).toBe(true)
  })

  test('keeps the old key with --retire disable, and says that its account can enable it again', async () => {
    await fixture.seedDueKey()
    const { stdout } = await fixture.run([...fixture.toFile, '--retire', 'disable', '--json'])
    expect(documentOf(stdout).keys[0]).toMatchObject({ oldKey: 'disabled', deleteAt: null })
    expect(documentOf(stdout).keys[0].detail).toContain('Enabling its account would enable it again')
    await fixture.run([...fixture.toFile, '--retire', 'disable', '--delete-after', '0s'])
    expect(await fixture.keysOf()).toHaveLength(2)
  })

  test('stores each key in a separate variable', async () => {
    const { keys } = fixture.seedAccount([
      { name: 'deploy-eu (rotated 2026-01-01)', createdAt: daysAgo(100) },
      { name: 'report', createdAt: daysAgo(200) },
    ])
    await fixture.store(keys)
    const { code, stdout } = await fixture.run([...fixture.toFile, '--variable', 'KEY_{NAME}', '--json'])
    expect(code).toBe(0)
    expect(documentOf(stdout)).toMatchObject({
      rotated: 2,
      failed: 0,
      keys: [{ name: 'report', status: 'rotated' }, {}],
    })
    expect(Object.keys(await fixture.readVariables()).sort()).toEqual(['KEY_DEPLOY_EU', 'KEY_REPORT'])
    for (const secret of Object.values(await fixture.readVariables())) expect(await fixture.works(secret)).toBe(true)
  })

  test('rotates the keys of every account with --all', async () => {
    fixture.seedAccount([{ name: 'key', createdAt: daysAgo(100) }])
    fixture.seedAccount([{ name: 'key', createdAt: daysAgo(100) }], { name: 'reporter' })
    const args = ['--all', '--older-than', '90d', '--folder', fixture.folder, '--file', '{ACCOUNT}-{NAME}', '--create']
    const { code, stdout } = await fixture.run([...args, '--json'])
    expect([code, documentOf(stdout).rotated]).toEqual([0, 2])
    for (const name of ['DEPLOYER-KEY', 'REPORTER-KEY']) {
      expect(await fixture.works(await readFile(join(fixture.folder, name), 'utf8'))).toBe(true)
    }
  })

  test('rotates one key with --key and --force, regardless of its age', async () => {
    const { keys } = fixture.seedAccount([{ name: 'leaked' }, { name: 'fine', createdAt: daysAgo(100) }])
    await fixture.store(keys)
    const args = ['--key', 'leaked', '--force', '--dotenv', fixture.file, '--variable', 'KEY_{NAME}', '--json']
    const { code, stdout } = await fixture.run(args)
    expect([code, documentOf(stdout).keys]).toMatchObject([0, [{ name: 'leaked', status: 'rotated' }]])
    expect(await fixture.works(keys[0]?.token)).toBe(false)
    expect(await fixture.works(keys[1]?.token)).toBe(true)
  })

  test('rejects an empty place without --create, before a key is created', async () => {
    fixture.seedAccount([{ name: 'deploy', createdAt: daysAgo(100) }])
    const { code, stdout } = await fixture.run([...fixture.toFile, '--json'])
    expect(code).toBe(1)
    expect(documentOf(stdout).keys[0].detail).toMatch(
      /(is empty|has no variable|does not exist).* or use --create, or "create: true" in a configuration, to store the first key there\./,
    )
    expect(await fixture.keysOf()).toHaveLength(1)
    expect((await fixture.run([...fixture.toFile, '--create'])).code).toBe(0)
  })

  test('shows the name from the configuration while a key is being rotated', async () => {
    await fixture.seedDueKey()
    await fixture.run([...fixture.toFile, '--grace-period', '1h', '--no-wait'])
    for (const args of [['audit'], [...fixture.toFile, '--dry-run'], ['status']]) {
      const { stdout } = await fixture.run([...args, '--json'])
      expect(stdout).toContain('"deploy"')
      expect(stdout).not.toMatch(/\((rotating|rotated|retired) /)
    }
  })

  test('with --no-wait exits with 3 in the grace period, and a later run retires the old key', async () => {
    const key = await fixture.seedDueKey()
    const waiting = await fixture.run([...fixture.toFile, '--grace-period', '1h', '--no-wait', '--json'])
    expect(waiting.code).toBe(3)
    expect(documentOf(waiting.stdout)).toMatchObject({
      waiting: 1,
      keys: [{ status: 'waiting', canResume: true, oldKey: 'active', until: expect.any(String) }],
    })
    expect(await fixture.works(key.token)).toBe(true)

    const later = await fixture.run([...fixture.toFile, '--older-than', '9y', '--json'])
    expect([later.code, documentOf(later.stdout).rotated]).toEqual([0, 1])
    expect(await fixture.works(key.token)).toBe(false)
    expect(await fixture.works((await fixture.readVariables()).WORKBENCH_API_KEY)).toBe(true)
  })

  test('also records the progress in --journal, which contains no secret', async () => {
    await fixture.seedDueKey()
    const args = [...fixture.toFile, '--journal', fixture.journal]
    expect((await fixture.run([...args, '--grace-period', '1h', '--no-wait'])).code).toBe(3)
    const journal = await readFile(fixture.journal, 'utf8')
    for (const secret of fixture.secrets) expect(journal).not.toContain(secret)
    expect(JSON.parse(journal).rotations).toMatchObject([{ key: { name: 'deploy' } }])
    expect((await fixture.run(args)).code).toBe(0)
  })

  test('runs --after-store between storing and disabling, without a secret', async () => {
    const key = await fixture.seedDueKey()
    const seen = join(fixture.folder, 'seen')
    const hook = `env > '${seen}'; cat '${fixture.file}' >> '${seen}'; echo reloaded`
    const { code, stderr } = await fixture.run([...fixture.toFile, '--after-store', hook], {
      ALSO_THE_TOKEN: fixture.mock.tokens.admin,
    })
    expect(code).toBe(0)
    expect(stderr).toMatch(/: stored it in .*\nreloaded\n.*: verified it\n.*: disabled the old key/)
    const variables = parseEnv(await readFile(seen, 'utf8'))
    expect(variables).toMatchObject({
      WORKBENCH_KEYS_ACCOUNT: 'deployer',
      WORKBENCH_KEYS_KEY: 'deploy',
      WORKBENCH_KEYS_KEY_ID: key.id,
      WORKBENCH_KEYS_PLACE: `WORKBENCH_API_KEY in ${fixture.file}`,
    })
    const { WORKBENCH_API_KEY, ...environment } = variables
    expect(await fixture.works(WORKBENCH_API_KEY)).toBe(true)
    for (const secret of fixture.secrets) expect(Object.values(environment)).not.toContain(secret)
  })

  test('stops if --after-store fails: both keys work, and the next run continues', async () => {
    const key = await fixture.seedDueKey()
    const failed = await fixture.run([...fixture.toFile, '--after-store', 'exit 7', '--json'])
    expect(failed.code).toBe(1)
    expect(documentOf(failed.stdout).keys[0]).toMatchObject({ status: 'failed', canResume: true })
    expect(documentOf(failed.stdout).keys[0].detail).toContain('exited with 7')
    const { WORKBENCH_API_KEY } = await fixture.readVariables()
    expect([await fixture.works(WORKBENCH_API_KEY), await fixture.works(key.token)]).toEqual([true, true])
    expect((await fixture.run([...fixture.toFile, '--after-store', 'true'])).code).toBe(0)
    expect([await fixture.works(WORKBENCH_API_KEY), await fixture.works(key.token)]).toEqual([true, false])
  })

  test('does not print the credentials in an --after-store command that fails', async () => {
    await fixture.seedDueKey()
    const hook =
      'curl --silent\n -H "Authorization: Bearer hunter2-hunter2" https://me:hunter2@x.invalid/ --token hunter2; exit 7'
    for (const format of ['text', 'json']) {
      const { code, stdout, stderr } = await fixture.run([
        ...fixture.toFile,
        ...['--after-store', hook, '--log-format', format, '--json'],
      ])
      expect([code, documentOf(stdout).keys[0].detail]).toEqual([
        1,
        expect.stringContaining(
          'exited with 7: curl --silent -H "Authorization: Bearer [secret]" https://[secret]@x.invalid/ --token [secret]; exit 7.',
        ),
      ])
      expect(stdout + stderr).not.toContain('hunter2')
    }
  })

  test('does nothing if no key is due, and does not round the age', async () => {
    fixture.seedAccount([{ name: 'deploy', createdAt: daysAgo(1) }])
    const { code, stdout } = await fixture.run([...fixture.toFile, '--older-than', '36h'])
    expect([code, stdout]).toEqual([0, 'No active key of "deployer" is older than 36h: nothing to do.\n'])
  })

  test("determines the age by Workbench's clock, because this machine's clock may be wrong", async () => {
    const key = await fixture.seedDueKey()
    fixture.date = daysAgo(50)
    expect((await fixture.run(fixture.toFile)).stdout).toContain('nothing to do')
    expect(await fixture.works(key.token)).toBe(true)
  })

  test('finds an account by its id, and requires the id for an ambiguous name', async () => {
    const { id } = fixture.seedAccount([{ name: 'a', createdAt: daysAgo(100) }])
    fixture.seedAccount([{ name: 'b', createdAt: daysAgo(100) }])
    const byName = await fixture.run(fixture.toFile)
    expect(byName.code).toBe(2)
    expect(byName.stderr).toContain(id)
    expect((await fixture.run([...fixture.toFile, '--account', id, '--create'])).code).toBe(0)
  })

  test('reports that it rotated its own key', async () => {
    const { keys } = fixture.seedAccount(
      [
        { name: 'one', createdAt: daysAgo(100) },
        { name: 'two', createdAt: daysAgo(95) },
      ],
      { name: 'admins', role: 'organization_admin' },
    )
    await fixture.store(keys)
    const args = [...fixture.toFile, '--account', 'admins', '--variable', 'KEY_{NAME}', '--delete-after', '0s']
    const { code, stderr } = await fixture.run(args, { WORKBENCH_API_KEY: keys[0]?.token })
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining(
        'note: Workbench no longer accepts the key in WORKBENCH_API_KEY, because it was one of these keys.',
      ),
    ])
    expect((await fixture.keysOf('admins')).map(({ name }) => name).sort()).toEqual([renewed('one'), renewed('two')])
    const next = await fixture.run(args, { WORKBENCH_API_KEY: (await fixture.readVariables()).KEY_ONE })
    expect([next.code, next.stderr]).toEqual([0, ''])
  })

  test('reports that its own key is disabled but not deleted, and can continue with the new key', async () => {
    const [key] = fixture.seedAccount([{ name: 'one', createdAt: daysAgo(100) }], { role: 'organization_admin' }).keys
    await writeFile(fixture.file, `WORKBENCH_API_KEY=${key?.token}\n`)
    const first = await fixture.run(fixture.toFile, { WORKBENCH_API_KEY: key?.token })
    expect([first.code, first.stderr]).toEqual([
      0,
      expect.stringContaining('note: Workbench no longer accepts the key in WORKBENCH_API_KEY'),
    ])
    const next = await fixture.run([...fixture.toFile, '--delete-after', '0s'], await fixture.readVariables())
    expect([next.code, next.stderr]).toEqual([0, expect.stringMatching(/^\S+ deployer\/one.*: done\n$/)])
  })

  test('does not report that its own key was rotated if it rotated another key', async () => {
    await fixture.seedDueKey()
    expect((await fixture.run(fixture.toFile)).stderr).not.toContain('note:')
  })
})

describe('a dry run', () => {
  test('changes nothing', async () => {
    await fixture.seedDueKey()
    await chmod(fixture.file, 0o644)
    const look = async () => [
      await readFile(fixture.file, 'utf8'),
      (await stat(fixture.file)).mtimeMs,
      await fixture.keysOf(),
    ]
    const before = await look()
    const { code, stdout } = await fixture.run([...fixture.toFile, '--dry-run', '--json'])
    expect(code).toBe(0)
    expect(documentOf(stdout)).toMatchObject({
      rotated: 0,
      failed: 0,
      keys: [{ name: 'deploy', status: 'due', newId: null, canResume: false }],
    })
    expect(await look()).toEqual(before)
  })

  test('reports that a secret could not be stored', async () => {
    await fixture.seedDueKey()
    const { code, stdout } = await fixture.run([...due, '--dotenv', join(fixture.folder, 'none', '.env'), '--dry-run'])
    expect(code).toBe(1)
    expect(stdout).toContain('failed')
    expect(stdout.replace(/[\s│]+/g, ' ')).toMatch(/The directory .* does not exist/)
  })

  test.each([
    ['has another name', 'WORKBENCH_APIKEY', 'has no variable WORKBENCH_APIKEY. Did you mean "WORKBENCH_API_KEY"?'],
    ['has the key of this program', 'ADMIN', 'contains the token that this program uses'],
  ])('fails if the variable %s', async (_, variable, message) => {
    await fixture.seedDueKey()
    await appendFile(fixture.file, `ADMIN=${fixture.mock.tokens.admin}\n`)
    const args = [...fixture.toFile, '--variable', variable, '--json']
    for (const each of [[...args, '--dry-run'], args]) {
      const { code, stdout } = await fixture.run(each)
      expect(code).toBe(1)
      expect(documentOf(stdout).keys[0].detail).toContain(message)
    }
    expect(await fixture.keysOf()).toHaveLength(1)
  })

  test.each([
    ['is not a journal', () => writeFile(fixture.journal, 'mine'), 'is not a rotation journal'],
    [
      'can be written by other users',
      () => writeFile(fixture.journal, '').then(() => chmod(fixture.journal, 0o666)),
      'can be written by other users',
    ],
    ['is a folder', () => mkdir(fixture.journal), 'is not a regular file'],
  ])('fails like the rotation if the journal %s', async (_, prepare, message) => {
    await fixture.seedDueKey()
    await prepare()
    const args = [...fixture.toFile, '--journal', fixture.journal, '--json']
    const results = []
    for (const each of [[...args, '--dry-run'], args]) {
      const { code, stdout } = await fixture.run(each)
      const { status, detail } = documentOf(stdout).keys[0]
      results.push({ code, status, detail: detail.replace(' Nothing was changed.', '') })
    }
    expect(results[0]).toEqual({ code: 1, status: 'failed', detail: expect.stringContaining(message) })
    expect(results[1]).toEqual(results[0])
    expect(await fixture.keysOf()).toHaveLength(1)
  })

  test('lists the rotations in progress', async () => {
    await fixture.seedDueKey()
    await fixture.run([...fixture.toFile, '--grace-period', '1h', '--no-wait'])
    const { stdout } = await fixture.run([...fixture.toFile, '--older-than', '9y', '--dry-run', '--json'])
    expect(documentOf(stdout).keys).toMatchObject([{ name: 'deploy', status: 'due', canResume: true }])
  })
})
