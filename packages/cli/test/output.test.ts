import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { daysAgo, documentOf, errorResponse, Fixture, processEnvironment, programPath } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

describe('--json prints exactly one document', () => {
  test.each([
    ['an unknown option', () => ['rotate', '--json', '--nope'], 2],
    ['a value of an option without one', () => ['rotate', '--json=1'], 2],
    ['an unknown command', () => ['--json', 'nope'], 2],
    ['no command', () => ['--json'], 2],
    ['a missing value', () => ['rotate', '--json', '--config'], 2],
    ['an unexpected argument', () => ['rotate', '--json', 'deploy'], 2],
    ['a missing configuration', () => ['rotate', '--json', '--config', '/nowhere.yaml'], 2],
    ['an unknown account', () => ['status', '--json', '--account', 'missing'], 2],
    ['help', () => ['rotate', '--json', '--help'], 0],
    ['the version', () => ['--json', '--version'], 0],
    ['nothing to do', () => [...fixture.toFile, '--json'], 0],
  ])('after %s', async (_, args, expected) => {
    fixture.seedAccount([{ name: 'young' }])
    const { code, stdout } = await fixture.run(args())
    expect(code).toBe(expected)
    expect(stdout).toMatch(/^\{.*\}\n$/)
    expect(documentOf(stdout)).toBeTypeOf('object')
  })

  test('if Workbench responds with an error', async () => {
    fixture.fault = () => errorResponse(403)
    for (const command of ['rotate', 'status', 'rollback', 'prune', 'check', 'audit', 'init']) {
      const place = ['rotate', 'rollback', 'check'].includes(command) ? ['--key', 'x', '--dotenv', '.env'] : []
      const more = { rotate: ['--force'], init: ['--account', 'x'] }[command] ?? []
      const { code, stdout } = await fixture.run([command, '--json', ...place, ...more])
      expect([command, code, documentOf(stdout).error]).toEqual([command, 1, expect.stringContaining('403')])
    }
  })

  test('if it is interrupted', async () => {
    fixture.fault = () => {
      fixture.interrupt('SIGTERM')
      return undefined
    }
    const { code, stdout } = await fixture.run([...fixture.toFile, '--json'])
    expect([code, documentOf(stdout)]).toMatchObject([143, { keys: [], error: 'Interrupted.' }])
  })
})

test.each([['--json'], ['--log-format=text']])('%s to a full disk exits with 1 and a message', async option => {
  const command = `"$0" '${await programPath()}' audit ${option} > /dev/full`
  const env = { ...processEnvironment, ...(await fixture.serve()) }
  const child = spawn('sh', ['-c', command, process.execPath], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const [[code], stderr] = await Promise.all([once(child, 'exit'), text(child.stderr)])
  expect([code, stderr]).toEqual([1, expect.stringContaining('The output is incomplete')])
})

describe('--log-format json', () => {
  test('writes progress as JSON lines with times, and nothing else', async () => {
    const key = await fixture.seedDueKey()
    const { stderr } = await fixture.run([...fixture.toFile, '--log-format', 'json', '--json'])
    const lines = stderr
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines.map(({ event }) => event)).toEqual(['created', 'stored', 'verified', 'disabled', 'done'])
    for (const line of lines) {
      expect(line).toMatchObject({ level: 'info', account: 'deployer', key: 'deploy', id: key.id })
      expect(new Date(line.time).toISOString()).toBe(line.time)
    }
  })

  test('writes each line of --after-store as a JSON line, even the last one without a line end', async () => {
    await fixture.seedDueKey()
    const hook = "printf 'one\\n\\033[31mtwo\\033[0m\\r\\n'; echo problem >&2; sleep 0.1; printf 'l\\303\\251st'"
    const { code, stderr } = await fixture.run([...fixture.toFile, '--log-format', 'json', '--after-store', hook])
    const lines = stderr
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
      .filter(({ event }) => event === 'output')
    expect([code, lines.map(({ message }) => message).sort()]).toEqual([0, ['lést', 'one', 'problem', 'two']])
    for (const line of lines) {
      expect(line).toMatchObject({ level: 'info', account: 'deployer', key: 'deploy', time: expect.any(String) })
    }
  })

  test('writes errors as JSON lines', async () => {
    const { code, stderr } = await fixture.run(['rotate', '--log-format', 'json', '--nope'])
    expect([code, JSON.parse(stderr)]).toEqual([
      2,
      { time: expect.any(String), level: 'error', message: "unknown option '--nope'." },
    ])
  })
})

describe('--metrics-file', () => {
  const metrics = () => join(fixture.folder, 'keys.prom')
  const metric = async (name: string) =>
    Number(
      (await readFile(metrics(), 'utf8'))
        .split('\n')
        .find(line => line.startsWith(`${name} `))
        ?.split(' ')[1],
    )

  test('has the results, the age of the oldest key and the time of the last success', async () => {
    await fixture.seedDueKey()
    const args = [...fixture.toFile, '--metrics-file', metrics()]
    expect((await fixture.run(args)).code).toBe(0)
    const success = await metric('workbench_keys_last_success_timestamp_seconds')
    expect(await metric('workbench_keys_rotations{status="rotated"}')).toBe(1)
    expect(await metric('workbench_keys_oldest_key_age_seconds')).toBeGreaterThan(99 * 86_400)
    expect(Math.abs(success - Date.now() / 1000)).toBeLessThan(60)

    fixture.fault = () => errorResponse(403)
    expect((await fixture.run(args)).code).toBe(1)
    expect(await metric('workbench_keys_last_run_exit_code')).toBe(1)
    expect(await metric('workbench_keys_last_success_timestamp_seconds')).toBe(success)
    expect((await stat(metrics())).mode & 0o777).toBe(0o644)
    expect((await readdir(fixture.folder)).sort()).toEqual(['.env', 'keys.prom'])
  })

  test("has the age of the oldest key by Workbench's clock", async () => {
    fixture.seedAccount([{ name: 'young', createdAt: new Date(Date.now() + 3_600_000) }])
    fixture.date = new Date(Date.now() + 2 * 3_600_000)
    const args = [...fixture.toFile, '--metrics-file', metrics()]
    expect((await fixture.run(args)).code).toBe(0)
    expect(await metric('workbench_keys_oldest_key_age_seconds')).toBeCloseTo(3600, -1)
    fixture.date = undefined
    expect((await fixture.run(args)).code).toBe(0)
    expect(await metric('workbench_keys_oldest_key_age_seconds')).toBe(0)
  })

  test('has the age of the oldest active key, not of a retired one', async () => {
    await fixture.seedDueKey()
    const args = [...fixture.toFile, '--metrics-file', metrics()]
    await fixture.run(args)
    await fixture.run(args)
    expect(await metric('workbench_keys_oldest_key_age_seconds')).toBeLessThan(3600)
    expect(await metric('workbench_keys_due')).toBe(0)
  })

  test("is in Prometheus's text format", async () => {
    await fixture.seedDueKey()
    await fixture.run([...fixture.toFile, '--metrics-file', metrics()])
    const line = /^(# HELP \w+ .+|# TYPE \w+ gauge|\w+(\{\w+="[^"\\]*"\})? [\d.e+-]+)$/
    for (const each of (await readFile(metrics(), 'utf8')).trimEnd().split('\n')) expect(each).toMatch(line)
  })

  test.each([
    ['is a directory', () => fixture.folder, 'is a directory. Specify a regular file'],
    ['is a socket', socket, 'is a socket. Specify a regular file'],
    [
      'is a link to a named pipe',
      async () => link(await pipe(join(fixture.folder, 'pipe'))),
      'is a named pipe. Specify',
    ],
    ['is a named pipe', () => pipe(metrics()), 'is a named pipe. Specify a regular file'],
    ['is a link to itself', () => link(metrics()), 'is a symbolic link that refers to itself'],
    ['is in a folder that does not exist', () => join(fixture.folder, 'none', 'a'), 'none does not exist. Create it'],
    ['is in a file', () => join(fixture.file, 'a'), 'is not a folder'],
    ['is in a folder that cannot be written', () => '/proc/keys.prom', 'Cannot create a file in /proc'],
  ])('that %s is rejected before anything is changed', async (_, path, message) => {
    const key = await fixture.seedDueKey()
    const { code, stdout, stderr } = await fixture.run([...fixture.toFile, '--metrics-file', await path(), '--json'])
    expect([code, documentOf(stdout).keys]).toEqual([2, []])
    expect(stderr).toContain(message)
    expect(stderr).toContain('--metrics-file')
    expect(await fixture.works(key.token)).toBe(true)
    expect(await fixture.keysOf()).toHaveLength(1)
  })

  async function link(target: string): Promise<string> {
    await symlink(target, metrics())
    return metrics()
  }

  async function pipe(path: string): Promise<string> {
    await promisify(execFile)('mkfifo', [path])
    return path
  }

  async function socket(): Promise<string> {
    const server = createServer().listen(metrics())
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    return metrics()
  }

  test('that is a symbolic link is kept, and its target is replaced', async () => {
    await fixture.seedDueKey()
    await mkdir(join(fixture.folder, 'collector'))
    await symlink('collector/keys.prom', metrics())
    for (const args of [[], ['--force']]) {
      expect((await fixture.run([...fixture.toFile, ...args, '--metrics-file', metrics()])).code).toBe(0)
      expect(await readlink(metrics())).toBe('collector/keys.prom')
      expect(await metric('workbench_keys_rotations{status="rotated"}')).toBe(1)
      expect(await readdir(join(fixture.folder, 'collector'))).toEqual(['keys.prom'])
    }
  })

  test('that cannot be written after the run is reported, with the result', async () => {
    const key = await fixture.seedDueKey()
    const args = [
      ...fixture.toFile,
      '--metrics-file',
      metrics(),
      '--after-store',
      `mkdir -p '${metrics()}/a'`,
      '--json',
    ]
    const { code, stdout, stderr } = await fixture.run(args)
    expect([code, documentOf(stdout)]).toMatchObject([1, { rotated: 1, keys: [{ id: key.id, status: 'rotated' }] }])
    expect(stderr).toContain(
      `note: The metrics of this run were not written. ${metrics()} is a directory. Specify a file.\n`,
    )
    expect(stderr).not.toContain('EISDIR')
    expect((await readdir(fixture.folder)).sort()).toEqual(['.env', 'keys.prom'])
  })

  test('that cannot be written after an error is reported in addition to the error', async () => {
    fixture.fault = async () => {
      await mkdir(join(metrics(), 'a'), { recursive: true })
      return errorResponse(403)
    }
    const { code, stderr } = await fixture.run([...fixture.toFile, '--metrics-file', metrics()])
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^note: The metrics .*\nworkbench-keys: .*403.*\n$/)])
  })
})

test('names cannot control the terminal or change the direction of text', async () => {
  const name = 'a\u001b[2J\u202Eb\u2066c\u009Bd\u0007'
  const { keys } = fixture.seedAccount([{ name, createdAt: daysAgo(100) }], { name: `acc\u202Dount` })
  await writeFile(fixture.file, `WORKBENCH_API_KEY=${keys[0]?.token}\n`)
  const args = ['--all', '--older-than', '90d', '--dotenv', fixture.file, '--key', keys[0]?.id ?? '']
  const runs = [[...args, '--dry-run'], [...args, '--log-format', 'json', '--json'], ['status'], ['prune'], ['audit']]
  for (const each of runs) {
    const { stdout, stderr } = await fixture.run(each)
    expect(stdout + stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
  }
})

test('the output of --after-store cannot control the terminal', async () => {
  await fixture.seedDueKey()
  const hook = "printf '  in\\033]0;title\\007dented\\n\\033[2J\\302\\2335mtext'"
  const { stderr } = await fixture.run([...fixture.toFile, '--after-store', hook])
  expect(stderr).toMatch(/\n {2}in.*dented\n.*text *\n/)
  expect(stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
})

test('tables and the log have the names of keys without the suffixes of rotations', async () => {
  await fixture.seedDueKey()
  const place = ['--account', 'deployer', '--dotenv', fixture.file]
  const again = [...fixture.toFile, '--force', '--key', 'deploy']
  const runs = [fixture.toFile, ['check', ...place], ['rollback', '--key', 'deploy', ...place], again, again, ['prune']]
  for (const each of runs) {
    const { stdout, stderr } = await fixture.run(each)
    expect(stdout).toMatch(/│ deployer │ deploy {1,3}│/)
    expect(stdout + stderr).not.toMatch(/\((rotated|retired) /)
  }
})

test('check has one line for a key, even if the key that it replaced is retired', async () => {
  await fixture.seedDueKey()
  await fixture.run(fixture.toFile)
  const { stdout } = await fixture.run(['check', '--account', 'deployer', '--dotenv', fixture.file, '--json'])
  expect(documentOf(stdout)).toMatchObject({ ok: 1, failed: 0, keys: [{ status: 'ok' }] })
})
