// Runs each quick start that is a program, against its own mock on a port.
import { deepEqual } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { type ProfileInput, serve, WorkbenchMock } from '@workbench-sdk/mock'

const OLD = new Date(Date.now() - 120 * 86_400_000)

await withMock(async ({ run }) => {
  await run(process.execPath, ['examples/quick-start/integrate.ts'])
})

await withMock(async ({ mock, run, folder }) => {
  const old = await seedStored(mock, folder, 'DEPLOY_API_KEY')
  await run(process.execPath, [resolve('examples/quick-start/rotate.ts')], folder)
  await expectReplaced(mock, folder, 'DEPLOY_API_KEY', old)
})

await withMock(async ({ mock, run, folder }) => {
  const old = await seedStored(mock, folder, 'WORKBENCH_API_KEY')
  await run('sh', ['-euc', await readFile('examples/quick-start/rotate.sh', 'utf8')], folder)
  await expectReplaced(mock, folder, 'WORKBENCH_API_KEY', old)
})

await withMock(async ({ mock, run, folder }) => {
  const old = await seedStored(mock, folder, 'WORKBENCH_API_KEY')
  await run('sh', ['-euc', await readFile('examples/quick-start/fleet.sh', 'utf8')], folder)
  await expectStatus(mock, old, 200)
})

await withMock(async ({ mock, run }) => {
  mock.seed({ serviceAccounts: [{ name: 'trial', active: false, keys: [{ name: 'trial', createdAt: OLD }] }] })
  await run('sh', ['-euc', await readFile('examples/quick-start/audit.sh', 'utf8')])
})

await withMock(async ({ mock, run, folder }) => {
  const file = join(folder, 'workbench-profile.json')
  const script = await readFile('examples/quick-start/conformance.sh', 'utf8')
  await run('sh', ['-euc', script.replaceAll('workbench-profile.json', file)])
  const profile = JSON.parse(await readFile(file, 'utf8')) as ProfileInput
  deepEqual(new WorkbenchMock({ profile }).assumptions, mock.assumptions)
})

await withServed(await readFile('examples/quick-start/serve.sh', 'utf8'), async line => {
  const { url, tokens } = JSON.parse(line)
  const headers = { authorization: `Bearer ${tokens.admin}` }
  const { status } = await fetch(`${url}/api/v2/service_accounts`, { headers })
  if (status !== 200) throw new Error(`The mock of serve.sh returned ${status}.`)
})

console.log('All quick starts passed.')

interface Fixture {
  readonly mock: WorkbenchMock
  readonly folder: string
  readonly run: (command: string, args: readonly string[], cwd?: string) => Promise<void>
}

async function withMock(use: (fixture: Fixture) => Promise<void>): Promise<void> {
  const mock = new WorkbenchMock()
  await using server = await serve(mock)
  const folder = await mkdtemp(join(tmpdir(), 'workbench-examples-'))
  // The programs of the packages are there.
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  const env = { ...process.env, WORKBENCH_API_KEY: mock.tokens.admin, WORKBENCH_BASE_URL: server.url }
  try {
    await use({
      mock,
      folder,
      run: async (command, args, cwd) => {
        const [code] = await once(spawn(command, args, { env, cwd, stdio: 'inherit' }), 'exit')
        if (code !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${code}.`)
      },
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Runs a script that starts a server, passes on its first line, and then stops the script with all its processes. */
async function withServed(script: string, use: (line: string) => Promise<void>): Promise<void> {
  const child = spawn('sh', ['-euc', script], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  const ended = once(child, 'exit')
  try {
    const [chunk] = await Promise.race([once(child.stdout, 'data'), ended])
    await use(String(chunk))
  } finally {
    // Signals are not forwarded by npx, so this one is sent to the whole process group.
    if (child.pid) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
}

/** Seeds an account with an old key, and writes the key to an env file. Returns the key. */
async function seedStored(mock: WorkbenchMock, folder: string, variable: string): Promise<string> {
  const [deployer] = mock.seed({
    serviceAccounts: [{ name: 'deployer', keys: [{ name: 'deploy', createdAt: OLD }] }],
  }).serviceAccounts
  const { token } = deployer.keys[0]
  await writeFile(join(folder, '.env'), `${variable}=${token}\n`, { mode: 0o600 })
  return token
}

/** Asserts that the env file has a new key, and that the old one does not work. */
async function expectReplaced(mock: WorkbenchMock, folder: string, variable: string, old: string): Promise<void> {
  const { [variable]: token } = parseEnv(await readFile(join(folder, '.env'), 'utf8'))
  await expectStatus(mock, token, 200)
  await expectStatus(mock, old, 401)
}

async function expectStatus(mock: WorkbenchMock, token: string | undefined, status: number): Promise<void> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await mock.fetch(`${mock.baseUrl}/api/v2/organizations`, { headers })
  if (response.status !== status) throw new Error(`Expected the status ${status}, received ${response.status}.`)
}
