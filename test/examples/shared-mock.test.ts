// The commands of the image run as they would in a container, but with the sources and on a free port.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { DockerfileParser } from 'dockerfile-ast'
import { validate } from 'dockerfile-utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../packages/mock/package.json' with { type: 'json' }

const EXAMPLE = 'examples/shared-mock'
const CONTROL_TOKEN = 'a-control-token'
/** Like the example's own configuration, but with the sources. */
const CONFIG = 'packages/mock/test/remote/fixtures/vitest.config.ts'

const dockerfile = await readFile(join(EXAMPLE, 'Dockerfile'), 'utf8')
const image = DockerfileParser.parse(dockerfile)
const { services } = parse(await readFile(join(EXAMPLE, 'compose.yaml'), 'utf8'))

const contentOf = (instruction: string): string =>
  image
    .getInstructions()
    .findLast(each => each.getInstruction() === instruction)
    ?.getArgumentsContent() ?? ''

const ENTRYPOINT: readonly string[] = JSON.parse(contentOf('ENTRYPOINT'))
const HEALTHCHECK: readonly string[] = JSON.parse(contentOf('HEALTHCHECK').replace(/^CMD /, ''))

interface State {
  readonly serviceAccounts: readonly { readonly name: string }[]
}

let folder: string
let mock: ChildProcess
let url: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbench-image-'))
  await mkdir(join(folder, 'node_modules/@workbench-sdk'), { recursive: true })
  await symlink(resolve('packages/mock'), join(folder, 'node_modules/@workbench-sdk/mock'))
  const options = [...services.mock.command, '--port', '0', '--json']
  mock = run([...ENTRYPOINT, ...options].map(each => each.replace('bin/workbench-mock.js', 'src/cli/main.ts')))
  const [line] = await once(createInterface({ input: mock.stdout as NodeJS.ReadableStream }), 'line')
  const { port } = new URL(JSON.parse(line).url)
  url = `http://127.0.0.1:${port}`
})

afterAll(async () => {
  mock.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

function run([program, ...args]: readonly string[], variables: NodeJS.ProcessEnv = {}): ChildProcess {
  expect(program).toBe('node')
  const env = { ...process.env, WORKBENCH_MOCK_CONTROL_TOKEN: CONTROL_TOKEN, ...variables }
  const child = spawn(process.execPath, ['--conditions=workbench-source', ...args], { cwd: folder, env })
  child.stderr?.pipe(process.stderr)
  return child
}

async function healthOf(origin: string): Promise<number | null> {
  const check = run(HEALTHCHECK.map(each => each.replace('http://127.0.0.1:4010', origin)))
  const [code] = await once(check, 'close')
  return code
}

test('the Dockerfile has no problems, and does not run as root', () => {
  expect(validate(dockerfile)).toEqual([])
  expect(contentOf('USER')).toBe('node')
})

test('the image contains this version of the mock, and needs no lock file', () => {
  expect(contentOf('COPY')).toBe('')
  expect(contentOf('RUN')).toMatch(/^npm install .*"@workbench-sdk\/mock@\$\{MOCK_VERSION\}"$/)
  expect(contentOf('ARG')).toBe(`MOCK_VERSION=${manifest.version}`)
})

test('the tests start once the service is healthy, with its name and control token', () => {
  const { mock, tests } = services
  expect(tests.depends_on.mock.condition).toBe('service_healthy')
  expect(tests.environment.WORKBENCH_MOCK_URL).toBe(`http://${mock.command.at(-1)}:4010`)
  expect(tests.environment.WORKBENCH_MOCK_CONTROL_TOKEN).toBe(mock.environment.WORKBENCH_MOCK_CONTROL_TOKEN)
  expect(contentOf('EXPOSE')).toBe('4010')
})

describe('the image', () => {
  test('is healthy while it serves, without the control token', async () => {
    expect(await healthOf(url)).toBe(0)
    expect((await fetch(`${url}/__mock__`)).status).toBe(401)
  })

  test('has the scenario of the service, and no default options that its command could replace', async () => {
    const headers = { authorization: `Bearer ${CONTROL_TOKEN}` }
    const state = (await (await fetch(`${url}/__mock__/state`, { headers })).json()) as State
    expect(state.serviceAccounts.map(({ name }) => name)).toContain('siem-export')
    expect(contentOf('CMD')).toBe('')
  })

  test('is unhealthy if it does not respond', async () => {
    expect(await healthOf('http://127.0.0.1:1')).toBe(1)
  })

  test('passes the tests of the example, and leaves no worlds behind', async () => {
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', CONFIG]
    const variables = { WORKBENCH_MOCK_URL: url, WORKBENCH_MOCK_CONTROL_TOKEN: CONTROL_TOKEN }
    const env = { ...process.env, ...variables, WORKBENCH_REMOTE_TESTS: `${EXAMPLE}/*.remote.ts` }
    const tests = spawn(process.execPath, args, { env })
    const [[code], stdout, stderr] = await Promise.all([once(tests, 'close'), text(tests.stdout), text(tests.stderr)])
    expect(code, stdout + stderr).toBe(0)
    const headers = { authorization: `Bearer ${CONTROL_TOKEN}` }
    const { worlds } = (await (await fetch(`${url}/__mock__/worlds`, { headers })).json()) as { worlds: object[] }
    expect(worlds).toHaveLength(1)
  })

  test('exits with 0 on the signal that `docker stop` sends', async () => {
    mock.kill('SIGTERM')
    expect(await once(mock, 'exit')).toEqual([0, null])
  })
})
