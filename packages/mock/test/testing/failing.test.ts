import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { stripVTControlCharacters } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

const CONFIG = 'packages/mock/test/testing/failing/vitest.config.ts'

interface Assertion {
  readonly title: string
  readonly status: string
  readonly failureMessages: readonly string[]
}

let output = ''
let assertions: readonly Assertion[] = []

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-failing-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', CONFIG, ...reporters]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const report = await readFile(file, 'utf8')
  await rm(folder, { recursive: true })
  output = stripVTControlCharacters(stdout + stderr + report)
  const { testResults } = JSON.parse(report) as { testResults: readonly { assertionResults: readonly Assertion[] }[] }
  assertions = testResults.flatMap(({ assertionResults }) => assertionResults)
})

function failuresOf(title: string): string {
  const found = assertions.find(assertion => assertion.title === title)
  expect(found?.status).toBe('failed')
  return stripVTControlCharacters(found?.failureMessages.join('\n') ?? '')
}

const UNHANDLED_REQUEST =
  'UnhandledRequestError: The mock received requests that do not match any Workbench operation:\n' +
  '  GET /api/v2/api_kyes → 401. Did you mean "GET /api_keys"?'

test.each([
  'an unhandled request',
  'an unhandled request before a reset',
  'a negated expectation of an unhandled request',
])('a test fails because of %s, and the failure suggests an operation', title => {
  expect(failuresOf(title)).toContain(UNHANDLED_REQUEST)
})

test('an expected unhandled request does not hide another one', () => {
  const failures = failuresOf('an expected and an unexpected unhandled request')
  expect(failures).toContain('GET /api/v2/servce_accounts')
  expect(failures).not.toContain('api_kyes')
})

test('a failing test also reports the unhandled request', () => {
  const failures = failuresOf('a failed expectation with an unhandled request')
  expect(failures).toContain('expect(mock).toHaveReceived("GET /api_keys")')
  expect(failures).toContain(UNHANDLED_REQUEST)
})

test('no failure contains a secret', () => {
  expect(failuresOf('an expectation about secrets')).toContain('[secret]')
  failuresOf('a comparison with the mock itself')
  expect(output).not.toMatch(/wbmock_|correct horse|battery staple|123456/)
})
