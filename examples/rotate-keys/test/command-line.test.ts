import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { due, Stage } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await Stage.open()
})

afterEach(() => stage.close())

describe('a mistake on the command line', () => {
  test.each([
    [['--older-than', '90d', '--dotenv', '.env'], 'say whose keys to rotate: --account <name|id> or --all'],
    [[...due, '--all', '--dotenv', '.env'], 'cannot be used with'],
    [['--all', '--dotenv', '.env'], 'say which keys are due: --older-than'],
    [['--all', '--older-than', 'soon', '--dotenv', '.env'], 'Write a number and a unit'],
    [due, 'say where the new key goes'],
    [[...due, '--dotenv', '.env', '--exec', 'cat'], 'cannot be used with'],
    [[...due, '--json-file', 'a.json', '--variable', 'KEY'], 'cannot be used with'],
    [[...due, '--dotenv', '.env', '--retire', 'burn'], 'Allowed choices are disable, delete'],
    [[...due, '--dotenv', '.env', '--hold', '7d'], 'it needs --retire delete'],
    [[...due, '--dotenv', '.env', '--concurrency', '0'], 'Write a whole number'],
    [[...due, '--dotenv', '.env', '--base-url', 'nowhere'], 'Invalid baseUrl "nowhere": expected an http or https URL'],
    [[...due, '--dotenv', '.env', '--account', 'nobody'], 'There is no service account "nobody"'],
    [['--rollback', 'deploy', '--dotenv', '.env', '--dry-run'], 'cannot be used with'],
    [['--rollback', 'deploy', '--dotenv', '.env'], 'knows of no rotation of a key "deploy"'],
  ])('ends with 2: %j', async (args, message) => {
    const { code, stdout, stderr } = await stage.run(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  test('does not repeat a token that was passed as an option or an argument', async () => {
    expect((await stage.run([...stage.toFile, `--token=${stage.mock.tokens.admin}`])).code).toBe(2)
    expect((await stage.run([...stage.toFile, stage.mock.tokens.admin])).code).toBe(2)
  })
})

describe('the key that it runs with', () => {
  test.each([
    ['is missing', () => undefined, 2, 'WORKBENCH_API_KEY is not set'],
    [
      'is an analyst’s',
      () => stage.mock.tokens.analyst,
      1,
      'Put the key of an Organization Admin in WORKBENCH_API_KEY',
    ],
    ['is unknown', () => 'nobody-knows-me', 1, 'WORKBENCH_API_KEY has to hold a key that works'],
  ])('%s', async (_, token, expected, message) => {
    await stage.seedDueKey()
    const { code, stderr } = await stage.run(stage.toFile, { WORKBENCH_API_KEY: token() })
    expect(code).toBe(expected)
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(message)])
  })

  test('is used where Workbench is by default if WORKBENCH_BASE_URL is empty', async () => {
    const { code, stdout } = await stage.run([...stage.toFile, '--all'].slice(2), { WORKBENCH_BASE_URL: '' })
    expect([code, stdout]).toEqual([0, 'No active key of the organization is older than 90d: nothing to do.\n'])
  })

  test('may read only: then the key is not made, and the table says why', async () => {
    await stage.seedDueKey()
    const { code, stdout } = await stage.run(stage.toFile, { WORKBENCH_API_KEY: stage.mock.tokens.readOnlyAdmin })
    expect(code).toBe(1)
    expect(stdout).toContain('read-only')
    expect(await stage.keysOf()).toHaveLength(1)
  })
})
