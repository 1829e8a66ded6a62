import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { processEnvironment, programPath } from '../fixtures.ts'

const program = await programPath()

const mock = new WorkbenchMock()
const key = (_: unknown, number: number) => ({ name: `key ${number}`, createdAt: new Date('2020-01-01') })
mock.seed({ serviceAccounts: [{ name: 'crowd', keys: Array.from({ length: 2000 }, key) }] })

let answer: WorkbenchMock['fetch']
let server: Awaited<ReturnType<typeof serve>>

beforeEach(async () => {
  answer = mock.fetch
  server = await serve({ fetch: (...args) => answer(...args) }, { port: 0 })
})

afterEach(() => server.close())

const start = (...args: string[]) =>
  spawn(process.execPath, [program, 'audit', ...args], {
    env: { ...processEnvironment, WORKBENCH_API_KEY: mock.tokens.admin, WORKBENCH_BASE_URL: server.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

test('lists all keys over HTTP, and exits with 3 if requested', async () => {
  const child = start('--format', 'csv', '--no-header', '--fail-on-due')
  const [[code], stdout, stderr] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  expect([code, stdout.trimEnd().split('\n').length]).toEqual([3, 2003])
  expect(stderr).toContain('2,003 keys, 2,000 due')
  expect(stdout + stderr).not.toContain(mock.tokens.admin)
})

test('exits without an error if the reader closes the pipe', async () => {
  const child = start()
  child.stdout.once('data', () => child.stdout.destroy())
  const [[code], stderr] = await Promise.all([once(child, 'exit'), text(child.stderr)])
  expect([code, stderr]).toEqual([0, ''])
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('exits on %s with %i, even if Workbench does not respond', async (signal, expected) => {
  let respond = () => {}
  const responded = new Promise<void>(resolve => {
    respond = resolve
  })
  const child = start()
  answer = async () => {
    child.kill(signal)
    await responded
    return new Response()
  }
  const [[code], stdout, stderr] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  respond()
  expect([code, stdout, stderr]).toEqual([expected, '', 'workbench-keys: Interrupted.\n'])
})
