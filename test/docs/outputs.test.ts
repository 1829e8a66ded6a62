// Compares the output that the documentation shows with that of the programs.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { promisify } from 'node:util'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { requestLine } from '../../packages/mock/src/cli/serve/request-log.ts'

const MOCK_PROGRAM = 'packages/mock/src/cli/main.ts'
const TIME = /^\d\d:\d\d:\d\d/gm

test('docs/mock/requests.md: the explanation of a rejected request', async () => {
  const mock = new WorkbenchMock()
  const account = { type: 'service_accounts', attributes: { display_name: 'ci', role: 'organization_analyst' } }
  const response = await post(mock, '/service_accounts', mock.tokens.readOnlyAdmin, account)
  expect(await outputsIn('docs/mock/requests.md')).toEqual([mock.explain(response)])
})

test('docs/mock/serve.md: the log', async () => {
  const mock = new WorkbenchMock()
  const account = { type: 'service_accounts', attributes: { display_name: 'ci', role: 'organization_analyst' } }
  await post(mock, '/service_accounts', mock.tokens.admin, account)
  await post(mock, '/api_keys', mock.tokens.analyst, { type: 'api_keys' })
  // Not a terminal, so the log has no colors.
  const stream = new PassThrough() as unknown as NodeJS.WriteStream
  const log = mock.requests.map(request => requestLine(request, { stream }))
  const [shown = ''] = await outputsIn('docs/mock/serve.md')
  expect(shown.replaceAll(TIME, 'time')).toBe(log.join('\n').replaceAll(TIME, 'time'))
})

test('docs/mock/profile.md: a case that fails', async () => {
  const mock = new WorkbenchMock({ assumptions: { enableCascade: 'untouched-only' } })
  await using server = await serve(mock)
  const env = { ...process.env, NO_COLOR: '1', WORKBENCH_BASE_URL: server.url, WORKBENCH_API_KEY: mock.tokens.admin }
  const args = ['conformance', '--allow-writes', '--only', 'enable-cascade', '--rate', '1000']
  const program = promisify(execFile)(process.execPath, ['--conditions=workbench-source', MOCK_PROGRAM, ...args], {
    env,
  })
  const failure: { code: number; stdout: string } = await program.then(
    () => expect.fail('The case passed.'),
    error => error,
  )
  const [shown] = await outputsIn('docs/mock/profile.md')
  expect(failure).toMatchObject({ code: 1, stdout: expect.stringContaining(`${shown}\n`) })
})

async function post(mock: WorkbenchMock, path: string, token: string, data: object): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return mock.fetch(`${mock.baseUrl}/api/v2${path}`, { method: 'POST', headers, body: JSON.stringify({ data }) })
}

/** The blocks without a language. */
async function outputsIn(page: string): Promise<readonly string[]> {
  const text = await readFile(page, 'utf8')
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)\n```$/gm)].flatMap(([, language, block = '']) =>
    language ? [] : [block],
  )
}
