import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Workbench } from '@workbench-sdk/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { daysAgo, documentOf, Fixture, renewed } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

const write = (text: string, name = 'workbench-keys.yaml') => writeFile(join(fixture.folder, name), text)
const rotate = (...args: string[]) =>
  fixture.run(['--config', join(fixture.folder, 'workbench-keys.yaml'), '--json', ...args])

/** Seeds three accounts, with a key in each of three kinds of places. */
async function seedFleet() {
  const seed = (account: string, name: string) =>
    fixture.seedAccount([{ name, createdAt: daysAgo(100) }], { name: account }).keys[0]
  const [deploy, report, sync] = [seed('deployer', 'deploy'), seed('reporter', 'report'), seed('syncer', 'ticket sync')]
  await writeFile(fixture.file, `WORKBENCH_API_KEY=${deploy?.token}\n`, { mode: 0o600 })
  await writeFile(join(fixture.folder, 'config.json'), JSON.stringify({ workbench: { key: report?.token } }), {
    mode: 0o600,
  })
  await mkdir(join(fixture.folder, 'secrets'))
  await writeFile(join(fixture.folder, 'secrets', 'SYNCER_TICKET_SYNC'), sync?.token ?? '', { mode: 0o600 })
  return [deploy, report, sync]
}

const FLEET = `
olderThan: 90d
gracePeriod: 0s
accounts:
  deployer:
    keys:
      deploy:
        envFile: { path: .env, variable: WORKBENCH_API_KEY }
  reporter:
    keys:
      report:
        jsonFile: { path: config.json, pointer: /workbench/key }
  syncer:
    retire: delete
    keys:
      '*':
        deleteAfter: 0s
        directory: { path: secrets, file: '{ACCOUNT}_{NAME}' }
`

describe('a configuration', () => {
  test('rotates a fleet, with the settings of each key, and paths relative to the file', async () => {
    const seeded = await seedFleet()
    await write(FLEET)
    const { code, stdout } = await rotate()
    expect([code, documentOf(stdout)]).toMatchObject([0, { rotated: 3, failed: 0, waiting: 0 }])
    for (const key of seeded) expect(await fixture.works(key?.token)).toBe(false)
    const stored = [
      (await fixture.readVariables()).WORKBENCH_API_KEY,
      JSON.parse(await readFile(join(fixture.folder, 'config.json'), 'utf8')).workbench.key,
      await readFile(join(fixture.folder, 'secrets', 'SYNCER_TICKET_SYNC'), 'utf8'),
    ]
    for (const secret of stored) expect(await fixture.works(secret)).toBe(true)
    expect(await fixture.keysOf('deployer')).toHaveLength(2)
    expect((await fixture.keysOf('syncer')).map(({ name }) => name)).toEqual([renewed('ticket sync')])
    expect((await rotate()).stdout).toBe('{"rotated":0,"waiting":0,"interrupted":0,"failed":0,"keys":[]}\n')
  })

  test('can be JSON, with tabs and a BOM', async () => {
    await seedFleet()
    const envFile = { path: '.env', variable: 'WORKBENCH_API_KEY' }
    const json = JSON.stringify(
      { olderThan: '90d', accounts: { deployer: { keys: { deploy: { envFile } } } } },
      null,
      '\t',
    )
    await write(`\uFEFF${json}`, 'fleet.json')
    const { code, stdout } = await fixture.run(['--config', join(fixture.folder, 'fleet.json'), '--json'])
    expect([code, documentOf(stdout).rotated]).toEqual([0, 1])
  })

  test('can be narrowed with --account and --key, and its settings overridden with options', async () => {
    await seedFleet()
    await write(FLEET)
    const { code, stdout } = await rotate('--account', 'reporter', '--delete-after', '0s')
    expect([code, documentOf(stdout).keys]).toMatchObject([0, [{ account: 'reporter', oldKey: 'deleted' }]])
    expect(documentOf((await rotate('--key', 'ticket sync')).stdout).keys).toMatchObject([{ account: 'syncer' }])
    expect((await rotate('--key', 'tickets')).code).toBe(2)
  })

  test('can select all other accounts, whose keys a separate entry excludes', async () => {
    const [, report, sync] = await seedFleet()
    await writeFile(join(fixture.folder, 'secrets', 'REPORTER_REPORT'), report?.token ?? '')
    await write(`
olderThan: 90d
accounts:
  deployer: { keys: { deploy: { envFile: { path: .env, variable: WORKBENCH_API_KEY } } } }
  '*': { keys: { '*': { directory: { path: secrets, file: '{ACCOUNT}_{NAME}' } } } }
`)
    const { code, stdout } = await rotate('--force', '--account', 'reporter')
    expect([code, documentOf(stdout).keys]).toMatchObject([0, [{ account: 'reporter', status: 'rotated' }]])
    expect(await fixture.works(sync?.token)).toBe(true)
  })
})

describe('an entry that is invalid does not fail the others, and has its position', () => {
  const entry = (text: string, more = '') => `olderThan: 90d
accounts:
  deployer:
    keys:
      deploy:
        envFile: { path: .env, variable: WORKBENCH_API_KEY }
  reporter:
    keys:
      report:
        ${text}
${more}`

  test.each([
    ['an unknown property', 'envFiles: {}', '10:9', 'Unknown property "envFiles". Did you mean "envFile"?'],
    ['an unknown setting', 'graceperiod: 5s', '10:9', 'Unknown property "graceperiod". Did you mean "gracePeriod"?'],
    ['no place', 'olderThan: 1d', '9:7', 'Missing place. Expected one place: envFile, jsonFile, directory'],
    [
      'two places',
      'envFile: { path: a, variable: A }\n        command: { write: cat }',
      '9:7',
      'Several places: envFile, command',
    ],
    ['a missing property', 'envFile: { path: .env }', '10:9', 'Missing property "variable".'],
    [
      'a duration without a unit',
      'gracePeriod: 30',
      '10:9',
      'Invalid gracePeriod 30: expected a number and a unit: 90d, 12h, 30m, 45s',
    ],
    [
      'a duration that is too long',
      'gracePeriod: 101y\n        envFile: { path: .env, variable: REPORT }',
      '10:9',
      'Invalid gracePeriod "101y". Expected at most 36500d',
    ],
    [
      'a list as a place',
      'envFile: [.env]',
      '10:9',
      'Invalid envFile [".env"]: expected properties, each as "name: value", not a list.',
    ],
    [
      'a string as a place',
      'envFile: .env',
      '10:9',
      'Invalid envFile ".env": expected properties, each as "name: value", not a single value.',
    ],
    ['an invalid choice', 'retire: burn', '10:9', 'Invalid retire "burn": expected delete or disable.'],
    ['an invalid variable', 'envFile: { path: .env, variable: 1X }', '9:7', 'Invalid variable "1X"'],
    ['an empty place', 'envFile: { path: .env, variable: OTHER }', '', 'has no variable OTHER.'],
    ['the place of another key', 'envFile: { path: .env, variable: WORKBENCH_API_KEY }', '9:7', 'have the same place'],
  ])('%s', async (name, text, position, message) => {
    await seedFleet()
    await write(entry(text))
    const { code, stdout } = await rotate()
    expect(code).toBe(1)
    const { keys } = documentOf(stdout)
    const [failed] = keys.filter(({ account }: { account: string }) => account === 'reporter')
    expect(failed).toMatchObject({ account: 'reporter', name: 'report', status: 'failed' })
    expect(failed.detail).toContain(message)
    if (position) expect(failed.detail).toContain(`workbench-keys.yaml:${position}: `)
    const [other] = keys.filter(({ account }: { account: string }) => account === 'deployer')
    expect(other.status).toBe(name === 'the place of another key' ? 'failed' : 'rotated')
  })

  test.each([
    [
      'an unknown account',
      'unknown:\n    keys: { x: { command: { write: cat } } }',
      'unknown',
      '11:3',
      'Service account "unknown" not found. Expected one of: ',
    ],
    [
      'a misspelled account',
      'reportr:\n    keys: { x: { command: { write: cat } } }',
      'reportr',
      '11:3',
      'Did you mean "reporter"?',
    ],
    [
      'an unknown key',
      'syncer:\n    keys:\n      missing: { command: { write: cat } }',
      'syncer',
      '13:7',
      'has no active key "missing". Expected one of: ',
    ],
    ['an account without keys', 'syncer:\n    olderThan: 1d', 'syncer', '11:3', 'Missing property "keys".'],
    [
      'a list of keys',
      'syncer:\n    keys: [sync]',
      'syncer',
      '12:5',
      'Invalid keys ["sync"]: expected properties, each as',
    ],
    ['a string as an account', 'syncer: sync', 'syncer', '11:3', 'Invalid syncer "sync": expected properties, each as'],
    ['an invalid account', 'syncer:\n    keyz: {}', 'syncer', '12:5', 'Unknown property "keyz". Did you mean "keys"?'],
  ])('%s', async (_, text, account, position, message) => {
    await seedFleet()
    await write(entry('jsonFile: { path: config.json, pointer: /workbench/key }', `  ${text}`))
    const { code, stdout } = await rotate()
    expect([code, documentOf(stdout)]).toMatchObject([1, { rotated: 2, failed: 1 }])
    const [failed] = documentOf(stdout).keys
    expect(failed).toMatchObject({ account, id: null, status: 'failed' })
    expect(failed.name).not.toBe('0')
    expect(failed.detail).toContain(`workbench-keys.yaml:${position}: `)
    expect(failed.detail).toContain(message)
  })
})

test('an invalid place is reported once, even if the key replaced other keys', async () => {
  await fixture.seedDueKey()
  await fixture.run([...fixture.toFile, '--retire', 'disable'])
  await write('accounts: { deployer: { keys: { deploy: { jsonFile: { path: config.json, pointer: workbench } } } } }')
  const { code, stdout } = await fixture.run([
    'check',
    '--config',
    join(fixture.folder, 'workbench-keys.yaml'),
    '--json',
  ])
  const [current] = (await fixture.keysOf()).filter(({ active }) => active)
  expect([code, documentOf(stdout).keys]).toMatchObject([1, [{ id: current?.id, status: 'failed' }]])
})

describe('a file that is invalid as a whole exits with 2, and nothing is changed', () => {
  test.each([
    ['not YAML', 'accounts: [', ':1:12: Invalid YAML. '],
    ['a duplicate key', 'accounts:\n  a: {}\n  a: {}', ':3:3: Invalid YAML. This name occurs twice.'],
    ['a tab', 'accounts:\n\ta: {}', ':2:1: Invalid YAML. A tab cannot be used'],
    ['a string with a colon', 'accounts: a: b', ':1:11: Invalid YAML. Nested properties start on a new line.'],
    ['a name without a colon', 'accounts:\n  a\n  b: 1', ':2:3: Invalid YAML. Expected a colon'],
    ['a string that starts with a special character', 'accounts: @a', ':1:11: Invalid YAML. A string cannot start'],
    [
      'braces without a comma',
      'accounts: { a: { path: .env variable: K } }',
      ':1:24: Invalid YAML. A comma is missing here.',
    ],
    ['a value after a bracket', 'accounts: { a: [b] c }', ':1:20: Invalid YAML. This is unexpected here.'],
    ['a list as a name', 'accounts:\n  ? [a]\n  : b', ':2:5: Invalid YAML. A name must be a string.'],
    ['several documents', 'accounts: {}\n---\naccounts: {}', ':2:1: Invalid YAML. The file contains several'],
    ['an alias without an anchor', 'accounts:\n  a: *b', ':2:6: Invalid YAML. This alias has no anchor.'],
    ['an unknown tag', 'accounts:\n  a: !secret b', ':2:6: Invalid YAML. This tag is unknown.'],
    ['a merge with a string', 'accounts:\n  <<: a', 'workbench-keys.yaml: Invalid YAML. '],
    ['an unknown property', 'acounts: {}', ':1:1: Unknown property "acounts". Did you mean "accounts"?'],
    ['empty', '', 'workbench-keys.yaml is empty. Add the accounts'],
    [
      'a list',
      '- accounts',
      'Invalid configuration ["accounts"]: expected properties, each as "name: value", not a list.',
    ],
    ['a list of accounts', 'accounts: [a]', ':1:1: Invalid accounts ["a"]: expected properties'],
    [
      'a duration that is too long',
      'olderThan: 99999999d\naccounts: { a: {} }',
      'Expected at most 36500d (100 years).',
    ],
    ['an invalid setting', 'deleteAfter: soon\naccounts: { a: {} }', ':1:1: Invalid deleteAfter "soon"'],
  ])('%s', async (_, text, message) => {
    await seedFleet()
    await write(text)
    const { code, stdout, stderr } = await rotate()
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(documentOf(stdout)).toMatchObject({ keys: [], error: expect.stringContaining('workbench-keys.yaml') })
  })
})

const KEY_PLACE = '{ envFile: { path: .env, variable: WORKBENCH_API_KEY } }'
const entriesOf = (...keys: string[]) =>
  write(`olderThan: 90d
gracePeriod: 0s
accounts:
  deployer:
    keys:
${keys.map(key => `      ${key}: ${KEY_PLACE}\n`).join('')}`)
const command = (name: string, ...args: string[]) =>
  fixture.run([name, '--config', join(fixture.folder, 'workbench-keys.yaml'), '--json', ...args])

describe('an entry still selects its key after several rotations', () => {
  test.each([
    ['with a name of more than 120 characters', 'x'.repeat(130)],
    ['with a name that ends with a space', 'deploy '],
  ])('%s', async (_, name) => {
    await fixture.seedDueKey(name)
    await entriesOf(`'${name}'`)
    for (let run = 0; run < 3; run++) {
      expect((await command('check')).code).toBe(0)
      const { code, stdout } = await rotate('--force', '--key', name)
      expect([code, documentOf(stdout).rotated]).toEqual([0, 1])
    }
    await rotate('--force', '--grace-period', '1h', '--no-wait')
    const { code, stdout } = await command('rollback', '--key', name, '--settle-timeout', '1s')
    expect([code, documentOf(stdout).keys]).toMatchObject([0, [{ status: 'rolled back' }]])
  })

  test('with the id of the first key', async () => {
    const key = await fixture.seedDueKey()
    await entriesOf(key.id)
    for (const args of [[], ['--force'], ['--force', '--key', key.id], ['--force', '--key', 'deploy']]) {
      expect((await command('check')).code).toBe(0)
      const { code, stdout } = await rotate(...args)
      expect([code, documentOf(stdout).rotated]).toEqual([0, 1])
    }
    expect(await fixture.works((await fixture.readVariables()).WORKBENCH_API_KEY)).toBe(true)
  })

  test('with the id of a key that is deleted', async () => {
    const key = await fixture.seedDueKey()
    await entriesOf(key.id)
    expect((await rotate('--delete-after', '0s')).code).toBe(0)
    expect((await fixture.keysOf()).map(({ id }) => id)).not.toContain(key.id)
    expect((await command('check')).code).toBe(0)
    const { code, stdout } = await rotate('--force')
    expect([code, documentOf(stdout).rotated]).toEqual([0, 1])
  })

  test('without a configuration', async () => {
    const key = await fixture.seedDueKey()
    const args = ['--key', key.id, '--force', '--dotenv', fixture.file, '--json']
    for (let run = 0; run < 3; run++) {
      const { code, stdout } = await fixture.run(args)
      expect([code, documentOf(stdout).rotated]).toEqual([0, 1])
    }
  })
})

describe('an entry with the id of a key', () => {
  const admin = () => new Workbench({ token: fixture.mock.tokens.admin, fetch: fixture.mock.fetch })
  const detailOf = async () => {
    const { code, stdout } = await command('check')
    return [code, documentOf(stdout).keys.map(({ detail }: { detail: string }) => detail)]
  }

  test('that was deleted together with its successor has advice to use the name', async () => {
    const key = await fixture.seedDueKey()
    await entriesOf(key.id)
    await rotate('--delete-after', '0s')
    await rotate('--delete-after', '0s', '--force')
    const advice =
      'both the key and its successor may have been deleted. Specify the key by its name. Expected one of: '
    expect(await detailOf()).toEqual([1, [expect.stringContaining(`${advice}deploy.`)]])
    const { code, stderr } = await fixture.run(['--key', key.id, '--force', '--dotenv', fixture.file])
    expect([code, stderr]).toEqual([2, expect.stringContaining(advice)])
  })

  test('whose successor is disabled or deleted does not suggest enabling the retired key', async () => {
    const key = await fixture.seedDueKey()
    await entriesOf(key.id)
    await rotate()
    const [successor] = (await fixture.keysOf()).filter(({ active }) => active)
    const id = successor?.id ?? ''
    await admin().apiKeys.disable(id)
    expect(await detailOf()).toEqual([
      1,
      [
        expect.stringContaining(
          `The key "${id}" of "deployer", which replaced "${key.id}", is disabled. Enable it, or`,
        ),
      ],
    ])
    await admin().apiKeys.delete(id)
    const retired = 'was replaced by a rotation, and none of its successors exists. '
    expect(await detailOf()).toEqual([1, [expect.stringContaining(`The key "${key.id}" of "deployer" ${retired}`)]])
    await entriesOf('deploy')
    expect(await detailOf()).toEqual([1, [expect.stringContaining(`The key "deploy" of "deployer" ${retired}`)]])
  })

  test('that another entry already selects reports that entry', async () => {
    const key = await fixture.seedDueKey()
    await entriesOf('deploy', key.id)
    const { code, stdout } = await command('check')
    expect([code, documentOf(stdout).keys]).toMatchObject([
      1,
      [
        {
          status: 'failed',
          detail: expect.stringMatching(
            /workbench-keys\.yaml:6:7: The key "deploy" of "deployer" is already selected by the entry at \S*workbench-keys\.yaml:7:7\. Remove one of these entries\.$/,
          ),
        },
        { id: key.id, status: 'ok' },
      ],
    ])
  })

  test('takes precedence over a key that is named after it', async () => {
    const [key, other] = fixture.seedAccount([{ name: 'deploy' }, { name: 'other' }]).keys
    const id = key?.id ?? ''
    await admin().apiKeys.update(other?.id ?? '', { name: id })
    await writeFile(fixture.file, `WORKBENCH_API_KEY=${key?.token}\n`)
    await entriesOf(id)
    for (const args of [[], ['--key', id]]) {
      const { code, stdout } = await command('check', ...args)
      expect([code, documentOf(stdout).keys]).toMatchObject([0, [{ id, name: 'deploy' }]])
    }
  })
})

test('an account with the id of --account takes precedence over one that is named after it', async () => {
  const { id } = fixture.seedAccount([{ name: 'deploy', createdAt: daysAgo(100) }])
  fixture.seedAccount([{ name: 'other', createdAt: daysAgo(100) }], { name: id })
  const { code, stdout } = await fixture.run(['check', '--account', id, '--exec', 'cat', '--json'])
  expect([code, documentOf(stdout).keys]).toMatchObject([0, [{ account: 'deployer', name: 'deploy' }]])
  await write(
    `accounts: { ${id}: { keys: { '*': { command: { write: cat } } } }, '*': { keys: { other: ${KEY_PLACE} } } }`,
  )
  const { stdout: checked } = await command('check', '--account', 'deployer')
  expect(documentOf(checked).keys).toMatchObject([{ account: 'deployer', status: 'not read' }])
})

test('an invalid entry is reported, even if the command line selects its account by id', async () => {
  const { id } = fixture.seedAccount([{ name: 'deploy' }])
  await write('accounts: { deployer: { keys: { deploy: { envFile: {} } } } }')
  const { code, stdout } = await command('check', '--account', id)
  expect([code, documentOf(stdout).keys]).toMatchObject([1, [{ status: 'failed' }]])
})

test('certificates that do not exist are reported with the file and advice', async () => {
  await fixture.seedDueKey()
  await write(
    'accounts: { deployer: { keys: { deploy: { vault: { path: a, field: b, caFile: missing.pem, address: "https://vault.example" } } } } }',
  )
  const { code, stdout } = await command('check')
  const file = join(fixture.folder, 'missing.pem')
  expect([code, documentOf(stdout).keys[0].detail]).toEqual([
    1,
    expect.stringMatching(new RegExp(`workbench-keys\\.yaml:\\S+: ${file} does not exist\\. Correct caFile`)),
  ])
})

test('an account that no entry selects is reported', async () => {
  await seedFleet()
  await write('accounts: { deployer: { keys: { deploy: { envFile: { path: .env, variable: KEY } } } } }')
  const { code, stderr } = await rotate('--account', 'reporter')
  expect([code, stderr]).toEqual([2, expect.stringMatching(/No entry in .* selects the account "reporter"/)])
})

test('a key that no entry selects is not reported as missing', async () => {
  await seedFleet()
  fixture.seedAccount([{ name: 'elsewhere' }], { name: 'other' })
  await write('accounts: { deployer: { keys: { deploy: { envFile: { path: .env, variable: KEY } } } } }')
  const { code, stderr } = await rotate('--key', 'elsewhere')
  expect([code, stderr]).toEqual([2, expect.stringMatching(/No entry in .* selects the key "elsewhere"/)])
})
