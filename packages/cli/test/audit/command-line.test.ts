import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { daysAgo, Fixture } from './fixtures.ts'

let fixture: Fixture

beforeEach(() => {
  fixture = new Fixture()
})

describe('an invalid command line', () => {
  test.each([
    [['--older-than', 'soon'], 'Expected a number and a unit'],
    [['--older-than', '90'], 'Expected a number and a unit'],
    [['--sort', 'size'], 'Expected one or more of age, name, account, role, state'],
    [['--sort', 'name,,age'], 'Expected one or more of age, name, account, role, state'],
    [['--state', 'lost'], 'Allowed choices are active, disabled, any'],
    [['--format', 'xml'], 'Allowed choices are table, csv, json'],
    [['--no-header'], '--no-header requires --format csv'],
    [['--due', '--state', 'disabled'], 'only an active key can be due'],
    [['deployer'], 'unexpected argument: this command accepts only options'],
    [['--base-url', 'nowhere'], 'Invalid --base-url or WORKBENCH_BASE_URL "nowhere": expected an http or https URL'],
    [['--account', 'missing'], 'Service account "missing" not found. '],
    [['--account', 'Mock\u001b[2J'], 'Service account "Mock [2J" not found. '],
    [['--role', 'boss'], 'Unknown role "boss". Expected one of admin, analyst.'],
  ])('exits with 2: %j', async (args, message) => {
    const { code, stdout, stderr } = await fixture.run(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  test('exits with 2, and prints JSON, if --json has a conflict', async () => {
    const { code, stdout } = await fixture.run(['--json', '--format', 'csv'])
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toEqual({ error: '--json and --format csv conflict: omit one of them.' })
  })

  test('does not print a token that was passed as an option or an argument', async () => {
    expect((await fixture.run([`--token=${fixture.mock.tokens.admin}`])).code).toBe(2)
    expect((await fixture.run([fixture.mock.tokens.admin])).code).toBe(2)
  })
})

describe('WORKBENCH_API_KEY', () => {
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
    const { code, stdout, stderr } = await fixture.run([], { WORKBENCH_API_KEY: token() })
    expect([code, stdout]).toEqual([expected, ''])
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(message)])
  })

  test('can have read-only access', async () => {
    expect((await fixture.run([], { WORKBENCH_API_KEY: fixture.mock.tokens.readOnlyAdmin })).code).toBe(0)
  })
})

describe('--fail-on-due', () => {
  beforeEach(() => {
    fixture.seed([{ name: 'deployer', keys: [{ name: 'deploy', createdAt: daysAgo(100) }] }])
  })

  test.each([
    [['--fail-on-due'], 3],
    [['--fail-on-due', '--due', '--json'], 3],
    [['--fail-on-due', '--older-than', '101d'], 0],
    [['--fail-on-due', '--account', 'Mock admin'], 0],
    [['--due'], 0],
  ])('%j exits with %i', async (args, expected) => {
    expect((await fixture.run(args)).code).toBe(expected)
  })
})

describe('an error', () => {
  test('after the first page prints no keys, and JSON has no `keys` property', async () => {
    fixture.interceptor = async (request, respond) =>
      request.url.includes('api_keys') ? Response.json({ errors: [{ status: '401' }] }, { status: 401 }) : respond()
    expect(await fixture.run(['--format', 'csv'])).toMatchObject({ code: 1, stdout: '' })
    const { code, stdout, stderr } = await fixture.run(['--json', '--fail-on-due'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual({ error: expect.stringContaining('WORKBENCH_API_KEY') })
    expect(stderr).toContain('workbench-keys: GET /api/v2/api_keys failed with status 401.')
  })

  test('for a wrong address names the option and the variable', async () => {
    const { code, stderr } = await fixture.run([], { WORKBENCH_BASE_URL: 'https://workbench.expel.io/elsewhere' })
    expect(code).toBe(1)
    expect(stderr).toContain('Check --base-url or WORKBENCH_BASE_URL.')
  })

  test('includes a stack trace if DEBUG is set', async () => {
    const { stderr } = await fixture.run([], { WORKBENCH_API_KEY: 'unknown-token', DEBUG: '1' })
    expect(stderr).toMatch(/ at .*:\d+:\d+/)
  })
})

describe('the progress of a long list', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] })
    fixture.interceptor = (_, respond) => {
      vi.advanceTimersByTime(1500)
      return respond()
    }
  })

  afterEach(() => vi.useRealTimers())

  test('is shown on one line of a terminal, and then erased', async () => {
    const { stderr } = await fixture.run([], {}, { isTTY: true })
    expect(stderr).toBe(`${'\r\u001b[K'}Listing service accounts: 1 …${'\r\u001b[K'}Listing keys: 1 …${'\r\u001b[K'}`)
  })

  test('is not shown without a terminal', async () => {
    expect((await fixture.run([])).stderr).toBe('')
  })
})

test('ignores an empty WORKBENCH_BASE_URL', async () => {
  expect((await fixture.run([], { WORKBENCH_BASE_URL: '' })).code).toBe(0)
})

test('--help lists every exit code', async () => {
  const { code, stdout } = await fixture.run(['--help'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/ 0 {2}.* 1 {2}.* 2 {2}.* 3 {2}.* 130 /s)
})
