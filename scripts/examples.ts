// Runs each quick start that is a program, with its own mock on a port.
import { deepEqual } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { type ProfileInput, serve, WorkbenchMock } from '@workbench-sdk/mock'

/** Key names that cannot be used unchanged in a variable name, by variable. */
const NAMES = {
  KEY_DEPLOY: 'deploy',
  KEY_TICKET_SYNC: 'ticket sync',
  KEY_SIEM_EXPORT: 'siem-export',
  KEY_2FA: '2fa',
  KEY_B_RO__1_: 'Büro (1)',
}
const OLD = new Date(Date.now() - 120 * 86_400_000)

// Run concurrently, because most of them wait for the end of a grace period.
await Promise.all([
  withMock(async ({ run }) => {
    await run(process.execPath, ['examples/quick-start/integrate.ts'])
  }),
  withMock(async ({ mock, run, folder }) => {
    const old = await seedStored(mock, folder, NAMES)
    await run(process.execPath, [resolve('examples/quick-start/rotate.ts')], folder)
    for (const [variable, token] of Object.entries(old)) await expectReplaced(mock, folder, variable, token)
  }),
  withMock(async ({ mock, run, folder }) => {
    const { WORKBENCH_API_KEY: old = '' } = await seedStored(mock, folder, { WORKBENCH_API_KEY: 'deploy' })
    await run('sh', ['-euc', await readFile('examples/quick-start/rotate.sh', 'utf8')], folder)
    await expectReplaced(mock, folder, 'WORKBENCH_API_KEY', old)
  }),
  withMock(async ({ mock, run, folder }) => {
    const { WORKBENCH_API_KEY: old = '' } = await seedStored(mock, folder, { WORKBENCH_API_KEY: 'deploy' })
    await run('sh', ['-euc', await readFile('examples/quick-start/fleet.sh', 'utf8')], folder)
    await expectStatus(mock, old, 200)
  }),
  withMock(async ({ mock, run, folder }) => {
    mock.seed({ serviceAccounts: [{ name: 'trial', active: false, keys: [{ name: 'trial', createdAt: OLD }] }] })
    await run('sh', ['-euc', await readFile('examples/quick-start/audit.sh', 'utf8')], folder)
  }),
  withMock(async ({ mock, run, folder }) => {
    await run('sh', ['-euc', await readFile('examples/quick-start/conformance.sh', 'utf8')], folder)
    const profile = JSON.parse(await readFile(join(folder, 'workbench-profile.json'), 'utf8')) as ProfileInput
    deepEqual(new WorkbenchMock({ profile }).assumptions, mock.assumptions)
  }),
])

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
  // Makes the packages' programs available. The folder contains no other packages, because npm would read each of them.
  await mkdir(join(folder, 'node_modules'))
  for (const name of ['.bin', '@workbench-sdk']) {
    await symlink(resolve('node_modules', name), join(folder, 'node_modules', name))
  }
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

/** Seeds an account with old keys, and writes the keys to an env file. Returns the keys by variable. */
async function seedStored(mock: WorkbenchMock, folder: string, names: Readonly<Record<string, string>>) {
  const keys = Object.values(names).map(name => ({ name, createdAt: OLD }))
  const [deployer] = mock.seed({ serviceAccounts: [{ name: 'deployer', keys }] }).serviceAccounts
  const tokens = deployer.keys.map(({ token }, index) => [Object.keys(names)[index] ?? '', token] as const)
  await writeFile(join(folder, '.env'), tokens.map(pair => `${pair.join('=')}\n`).join(''), { mode: 0o600 })
  return Object.fromEntries(tokens)
}

/** Asserts that the env file contains a new key, and that the old key does not work. */
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
