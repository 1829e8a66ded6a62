import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Prompts } from '../src/prompts.ts'
import { documentOf, Fixture } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

const NO_KEY = { WORKBENCH_API_KEY: undefined }

describe('the API key is read from', () => {
  test('a file, without its line end', async () => {
    const file = join(fixture.folder, 'token')
    await writeFile(file, `${fixture.mock.tokens.admin}\n`)
    expect((await fixture.run(['status', '--token-file', file], NO_KEY)).code).toBe(0)
    await writeFile(file, '\n')
    const { code, stderr } = await fixture.run(['status', '--token-file', file], NO_KEY)
    expect([code, stderr]).toEqual([2, expect.stringContaining('is empty')])
    await writeFile(file, 'wrong')
    const rejected = await fixture.run(['status', '--token-file', file], NO_KEY)
    expect([rejected.code, rejected.stderr]).toEqual([
      1,
      expect.stringContaining(`Put into the file ${file} a key that`),
    ])
  })

  test('a systemd credential', async () => {
    await writeFile(join(fixture.folder, 'workbench-api-key'), fixture.mock.tokens.admin)
    expect((await fixture.run(['status'], { ...NO_KEY, CREDENTIALS_DIRECTORY: fixture.folder })).code).toBe(0)
  })
})

const PASSWORD = 'correct horse'

/** Answers the prompts like a person who logs in, and records them. */
function personWith(code: string, asked: string[]): Prompts {
  const unexpected = () => Promise.reject(new Error('This question was not expected.'))
  const answer = (text: string) => (message: string) => {
    asked.push(message)
    return Promise.resolve(message === 'Password' ? PASSWORD : text)
  }
  return { text: answer('robin@example.com'), secret: answer(code), select: unexpected, selectMany: unexpected }
}

describe('--login', () => {
  test('asks for the user name, the password and a code for each key, and shows no secret', async () => {
    await fixture.close()
    fixture = await Fixture.open({ assumptions: { otpOnKeyCreate: true } })
    fixture.mock.seed({
      userAccounts: [{ email: 'robin@example.com', password: PASSWORD, role: 'organization_admin' }],
    })
    const asked: string[] = []
    fixture.prompts = personWith(fixture.mock.otp, asked)
    await fixture.seedDueKey()
    const { code, stdout, stderr } = await fixture.run([...fixture.toFile, '--login', '--json'], NO_KEY)
    expect([code, documentOf(stdout).rotated]).toEqual([0, 1])
    expect(asked).toEqual(['User name', 'Password', 'One-time code', 'One-time code'])
    expect(stderr).toContain('Workbench may require a one-time code for each of these keys: 1')
    for (const secret of [PASSWORD, fixture.mock.otp]) expect(stdout + stderr).not.toContain(secret)
  })

  test('gives no advice about the API key after a wrong code', async () => {
    fixture.mock.seed({ userAccounts: [{ email: 'robin@example.com', password: PASSWORD }] })
    fixture.prompts = personWith('000000', [])
    const { code, stderr } = await fixture.run(['status', '--login'], NO_KEY)
    expect([code, stderr]).toEqual([1, expect.stringContaining('Check username, password and code.')])
    expect(stderr).not.toContain('WORKBENCH_API_KEY')
  })

  test('a code is also asked for if the program uses an API key on a terminal', async () => {
    await fixture.close()
    fixture = await Fixture.open({ assumptions: { otpOnKeyCreate: true } })
    await fixture.seedDueKey()
    expect((await fixture.run(fixture.toFile)).code).toBe(1)
    const asked: string[] = []
    fixture.prompts = personWith(fixture.mock.otp, asked)
    expect((await fixture.run(fixture.toFile)).code).toBe(0)
    expect(asked).toEqual(['One-time code'])
  })
})
