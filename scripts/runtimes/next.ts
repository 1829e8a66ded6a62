import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { WorkbenchMock } from '@workbench-sdk/mock'
import { reportOf } from '../../test/runtimes/lifecycle.ts'
import { IS_SOAK } from '../../test/soak.ts'
import { freePort } from '../processes/free-port.ts'
import { Process } from '../processes/process.ts'
import { type Runtime, TIMEOUT, versionOf } from './runtime.ts'

const APP = 'test/runtimes/next'
const BINARY = 'test/runtimes/node_modules/.bin/next'
const QUIET = { NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
/** The time limit for the build, in milliseconds. */
const BUILD_TIMEOUT = 300_000

export const next: readonly Runtime[] = [
  // Cache Components has stricter rules for the same router, so CI tests only that.
  ...(IS_SOAK ? [nextWith('App Router', {})] : []),
  nextWith('Cache Components', { CACHE_COMPONENTS: 'true' }),
]

function nextWith(feature: string, config: NodeJS.ProcessEnv): Runtime {
  const run: Runtime['run'] = async ({ options }, { mock }) => {
    const { token, baseUrl } = options
    const env = { ...process.env, ...config, ...QUIET, WORKBENCH_API_KEY: token, WORKBENCH_BASE_URL: baseUrl }
    const build = await promisify(execFile)(BINARY, ['build', APP], { env, timeout: BUILD_TIMEOUT })
    const port = await freePort()
    const server = new Process(BINARY, ['start', APP, '--hostname=127.0.0.1', `--port=${port}`], env)
    const report = await reportOf(requests(server, mock)).finally(() => server.end())
    return { report: JSON.stringify(report), output: [build.stdout, build.stderr, ...server.lines].join('\n') }
  }
  return { name: `Next.js, with ${feature}`, version: () => versionOf(BINARY), run }
}

/** Requests the page and the route handler of the app repeatedly. */
async function* requests(server: Process, mock: WorkbenchMock): AsyncGenerator<string> {
  assert.equal(mock.requests.length, 0, 'The build sent requests.')
  yield 'sends nothing during the build'

  const origin = await server.match(/Local: +(\S+)/)
  for (const time of ['first', 'second']) {
    const keys = mock.apiKeys().length
    const page = await get(new URL('/', origin))
    assert.ok((await page.text()).includes(`${keys} keys`), 'The page does not list the current keys.')
    yield `lists the keys on the ${time} request`

    const response = await get(new URL('/keys', origin))
    const { id } = (await response.json()) as { id: string }
    assert.equal(mock.apiKeys().length, keys + 1, 'No key was created.')
    assert.equal(mock.apiKeys().find(key => key.id === id)?.active, false, 'The new key was not disabled.')
    yield `creates and disables a key on the ${time} request`
  }
}

async function get(url: URL): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) })
  assert.equal(response.status, 200, `GET ${url.pathname}`)
  return response
}
