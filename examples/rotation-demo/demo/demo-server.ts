import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

const keys = [
  { name: 'deploy', createdAt: daysAgo(400) },
  { name: 'nightly-report', createdAt: daysAgo(180) },
  { name: 'ticket sync (rotated 2026-01-31)', createdAt: daysAgo(120) },
  { name: 'trial', createdAt: daysAgo(12) },
] as const

/** The keys' variables, in the order of `keys`. */
const variables = [
  'WORKBENCH_API_KEY_DEPLOY',
  'WORKBENCH_API_KEY_NIGHTLY_REPORT',
  'WORKBENCH_API_KEY_TICKET_SYNC',
  'WORKBENCH_API_KEY_TRIAL',
] as const

export interface Demo {
  baseUrl: string
  adminToken: string
  envFile: string
  /** The variables whose keys are older than 90 days, with the initial keys. */
  old: { variable: string; token: string }[]
  close: () => Promise<void>
}

/** Starts a mock on a port, with an account that has three old keys and a new key, and writes all four keys to an env file. */
export async function startDemo(): Promise<Demo> {
  const mock = new WorkbenchMock()
  const [deployer] = mock.seed({ serviceAccounts: [{ name: 'deployer', keys }] }).serviceAccounts
  const server = await serve(mock, { port: 0 })
  const folder = await mkdtemp(join(tmpdir(), 'workbench-keys-'))
  const envFile = join(folder, '.env')
  const entries = variables.map((variable, i) => ({ variable, token: deployer.keys[i]?.token ?? '' }))
  await writeFile(envFile, entries.map(({ variable, token }) => `${variable}=${token}\n`).join(''), { mode: 0o600 })
  return {
    baseUrl: server.url,
    adminToken: mock.tokens.admin,
    envFile,
    old: entries.slice(0, -1),
    async close() {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
