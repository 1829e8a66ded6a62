import { WorkbenchMock } from '@workbench-sdk/mock'
import { ChildProgram } from './child-program.ts'
import { FaultyServer } from './faulty-server.ts'
import type { ProgramOptions, Report } from './report.ts'
import { SecretSearch } from './secret-search.ts'
import { SeededRandom } from './seeded-random.ts'

/** The names of the service accounts that keys are created for. */
const ACCOUNTS = ['build', 'deploy', 'test', 'watch', 'report']

export interface RunResult {
  readonly mock: WorkbenchMock
  readonly report: Report
  readonly exitCode: number | null
  readonly faults: Readonly<Record<string, number>>
  /** The token, and the secrets of all new keys. */
  readonly secrets: readonly string[]
  readonly search: SecretSearch
}

/** Makes random calls in a separate process, to a mock behind a server that injects faults. */
export async function runCalls(calls: number, seed: number): Promise<RunResult> {
  const mock = new WorkbenchMock({ randomSeed: seed })
  const accounts = mock.seed({ serviceAccounts: ACCOUNTS.map(name => ({ name })) }).serviceAccounts.map(({ id }) => id)
  const server = new FaultyServer(mock, new SeededRandom(seed))
  const token = mock.tokens.admin
  const env = { WORKBENCH_BASE_URL: await server.listen(), WORKBENCH_API_KEY: token }
  const options: ProgramOptions = { calls, seed, accounts }
  const child = new ChildProgram(new URL('./random-calls-program.ts', import.meta.url), options, env)
  try {
    const search = new SecretSearch()
    const searched = search.scan(child.output)
    const report = await child.nextMessage<Report>()
    const exitCode = await child.exit()
    await Promise.all([searched, server.close()])
    return { mock, report, exitCode, search, faults: server.faults, secrets: [token, ...server.secrets] }
  } finally {
    child.kill()
  }
}
