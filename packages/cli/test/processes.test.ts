import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { due, Fixture, lastLine } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

const stateOf = async (id: string) => (await fixture.keysOf()).find(key => key.id === id)?.active

test.each(['created a new key', 'stored it', ' until '])(
  'the same command resumes after a kill at "%s"',
  async moment => {
    const key = await fixture.seedDueKey()
    const args = [...fixture.toFile, '--json']
    const killed = await fixture.spawn(
      [...args, '--grace-period', '1h'],
      (log, kill) => log.includes(moment) && kill('SIGKILL'),
    )
    expect([killed.code, killed.stdout]).toEqual([null, ''])
    expect(await fixture.works((await fixture.readVariables()).WORKBENCH_API_KEY)).toBe(true)

    const { code, stdout, stderr } = await fixture.spawn([...args, '--older-than', '9y'])
    expect([code, lastLine(stdout).rotated]).toEqual([0, 1])
    expect(stderr).toContain('deploy: resumed where an earlier run stopped')
    expect(await fixture.works((await fixture.readVariables()).WORKBENCH_API_KEY)).toBe(true)
    expect(await stateOf(key.id)).toBe(false)
    expect(await fixture.keysOf()).toHaveLength(2)
  },
)

test('exits with 75, and changes nothing, if another run has locked the journal', async () => {
  await fixture.seedDueKey()
  let second: ReturnType<Fixture['spawn']> | undefined
  const first = await fixture.spawn([...fixture.toFile, '--grace-period', '1h'], (log, kill) => {
    if (!log.includes(' until ')) return
    second ??= fixture.spawn([...fixture.toFile, '--json']).finally(() => kill('SIGTERM'))
  })
  expect(first.code).toBe(143)
  const { code, stdout, stderr } = (await second) ?? expect.fail('The second run was not started.')
  expect(code).toBe(75)
  expect(stderr).toContain('Another run has locked the journal')
  expect(lastLine(stdout)).toMatchObject({
    keys: [],
    error: expect.stringContaining('Another run has locked the journal'),
  })
  expect((await fixture.keysOf()).map(({ active }) => active)).toEqual([true, true])
})

test('a rollback after a kill makes the old key work, and deletes an unused new key', async () => {
  const key = await fixture.seedDueKey()
  const before = await readFile(fixture.file, 'utf8')
  await fixture.spawn(fixture.toFile, (log, kill) => log.includes('created a new key') && kill('SIGKILL'))
  const isStored = (await readFile(fixture.file, 'utf8')) !== before

  const { code, stdout } = await fixture.spawn(['--rollback', 'deploy', '--dotenv', fixture.file, '--json'])
  expect(code).toBe(0)
  expect(lastLine(stdout).keys).toMatchObject([{ id: key.id, status: 'rolled back', canResume: false }])
  expect(await stateOf(key.id)).toBe(true)
  expect(await fixture.keysOf()).toHaveLength(isStored ? 2 : 1)
  expect(await fixture.works((await fixture.readVariables()).WORKBENCH_API_KEY)).toBe(true)
})

test('a rollback of a finished rotation makes both keys work', async () => {
  const key = await fixture.seedDueKey()
  await fixture.spawn(fixture.toFile)
  expect(await stateOf(key.id)).toBe(false)

  const { code, stdout } = await fixture.spawn(['--rollback', key.id, '--dotenv', fixture.file])
  expect(code).toBe(0)
  expect(stdout).toContain('Both keys work')
  expect((await fixture.keysOf()).map(({ active }) => active)).toEqual([true, true])
  expect(await fixture.works((await fixture.readVariables()).WORKBENCH_API_KEY)).toBe(true)
})

test('reports that a rotation cannot be rolled back after the old key was deleted', async () => {
  await fixture.seedDueKey()
  await fixture.run([...fixture.toFile, '--retire', 'delete'])
  const { code, stdout } = await fixture.run(['--rollback', 'deploy', '--dotenv', fixture.file])
  expect(code).toBe(1)
  expect(stdout.replace(/\W+/g, ' ')).toContain('is permanently deleted so the rotation cannot be rolled back')
})

test('lets a running command finish after a signal, so that the secret is stored or not', async () => {
  await fixture.seedDueKey()
  const captured = join(fixture.folder, 'captured')
  const args = [...due, '--json', '--exec', `test -e '${captured}' || kill -TERM $PPID; cat > '${captured}'`]
  const interrupted = await fixture.spawn(args)
  expect(interrupted.code).toBe(143)
  expect(lastLine(interrupted.stdout).keys).toMatchObject([{ status: 'failed', canResume: true }])
  expect((await fixture.spawn(args)).code).toBe(0)
  expect(await fixture.works(await readFile(captured, 'utf8'))).toBe(true)
  expect((await fixture.keysOf()).map(({ active }) => active)).toEqual([false, true])
})
