import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const TRANSPORTS = join(import.meta.dirname, 'transports.ts')

const program = (transport: string) => `
  import { WorkbenchMock } from '@workbench-sdk/mock'
  import { transports } from ${JSON.stringify(TRANSPORTS)}
  const mock = new WorkbenchMock()
  const { baseUrl, fetch, close } = await transports.find(({ name }) => name === ${JSON.stringify(transport)}).open(mock)
  const headers = { authorization: 'Bearer ' + mock.tokens.admin }
  const response = await fetch(baseUrl + '/api/v2/organizations', { headers })
  mock.faults.add({ latency: { hours: 1 } })
  const abandoned = fetch(baseUrl + '/api/v2/organizations', { headers, signal: AbortSignal.timeout(50) }).catch(() => undefined)
  await abandoned
  console.log(response.status, (await response.json()).data.length)
  await close()
`

test.each(['mock.fetch', 'MSW in Node', 'HTTP on a port'])(
  'a program that used %s and aborted a call exits on its own',
  async transport => {
    const args = ['--conditions=workbench-source', '--input-type=module', '--eval', program(transport)]
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 20_000, cwd: import.meta.dirname })
    expect(stdout).toBe('200 1\n')
  },
)
