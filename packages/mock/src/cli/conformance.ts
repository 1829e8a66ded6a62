import { NAME_PREFIX } from '@workbench-sdk/conformance/conformance-client'
import type { Deployment } from '@workbench-sdk/conformance/deployment'
import { DeploymentError } from '@workbench-sdk/conformance/preflight-check'
import { profileOf } from '@workbench-sdk/conformance/profile-of'
import { count, type Report } from '@workbench-sdk/conformance/report'
import { REQUIREMENTS } from '@workbench-sdk/conformance/requirements'
import { runConformance } from '@workbench-sdk/conformance/run-conformance'
import { CASES } from '@workbench-sdk/conformance/sections'
import { assumptionsFromProfile } from '@workbench-sdk/contract/profile'
import { Command, InvalidArgumentError, Option } from 'commander'
import { EXIT, Failure } from './exit.ts'
import { isLoopback } from './loopback.ts'
import { readProfile, writeAtomically, writeProfile } from './profile-file.ts'
import { progressOn } from './progress.ts'
import { junitOf } from './report/junit.ts'
import { tableOf } from './report/table.ts'

interface ConformanceFlags {
  readonly baseUrl: URL
  readonly token: string
  readonly analystToken?: string
  readonly readOnlyToken?: string
  readonly otherToken?: string
  readonly username?: string
  readonly otp?: string
  readonly allowWrites?: true
  readonly rate?: number
  readonly only?: readonly string[]
  readonly profile?: string
  readonly writeProfile?: string
  readonly json?: string | true
  readonly junit?: string | true
}

/** Requests a second, at a place that is not this machine. */
const RATE = 5

export function conformanceCommand(): Command {
  return new Command('conformance')
    .description('Holds a deployment, the real Workbench included, to every rule and every row of the wire contract.')
    .addOption(
      new Option('--base-url <url>', 'where it is').env('WORKBENCH_BASE_URL').argParser(origin).makeOptionMandatory(),
    )
    .addOption(
      new Option('--token <token>', 'the API key of an Organization Admin; better in the environment than in a history')
        .env('WORKBENCH_API_KEY')
        .makeOptionMandatory(),
    )
    .option('--allow-writes', `make accounts and keys, named ${NAME_PREFIX} …, and delete them again`)
    .option(
      '--rate <n>',
      `requests a second at the most (default: ${RATE}; on this machine as many as there are)`,
      rate,
    )
    .option('--only <id...>', 'carry out these cases or rules alone')
    .option('--analyst-token <token>', 'the API key of an Organization Analyst, where none may be made')
    .option('--read-only-token <token>', 'the API key of a read-only Organization Admin, where none may be made')
    .option('--other-token <token>', 'the API key of an Organization Admin of another organization')
    .option('--username <name>', 'somebody who can log in, with the password in WORKBENCH_PASSWORD')
    .option('--otp <code>', 'a one-time code, for logins and where the creation of a key asks for one')
    .option('--profile <file>', 'expect what this profile says, instead of what the mock does by default')
    .option(
      '--write-profile <file>',
      'record how it answers where Workbench is guessed about, for a mock to do the same',
    )
    .option('--json [file]', 'the report as JSON, instead of the table or into a file')
    .option('--junit [file]', 'the report as JUnit XML, instead of the table or into a file')
    .addHelpText('after', HELP)
    .action(run)
}

const HELP = `
Nothing is written without --allow-writes. With it, nothing is touched that the run has not made itself; what it made is
deleted again, also after Ctrl-C, and what a run that was killed has left is deleted by the next one. Two runs that write
to one organization at a time would delete each other's accounts.

It ends with ${EXIT.fine} where everything that was looked at holds, ${EXIT.failed} where something differs, ${EXIT.usage} where it could not be carried out,
and ${EXIT.interrupted} after Ctrl-C.`

async function run(flags: ConformanceFlags): Promise<void> {
  const interruption = interruptible()
  const progress = progressOn(process.stderr)
  const report = await runConformance(await deploymentOf(flags), {
    allowWrites: flags.allowWrites ?? false,
    ...rateOf(flags),
    signal: interruption.signal,
    only: onlyThose(flags.only),
    onResult: progress.tell,
  }).catch((error: unknown) => {
    if (!(error instanceof DeploymentError)) throw error
    throw interruption.signal.aborted
      ? new Failure('Interrupted before anything was looked at.', EXIT.interrupted)
      : new Failure(error.message, EXIT.usage)
  })
  progress.end()
  interruption.end()
  await print(report, flags)
  if (flags.writeProfile !== undefined) await keepProfile(report, flags.writeProfile)
  process.exitCode = exitCodeOf(report)
}

async function deploymentOf(flags: ConformanceFlags): Promise<Deployment> {
  const { baseUrl, token, analystToken, readOnlyToken, otherToken, username, otp, profile } = flags
  const password = process.env.WORKBENCH_PASSWORD
  if (username !== undefined && !password) {
    throw new Failure('--username needs a password in the environment variable WORKBENCH_PASSWORD.', EXIT.usage)
  }
  return {
    baseUrl: baseUrl.origin,
    token,
    ...(analystToken !== undefined && { analystToken }),
    ...(readOnlyToken !== undefined && { readOnlyToken }),
    ...(otherToken !== undefined && { otherOrganizationToken: otherToken }),
    ...(username !== undefined && password && { login: { username, password } }),
    ...(otp !== undefined && { otp }),
    ...(profile !== undefined && { assumptions: assumptionsFromProfile(await readProfile(profile)) }),
  }
}

async function print(report: Report, { json, junit }: ConformanceFlags): Promise<void> {
  const forms = [
    [json, () => `${JSON.stringify(report, null, 2)}\n`],
    [junit, () => junitOf(report)],
  ] as const
  for (const [to, form] of forms) {
    if (to === true) process.stdout.write(form())
    else if (to !== undefined) await writeAtomically(to, form())
  }
  if (json !== true && junit !== true) process.stdout.write(tableOf(report, process.stdout))
  if (report.leftovers !== undefined) console.error(report.leftovers)
}

async function keepProfile(report: Report, file: string): Promise<void> {
  if (report.interrupted) throw new Failure(`${file} was not written: the run was interrupted.`, EXIT.interrupted)
  const profile = profileOf(report)
  await writeProfile(file, profile)
  const [seen, unseen] = [Object.keys(profile.assumptions).length, Object.keys(profile.unseen).length]
  console.error(`${file} has ${seen} of ${seen + unseen} guesses as they were seen: new WorkbenchMock({ profile })`)
}

function exitCodeOf(report: Report): number {
  if (report.interrupted) return EXIT.interrupted
  return count(report).differs > 0 || report.leftovers !== undefined ? EXIT.failed : EXIT.fine
}

/** The first signal lets the run tidy up; the second does not wait for that. */
function interruptible(): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController()
  const signals = ['SIGINT', 'SIGTERM'] as const
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted)
    console.error('\nInterrupted: deleting what was made. Once more ends it at once, and leaves that to the next run.')
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

/** A rule or a row stands for all its cases. */
function onlyThose(wanted: readonly string[] | undefined): (id: string) => boolean {
  const isOf = (each: string) => (id: string) => id === each || id.startsWith(`${each}/`)
  const unknown = wanted?.filter(each => !CASES.some(({ id }) => isOf(each)(id))) ?? []
  if (unknown.length > 0) {
    throw new Failure(`There is no rule, row or case ${unknown.join(', ')}. There are: ${STATEMENT_IDS}.`, EXIT.usage)
  }
  return id => !wanted || wanted.some(each => isOf(each)(id))
}

const STATEMENT_IDS = Object.keys(REQUIREMENTS).join(', ')

function origin(text: string): URL {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new InvalidArgumentError('Give an origin, such as https://workbench.expel.io.')
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new InvalidArgumentError('The token would travel in the clear: give https, or an address of this machine.')
  }
  return url
}

function rate(text: string): number {
  const perSecond = Number(text)
  if (/^\d+$/.test(text) && perSecond >= 1) return perSecond
  throw new InvalidArgumentError('A rate is a whole number, at least 1.')
}
