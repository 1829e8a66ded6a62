import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { parseDuration, parseWait } from './durations.ts'
import { UsageError } from './usage-error.ts'

export type Options = Destination & {
  account: string
  olderThan: number
  grace: number
  retire: 'disable' | 'delete'
  dryRun?: true
  json?: true
  baseUrl?: string
}

/** Where the new keys go. */
export type Destination = { variable: string } & (
  | { dotenv: string; exec?: undefined }
  | { exec: string; dotenv?: undefined }
)

/** What the command line says; an exit code where that is all there is to do, after `--help` or a mistake. */
export function readCommandLine(argv: string[], print: Print): Options | { exitCode: number } {
  const program = describeProgram().exitOverride().configureOutput(printing(print))
  try {
    const options = program.parse(argv, { from: 'user' }).opts<Options>()
    const mistake = findMistake(options, program)
    if (mistake) program.error(`error: ${mistake}`)
    return options
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 }
    throw error
  }
}

export interface Print {
  out: (text: string) => void
  error: (text: string) => void
}

const afterHelp = `
{NAME} in --variable and --exec stands for the key's name: "deploy-eu" gives DEPLOY_EU.

Examples:
  $ rotate-keys --account deployer --older-than 90d --dotenv .env
  $ rotate-keys --account deployer --older-than 90d --dotenv .env --variable 'WORKBENCH_API_KEY_{NAME}'
  $ rotate-keys --account deployer --older-than 90d --exec 'vault kv put secret/workbench key=-'
  $ rotate-keys --account deployer --older-than 90d --exec 'gh secret set WORKBENCH_API_KEY_{NAME}' --dry-run

Environment variables:
  WORKBENCH_API_KEY   the key to work with; it needs the role Organization Admin, without read-only access
  WORKBENCH_BASE_URL  where Workbench is, instead of https://workbench.expel.io
  DEBUG               any value: show where in the program an error arose
  NO_COLOR            any value: no colours

Exit codes:
  0    every key that was due is rotated, or none was due
  1    something failed; the table says what, and which keys work now
  2    the program was called wrongly; nothing was changed
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM); the table says which keys work now
`

function describeProgram(): Command {
  return new Command('rotate-keys')
    .description("Replaces an account's old API keys: makes a new key, stores it, proves it, then retires the old one.")
    .requiredOption('--account <name|id>', 'the service account whose keys to rotate')
    .requiredOption(
      '--older-than <age>',
      'rotate the active keys older than this, such as 90d',
      duration(parseDuration),
    )
    .addOption(new Option('--dotenv <path>', 'store each new key in this env file').conflicts('exec'))
    .addOption(
      new Option('--variable <name>', 'the variable in the env file').default('WORKBENCH_API_KEY').conflicts('exec'),
    )
    .option('--exec <command>', 'hand each new key to this shell command on its standard input')
    .addOption(
      new Option('--grace <time>', 'leave both keys working for this long')
        .argParser(duration(parseWait))
        .default(30_000, '30s'),
    )
    .addOption(
      new Option('--retire <how>', 'what to do with the old key; a deleted key cannot be restored')
        .choices(['disable', 'delete'])
        .default('disable'),
    )
    .option('--dry-run', 'say what would be done, and check that it could be; change nothing')
    .option('--json', 'end with one line of JSON on standard output; all else goes to standard error')
    .option('--base-url <url>', 'where Workbench is')
    .allowExcessArguments()
    .showHelpAfterError('(rotate-keys --help tells more)')
    .addHelpText('after', afterHelp)
}

function findMistake(options: Options, { args }: Command): string | undefined {
  if (args.length > 0)
    return 'there are only options, and this is something else. Put quotes around a name with spaces.'
  if (!options.dotenv && !options.exec) return 'say where the new key goes: --dotenv <path> or --exec <command>'
  return undefined
}

function duration(parse: (text: string) => number): (text: string) => number {
  return text => {
    try {
      return parse(text)
    } catch (error) {
      throw new InvalidArgumentError(error instanceof RangeError ? error.message : String(error))
    }
  }
}

function printing(print: Print) {
  return {
    writeOut: print.out,
    writeErr: print.error,
    outputError: (text: string, write: (text: string) => void) => write(withoutValues(text)),
  }
}

/** People try `--token=…`. The message must not repeat it. */
function withoutValues(text: string): string {
  return text.replace(/unknown option '(--[^=']*|-.).*/, "unknown option '$1'")
}

/** The token comes from the environment alone: the arguments of a program can be read by everyone on the machine. */
export function readToken(env: NodeJS.ProcessEnv): string {
  const token = env.WORKBENCH_API_KEY?.trim()
  if (token) return token
  throw new UsageError(
    'WORKBENCH_API_KEY is not set: put the API key of an account with the role Organization Admin there.',
  )
}
