import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Line } from '../src/output/report.ts'
import { daysAgo, documentOf, due, Fixture } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

describe('stores the new key in', () => {
  const at = (name: string) => join(fixture.folder, name)

  test.each([
    [
      'a property of a JSON file',
      () => ['--json-file', at('a.json'), '--pointer', '/keys/{NAME}'],
      async () => JSON.parse(await readFile(at('a.json'), 'utf8')).keys.DEPLOY,
    ],
    ['a file in a folder', () => ['--folder', fixture.folder], () => readFile(at('DEPLOY'), 'utf8')],
    [
      'a file in a folder, with another name',
      () => ['--folder', fixture.folder, '--file', 'key-{NAME}'],
      () => readFile(at('key-DEPLOY'), 'utf8'),
    ],
    ['a command', () => ['--exec', `cat > '${at('{NAME}')}'`], () => readFile(at('DEPLOY'), 'utf8')],
    [
      'a command, and reads it with another',
      () => ['--exec', `cat > '${at('{NAME}')}'`, '--exec-read', `cat '${at('{NAME}')}' 2>/dev/null || true`],
      () => readFile(at('DEPLOY'), 'utf8'),
    ],
  ])('%s', async (_, destination, read) => {
    const key = await fixture.seedDueKey()
    expect((await fixture.run([...due, '--create', ...destination()])).code).toBe(0)
    expect(await fixture.works(await read())).toBe(true)
    expect(await fixture.works(key.token)).toBe(false)
  })
})

describe('a command', () => {
  const capture = `
    import { readFileSync, writeFileSync } from 'node:fs'
    const input = readFileSync(0, 'utf8')
    writeFileSync(process.argv[2], JSON.stringify({ input, argv: process.argv, env: process.env }))
  `

  test('receives the secret on standard input only', async () => {
    await fixture.seedDueKey()
    const script = join(fixture.folder, 'capture.mjs')
    const captured = join(fixture.folder, 'captured.json')
    await writeFile(script, capture)
    const { code } = await fixture.run([...due, '--exec', `'${process.execPath}' '${script}' '${captured}'`], {
      ALSO_THE_TOKEN: fixture.mock.tokens.admin,
      OTHER: 'kept',
    })
    expect(code).toBe(0)
    const { input, argv, env } = JSON.parse(await readFile(captured, 'utf8'))
    expect(await fixture.works(input)).toBe(true)
    for (const secret of fixture.secrets) expect(JSON.stringify([argv, env])).not.toContain(secret)
    expect(env.OTHER).toBe('kept')
  })

  test('that fails is rolled back if the secret can be read, and resumed otherwise', async () => {
    const key = await fixture.seedDueKey()
    const switchFile = join(fixture.folder, 'works')
    const failing = [...due, '--json', '--exec', `cat > /dev/null; test -e '${switchFile}'`]

    const readable = await fixture.run([...failing, '--exec-read', 'true'])
    expect(readable.code).toBe(1)
    expect(documentOf(readable.stdout).keys).toMatchObject([{ status: 'failed', canResume: false }])
    expect((await fixture.keysOf()).map(({ id }) => id)).toEqual([key.id])

    const writeOnly = await fixture.run(failing)
    expect(documentOf(writeOnly.stdout).keys).toMatchObject([{ status: 'failed', canResume: true }])
    expect(await fixture.works(key.token)).toBe(true)
    await writeFile(switchFile, '')
    expect((await fixture.run(failing)).code).toBe(0)
    expect((await fixture.keysOf()).filter(({ active }) => active)).toHaveLength(1)
  })

  test('that does not exist is reported before a key is created', async () => {
    await fixture.seedDueKey()
    const { code, stdout } = await fixture.run([...due, '--exec', 'no-such-vault put -'])
    expect(code).toBe(1)
    expect(stdout).toContain('Command not found: no-such-vault')
    expect(await fixture.keysOf()).toHaveLength(1)
  })
})

describe('two keys with the same place', () => {
  beforeEach(() => {
    fixture.seedAccount([
      { name: 'eu deploy', createdAt: daysAgo(200) },
      { name: 'eu-deploy', createdAt: daysAgo(1) },
      { name: '2nd', createdAt: daysAgo(100) },
    ])
  })

  test.each([
    ['the same variable', ['--dotenv', '.env'], 3, 'have the same place, WORKBENCH_API_KEY in'],
    ['the same command', ['--exec', 'cat'], 3, 'Use a different place for each key, e.g. with {ACCOUNT} and {NAME}'],
    [
      'the same variable after {NAME} is replaced',
      ['--dotenv', '.env', '--variable', 'K_{NAME}'],
      2,
      'have the same place, K_EU_DEPLOY',
    ],
  ])('fail, even if one is not due, and nothing is changed: %s', async (_, place, count, message) => {
    for (const args of [[...place, '--dry-run'], place]) {
      const { code, stdout } = await fixture.run([...due, ...args, '--json'])
      expect(code).toBe(1)
      const failed = documentOf(stdout).keys.filter(({ detail }: { detail: string }) => detail.includes(message))
      expect(failed).toHaveLength(count)
    }
    expect((await fixture.keysOf()).map(({ name }) => name).sort()).toEqual(['2nd', 'eu deploy', 'eu-deploy'])
  })

  test('have one message in the table, and one each in JSON', async () => {
    const args = [...due, '--dotenv', fixture.file]
    const { stdout } = await fixture.run(args)
    const text = stdout.replace(/[\s│]+/g, ' ')
    expect(text.match(/have the same place/g)).toHaveLength(1)
    expect(text).toContain('deployer 2nd failed The same as for deployer/eu deploy. ')
    expect(text).toContain('deployer eu-deploy failed The same as for deployer/eu deploy. ')
    const details = documentOf((await fixture.run([...args, '--json'])).stdout).keys.map((key: Line) => key.detail)
    expect(new Set(details)).toEqual(new Set([expect.stringContaining('have the same place')]))
    expect(details).toHaveLength(3)
  })

  test('have one message in the table, with both positions in the configuration', async () => {
    const config = join(fixture.folder, 'fleet.yaml')
    const place = '{ envFile: { path: .env, variable: KEY } }'
    await writeFile(
      config,
      `olderThan: 90d\naccounts:\n  deployer:\n    keys:\n      2nd: ${place}\n      eu deploy: ${place}\n`,
    )
    const { stdout } = await fixture.run(['--config', config])
    const text = stdout.replace(/[\s│]+/g, ' ')
    expect(text.match(/have the same place/g)).toHaveLength(1)
    expect(text).toMatch(/fleet\.yaml:\d:7, \S*fleet\.yaml:\d:7: The keys /)
  })

  test('through symbolic links fail, and nothing is changed', async () => {
    for (const name of ['EU_DEPLOY', '2ND']) await symlink('.env', join(fixture.folder, `${name}.env`))
    await writeFile(fixture.file, 'WORKBENCH_API_KEY=old\n')
    const { code, stdout } = await fixture.run([...due, '--dotenv', join(fixture.folder, '{NAME}.env'), '--json'])
    expect(code).toBe(1)
    const { keys } = documentOf(stdout)
    const detail = expect.stringMatching(
      /have the same place, .*EU_DEPLOY\.env, which is also .*2ND\.env\. Use a different/,
    )
    expect(keys).toMatchObject(Array(3).fill({ status: 'failed', detail }))
    expect(await readFile(fixture.file, 'utf8')).toBe('WORKBENCH_API_KEY=old\n')
  })

  test('fail, even if they have the same name in two accounts', async () => {
    fixture.seedAccount([{ name: '2nd', createdAt: daysAgo(100) }], { name: 'other' })
    const args = ['--all', '--older-than', '90d', '--folder', fixture.folder, '--create', '--json']
    const { code, stdout } = await fixture.run(args)
    expect(code).toBe(1)
    // They were created at the same time, so their order varies.
    const lines: { name: string; account: string; status: string }[] = documentOf(stdout).keys
    const found = lines.filter(({ name }) => name === '2nd').map(({ account, status }) => `${account}: ${status}`)
    expect(found.sort()).toEqual(['deployer: failed', 'other: failed'])
  })
})

test('a place that is invalid for one key does not fail the others', async () => {
  const { keys } = fixture.seedAccount([
    { name: '2nd', createdAt: daysAgo(200) },
    { name: 'deploy', createdAt: daysAgo(100) },
  ])
  await writeFile(fixture.file, `DEPLOY=${keys[1]?.token}\n`)
  const { code, stdout } = await fixture.run([...fixture.toFile, '--variable', '{NAME}', '--json'])
  expect(code).toBe(1)
  expect(documentOf(stdout).keys).toMatchObject([
    { name: '2nd', status: 'failed', detail: expect.stringContaining('Invalid variable "2ND"') },
    { name: 'deploy', status: 'rotated' },
  ])
})

test('the progress does not say that an unreadable place was verified', async () => {
  await fixture.seedDueKey()
  const toCommand = [...due, '--exec', 'cat > /dev/null', '--create']
  const dryRun = await fixture.run([...toCommand, '--dry-run', '--json'])
  expect(documentOf(dryRun.stdout).keys[0].detail).toContain('The place cannot be read, so its key was not checked.')
  const { code, stderr } = await fixture.run(toCommand)
  expect(code).toBe(0)
  expect(stderr).toMatch(/: stored it in .*\n.*: did not verify it: the place cannot be read\n.*: disabled the old key/)
  expect(stderr).not.toContain(': verified it')
})
