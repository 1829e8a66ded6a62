import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { due, lastLine, Stage } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await Stage.open()
})

afterEach(() => stage.close())

const stateOf = async (id: string) => (await stage.keysOf()).find(key => key.id === id)?.active

test.each(['made a new key', 'stored it', ' until '])('killed after "%s", the same command goes on', async moment => {
  const key = await stage.seedDueKey()
  const args = [...stage.toFile, '--json']
  const killed = await stage.spawn([...args, '--grace', '1h'], (log, kill) => log.includes(moment) && kill('SIGKILL'))
  expect([killed.code, killed.stdout]).toEqual([null, ''])
  expect(await stage.works((await stage.readVariables()).WORKBENCH_API_KEY)).toBe(true)

  const { code, stdout, stderr } = await stage.spawn([...args, '--older-than', '9y'])
  expect([code, lastLine(stdout).rotated]).toEqual([0, 1])
  expect(stderr).toContain('deploy: goes on where an earlier run stopped')
  expect(await stage.works((await stage.readVariables()).WORKBENCH_API_KEY)).toBe(true)
  expect(await stateOf(key.id)).toBe(false)
  expect(await stage.keysOf()).toHaveLength(2)
})

test('a run while another has the journal ends with 75, and changes nothing', async () => {
  await stage.seedDueKey()
  let second: ReturnType<Stage['spawn']> | undefined
  const first = await stage.spawn([...stage.toFile, '--grace', '1h'], (log, kill) => {
    if (!log.includes(' until ')) return
    second ??= stage.spawn([...stage.toFile, '--json']).finally(() => kill('SIGTERM'))
  })
  expect(first.code).toBe(143)
  const { code, stdout, stderr } = (await second) ?? expect.fail('there was no second run')
  expect(code).toBe(75)
  expect(stderr).toContain('Another run has the journal')
  expect(lastLine(stdout)).toMatchObject({ keys: [], error: expect.stringContaining('Another run has the journal') })
  expect((await stage.keysOf()).map(({ active }) => active)).toEqual([true, true])
})

test('killed and rolled back, the old key works, and a new one that nobody has is gone', async () => {
  const key = await stage.seedDueKey()
  const before = await readFile(stage.file, 'utf8')
  await stage.spawn(stage.toFile, (log, kill) => log.includes('made a new key') && kill('SIGKILL'))
  const isStored = (await readFile(stage.file, 'utf8')) !== before

  const { code, stdout } = await stage.spawn(['--rollback', 'deploy', '--dotenv', stage.file, '--json'])
  expect(code).toBe(0)
  expect(lastLine(stdout).keys).toMatchObject([{ id: key.id, status: 'rolled back', canResume: false }])
  expect(await stateOf(key.id)).toBe(true)
  expect(await stage.keysOf()).toHaveLength(isStored ? 2 : 1)
  expect(await stage.works((await stage.readVariables()).WORKBENCH_API_KEY)).toBe(true)
})

test('rolled back when all is done, the old key works again, beside the new one', async () => {
  const key = await stage.seedDueKey()
  await stage.spawn(stage.toFile)
  expect(await stateOf(key.id)).toBe(false)

  const { code, stdout } = await stage.spawn(['--rollback', key.id, '--dotenv', stage.file])
  expect(code).toBe(0)
  expect(stdout).toContain('The old key works again')
  expect((await stage.keysOf()).map(({ active }) => active)).toEqual([true, true])
  expect(await stage.works((await stage.readVariables()).WORKBENCH_API_KEY)).toBe(true)
})

test('rolled back when the old key is deleted, it says that this cannot be', async () => {
  await stage.seedDueKey()
  await stage.run([...stage.toFile, '--retire', 'delete'])
  const { code, stdout } = await stage.run(['--rollback', 'deploy', '--dotenv', stage.file])
  expect(code).toBe(1)
  expect(stdout.replace(/\W+/g, ' ')).toContain('is deleted for good and cannot be rolled back to')
})

test('a signal lets a command finish, so that what it stores is not in doubt', async () => {
  await stage.seedDueKey()
  const captured = join(stage.folder, 'captured')
  const args = [...due, '--json', '--exec', `test -e '${captured}' || kill -TERM $PPID; cat > '${captured}'`]
  const interrupted = await stage.spawn(args)
  expect(interrupted.code).toBe(143)
  expect(lastLine(interrupted.stdout).keys).toMatchObject([{ status: 'failed', canResume: true }])
  expect((await stage.spawn(args)).code).toBe(0)
  expect(await stage.works(await readFile(captured, 'utf8'))).toBe(true)
  expect((await stage.keysOf()).map(({ active }) => active)).toEqual([false, true])
})
