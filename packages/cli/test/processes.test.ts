import { existsSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { documentOf, due, Fixture } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

/** Whether a process exists, and is not only waiting for its parent to read its exit code. */
function isRunning(pid: string): boolean {
  const path = `/proc/${pid}/stat`
  return existsSync(path) && !/\) Z /.test(readFileSync(path, 'utf8'))
}

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
    expect([code, documentOf(stdout).rotated]).toEqual([0, 1])
    expect(stderr).toMatch(/deployer\/deploy.*: done\n/)
    expect(await fixture.works((await fixture.readVariables()).WORKBENCH_API_KEY)).toBe(true)
    expect(await stateOf(key.id)).toBe(false)
    expect(await fixture.keysOf()).toHaveLength(2)
  },
)

test('exits with 75, and changes nothing, if another run is rotating the key', async () => {
  await fixture.seedDueKey()
  let second: ReturnType<Fixture['spawn']> | undefined
  const hook = `touch '${fixture.folder}/stored'; while test ! -e '${fixture.folder}/go'; do sleep 0.1; done`
  const first = await fixture.spawn([...fixture.toFile, '--after-store', hook], log => {
    if (!log.includes('stored it')) return
    second ??= fixture.spawn([...fixture.toFile, '--json']).finally(() => writeFile(join(fixture.folder, 'go'), ''))
  })
  expect(first.code).toBe(0)
  const { code, stdout } = (await second) ?? expect.fail('The second run was not started.')
  expect(code).toBe(75)
  expect(documentOf(stdout)).toMatchObject({
    failed: 1,
    keys: [{ status: 'failed', detail: expect.stringContaining('Another run is rotating the key') }],
  })
  expect((await fixture.keysOf()).map(({ active }) => active)).toEqual([false, true])
})

const rollback = (...args: string[]) => [
  ...['rollback', ...args, '--account', 'deployer', '--dotenv', fixture.file],
  ...['--lease', '2s', '--settle-timeout', '1s'],
]

test('a rollback after a kill makes the old key work, and deletes an unused new key', async () => {
  const key = await fixture.seedDueKey()
  const before = await readFile(fixture.file, 'utf8')
  await fixture.spawn(fixture.toFile, (log, kill) => log.includes('created a new key') && kill('SIGKILL'))
  const isStored = (await readFile(fixture.file, 'utf8')) !== before

  const { code, stdout } = await fixture.spawn([...rollback('--key', 'deploy'), '--json'])
  expect(code).toBe(0)
  expect(documentOf(stdout).keys).toMatchObject([{ id: key.id, status: 'rolled back', canResume: false }])
  expect(await stateOf(key.id)).toBe(true)
  expect(await fixture.keysOf()).toHaveLength(isStored ? 2 : 1)
  expect(await fixture.works((await fixture.readVariables()).WORKBENCH_API_KEY)).toBe(true)
})

test('a rollback reports that it waits for a killed run', async () => {
  await fixture.seedDueKey()
  await fixture.spawn(
    [...fixture.toFile, '--after-store', 'sleep 10'],
    (log, kill) => log.includes('stored it') && kill('SIGKILL'),
  )
  const { code, stderr } = await fixture.run([...rollback('--key', 'deploy'), '--lease', '5s'])
  expect([code, stderr]).toEqual([0, expect.stringContaining('is considered active for 5s')])
})

test('a run reports that it waits for a killed run', async () => {
  await fixture.seedDueKey()
  await fixture.spawn(fixture.toFile, (log, kill) => log.includes('created a new key') && kill('SIGKILL'))
  const { code, stderr } = await fixture.run([...fixture.toFile, '--lease', '5s'])
  expect([code, stderr]).toEqual([
    0,
    expect.stringContaining(
      'another run that rotates deployer/deploy. A run that has stopped is considered active for 5s',
    ),
  ])
})

test('a rollback of a finished rotation makes both keys work, and the next run does not rotate the key again', async () => {
  const key = await fixture.seedDueKey()
  await fixture.spawn(fixture.toFile)
  expect(await stateOf(key.id)).toBe(false)

  const { code, stdout } = await fixture.spawn(rollback('--key', key.id))
  expect(code).toBe(0)
  expect(stdout).toContain('Both keys work')
  expect((await fixture.keysOf()).map(({ active }) => active)).toEqual([true, true])
  expect(await fixture.works((await fixture.readVariables()).WORKBENCH_API_KEY)).toBe(true)

  const next = await fixture.run([...fixture.toFile, '--json'])
  expect([next.code, documentOf(next.stdout).keys]).toMatchObject([0, [{ status: 'skipped' }]])
})

test('a rollback of a key that was rotated twice lists the rotations, latest first', async () => {
  const key = await fixture.seedDueKey()
  await fixture.run(fixture.toFile)
  const [second] = (await fixture.keysOf()).filter(({ active }) => active)
  await fixture.run([...fixture.toFile, '--force'])
  const { code, stderr } = await fixture.run(rollback('--key', 'deploy'))
  expect(code).toBe(2)
  expect(stderr).toMatch(new RegExp(`${second?.id} \\(of "deployer", retired since .*\\), ${key.id} \\(`))
})

test('reports that a rotation cannot be rolled back after the old key was deleted', async () => {
  await fixture.seedDueKey()
  await fixture.run([...fixture.toFile, '--delete-after', '0s'])
  const { code, stderr } = await fixture.run(rollback('--key', 'deploy'))
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('Its old key may already be deleted, or this is its new key'),
  ])
})

test('stops the command of --after-store and its processes on a signal, even if they ignore SIGTERM', async () => {
  await fixture.seedDueKey()
  const pid = join(fixture.folder, 'pid')
  await writeFile(
    join(fixture.folder, 'hook'),
    `trap '' TERM; echo $$ > '${pid}'; echo started >&2; while :; do sleep 1; done`,
  )
  const hook = `sh '${fixture.folder}/hook' & wait`
  const { code } = await fixture.spawn([...fixture.toFile, '--after-store', hook], (log, kill) => {
    if (log.includes('started')) kill('SIGTERM')
  })
  expect(code).toBe(143)
  expect(isRunning(readFileSync(pid, 'utf8').trim())).toBe(false)
})

test('does not wait for a background process of --after-store', async () => {
  await fixture.seedDueKey()
  const pid = join(fixture.folder, 'pid')
  const { code } = await fixture.spawn([...fixture.toFile, '--after-store', `sleep 600 & echo $! > '${pid}'`])
  process.kill(Number(readFileSync(pid, 'utf8')))
  expect(code).toBe(0)
})

test('lets a running command finish after a signal, so that it is certain whether the secret is stored', async () => {
  await fixture.seedDueKey()
  const captured = join(fixture.folder, 'captured')
  const args = [...due, '--json', '--exec', `test -e '${captured}' || kill -TERM $PPID; cat > '${captured}'`]
  const interrupted = await fixture.spawn(args)
  expect(interrupted.code).toBe(143)
  expect(documentOf(interrupted.stdout).keys).toMatchObject([{ status: 'interrupted', canResume: true }])
  expect((await fixture.spawn(args)).code).toBe(0)
  expect(await fixture.works(await readFile(captured, 'utf8'))).toBe(true)
  expect((await fixture.keysOf()).map(({ active }) => active)).toEqual([false, true])
})
