// Installs the packages, as published, into user projects with each runtime, test runner, compiler, bundler and package manager.
// Each check must work, or must fail with the message that the documentation explains. Environments that cannot run here are
// listed with the reason. Requires a build. Arguments are parts of environment names. --install installs the runtimes.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Environment } from './environments/environment.ts'
import { runEnvironment } from './environments/project.ts'
import { ENVIRONMENTS, NOT_RUN } from './environments/rows.ts'
import { PUBLISHED, pack, stage } from './packages/stage.ts'
import { installRuntimes } from './runtimes/install.ts'

interface Row {
  readonly environment: string
  readonly outcome: 'passed' | 'failed' | 'not run'
  /** The checks that failed, or the reason why the environment did not run. */
  readonly reason: string
  readonly seconds: number
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { install: { type: 'boolean', default: false } },
})
const parts = positionals.map(part => part.toLowerCase())
const selected = ENVIRONMENTS.filter(
  ({ name }) => parts.length === 0 || parts.some(part => name.toLowerCase().includes(part)),
)
const skipped = Object.entries(NOT_RUN).map(
  ([environment, reason]): Row => ({ environment, outcome: 'not run', reason, seconds: 0 }),
)
if (selected.length === 0) throw new Error(`No environment name contains ${positionals.join(' or ')}.`)

if (values.install) await installRuntimes({ isSample: false })
const folder = await mkdtemp(join(tmpdir(), 'workbench-packages-'))
try {
  const tarballs: Record<string, string> = {}
  for (const name of PUBLISHED) {
    await stage(name, join(folder, name))
    tarballs[name] = await pack(join(folder, name), folder)
  }
  const rows: Row[] = []
  for (const environment of selected) {
    const row = await rowOf(environment, tarballs)
    console.log(`${row.outcome.padEnd(8)}${row.environment} ${row.reason}`)
    rows.push(row)
  }
  console.table(Object.fromEntries([...rows, ...skipped].map(({ environment, ...row }) => [environment, row])))
  const outcomes = new Set(rows.map(({ outcome }) => outcome))
  process.exitCode = outcomes.has('failed') || !outcomes.has('passed') ? 1 : 0
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function rowOf(environment: Environment, tarballs: Readonly<Record<string, string>>): Promise<Row> {
  const started = performance.now()
  const { problems = {}, notRun } = await runEnvironment(environment, tarballs)
  const failed = Object.entries(problems)
  for (const [check, problem] of failed) console.error(`── ${environment.name}: ${check}\n${redacted(problem)}\n`)
  const seconds = Math.round((performance.now() - started) / 1000)
  if (notRun !== undefined) return { environment: environment.name, outcome: 'not run', reason: notRun, seconds }
  const reason = failed.map(([check]) => check).join(', ')
  return { environment: environment.name, outcome: failed.length > 0 ? 'failed' : 'passed', reason, seconds }
}

/** Replaces secrets. The mock's secrets have a prefix. */
function redacted(text: string): string {
  return text.replaceAll(/wbmock_\w+/g, '[secret]')
}
