import { NAME_PREFIX } from '@workbench-sdk/conformance/conformance-client'
import type { Deployment } from '@workbench-sdk/conformance/deployment'
import { DeploymentError } from '@workbench-sdk/conformance/preflight-check'
import { createProfile } from '@workbench-sdk/conformance/profile'
import { countOutcomes, type Report } from '@workbench-sdk/conformance/report'
import { REQUIREMENTS } from '@workbench-sdk/conformance/requirements'
import { runConformance } from '@workbench-sdk/conformance/run-conformance'
import { CASES } from '@workbench-sdk/conformance/sections'
import { assumptionsFromProfile, type Profile } from '@workbench-sdk/contract/profile'
import { isLoopback } from '@workbench-sdk/internal/loopback'
import { suggestAmong } from '@workbench-sdk/internal/suggest'
import { Command, InvalidArgumentError, Option } from 'commander'
import { EXIT, Failure } from './exit.ts'
import { writeOutputFile } from './output-file.ts'
import { printable, printableJson, printableValues } from './printable.ts'
import { readProfile, writeProfile } from './profile-file.ts'
import { showProgress } from './progress.ts'
import { formatJunit } from './report/junit.ts'
import { formatTable } from './report/table.ts'
import { readSecrets, rejectedSecretOptions, SECRETS } from './secrets.ts'

interface ConformanceFlags {
  readonly baseUrl: URL
  readonly secrets?: string
  readonly username?: string
  readonly newUser?: string
  readonly allowWrites?: true
  readonly rate?: number
  readonly only?: readonly string[]
  readonly profile?: string
  readonly writeProfile?: string
  readonly json?: string | true
  readonly junit?: string | true
}

/** The default rate limit for other machines, in requests per second. */
const RATE = 5

export function conformanceCommand(): Command {
  const command = new Command('conformance')
    .description(
      'Checks a deployment, e.g. the real Workbench, against every rule and every requirement of the wire contract.',
    )
    .addOption(
      new Option('--base-url <url>', 'the origin of the deployment').env('WORKBENCH_BASE_URL').argParser(origin),
    )
    .option('--secrets <file>', 'a file with secrets that are not in the environment, e.g. WORKBENCH_API_KEY=…')
    .option('--allow-writes', `create accounts and keys named "${NAME_PREFIX} …", and delete them afterwards`)
    .option('--rate <n>', `maximum requests per second (default: ${RATE}; no limit for this machine)`, rate)
    .option('--only <id...>', 'run only these rules, requirements or cases')
    .addOption(
      new Option('--username <name>', 'a user that can log in, with the password in WORKBENCH_PASSWORD').env(
        'WORKBENCH_USERNAME',
      ),
    )
    .option('--new-user <email>', 'create this user, to observe the state of new users; the API cannot delete users')
    .option('--profile <file>', "expect the behavior in this profile instead of the mock's defaults")
    .option(
      '--write-profile <file>',
      'record the observed assumptions, so that a mock can behave like the deployment; a recorded difference does not affect the exit code',
    )
    .option('--json [file]', 'write the report as JSON to a file, or to standard output instead of the table')
    .option('--junit [file]', 'write the report as JUnit XML to a file, or to standard output instead of the table')
    .addHelpText('after', HELP)
    .action(run)
  for (const option of rejectedSecretOptions()) command.addOption(option)
  return command
}

const HELP = `
Secrets are environment variables, or lines in the --secrets file. Other users of the machine can read arguments.
${Object.entries(SECRETS)
  .map(([name, description]) => `  ${name.padEnd(27)}  ${description}`)
  .join('\n')}

Without --allow-writes, the run only reads. With it, the run changes only records that it created. It deletes them at the
end, including after Ctrl-C; the next run deletes the records of a killed run. Do not start two runs with --allow-writes
on one organization at the same time: each would delete the other's accounts.

Exit codes: ${EXIT.fine} if no case failed, ${EXIT.failed} if a case failed, ${EXIT.usage} if the run could not start or checked nothing, ${EXIT.interrupted} after Ctrl-C.
With --write-profile, a failed case is the result of the run if the profile records its behavior, so the exit code is ${EXIT.failed} only if
another case failed.`

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
  const profile = flags.writeProfile === undefined ? undefined : await saveProfile(report, flags.writeProfile)
  process.exitCode = exitCodeOf(report, profile)
}

function baseUrlOf({ baseUrl }: ConformanceFlags): URL {
  if (baseUrl) return baseUrl
  throw new Failure('Missing base URL: set WORKBENCH_BASE_URL, or pass --base-url.', EXIT.usage)
}

async function deploymentOf(flags: ConformanceFlags): Promise<Deployment> {
  const { secrets, username, newUser, profile } = flags
  const baseUrl = baseUrlOf(flags)
  const {
    WORKBENCH_API_KEY: token,
    WORKBENCH_ANALYST_API_KEY: analystToken,
    WORKBENCH_READ_ONLY_API_KEY: readOnlyToken,
    WORKBENCH_OTHER_API_KEY: otherOrganizationToken,
    WORKBENCH_PASSWORD: password,
    WORKBENCH_OTP: otp,
  } = readSecrets(secrets)
  if (token === undefined) {
    throw new Failure('Missing API key: set WORKBENCH_API_KEY, or write it to a --secrets file.', EXIT.usage)
  }
  if (username !== undefined && password === undefined) {
    throw new Failure('Missing password: set WORKBENCH_PASSWORD, or write it to a --secrets file.', EXIT.usage)
  }
  return {
    baseUrl: baseUrl.origin,
    token,
    ...(analystToken !== undefined && { analystToken }),
    ...(readOnlyToken !== undefined && { readOnlyToken }),
    ...(otherOrganizationToken !== undefined && { otherOrganizationToken }),
    ...(username !== undefined && password !== undefined && { login: { username, password } }),
    ...(otp !== undefined && { otp }),
    ...(newUser !== undefined && { newUserEmail: newUser }),
    ...(profile !== undefined && { assumptions: assumptionsFromProfile(await readProfile(profile)) }),
  }
}

async function print(report: Report, { json, junit }: ConformanceFlags): Promise<void> {
  const formats = [
    [json, () => `${printableJson(report)}\n`],
    [junit, () => formatJunit(printableValues(report))],
  ] as const
  for (const [target, format] of formats) {
    if (target === true) process.stdout.write(format())
    else if (target !== undefined) await writeOutputFile(target, format())
  }
  if (json !== true && junit !== true) process.stdout.write(formatTable(printableValues(report), process.stdout))
  if (report.cleanUpError !== undefined) console.error(printable(report.cleanUpError))
}

async function saveProfile(report: Report, file: string): Promise<Profile> {
  if (report.interrupted) throw new Failure(`Cannot write ${file}: the run was interrupted.`, EXIT.interrupted)
  const profile = createProfile(report)
  await writeProfile(file, profile)
  const observed = Object.keys(profile.assumptions).length
  const total = observed + Object.keys(profile.unobserved).length
  console.error(
    `Wrote ${file} with ${observed} of ${total} assumptions${observed < total ? '; its "unobserved" explains the others' : ''}. Use it with --profile ${file}, or new WorkbenchMock({ profile }).`,
  )
  const { failed } = countOutcomes(report)
  const others = profile.notReproduced.map(({ id }) => id)
  const recorded = failed - others.length
  if (recorded > 0) console.error(`The profile records the behavior in ${recorded} of ${failed} failed cases.`)
  if (others.length > 0) console.error(`No assumption covers these failed cases: ${others.join(', ')}.`)
  return profile
}

/** A failed case whose behavior the profile records is a result, not a failure. */
function exitCodeOf(report: Report, profile: Profile | undefined): number {
  if (report.interrupted) return EXIT.interrupted
  const outcomes = countOutcomes(report)
  if (outcomes.passed + outcomes.failed === 0) {
    console.error(
      'Nothing was checked: every case was skipped or is not applicable. The report shows which options they need.',
    )
    return EXIT.usage
  }
  const failed = profile?.notReproduced.length ?? outcomes.failed
  return failed > 0 || report.cleanUpError !== undefined ? EXIT.failed : EXIT.fine
}

/** Handles signals. The first signal aborts the run, which then cleans up. The second signal exits immediately. */
function listenForInterrupt(): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController()
  const signals = ['SIGINT', 'SIGTERM'] as const
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted)
    console.error(
      '\nInterrupted: deleting the created records. Press Ctrl-C again to exit without deleting them; the next run deletes them.',
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

function rateOf(flags: ConformanceFlags): { readonly rate?: number } {
  if (flags.rate !== undefined) return { rate: flags.rate }
  return isLoopback(baseUrlOf(flags).hostname) ? {} : { rate: RATE }
}

/** Returns a filter that accepts the selected cases, and all cases of a selected rule or requirement. */
function caseFilter(selected: readonly string[] | undefined): (id: string) => boolean {
  const includes = (selection: string, id: string) => id === selection || id.startsWith(`${selection}/`)
  const unknown = selected?.filter(each => !CASES.some(({ id }) => includes(each, id))) ?? []
  if (unknown.length > 0) {
    const names = unknown.filter(isName)
    const known = new Set([...Object.keys(REQUIREMENTS), ...CASES.map(({ id }) => id)])
    const hint = suggestAmong(names[0] ?? '', [...known], 'A run without --only lists all of them.')
    throw new Failure(`Unknown rule, requirement or case${names.map(name => ` "${name}"`)}. ${hint}`, EXIT.usage)
  }
  return id => !selected || selected.some(each => includes(each, id))
}

/** Whether a value could be a misspelled case name. Any other value may be a secret, so it is not printed. */
const isName = (text: string) => /^[a-z]+(?:[-/][a-z]+)*$/.test(text)

/** Parses the base URL. Error messages do not repeat the value, because it may contain a password. */
function origin(text: string): URL {
  const url = URL.parse(text)
  const isOrigin =
    url &&
    /^https?:$/.test(url.protocol) &&
    `${url.pathname}${url.search}${url.hash}${url.username}${url.password}` === '/'
  if (!isOrigin) {
    throw new Failure(
      'Invalid base URL: expected an origin, e.g. https://workbench.expel.io, without a user name, password, path or query.',
      EXIT.usage,
    )
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new Failure(
      `Invalid base URL ${url.origin}: expected https, because the token must not be sent unencrypted. Use http only for this machine.`,
      EXIT.usage,
    )
  }
  return url
}

function rate(text: string): number {
  const perSecond = Number(text)
  if (/^\d+$/.test(text) && perSecond >= 1) return perSecond
  throw new InvalidArgumentError('Expected a positive integer.')
}
