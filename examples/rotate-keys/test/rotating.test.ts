import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { daysAgo, due, lastLine, Stage, today } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await Stage.open()
})

afterEach(() => stage.close())

describe('rotating', () => {
  test('replaces the old active keys, and no others', async () => {
    const [old, off, young] = stage.seedAccount([
      { name: 'deploy', createdAt: daysAgo(100) },
      { name: 'unused', createdAt: daysAgo(99), active: false },
      { name: 'trial', createdAt: daysAgo(80) },
    ]).keys
    await writeFile(stage.file, `# keys\nexport WORKBENCH_API_KEY=${old?.token} # deploy\nOTHER=1\n`, { mode: 0o644 })

    const { code, stdout } = await stage.run(stage.toFile)

    expect(code).toBe(0)
    expect(stdout).toContain('rotated')
    const secret = (await stage.readVariables()).WORKBENCH_API_KEY
    expect(await readFile(stage.file, 'utf8')).toBe(`# keys\nexport WORKBENCH_API_KEY=${secret} # deploy\nOTHER=1\n`)
    expect((await stat(stage.file)).mode & 0o777).toBe(0o600)
    expect(await stage.works(secret)).toBe(true)
    expect(await stage.works(old?.token)).toBe(false)
    expect(await stage.works(young?.token)).toBe(true)
    expect((await stage.keysOf()).map(({ id, name, active }) => ({ id, name, active }))).toEqual([
      { id: old?.id, name: 'deploy', active: false },
      { id: off?.id, name: 'unused', active: false },
      { id: young?.id, name: 'trial', active: true },
      { id: expect.any(String), name: `deploy (rotated ${today})`, active: true },
    ])
  })

  test('deletes the old key with --retire delete', async () => {
    await stage.seedDueKey()
    expect((await stage.run([...stage.toFile, '--retire', 'delete'])).code).toBe(0)
    expect((await stage.keysOf()).map(({ name }) => name)).toEqual([`deploy (rotated ${today})`])
  })

  test('gives each key a variable of its own', async () => {
    stage.seedAccount([
      { name: 'deploy-eu (rotated 2026-01-01)', createdAt: daysAgo(100) },
      { name: 'report', createdAt: daysAgo(200) },
    ])
    const { code, stdout } = await stage.run([...stage.toFile, '--variable', 'KEY_{NAME}', '--json'])
    expect(code).toBe(0)
    expect(lastLine(stdout)).toMatchObject({ rotated: 2, failed: 0, keys: [{ name: 'report', status: 'rotated' }, {}] })
    expect(Object.keys(await stage.readVariables())).toEqual(['KEY_DEPLOY_EU', 'KEY_REPORT'])
    for (const secret of Object.values(await stage.readVariables())) expect(await stage.works(secret)).toBe(true)
  })

  test('does nothing where nothing is due', async () => {
    stage.seedAccount([{ name: 'deploy', createdAt: daysAgo(10) }])
    const { code, stdout } = await stage.run(stage.toFile)
    expect([code, stdout]).toEqual([0, 'No active key of "deployer" is older than 90d: nothing to do.\n'])
  })

  test('finds an account by its id, and asks for it where a name is not enough', async () => {
    const { id } = stage.seedAccount([{ name: 'a', createdAt: daysAgo(100) }])
    stage.seedAccount([{ name: 'b', createdAt: daysAgo(100) }])
    const byName = await stage.run(stage.toFile)
    expect(byName.code).toBe(2)
    expect(byName.stderr).toContain(id)
    expect((await stage.run([...stage.toFile, '--account', id])).code).toBe(0)
  })

  test('can rotate the very keys that it runs with', async () => {
    const { keys } = stage.seedAccount(
      [
        { name: 'one', createdAt: daysAgo(100) },
        { name: 'two', createdAt: daysAgo(95) },
      ],
      { name: 'admins', role: 'organization_admin' },
    )
    const { code, stderr } = await stage.run(
      [...stage.toFile, '--account', 'admins', '--variable', 'KEY_{NAME}', '--retire', 'delete'],
      { WORKBENCH_API_KEY: keys[0]?.token },
    )
    expect(code).toBe(0)
    expect(stderr).toContain('note: This account manages keys.')
    expect((await stage.keysOf('admins')).map(({ name }) => name)).toEqual([
      `one (rotated ${today})`,
      `two (rotated ${today})`,
    ])
  })

  test('changes nothing in a dry run', async () => {
    await stage.seedDueKey()
    await chmod(stage.file, 0o644)
    const before = [await readFile(stage.file, 'utf8'), (await stat(stage.file)).mtimeMs, await stage.keysOf()]
    const { code, stdout } = await stage.run([...stage.toFile, '--dry-run', '--json'])
    expect(code).toBe(0)
    expect(lastLine(stdout)).toMatchObject({
      rotated: 0,
      failed: 0,
      keys: [{ name: 'deploy', status: 'due', newId: null }],
    })
    expect([await readFile(stage.file, 'utf8'), (await stat(stage.file)).mtimeMs, await stage.keysOf()]).toEqual(before)
  })

  test('foresees in a dry run that a secret could not be stored', async () => {
    await stage.seedDueKey()
    const { code, stdout } = await stage.run([...due, '--dotenv', join(stage.folder, 'none', '.env'), '--dry-run'])
    expect(code).toBe(1)
    expect(stdout).toContain('cannot be written')
  })
})
