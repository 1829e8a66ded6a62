// Runs third-party clients, in other languages, against a mock on a port, with a validating proxy in between. Fails if a client
// fails, or if the proxy detects a request or a response that openapi/ does not allow. --install first installs the required
// Debian packages.
import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createHost, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { CLIENTS, type Client, DEBIAN_PACKAGES } from './foreign-clients/clients.ts'
import { withDeepObjects } from './foreign-clients/deep-objects.ts'
import { findPyexclient, PYEXCLIENT_HINT, runUnitTests } from './foreign-clients/pyexclient.ts'
import { type Contract, type RecordedCall, RecordingProxy, toRequest } from './foreign-clients/recording-proxy.ts'
import { areNpmClientsInstalled, installNpmClients, runNpmClients } from './foreign-clients/run-npm-clients.ts'
import { freePort } from './processes/free-port.ts'
import { installDebianPackages, missingDebianPackages } from './system-packages.ts'

const GENERATOR = 'node_modules/@openapitools/openapi-generator-cli/bin/openapi-generator.jar'
const PRISM = 'node_modules/@stoplight/prism-cli/dist/index.js'

const CONTRACT = 'packages/mock/openapi.json'
const CONTRACT_3_0 = 'packages/mock/openapi-3.0.json'
const DOCUMENTED_TEST = 'docs/snippets/other-languages/test_keys.py'
const USER = {
  email: 'robin@example.com',
  password: 'correct horse battery staple',
  role: 'organization_admin',
} as const
/** A request header that makes the mock's response invalid. Sent only to check the proxies. */
const INVALIDATE = 'x-invalidate-response'
/** The time limit for one child process, in milliseconds. */
const TIMEOUT = 150_000

const folder = await mkdtemp(join(tmpdir(), 'workbench-foreign-clients-'))
process.once('exit', () => rmSync(folder, { recursive: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

if (process.argv.includes('--install')) {
  await installDebianPackages(DEBIAN_PACKAGES)
  await installNpmClients()
}
if (!areNpmClientsInstalled())
  throw new Error('The clients from npm are not installed. Run this command with --install.')
const missing = await missingDebianPackages(DEBIAN_PACKAGES)
if (missing.length > 0)
  throw new Error(`Not installed: ${missing.join(', ')}. To install them, run this command with --install.`)
const pyexclient = await findPyexclient()
await Promise.all([generateClients(), writeMetaSchema()])
const failed = [...(await runAll()), ...(await runNpm()), ...(await runDocumentedTest())]
if (failed.length > 0) console.error(`\nFailed: ${failed.join('; ')}`)
process.exitCode = failed.length > 0 ? 1 : 0

async function generateClients(): Promise<void> {
  const generators = CLIENTS.flatMap(({ generator }) => generator ?? [])
  await Promise.all(
    generators.map(each =>
      run('java', ['-jar', GENERATOR, 'generate', '-i', CONTRACT_3_0, '-g', each, '-o', join(folder, each)]),
    ),
  )
}

/**
 * Writes a schema that allows everything into the cache of OpenAPI::Client. OpenAPI::Client validates a contract against the
 * OpenAPI 3.1 schema from its cache or from the web, but the linter already validates the contract.
 */
async function writeMetaSchema(): Promise<void> {
  const url = 'https://spec.openapis.org/oas/3.1/schema/2021-05-20'
  await mkdir(join(folder, 'cache'))
  await writeFile(join(folder, 'cache', createHash('md5').update(url).digest('hex')), JSON.stringify({ $id: url }))
}

/** Runs the clients: client → recording proxy → validating proxy → mock. Returns the names of the clients that fail. */
async function runAll(): Promise<string[]> {
  const mock = new WorkbenchMock({ randomSeed: 'foreign-clients', now: '2026-11-22T12:00:00Z' })
  await using upstream = await serve({ fetch: (input, init) => respond(mock, toRequest(input, init)) })
  await using validating = await startValidatingProxy(upstream.url)
  const recording = new RecordingProxy(JSON.parse(await readFile(CONTRACT, 'utf8')) as Contract, validating.url)
  await using server = await recording.serve()
  await expectViolationsToBeReported(mock, recording, server.url)
  const names: string[] = []
  for (const client of CLIENTS) {
    if (client.needsPyexclient && !pyexclient) console.log(`skipped  ${client.name}: ${PYEXCLIENT_HINT}`)
    else if (!(await passes(client, mock, server.url, recording))) names.push(client.name)
  }
  if (pyexclient?.checkout !== undefined) {
    console.log(`passed  pyexclient's own unit tests: ${await runUnitTests(pyexclient.checkout)}`)
  }
  return names
}

/** Runs the npm clients directly against a mock, because some send parameters by default that the contract does not contain. */
async function runNpm(): Promise<string[]> {
  const mock = new WorkbenchMock({ randomSeed: 'foreign-clients', now: '2026-11-22T12:00:00Z' })
  await using server = await serve(mock)
  const prepare = () => {
    populate(mock)
    return { ...process.env, WORKBENCH_ADMIN: mock.tokens.admin, WORKBENCH_URL: server.url }
  }
  return await runNpmClients(prepare, text => redacted(text, mock))
}

/** Runs the pytest test that the documentation shows. Returns its name if it fails. */
async function runDocumentedTest(): Promise<string[]> {
  await using server = await serve(createHost())
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', WORKBENCH_MOCK_URL: server.url }
  const args = ['-m', 'pytest', '--quiet', '-p', 'no:cacheprovider', DOCUMENTED_TEST]
  const problem = await run('/usr/bin/python3', args, env).then(
    () => undefined,
    (error: Error) => error.message.replaceAll(/wbmock_\w+/g, '[secret]'),
  )
  console.log(`${problem === undefined ? 'passed' : 'failed'}  ${DOCUMENTED_TEST}`)
  if (problem === undefined) return []
  console.log(problem)
  return [DOCUMENTED_TEST]
}

async function respond(mock: WorkbenchMock, request: Request): Promise<Response> {
  const response = await mock.fetch(request)
  if (!request.headers.has(INVALIDATE)) return response
  const document = (await response.json()) as object
  return Response.json({ ...document, unknown: true }, { headers: response.headers })
}

/** Starts Prism. For an invalid request or response, it returns an error response. */
async function startValidatingProxy(upstream: string): Promise<AsyncDisposable & { readonly url: string }> {
  const port = await freePort()
  const options = ['--errors', '--multiprocess=false', '--host', '127.0.0.1', '--port', String(port)]
  const document = join(folder, 'openapi.json')
  await writeFile(document, JSON.stringify(withDeepObjects(JSON.parse(await readFile(CONTRACT, 'utf8')))))
  const child = spawn(process.execPath, [PRISM, 'proxy', document, upstream, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  process.once('exit', () => child.kill())
  const timeout = setTimeout(() => child.kill(), TIMEOUT)
  const isListening = await hasLine(child.stdout, 'is listening')
  clearTimeout(timeout)
  if (!isListening) throw new Error('The validating proxy did not start.')
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await ended
    },
  }
}

/** Waits for a line that contains the string. The rest of the stream is discarded. */
async function hasLine(stream: Readable, text: string): Promise<boolean> {
  try {
    for await (const line of createInterface(stream)) if (line.includes(text)) return true
    return false
  } finally {
    stream.resume()
  }
}

/** Checks the proxies themselves. They must report an invalid request and an invalid response, and must not report valid calls. */
async function expectViolationsToBeReported(
  mock: WorkbenchMock,
  recording: RecordingProxy,
  url: string,
): Promise<void> {
  const authorization = `Bearer ${mock.tokens.admin}`
  const isViolation = async (query: string, headers = {}) => {
    await fetch(`${url}/api/v2/service_accounts${query}`, { headers: { authorization, ...headers } })
    return recording.take().some(({ violation }) => violation !== undefined)
  }
  const actual = [
    await isViolation('?page%5Blimit%5D=many'),
    await isViolation('', { [INVALIDATE]: 'yes' }),
    await isViolation(''),
  ].join()
  if (actual !== 'true,true,false') throw new Error(`The validating proxy does not detect violations: ${actual}`)
}

async function passes(client: Client, mock: WorkbenchMock, url: string, recording: RecordingProxy): Promise<boolean> {
  populate(mock)
  const [interpreter, program] = client.command
  const problem = await run(interpreter, [program], environment(client, mock, url)).then(
    () => undefined,
    (error: Error) => redacted(error.message, mock),
  )
  const calls = recording.take()
  const violations = calls.filter(({ violation }) => violation !== undefined)
  const ok = problem === undefined && violations.length === 0 && calls.length > 0
  console.log(`${ok ? 'passed' : 'failed'}  ${client.name}: ${summary(calls)}, ${violations.length} violations`)
  for (const { operation, violation } of violations) console.log(`  ${operation}: ${violation}`)
  if (problem !== undefined) console.log(problem)
  return ok
}

/** Seeds the initial data for each client. */
function populate(mock: WorkbenchMock): void {
  mock.reset()
  mock.seed({
    serviceAccounts: [
      { name: 'deployer', keys: [{ name: 'old', createdAt: new Date('2026-01-01') }, { name: 'new' }] },
    ],
    userAccounts: [USER],
  })
}

function environment({ generator }: Client, { tokens, otp }: WorkbenchMock, url: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...(generator !== undefined && { WORKBENCH_CLIENT: join(folder, generator) }),
    ...(pyexclient?.checkout !== undefined && { PYTHONPATH: pyexclient.checkout }),
    JSON_VALIDATOR_CACHE_PATH: join(folder, 'cache'),
    PYTHONDONTWRITEBYTECODE: '1',
    WORKBENCH_ADMIN: tokens.admin,
    WORKBENCH_ANALYST: tokens.analyst,
    WORKBENCH_DOCUMENT: resolve(CONTRACT),
    WORKBENCH_OTP: otp,
    WORKBENCH_PASSWORD: USER.password,
    WORKBENCH_READ_ONLY_ADMIN: tokens.readOnlyAdmin,
    WORKBENCH_URL: url,
    WORKBENCH_USER: USER.email,
  }
}

function summary(calls: readonly RecordedCall[]): string {
  return `${calls.length} calls of ${new Set(calls.map(({ operation }) => operation)).size} operations`
}

/** Removes secrets. A client's error may quote anything that the client sent or received. The mock's secrets have a prefix. */
function redacted(text: string, { otp }: WorkbenchMock): string {
  return text
    .replaceAll(/wbmock_\w+/g, '[secret]')
    .replaceAll(USER.password, '[password]')
    .replaceAll(otp, '[code]')
}

async function run(command: string, args: readonly string[], env = process.env): Promise<void> {
  try {
    await promisify(execFile)(command, args, { env, timeout: TIMEOUT, maxBuffer: 64 * 1024 * 1024 })
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string }
    const [failure] = message.split('\n')
    throw new Error(`${failure}\n${stdout.slice(-8_000)}${stderr.slice(-8_000)}`)
  }
}
