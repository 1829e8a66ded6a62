import { NAME_PREFIX } from '@workbench-sdk/conformance/conformance-client'
import type { Deployment } from '@workbench-sdk/conformance/deployment'
import { DeploymentError } from '@workbench-sdk/conformance/preflight-check'
import { createProfile } from '@workbench-sdk/conformance/profile'
import { countOutcomes, type Report } from '@workbench-sdk/conformance/report'
import { REQUIREMENTS } from '@workbench-sdk/conformance/requirements'
import { runConformance } from '@workbench-sdk/conformance/run-conformance'
import { CASES } from '@workbench-sdk/conformance/sections'
import { assumptionsFromProfile } from '@workbench-sdk/contract/profile'
import { isLoopback } from '@workbench-sdk/internal/loopback'
import { Command, InvalidArgumentError, Option } from 'commander'
import { EXIT, Failure } from './exit.ts'
import { readProfile, writeAtomically, writeProfile } from './profile-file.ts'
import { showProgress } from './progress.ts'
import { formatJunit } from './report/junit.ts'
import { formatTable } from './report/table.ts'

interface ConformanceFlags {
  readonly baseUrl: URL
  readonly token: string
  readonly analystToken?: string
  readonly readOnlyToken?: string
  readonly otherToken?: string
  readonly username?: string
  readonly otp?: string
  readonly newUser?: string
  readonly allowWrites?: true
  readonly rate?: number
  readonly only?: readonly string[]
  readonly profile?: string
  readonly writeProfile?: string
  readonly json?: string | true
  readonly junit?: string | true
}

/** Default requests per second for other machines. */
const RATE = 5

export function conformanceCommand(): Command {
  return new Command('conformance')
    .description(
      'Checks a deployment, e.g. the real Workbench, against every rule and every requirement of the wire contract.',
    )
    .addOption(
      new Option('--base-url <url>', 'the origin of the deployment')
        .env('WORKBENCH_BASE_URL')
        .argParser(origin)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option(
        '--token <token>',
        'the API key of an Organization Admin; prefer the environment variable, which shell histories do not record',
      )
        .env('WORKBENCH_API_KEY')
        .makeOptionMandatory(),
    )
    .option('--allow-writes', `create accounts and keys named "${NAME_PREFIX} …", and delete them afterwards`)
    .option('--rate <n>', `maximum requests per second (default: ${RATE}; no limit for this machine)`, rate)
    .option('--only <id...>', 'run only these rules, requirements or cases')
    .option('--analyst-token <token>', 'the API key of an Organization Analyst, for runs without --allow-writes')
    .option(
      '--read-only-token <token>',
      'the API key of a read-only Organization Admin, for runs without --allow-writes',
    )
    .option('--other-token <token>', 'the API key of an Organization Admin of another organization')
    .option('--username <name>', 'a user that can log in; the password is read from WORKBENCH_PASSWORD')
    .option('--new-user <email>', 'create this user, to observe the state of new users; the API cannot delete users')
    .option('--otp <code>', 'a one-time code for logins, and for creating keys if that requires one')
    .option('--profile <file>', 'expect the behavior in this profile instead of the defaults of the mock')
    .option('--write-profile <file>', 'record the observed assumptions, so that a mock can behave like the deployment')
    .option('--json [file]', 'write the report as JSON, to standard output instead of the table, or to a file')
    .option('--junit [file]', 'write the report as JUnit XML, to standard output instead of the table, or to a file')
    .addHelpText('after', HELP)
    .action(run)
}

const HELP = `
Without --allow-writes, the run only reads. With it, the run changes only records that it created. It deletes them at the
end, including after Ctrl-C; the next run deletes the records of a killed run. Do not start two runs with --allow-writes
at the same time on one organization: each would delete the accounts of the other.

Exit codes: ${EXIT.fine} if no case failed, ${EXIT.failed} if one did, ${EXIT.usage} if the run could not start, ${EXIT.interrupted} after Ctrl-C.`

async function run(flags: ConformanceFlags): Promise<void> {
  const interruption = listenForInterrupt()
  const progress = showProgress(process.stderr)
  const report = await runConformance(await deploymentOf(flags), {
    allowWrites: flags.allowWrites ?? false,
    ...rateOf(flags),
    signal: interruption.signal,
    only: caseFilter(flags.only),
    onResult: progress.onResult,
  }).catch((error: unknown) => {
    if (!(error instanceof DeploymentError)) throw error
    throw interruption.signal.aborted
      ? new Failure('Interrupted before the first case.', EXIT.interrupted)
      : new Failure(error.message, EXIT.usage)
  })
  progress.end()
  interruption.end()
  await print(report, flags)
  if (flags.writeProfile !== undefined) await saveProfile(report, flags.writeProfile)
  process.exitCode = exitCodeOf(report)
}

async function deploymentOf(flags: ConformanceFlags): Promise<Deployment> {
  const { baseUrl, token, analystToken, readOnlyToken, otherToken, username, otp, newUser, profile } = flags
  const password = process.env.WORKBENCH_PASSWORD
  if (username !== undefined && !password) {
    throw new Failure('Missing password for --username: set the environment variable WORKBENCH_PASSWORD.', EXIT.usage)
  }
  return {
    baseUrl: baseUrl.origin,
    token,
    ...(analystToken !== undefined && { analystToken }),
    ...(readOnlyToken !== undefined && { readOnlyToken }),
    ...(otherToken !== undefined && { otherOrganizationToken: otherToken }),
    ...(username !== undefined && password && { login: { username, password } }),
    ...(otp !== undefined && { otp }),
    ...(newUser !== undefined && { newUserEmail: newUser }),
    ...(profile !== undefined && { assumptions: assumptionsFromProfile(await readProfile(profile)) }),
  }
}

async function print(report: Report, { json, junit }: ConformanceFlags): Promise<void> {
  const formats = [
    [json, () => `${JSON.stringify(report, null, 2)}\n`],
    [junit, () => formatJunit(report)],
  ] as const
  for (const [target, format] of formats) {
    if (target === true) process.stdout.write(format())
    else if (target !== undefined) await writeAtomically(target, format())
  }
  if (json !== true && junit !== true) process.stdout.write(formatTable(report, process.stdout))
  if (report.cleanUpError !== undefined) console.error(report.cleanUpError)
}

async function saveProfile(report: Report, file: string): Promise<void> {
  if (report.interrupted) throw new Failure(`Cannot write ${file}: the run was interrupted.`, EXIT.interrupted)
  const profile = createProfile(report)
  await writeProfile(file, profile)
  const observed = Object.keys(profile.assumptions).length
  const total = observed + Object.keys(profile.unobserved).length
  console.error(`Wrote ${file} with ${observed} of ${total} assumptions. Use it with new WorkbenchMock({ profile }).`)
}

function exitCodeOf(report: Report): number {
  if (report.interrupted) return EXIT.interrupted
  return countOutcomes(report).failed > 0 || report.cleanUpError !== undefined ? EXIT.failed : EXIT.fine
}

/** The first signal aborts the run, which then cleans up. The second one exits immediately. */
function listenForInterrupt(): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController()
  const signals = ['SIGINT', 'SIGTERM'] as const
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted)
    console.error(
      '\nInterrupted: deleting the created records. Press Ctrl-C again to exit and leave them to the next run.',
    )
    controller.abort()
  }
  for (const signal of signals) process.on(signal, interrupt)
  return {
    signal: controller.signal,
    end: () => {
      for (const signal of signals) process.off(signal, interrupt)
    },
  }
}

function rateOf({ rate, baseUrl }: ConformanceFlags): { readonly rate?: number } {
  if (rate !== undefined) return { rate }
  return isLoopback(baseUrl.hostname) ? {} : { rate: RATE }
}

/** Returns a filter that accepts the selected cases, and all cases of a selected rule or requirement. */
function caseFilter(selected: readonly string[] | undefined): (id: string) => boolean {
  const includes = (selection: string, id: string) => id === selection || id.startsWith(`${selection}/`)
  const unknown = selected?.filter(each => !CASES.some(({ id }) => includes(each, id))) ?? []
  if (unknown.length > 0) {
    const known = Object.keys(REQUIREMENTS).join(', ')
    throw new Failure(
      `Unknown rule, requirement or case "${unknown.join('", "')}". Expected one of: ${known}.`,
      EXIT.usage,
    )
  }
  return id => !selected || selected.some(each => includes(each, id))
}

function origin(text: string): URL {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new InvalidArgumentError('Expected an origin, e.g. https://workbench.expel.io.')
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new InvalidArgumentError(
      'Expected https, because the token must not be sent unencrypted. Only this machine can use http.',
    )
  }
  return url
}

function rate(text: string): number {
  const perSecond = Number(text)
  if (/^\d+$/.test(text) && perSecond >= 1) return perSecond
  throw new InvalidArgumentError('Expected a positive integer.')
}
