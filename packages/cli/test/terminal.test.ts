// Runs the program in a real terminal with `script` from util-linux, which also passes on the typed input.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { documentOf, Fixture, processEnvironment, programPath } from './fixtures.ts'

const PASSWORD = 'correct horse'

let fixture: Fixture
let terminal: ChildProcess | undefined

beforeEach(async () => {
  fixture = await Fixture.open({ assumptions: { otpOnKeyCreate: true } })
  fixture.mock.seed({ userAccounts: [{ email: 'robin@example.com', password: PASSWORD, role: 'organization_admin' }] })
})

afterEach(async () => {
  terminal?.kill()
  await fixture.close()
})

const ARGUMENTS = ['rotate', '--login', '--json', '--grace-period', '0s', '--lease', '2s', '--settle-timeout', '1s']

/** Runs `rotate --login`, with standard output in a file, and answers the questions. Returns everything that the terminal showed. */
async function rotateInTerminal(
  answers: readonly (readonly [question: string, answer: string])[],
  size = 'columns 100 rows 30',
) {
  const stdout = join(fixture.folder, 'stdout')
  const words = [process.execPath, await programPath(), ...ARGUMENTS, ...fixture.toFile]
  const command = `stty ${size} && ${words.map(word => `'${word}'`).join(' ')} > '${stdout}'`
  const { WORKBENCH_BASE_URL } = await fixture.serve()
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    env: { ...processEnvironment, WORKBENCH_BASE_URL, TERM: 'xterm', SHELL: '/bin/sh' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  terminal = child
  const rest = [...answers]
  let shown = ''
  let seen = 0
  child.stdout.on('data', chunk => {
    shown += chunk
    const [question, answer] = rest[0] ?? []
    // An answered prompt has a different symbol.
    if (question === undefined || !stripVTControlCharacters(shown.slice(seen)).includes(`◆  ${question}`)) return
    rest.shift()
    seen = shown.length
    child.stdin.write(`${answer}\r`)
  })
  const [[code]] = await Promise.all([once(child, 'exit'), text(child.stdout)])
  return { code, stdout: await readFile(stdout, 'utf8'), screen: stripVTControlCharacters(shown), unasked: rest }
}

test('--login asks on standard error, shows neither the password nor the codes, and rotates with the session', async () => {
  const key = await fixture.seedDueKey()
  const code = fixture.mock.otp
  const result = await rotateInTerminal([
    ['User name', 'robin@example.com'],
    ['Password', PASSWORD],
    ['One-time code', code],
    ['One-time code', code],
  ])
  expect(result.unasked).toEqual([])
  expect(result.code).toBe(0)
  expect(documentOf(result.stdout)).toMatchObject({ rotated: 1, keys: [{ id: key.id, status: 'rotated' }] })
  expect(result.screen).toContain('robin@example.com')
  for (const secret of [PASSWORD, code, ...fixture.secrets]) expect(result.screen + result.stdout).not.toContain(secret)
  const { WORKBENCH_API_KEY } = await fixture.readVariables()
  expect([await fixture.works(WORKBENCH_API_KEY), await fixture.works(key.token)]).toEqual([true, false])
  const [, created] = await fixture.keysOf()
  expect(created?.name).toMatch(/^deploy \(rotated /)
})

test('--login exits on Ctrl-C at the password prompt, and nothing is changed', async () => {
  const key = await fixture.seedDueKey()
  const result = await rotateInTerminal([
    ['User name', 'robin@example.com'],
    ['Password', '\u0003'],
  ])
  expect(result.code).toBe(130)
  expect(documentOf(result.stdout)).toMatchObject({ rotated: 0, keys: [], error: 'Interrupted.' })
  expect(await fixture.works(key.token)).toBe(true)
  expect(await fixture.keysOf()).toHaveLength(1)
})

test('the prompts are readable in a terminal without a size, as in some containers', async () => {
  await fixture.seedDueKey()
  const result = await rotateInTerminal([['User name', '\u0003']], 'columns 0 rows 0')
  expect([result.code, result.unasked]).toEqual([130, []])
})
