import { WorkbenchMock } from '@workbench-sdk/mock'
import { Chance } from './chance.ts'
import { Child } from './child.ts'
import { FaultyServer } from './faulty-server.ts'
import type { Order, Report } from './report.ts'
import { SecretSearch } from './secret-search.ts'

/** The names of the service accounts that keys are made for. */
const ACCOUNTS = ['build', 'deploy', 'test', 'watch', 'report']

/** What came of a run. */
export interface Run {
  readonly mock: WorkbenchMock
  readonly report: Report
  readonly exitCode: number | null
  readonly faults: Readonly<Record<string, number>>
  /** What was told of new keys, and the token. */
  readonly secrets: readonly string[]
  readonly search: SecretSearch
}

/** Makes so many calls in a process of their own, against a mock that most of them reach whole, and many do not. */
export async function run(calls: number, seed: number): Promise<Run> {
  const mock = new WorkbenchMock({ randomSeed: seed })
  const accounts = mock.seed({ serviceAccounts: ACCOUNTS.map(name => ({ name })) }).serviceAccounts.map(({ id }) => id)
  const server = new FaultyServer(mock, new Chance(seed))
  const token = mock.tokens.admin
  const env = { WORKBENCH_BASE_URL: await server.listen(), WORKBENCH_API_KEY: token }
  const child = new Child(new URL('./program.ts', import.meta.url), { calls, seed, accounts } satisfies Order, env)
  try {
    const search = new SecretSearch()
    const searched = search.through(child.printed)
    const report = await child.message<Report>()
    const exitCode = await child.end()
    await Promise.all([searched, server.close()])
    return { mock, report, exitCode, search, faults: server.faults, secrets: [token, ...server.secrets] }
  } finally {
    child.kill()
  }
}
