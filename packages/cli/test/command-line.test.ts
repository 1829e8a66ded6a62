import { TimeoutError, Workbench } from '@workbench-sdk/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describe as describeError } from '../src/output/text.ts'
import { due, Fixture } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

describe('an invalid command line', () => {
  test.each([
    [['--older-than', '90d', '--dotenv', '.env'], 'select the keys with --account <name|id>, --all or --key <name|id>'],
    [[...due, '--all', '--dotenv', '.env'], 'cannot be used with'],
    [['--all', '--dotenv', '.env'], 'specify which keys to rotate with --older-than'],
    [['--all', '--older-than', 'soon', '--dotenv', '.env'], 'Expected a number and a unit'],
    [due, 'specify the place of the secret with --dotenv'],
    [['--all', '--older-than', '90d'], 'specify the place of the secret with --dotenv'],
    [[...due, '--dotenv', '.env', '--exec', 'cat'], 'cannot be used with'],
    [[...due, '--json-file', 'a.json', '--variable', 'KEY'], 'cannot be used with'],
    [[...due, '--dotenv', '.env', '--retire', 'burn'], 'Allowed choices are delete, disable'],
    [
      [...due, '--dotenv', '.env', '--retire', 'disable', '--delete-after', '7d'],
      '--delete-after requires --retire delete',
    ],
    [[...due, '--dotenv', '.env', '--key', 'missing'], 'Service account "deployer" not found'],
    [['--all', '--older-than', '90d', '--dotenv', '.env', '--key', 'missing'], 'Key "missing" not found'],
    [[...due, '--dotenv', '.env', '--config', 'fleet.yaml'], 'cannot be used with'],
    [[...due, '--dotenv', '.env', '--login'], '--login requires a terminal'],
    [[...due, '--dotenv', '.env', '--token-file', '/nowhere'], '/nowhere does not exist. Specify the file'],
    [[...due, '--dotenv', '.env', '--token-file', '/'], '/ is a directory. Specify a file.'],
    [['rotate', '--config', '/'], '/ is a directory. Specify a file.'],
    [['--config', '/nowhere.yaml'], 'Create it with "workbench-keys init"'],
    [['rotat'], "unknown command 'rotat'\n(Did you mean rotate?)"],
    [['wbmock_0123456789'], 'unknown command\n(use --help'],
    [
      [...due, '--dotenv', '.env', '--metrics-file', '/nowhere/keys.prom'],
      'Invalid --metrics-file: The folder /nowhere does not exist. Create it',
    ],
    [['rotate', '--dry-runn'], "unknown option '--dry-runn'\n(Did you mean --dry-run?)"],
    [[...due, '--dotenv', '.env', '--concurrency', '0'], 'Expected a positive integer'],
    [
      [...due, '--dotenv', '.env', '--base-url', 'nowhere'],
      'Invalid --base-url or WORKBENCH_BASE_URL "nowhere": expected an http or https URL',
    ],
    [[...due, '--dotenv', '.env', '--account', 'missing'], 'Service account "missing" not found'],
    [['rollback', '--dotenv', '.env'], "required option '--key <name|id>' not specified"],
    [['rollback', '--key', 'deploy', '--dotenv', '.env'], 'Key "deploy" not found'],
    [['status', '--account', 'Mock admn'], 'Service account "Mock admn" not found. Did you mean "Mock admin"?'],
    [['rollback', '--key', 'analist', '--dotenv', '.env'], 'Key "analist" not found. Did you mean "analyst"?'],
    [['status', '--login=me'], "unknown option '--login=…'"],
  ])('exits with 2: %j', async (args, message) => {
    const { code, stdout, stderr } = await fixture.run(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  test.each([20, 5])('lists the closest of %i names if none is similar', async count => {
    fixture.seedAccount([
      ...Array.from({ length: count }, (_, i) => ({ name: `number-${i}` })),
      { name: 'zz-top' },
      { name: 'zz-top' },
    ])
    const { stderr } = await fixture.run(['--key', 'zzz', '--force', '--dotenv', '.env'])
    // The mock adds three keys.
    const more = count - 1
    expect(stderr).toMatch(
      new RegExp(
        `^workbench-keys: Key "zzz" not found\\. Expected one of: zz-top(, [^,]+){4} and ${more} more\\. "workbench-keys audit" lists all of them\\.\n$`,
      ),
    )
  })

  test('lists all names if there are only a few', async () => {
    fixture.seedAccount([{ name: 'one' }, { name: 'two' }])
    const { stderr } = await fixture.run(['--account', 'deployer', '--key', 'other', '--force', '--dotenv', '.env'])
    expect(stderr).toBe('workbench-keys: Key "other" not found. Expected one of: one, two.\n')
  })

  test('does not print a token that was passed as an option or an argument', async () => {
    expect((await fixture.run([...fixture.toFile, `--token=${fixture.mock.tokens.admin}`])).code).toBe(2)
    expect((await fixture.run([...fixture.toFile, fixture.mock.tokens.admin])).code).toBe(2)
  })
})

describe('the key in WORKBENCH_API_KEY', () => {
  test.each([
    ['is missing', () => undefined, 2, 'WORKBENCH_API_KEY is not set'],
    [
      'is the key of an analyst',
      () => fixture.mock.tokens.analyst,
      1,
      'Set WORKBENCH_API_KEY to the key of an Organization Admin',
    ],
    ['is unknown', () => 'unknown-token', 1, 'Set WORKBENCH_API_KEY to a key that works'],
  ])('%s', async (_, token, expected, message) => {
    await fixture.seedDueKey()
    const { code, stderr } = await fixture.run(fixture.toFile, { WORKBENCH_API_KEY: token() })
    expect(code).toBe(expected)
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(message)])
  })

  test('is sent to the default URL if WORKBENCH_BASE_URL is empty', async () => {
    const { code, stdout } = await fixture.run([...fixture.toFile, '--all', '--variable', 'KEY_{NAME}'].slice(2), {
      WORKBENCH_BASE_URL: '',
    })
    expect([code, stdout]).toEqual([0, 'No active key of the organization is older than 90d: nothing to do.\n'])
  })

  test('can have read-only access: the program creates no key, and reports why', async () => {
    await fixture.seedDueKey()
    const { code, stdout } = await fixture.run(fixture.toFile, { WORKBENCH_API_KEY: fixture.mock.tokens.readOnlyAdmin })
    expect(code).toBe(1)
    expect(stdout).toContain('read-only')
    expect(await fixture.keysOf()).toHaveLength(1)
  })
})

describe('the error of a connection has advice for users of the program', () => {
  test.each<[string, (served: string) => string, RegExp]>([
    [
      'TLS on a port without it',
      served => served.replace('http:', 'https:'),
      / the port of --base-url or WORKBENCH_BASE_URL\.$/,
    ],
    [
      'another path',
      served => `${served}/elsewhere`,
      / Check --base-url or WORKBENCH_BASE_URL\. The URL is http:\/\/127\.0\.0\.1:\d+\/elsewhere\.$/,
    ],
  ])('%s', async (_, addressFrom, expected) => {
    const { WORKBENCH_BASE_URL = '' } = await fixture.serve()
    // Requests of the program are sent over the network, except those to this test's server, which has the same mock.
    fixture.fault = request => (request.url.startsWith(WORKBENCH_BASE_URL) ? undefined : fetch(request))
    const { code, stdout, stderr } = await fixture.run(fixture.toFile, {
      WORKBENCH_BASE_URL: addressFrom(WORKBENCH_BASE_URL),
    })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.trimEnd()).toMatch(expected)
    expect(stderr).not.toMatch(/\bbaseUrl\b|fetch that/)
  })

  // Not with the program, because its retries take seconds.
  test('an unreachable server', async () => {
    const workbench = new Workbench({ token: 'a-token', baseUrl: 'http://127.0.0.1:2', retries: 0 })
    const message = await workbench.organizations.list().then(() => 'a response', describeError)
    expect(message).toMatch(
      / Check --base-url or WORKBENCH_BASE_URL and the network\. If .*, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1\.$/,
    )
  })

  test.each([
    [
      new TimeoutError('GET /api/v2/api_keys timed out (timeout: 30000 ms). Try again, or increase the limit.'),
      /timed out \(timeout: 30000 ms\)\. Try again\.$/,
    ],
    [insecureAddress(), /expected https\.$/],
  ])('%s', (error, expected) => {
    expect(describeError(error)).toMatch(expected)
  })
})

function insecureAddress(): unknown {
  try {
    return new Workbench({ token: 'a-token', baseUrl: 'http://workbench.invalid' })
  } catch (error) {
    return error
  }
}
