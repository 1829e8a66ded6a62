import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Prompts } from '../src/prompts.ts'
import { daysAgo, documentOf, Fixture } from './fixtures.ts'

let fixture: Fixture
let output: string

beforeEach(async () => {
  fixture = await Fixture.open()
  output = join(fixture.folder, 'workbench-keys.yaml')
})

afterEach(() => fixture.close())

test('writes a configuration of accounts that works', async () => {
  const { keys } = fixture.seedAccount([
    { name: 'deploy', createdAt: daysAgo(100) },
    { name: 'yes', createdAt: daysAgo(100) },
    { name: 'off', active: false },
  ])
  await fixture.store(keys)
  const args = [
    'init',
    '--account',
    'deployer',
    '--output',
    output,
    '--dotenv',
    fixture.file,
    '--variable',
    'KEY_{NAME}',
  ]
  expect(await fixture.run(args)).toMatchObject({ code: 0, stdout: expect.stringContaining(`Wrote ${output}.`) })
  const { code, stdout } = await fixture.run(['check', '--config', output, '--json'])
  expect([code, documentOf(stdout)]).toMatchObject([0, { ok: 2, failed: 0 }])
  expect(await readFile(output, 'utf8')).toMatch(/^# yaml-language-server: \$schema=.*config\.schema\.json\n/)
})

test.each([
  ['.env', true],
  ['{NAME}.env', false],
])('notes whether several keys have the place %s', async (path, isNoted) => {
  fixture.seedAccount([{ name: 'deploy' }, { name: 'other' }])
  const { code, stderr } = await fixture.run(['init', '--account', 'deployer', '--output', output, '--dotenv', path])
  expect([code, stderr.includes('have the same place')]).toEqual([0, isNoted])
})

test('does not replace a file without --overwrite', async () => {
  fixture.seedAccount([{ name: 'deploy' }])
  await writeFile(output, 'mine')
  const args = ['init', '--account', 'deployer', '--output', output]
  expect(await fixture.run(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('already exists') })
  expect(await readFile(output, 'utf8')).toBe('mine')
  expect((await fixture.run([...args, '--overwrite'])).code).toBe(0)
})

test('asks for the accounts and the places on a terminal', async () => {
  const { keys } = fixture.seedAccount([{ name: 'deploy', createdAt: daysAgo(100) }])
  await fixture.store(keys)
  const questions: string[] = []
  const ask = <T>(message: string, value: T) => {
    questions.push(message)
    return Promise.resolve(value)
  }
  const prompts: Prompts = {
    text: (message, initial) =>
      ask(message, message === 'Env file' ? fixture.file : message === 'Variable' ? 'KEY_DEPLOY' : (initial ?? '')),
    secret: message => ask(message, ''),
    select: (message, choices) => ask(message, choices[0]?.value as never),
    selectMany: (message, choices) =>
      ask(
        message,
        choices.filter(({ label }) => label === 'deployer').map(({ value }) => value),
      ),
  }
  fixture.prompts = prompts
  expect((await fixture.run(['init', '--output', output])).code).toBe(0)
  expect(questions).toEqual([
    'The accounts whose keys are rotated',
    'deployer/deploy: where do programs read this key?',
    'Env file',
    'Variable',
  ])
  expect((await fixture.run(['check', '--config', output])).code).toBe(0)
})

test('requires --account without a terminal', async () => {
  expect(await fixture.run(['init', '--output', output])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Specify --account'),
  })
})

test('escapes characters of names that change the direction of text, or are invisible', async () => {
  const name = 'de\u202epl\u200b\ufeffoy'
  const { keys } = fixture.seedAccount([{ name, createdAt: daysAgo(100) }])
  await fixture.store(keys)
  const place = ['--dotenv', fixture.file, '--variable', 'KEY']
  expect(await fixture.run(['init', '--account', 'deployer', '--output', output, ...place])).toMatchObject({ code: 0 })
  const text = await readFile(output, 'utf8')
  expect(text).toContain('"de\\U0000202epl\\U0000200b\\U0000feffoy"')
  expect(text).not.toMatch(/\p{Cf}/u)
  expect(parse(text).accounts.deployer.keys).toHaveProperty([name])
})

test.each(['<<', '*', 'null', '~', '1'])('writes an entry that selects the key and the account %s', async name => {
  const account = fixture.seedAccount([{ name, createdAt: daysAgo(100) }, { name: 'deploy' }], { name })
  await writeFile(fixture.file, account.keys.map(({ token }, i) => `KEY_${i}=${token}\n`).join(''))
  const place = ['--exec', 'cat #{ACCOUNT}{NAME}']
  const written = await fixture.run(['init', '--account', account.id, '--output', output, ...place, '--json'])
  expect([written.code, documentOf(written.stdout)]).toEqual([0, { file: output, accounts: [name] }])
  const { code, stdout } = await fixture.run(['check', '--config', output, '--json'])
  expect([code, documentOf(stdout).keys]).toMatchObject([
    0,
    [
      { account: name, name, id: account.keys[0]?.id },
      { account: name, name: 'deploy' },
    ],
  ])
  const comments = (await readFile(output, 'utf8')).match(/# .*"\*", which stands for all others.*\n +\S+/g) ?? []
  const ids = [account.id, account.keys[0]?.id]
  expect(comments.map(comment => comment.split(/\s+/).at(-1))).toEqual(name === '*' ? ids.map(id => `${id}:`) : [])
})

test.each([
  [
    'is in a folder that does not exist',
    () => join(fixture.folder, 'none', 'x.yaml'),
    /The folder \S+none does not exist\. Create it/,
  ],
  ['is a directory', () => fixture.folder, / is a directory\. Specify a file/],
])('reports a file that %s, with advice', async (_, path, message) => {
  fixture.seedAccount([{ name: 'deploy' }])
  const args = ['init', '--account', 'deployer', '--output', path(), '--overwrite']
  const { code, stderr } = await fixture.run(args)
  expect([code, stderr]).toEqual([2, expect.stringMatching(message)])
  expect(stderr).not.toMatch(/E[A-Z]{4}/)
})
