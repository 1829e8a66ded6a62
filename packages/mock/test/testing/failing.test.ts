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

const SURPRISE =
  'SurpriseError: The mock was asked for what Workbench does not have:\n' +
  '  GET /api/v2/api_kyes was answered with 401. The nearest that there is: GET /api_keys.'

test.each(['a surprise', 'a surprise that a reset has made the mock forget', 'a surprise that is said not to be'])(
  'a test fails by %s, and the failure says what is like it',
  title => {
    expect(failuresOf(title)).toContain(SURPRISE)
  },
)

test('a surprise that is expected does not hide another', () => {
  const failures = failuresOf('a surprise beside one that is expected')
  expect(failures).toContain('GET /api/v2/servce_accounts')
  expect(failures).not.toContain('api_kyes')
})

test('a test that fails anyway is told of the surprise as well', () => {
  const failures = failuresOf('an expectation, and a surprise that explains it')
  expect(failures).toContain('expect(mock).toHaveReceived("GET /api_keys")')
  expect(failures).toContain(SURPRISE)
})

test('no failure tells a secret', () => {
  expect(failuresOf('an expectation about secrets')).toContain('[secret]')
  failuresOf('a comparison with the mock itself')
  expect(output).not.toMatch(/wbmock_|correct horse|battery staple|123456/)
})
