import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { due, Stage } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await Stage.open()
})

afterEach(() => stage.close())

describe('a mistake on the command line', () => {
  test.each([
    [['--older-than', '90d', '--dotenv', '.env'], "required option '--account <name|id>' not specified"],
    [[...due.slice(0, 2), '--older-than', 'soon', '--dotenv', '.env'], 'Write a number and a unit'],
    [due, 'say where the new key goes'],
    [[...due, '--dotenv', '.env', '--exec', 'cat'], 'cannot be used with'],
    [[...due, '--dotenv', '.env', '--retire', 'burn'], 'Allowed choices are disable, delete'],
    [[...due, '--dotenv', '.env', '--grace', '99d'], 'The longest wait is 24d'],
    [[...due, '--dotenv', '.env', '--base-url', 'nowhere'], 'baseUrl has to be an http or https URL'],
    [[...due, '--dotenv', '.env', '--account', 'nobody'], 'There is no service account "nobody"'],
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

  test('may read only: then the key is not made, and the table says why', async () => {
    await stage.seedDueKey()
    const { code, stdout } = await stage.run(stage.toFile, { WORKBENCH_API_KEY: stage.mock.tokens.readOnlyAdmin })
    expect(code).toBe(1)
    expect(stdout).toContain('read-only')
    expect(await stage.keysOf()).toHaveLength(1)
  })
})
