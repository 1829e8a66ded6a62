// Runs each program that the documentation shows, and checks the comments that state a result.
import { globSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { formatWithOptions } from 'node:util'
import { createHost, WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test, vi } from 'vitest'
import { createAssertions } from '../../packages/client/test/doc-examples/assertions.ts'
import { useTemporaryDirectory } from '../../packages/client/test/doc-examples/temp-directory.ts'

/** Programs that are type-checked only, because they need a terminal, a certificate, a server or several minutes. */
const NOT_RUN = ['client/another-fetch.ts', 'client/log-in.ts', 'mock/conformance.ts', 'mock/remote-fixture.ts']

const FOLDER = `${import.meta.dirname}/../../docs/snippets`
const SNIPPETS = globSync('{client,migrate,mock,rotate}/*.ts', { cwd: FOLDER, exclude: ['**/*.test.ts'] }).filter(
  name => !NOT_RUN.includes(name),
)

const SEED = { serviceAccounts: [{ name: 'deployer', keys: [{ name: 'deploy' }] }] } as const

describe('the program', () => {
  useTemporaryDirectory()

  test.each(SNIPPETS)('%s', async name => {
    const mock = new WorkbenchMock()
    const { token } = mock.seed(SEED).serviceAccounts[0].keys[0]
    await writeFiles(mock, token)
    stubNetwork(mock)
    vi.stubEnv('WORKBENCH_API_KEY', mock.tokens.admin)
    vi.stubEnv('WORKBENCH_BASE_URL', undefined)
    const { console, printed } = silentConsole()
    vi.stubGlobal('console', console)
    vi.stubGlobal(
      '$',
      createAssertions(printed, () => {}),
    )
    await expect(import(`${FOLDER}/${name}`)).resolves.toBeDefined()
  })
})

async function writeFiles(mock: WorkbenchMock, token: string): Promise<void> {
  await mkdir('secrets', { recursive: true })
  await writeFile('secrets/workbench', mock.tokens.admin)
  await writeFile('.env', `DEPLOY_API_KEY=${token}\n`, { mode: 0o600 })
  const profile = { profile: 1, assumptions: { enableCascade: 'untouched-only' } }
  await writeFile('workbench-profile.json', JSON.stringify(profile))
}

/** Workbench is the mock, and a mock server listens on port 4010. Other addresses are servers of the program. */
function stubNetwork(mock: WorkbenchMock): void {
  const host = createHost()
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    const { host: name, hostname } = new URL(request.url)
    if (name === '127.0.0.1:4010') return host.fetch(request)
    return hostname === '127.0.0.1' ? fetch(request) : mock.fetch(request)
  })
}

function silentConsole() {
  let last = ''
  const print = (...values: unknown[]) => {
    last = formatWithOptions({}, ...values)
  }
  return { console: { log: print, info: print, warn: print, error: print, debug: print }, printed: () => last }
}
