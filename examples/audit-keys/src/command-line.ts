import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { type Age, parseAge } from './age.ts'
import { type Format, formats } from './formats/format.ts'
import { parseOrder } from './order.ts'
import type { Selection } from './selection.ts'
import { UsageError } from './usage-error.ts'

export interface Options extends Selection {
  olderThan: Age
  due?: true
  sort: ReturnType<typeof parseOrder>
  format: Format
  json?: true
  header: boolean
  failOnDue?: true
  baseUrl?: string
}

export interface Print {
  out: (text: string) => void
  error: (text: string) => void
}

/** Parses the command line. Returns an exit code after `--help` or a usage error. */
export function readCommandLine(argv: string[], print: Print): Options | { exitCode: number } {
  const program = describeProgram().exitOverride().configureOutput(outputConfiguration(print))
  try {
    const options = program.parse(argv, { from: 'user' }).opts<Options>()
    const message = findError(options, program)
    if (message) program.error(`error: ${message}`)
    return options
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 }
    throw error
  }
}

const afterHelp = `
Examples:
  $ audit-keys --older-than 90d
  $ audit-keys --format csv > keys.csv
  $ audit-keys --account deployer --account ci --sort name
  $ audit-keys --due --fail-on-due

Environment variables:
  WORKBENCH_API_KEY   the API key; requires the role Organization Admin, read-only access is enough
  WORKBENCH_BASE_URL  the address of Workbench; default: https://workbench.expel.io
  DEBUG               any value: print the stack trace of an error
  NO_COLOR            any value: disable colors

Exit codes:
  0    the keys are listed
  1    an error occurred
  2    invalid usage
  3    with --fail-on-due: a key is due
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM)
`

function describeProgram(): Command {
  return new Command('audit-keys')
    .description('Lists API keys by age, account, role and state, and marks the keys that are due for rotation.')
    .addOption(
      new Option('--older-than <age>', 'an active key older than this is due')
        .argParser(orInvalidArgument(parseAge))
        .default(parseAge('90d'), '90d'),
    )
    .option('--due', 'list only the keys that are due')
    .addOption(
      new Option('--account <name|id>', 'only the keys of this service account; can be repeated')
        .argParser(append)
        .default([], 'all'),
    )
    .addOption(
      new Option('--state <state>', 'only keys in this state').choices(['active', 'disabled', 'any']).default('any'),
    )
    .option('--role <role>', 'only keys with this role, e.g. admin or analyst')
    .option('--read-only', 'only keys with read-only access')
    .option('--no-read-only', 'only keys without read-only access')
    .addOption(
      new Option(
        '--sort <fields>',
        'age, name, account, role or state, or several separated by commas; - reverses the order',
      )
        .argParser(orInvalidArgument(parseOrder))
        .default(parseOrder('-age'), '-age'),
    )
    .addOption(new Option('--format <format>', 'the output format').choices(Object.keys(formats)).default('table'))
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .option('--no-header', 'omit the header line of CSV')
    .option('--fail-on-due', 'exit with 3 if a key is due')
    .option('--base-url <url>', 'the address of Workbench')
    .allowExcessArguments()
    .showHelpAfterError('(see audit-keys --help)')
    .addHelpText('after', afterHelp)
}

function findError(options: Options, { args }: Command): string | undefined {
  const { due, failOnDue, state, header, format, json } = options
  if (args.length > 0) return 'unexpected argument: only options are allowed. Put quotes around a name with spaces.'
  if ((due || failOnDue) && state === 'disabled')
    return 'only an active key can be due: omit --state disabled, or --due and --fail-on-due'
  if (json && format !== 'json') return `--json and --format ${format} conflict: omit one of them`
  if (!header && format !== 'csv') return '--no-header requires --format csv'
  return undefined
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

function outputConfiguration(print: Print) {
  return {
    writeOut: print.out,
    writeErr: print.error,
    outputError: (text: string, write: (text: string) => void) => write(redactOptionValues(text)),
  }
}

/** Users try `--token=…`. The error message must not repeat the value. */
function redactOptionValues(text: string): string {
  return text.replace(/unknown option '(--[^=']*|-.).*/, "unknown option '$1'")
}

/** Reads the token from the environment only, because all users of a machine can read the arguments of a program. */
export function readToken(env: NodeJS.ProcessEnv): string {
  const token = env.WORKBENCH_API_KEY?.trim()
  if (token) return token
  throw new UsageError(
    'WORKBENCH_API_KEY is not set: set it to the API key of an account with the role Organization Admin.',
  )
}
