import { Command, InvalidArgumentError, Option } from 'commander'
import { type Age, parseAge } from '../audit/age.ts'
import { auditKeys } from '../audit/audit-keys.ts'
import { type Format, formats } from '../audit/formats/format.ts'
import { json } from '../audit/formats/json.ts'
import { parseOrder } from '../audit/order.ts'
import { Progress } from '../audit/progress.ts'
import { createReport, type Report } from '../audit/report.ts'
import type { Selection } from '../audit/selection.ts'
import { summary } from '../audit/summary.ts'
import type { CommandModule, Result, Session } from '../command.ts'
import { connect } from '../connect.ts'
import { workbenchTime } from '../due.ts'
import { EXIT } from '../exit-codes.ts'
import { type CommonOptions, commonOptions } from '../options.ts'

interface AuditOptions extends Selection, CommonOptions {
  readonly olderThan: Age
  readonly due?: true
  readonly sort: ReturnType<typeof parseOrder>
  readonly format: Format
  readonly header: boolean
  readonly failOnDue?: true
}

const HELP = `
An active key is due if it is older than --older-than by Workbench's clock. This includes the old key of a rotation that was rolled
back, which "rotate" skips until it is selected with --key. Read-only access is enough. The age limits of workbench-keys.yaml
do not apply: an audit has one limit for all keys.

Examples:
  $ workbench-keys audit --older-than 90d
  $ workbench-keys audit --format csv > keys.csv
  $ workbench-keys audit --account deployer --account ci --sort name
  $ workbench-keys audit --due --fail-on-due

Exit codes:
  0    the keys are listed
  1    an error occurred; no keys are listed
  2    the command line is invalid, or an account or a role does not exist
  3    with --fail-on-due: a key is due
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM)
`

export const audit: CommandModule<AuditOptions> = {
  describe() {
    const command = new Command('audit').description(
      'Lists API keys by age, account, role and state, and marks the keys that are due for rotation.',
    )
    const options = [
      new Option('--older-than <age>', 'an active key older than this is due')
        .argParser(orInvalidArgument(parseAge))
        .default(parseAge('90d'), '90d'),
      new Option('--due', 'list only the keys that are due'),
      new Option('--account <name|id>', 'only the keys of this service account; can be repeated')
        .argParser(append)
        .default([], 'all'),
      new Option('--state <state>', 'only keys in this state').choices(['active', 'disabled', 'any']).default('any'),
      new Option('--role <role>', 'only keys with this role, e.g. admin or analyst'),
      new Option('--read-only', 'only keys with read-only access'),
      new Option('--no-read-only', 'only keys without read-only access'),
      new Option(
        '--sort <fields>',
        'age, name, account, role or state, or several of them separated by commas; the prefix - reverses the order',
      )
        .argParser(orInvalidArgument(parseOrder))
        .default(parseOrder('-age'), '-age'),
      new Option('--format <format>', 'the output format').choices(Object.keys(formats)).default('table'),
      new Option('--no-header', 'omit the header line of CSV'),
      new Option('--fail-on-due', 'exit with 3 if a key is due'),
      ...commonOptions().map(option => (option.long === '--json' ? jsonOption() : option)),
    ]
    for (const option of options) command.addOption(option)
    return command.allowExcessArguments().addHelpText('after', HELP)
  },
  findError({ due, failOnDue, state, header, format, json }) {
    if ((due || failOnDue) && state === 'disabled')
      return 'only an active key can be due: omit --state disabled, or --due and --fail-on-due'
    if (json && format !== 'json') return `--json and --format ${format} conflict: omit one of them`
    if (!header && format !== 'csv') return '--no-header requires --format csv'
    return undefined
  },
  // The document has no list, because an empty list would look like success.
  emptyDocument: {},
  run: runAudit,
}

function jsonOption(): Option {
  return new Option('--json', 'the same as --format json').implies({ format: 'json' })
}

async function runAudit(options: AuditOptions, session: Session): Promise<Result> {
  const { format, header } = options
  const report = await createAudit(options, session)
  if (format !== 'table') session.log.note(summary(report))
  return {
    exitCode: options.failOnDue && report.due > 0 ? EXIT.later : EXIT.done,
    document: json(report),
    text: stream => formats[format](report, { header, stream }),
  }
}

async function createAudit(options: AuditOptions, session: Session): Promise<Report> {
  const { stderr, signal } = session
  const workbench = await connect(options, session)
  const deadline = { olderThan: options.olderThan, now: await workbenchTime(workbench, session.now, { signal }) }
  const progress = new Progress(stderr)
  try {
    const keys = await auditKeys(workbench, { selection: options, deadline, progress, signal })
    return createReport(keys, { order: options.sort, onlyDue: options.due ?? false, deadline })
  } finally {
    progress.end()
  }
}

function orInvalidArgument<T>(parse: (text: string) => T): (text: string) => T {
  return text => {
    try {
      return parse(text)
    } catch (error) {
      throw new InvalidArgumentError(error instanceof RangeError ? error.message : String(error))
    }
  }
}

function append(value: string, values: readonly string[]): string[] {
  return [...values, value]
}
