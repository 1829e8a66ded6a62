import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { stripVTControlCharacters } from 'node:util'
import { createHost, serve } from '@workbench-sdk/mock'
import { beforeAll, expect, test } from 'vitest'

const CONFIG = 'packages/mock/test/remote/fixtures/vitest.config.ts'
const CONTROL_TOKEN = 'a-control-token'

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

const created: string[] = []
let left: readonly string[] = []
let output = ''
let report: Report

beforeAll(async () => {
  const host = createHost({ controlToken: CONTROL_TOKEN, onWorld: name => created.push(name) })
  await using server = await serve(host)
  const folder = await mkdtemp(join(tmpdir(), 'workbench-remote-fixtures-'))
  const file = join(folder, 'report.json')
  const env = { WORKBENCH_MOCK_URL: server.url, WORKBENCH_MOCK_CONTROL_TOKEN: CONTROL_TOKEN }
  output = await runTests(env, '--reporter=json', `--outputFile.json=${file}`)
  report = JSON.parse(await readFile(file, 'utf8'))
  await rm(folder, { recursive: true })
  const response = await fetch(`${server.url}/__mock__/worlds`, {
    headers: { authorization: `Bearer ${CONTROL_TOKEN}` },
  })
  left = ((await response.json()) as { worlds: { name: string }[] }).worlds.map(({ name }) => name)
})

/** Runs the tests in a child process. Returns its output. */
async function runTests(env: NodeJS.ProcessEnv, ...options: readonly string[]): Promise<string> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', CONFIG, '--reporter=default', ...options]
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return stripVTControlCharacters(stdout + stderr)
}

const results = () => report.testResults.flatMap(({ assertionResults }) => assertionResults)

test('all tests pass, except those that are meant to fail', () => {
  const unexpected = results().filter(({ title, status }) => (status === 'failed') !== title.startsWith('fails: '))
  expect(unexpected).toEqual([])
  expect(results().length).toBeGreaterThan(7)
})

test.each([
  [
    'an unhandled request before a reset',
    /UnhandledRequestError: .*\n {2}GET \/api\/v2\/api_kyes → 404\. Did you mean/,
  ],
  ['an unmet expectation', /expect\(mock\)\.toHaveReceived\("GET \/api_keys"\)\n+The mock received no requests\./],
  ['no mock', /Missing mockUrl: expected the URL of a mock, .*Set the "mockUrl" fixture, or WORKBENCH_MOCK_URL\./],
])('the failure message explains %s', (title, message) => {
  const messages = results()
    .find(each => each.title === `fails: ${title}`)
    ?.failureMessages.join('\n')
  expect(stripVTControlCharacters(messages ?? '')).toMatch(message)
})

test('each worker has one world, which is deleted at the end', () => {
  expect(created.filter(name => name.startsWith('worker-'))).toHaveLength(2)
  expect(left).toEqual(['default'])
})

test('the output contains no token', () => {
  expect(output).not.toMatch(/wbmock_|a-control-token/)
})

test('a missing control token is reported once', async () => {
  await using server = await serve(createHost({ controlToken: CONTROL_TOKEN }))
  const env = { WORKBENCH_MOCK_URL: server.url, WORKBENCH_MOCK_CONTROL_TOKEN: '' }
  const out = await runTests(env, 'second.remote.ts')
  expect(out.match(/RemoteMockError: .*/g)).toEqual([expect.stringContaining('control token')])
  expect(out).toMatch(/1 failed/)
})

test('a server that does not run is named within the time limit of a test', async () => {
  const server = await serve(createHost())
  await server.close()
  const out = await runTests({ WORKBENCH_MOCK_URL: server.url }, 'second.remote.ts')
  expect(out).toContain(`RemoteMockError: No mock is running at ${server.url} after 4 s: ECONNREFUSED.`)
  expect(out).not.toContain('Test timed out')
})
