import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { daysAgo, due, Fixture, lastLine, renewed } from './fixtures.ts'

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
    await writeFile(fixture.file, `# keys\nexport WORKBENCH_API_KEY=${old?.token} # deploy\nOTHER=1\n`, { mode: 0o644 })

    const { code, stdout } = await fixture.run(fixture.toFile)

    expect(code).toBe(0)
    expect(stdout).toContain('rotated')
    const secret = (await fixture.readVariables()).WORKBENCH_API_KEY
    expect(await readFile(fixture.file, 'utf8')).toBe(`# keys\nexport WORKBENCH_API_KEY=${secret} # deploy\nOTHER=1\n`)
    expect((await stat(fixture.file)).mode & 0o777).toBe(0o600)
    expect(await fixture.works(secret)).toBe(true)
    expect(await fixture.works(old?.token)).toBe(false)
    expect(await fixture.works(young?.token)).toBe(true)
    expect((await fixture.keysOf()).map(({ id, name, active }) => ({ id, name, active }))).toEqual([
      { id: old?.id, name: 'deploy', active: false },
      { id: off?.id, name: 'unused', active: false },
      { id: young?.id, name: 'trial', active: true },
      { id: expect.any(String), name: renewed('deploy'), active: true },
    ])
  })

  test('deletes the old key with --retire delete, after it was disabled for as long as --delete-after specifies', async () => {
    await fixture.seedDueKey()
    const { code, stderr } = await fixture.run([...fixture.toFile, '--retire', 'delete', '--delete-after', '10ms'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/disabled the old key\ndeploy: waiting until .*\ndeploy: done\n$/)
    expect((await fixture.keysOf()).map(({ name }) => name)).toEqual([renewed('deploy')])
  })

  test('stores each key in a separate variable', async () => {
    fixture.seedAccount([
      { name: 'deploy-eu (rotated 2026-01-01)', createdAt: daysAgo(100) },
      { name: 'report', createdAt: daysAgo(200) },
    ])
    const { code, stdout } = await fixture.run([...fixture.toFile, '--variable', 'KEY_{NAME}', '--json'])
    expect(code).toBe(0)
    expect(lastLine(stdout)).toMatchObject({ rotated: 2, failed: 0, keys: [{ name: 'report', status: 'rotated' }, {}] })
    expect(Object.keys(await fixture.readVariables()).sort()).toEqual(['KEY_DEPLOY_EU', 'KEY_REPORT'])
    for (const secret of Object.values(await fixture.readVariables())) expect(await fixture.works(secret)).toBe(true)
  })

  test('rotates the keys of every account with --all', async () => {
    fixture.seedAccount([{ name: 'deploy', createdAt: daysAgo(100) }])
    fixture.seedAccount([{ name: 'report', createdAt: daysAgo(100) }], { name: 'reporter' })
    const args = ['--all', '--older-than', '90d', '--folder', fixture.folder, '--json']
    const { code, stdout } = await fixture.run(args)
    expect([code, lastLine(stdout).rotated]).toEqual([0, 2])
    for (const name of ['DEPLOY', 'REPORT']) {
      expect(await fixture.works(await readFile(join(fixture.folder, name), 'utf8'))).toBe(true)
    }
  })

  test('does nothing if no key is due, and does not round the age', async () => {
    fixture.seedAccount([{ name: 'deploy', createdAt: daysAgo(1) }])
    const { code, stdout } = await fixture.run([...fixture.toFile, '--older-than', '36h'])
    expect([code, stdout]).toEqual([0, 'No active key of "deployer" is older than 36h: nothing to do.\n'])
  })

  test('finds an account by its id, and requires the id for an ambiguous name', async () => {
    const { id } = fixture.seedAccount([{ name: 'a', createdAt: daysAgo(100) }])
    fixture.seedAccount([{ name: 'b', createdAt: daysAgo(100) }])
    const byName = await fixture.run(fixture.toFile)
    expect(byName.code).toBe(2)
    expect(byName.stderr).toContain(id)
    expect((await fixture.run([...fixture.toFile, '--account', id])).code).toBe(0)
  })

  test('reports that it rotated its own key', async () => {
    const { keys } = fixture.seedAccount(
      [
        { name: 'one', createdAt: daysAgo(100) },
        { name: 'two', createdAt: daysAgo(95) },
      ],
      { name: 'admins', role: 'organization_admin' },
    )
    const args = [...fixture.toFile, '--account', 'admins', '--variable', 'KEY_{NAME}', '--retire', 'delete']
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

  test('reports it even if it is interrupted before that key is deleted, and can continue with the new key', async () => {
    const [key] = fixture.seedAccount([{ name: 'one', createdAt: daysAgo(100) }], { role: 'organization_admin' }).keys
    const args = [...fixture.toFile, '--retire', 'delete']
    const stopped = await fixture.run(
      [...args, '--delete-after', '7d'],
      { WORKBENCH_API_KEY: key?.token },
      (log, kill) => log.includes(' until ') && kill('SIGINT'),
    )
    expect(stopped.code).toBe(130)
    expect(stopped.stderr).toContain('note: Workbench no longer accepts the key in WORKBENCH_API_KEY')
    const next = await fixture.run(args, await fixture.readVariables())
    expect([next.code, next.stderr]).toEqual([0, 'one: resumed where an earlier run stopped\none: done\n'])
  })

  test('does not report it if it rotated another key', async () => {
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
      await stat(fixture.journal).catch(() => 'no journal'),
    ]
    const before = await look()
    const { code, stdout } = await fixture.run([...fixture.toFile, '--dry-run', '--json'])
    expect(code).toBe(0)
    expect(lastLine(stdout)).toMatchObject({
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
    expect(stdout.replace(/[\s│]+/g, ' ')).toMatch(/The directory of .* does not exist/)
  })

  test('lists the rotations in progress', async () => {
    await fixture.seedDueKey()
    await fixture.run(
      [...fixture.toFile, '--grace-period', '1h'],
      {},
      (log, kill) => log.includes(' until ') && kill('SIGINT'),
    )
    const { stdout } = await fixture.run([...fixture.toFile, '--older-than', '9y', '--dry-run', '--json'])
    expect(lastLine(stdout).keys).toMatchObject([{ name: 'deploy', status: 'due', canResume: true }])
  })
})
