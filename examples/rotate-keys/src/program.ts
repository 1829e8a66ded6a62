import { Command, InvalidArgumentError, Option } from 'commander'
import { parseDuration } from './durations.ts'

const AFTER_HELP = `
{NAME} in --variable, --pointer, --file and the commands stands for the key's name: "deploy-eu" gives DEPLOY_EU.

Examples:
  $ rotate-keys --account deployer --older-than 90d --dotenv .env
  $ rotate-keys --account deployer --older-than 90d --dotenv .env --variable 'WORKBENCH_API_KEY_{NAME}'
  $ rotate-keys --all --older-than 90d --folder /run/secrets --retire delete --hold 7d
  $ rotate-keys --account deployer --older-than 90d --exec 'gh secret set WORKBENCH_API_KEY_{NAME}' --dry-run
  $ rotate-keys --rollback deploy --dotenv .env

Environment variables:
  WORKBENCH_API_KEY   the key to work with; it needs the role Organization Admin, without read-only access
  WORKBENCH_BASE_URL  where Workbench is, instead of https://workbench.expel.io
  DEBUG               any value: show where in the program an error arose
  NO_COLOR            any value: no colours

Exit codes:
  0    every key that was due is rotated, or none was due
  1    something failed; the table says what, and which keys work now
  2    the program was called wrongly; nothing was changed
  75   another run has the journal; nothing was changed, try again later
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM); the same command goes on
`

/** Those that a rollback has no use for. */
const ROTATING = ['account', 'all', 'olderThan', 'grace', 'retire', 'hold', 'concurrency', 'dryRun']

/** The options of the program. */
export function describeProgram(): Command {
  const program = new Command('rotate-keys').description(
    'Replaces old API keys: makes a new key, stores it, proves it, then retires the old one.',
  )
  for (const option of [...whichKeys(), ...whereTo(), ...inWhichManner()]) program.addOption(option)
  return program
    .allowExcessArguments()
    .showHelpAfterError('(rotate-keys --help tells more)')
    .addHelpText('after', AFTER_HELP)
}

function whichKeys(): Option[] {
  return [
    new Option('--account <name|id>', 'the service account whose keys to rotate').conflicts('all'),
    new Option('--all', 'rotate the keys of every service account'),
    new Option('--older-than <age>', 'rotate the active keys older than this, such as 90d').argParser(duration),
    new Option(
      '--rollback <key id|name>',
      'in place of all that: make the old key of a rotation work again, which has stopped or is done',
    ).conflicts(ROTATING),
  ]
}

function whereTo(): Option[] {
  return [
    new Option('--dotenv <path>', 'store each new key in this env file').conflicts(['jsonFile', 'folder', 'exec']),
    new Option('--variable <name>', 'the variable in the env file')
      .default('WORKBENCH_API_KEY')
      .conflicts(['jsonFile', 'folder', 'exec']),
    new Option('--json-file <path>', 'store each new key in this JSON file').conflicts(['folder', 'exec']),
    new Option('--pointer <pointer>', 'the place in the JSON file, as a JSON Pointer')
      .default('/WORKBENCH_API_KEY')
      .conflicts(['dotenv', 'folder', 'exec']),
    new Option('--folder <path>', 'store each new key in a file of this folder').conflicts('exec'),
    new Option('--file <name>', 'the file in the folder').default('{NAME}').conflicts(['dotenv', 'jsonFile', 'exec']),
    new Option('--exec <command>', 'hand each new key to this shell command on its standard input'),
    new Option('--exec-read <command>', 'a shell command that prints what --exec has stored').conflicts([
      'dotenv',
      'jsonFile',
      'folder',
    ]),
  ]
}

function inWhichManner(): Option[] {
  return [
    new Option('--grace <time>', 'leave both keys working for this long').argParser(duration).default(30_000, '30s'),
    new Option('--retire <how>', 'what to do with the old key; a deleted key cannot be restored')
      .choices(['disable', 'delete'])
      .default('disable'),
    new Option('--hold <time>', 'leave the old key disabled for this long before it is deleted')
      .argParser(duration)
      .default(0, '0s'),
    new Option('--concurrency <n>', 'how many keys to rotate at a time').argParser(wholeNumber).default(4),
    new Option('--journal <path>', 'where rotations are written down').default('.workbench-rotations.json'),
    new Option('--dry-run', 'say what would be done, and check that it could be; change nothing'),
    new Option('--json', 'end with one line of JSON on standard output; all else goes to standard error'),
    new Option('--base-url <url>', 'where Workbench is'),
  ]
}

function duration(text: string): number {
  try {
    return parseDuration(text)
  } catch (error) {
    throw new InvalidArgumentError(error instanceof RangeError ? error.message : String(error))
  }
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Write a whole number, at least 1.')
}
