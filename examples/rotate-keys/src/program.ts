import { Command, InvalidArgumentError, Option } from 'commander'
import { parseDuration } from './durations.ts'

const AFTER_HELP = `
{NAME} in --variable, --pointer, --file and the commands is replaced with the key's name: DEPLOY_EU for "deploy-eu".

Examples:
  $ rotate-keys --account deployer --older-than 90d --dotenv .env
  $ rotate-keys --account deployer --older-than 90d --dotenv .env --variable 'WORKBENCH_API_KEY_{NAME}'
  $ rotate-keys --all --older-than 90d --folder /run/secrets --retire delete --delete-after 7d
  $ rotate-keys --account deployer --older-than 90d --exec 'gh secret set WORKBENCH_API_KEY_{NAME}' --dry-run
  $ rotate-keys --rollback deploy --dotenv .env

Environment variables:
  WORKBENCH_API_KEY   the API key to use; requires the role Organization Admin, not read-only
  WORKBENCH_BASE_URL  the URL of Workbench (default: https://workbench.expel.io)
  DEBUG               any value: print the stack trace of an error
  NO_COLOR            any value: no colors

Exit codes:
  0    all keys that were due are rotated, or none was due
  1    something failed; the table shows what, and which keys work
  2    the command line is invalid; nothing was changed
  75   another run has locked the journal; nothing was changed, try again later
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM); the same command resumes
`

/** The options that do not apply to a rollback. */
const ROTATING = ['account', 'all', 'olderThan', 'gracePeriod', 'retire', 'deleteAfter', 'concurrency', 'dryRun']

/** The options of the program. */
export function describeProgram(): Command {
  const program = new Command('rotate-keys').description(
    'Replaces old API keys: creates a new key, stores it, verifies it, then retires the old one.',
  )
  for (const option of [...whichKeys(), ...whereTo(), ...howToRotate()]) program.addOption(option)
  return program
    .allowExcessArguments()
    .showHelpAfterError('(use rotate-keys --help for more information)')
    .addHelpText('after', AFTER_HELP)
}

function whichKeys(): Option[] {
  return [
    new Option('--account <name|id>', 'the service account whose keys to rotate').conflicts('all'),
    new Option('--all', 'rotate the keys of every service account'),
    new Option('--older-than <age>', 'rotate the active keys older than this, e.g. 90d').argParser(duration),
    new Option(
      '--rollback <key id|name>',
      'instead: roll back a rotation that has stopped or is finished, so that the old key works again',
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
    new Option('--pointer <pointer>', 'the property in the JSON file, as a JSON Pointer')
      .default('/WORKBENCH_API_KEY')
      .conflicts(['dotenv', 'folder', 'exec']),
    new Option('--folder <path>', 'store each new key in a file in this folder').conflicts('exec'),
    new Option('--file <name>', 'the file in the folder').default('{NAME}').conflicts(['dotenv', 'jsonFile', 'exec']),
    new Option('--exec <command>', 'pass each new key to the standard input of this shell command'),
    new Option('--exec-read <command>', 'a shell command that prints the key that --exec has stored').conflicts([
      'dotenv',
      'jsonFile',
      'folder',
    ]),
  ]
}

function howToRotate(): Option[] {
  return [
    new Option('--grace-period <time>', 'how long both keys work').argParser(duration).default(30_000, '30s'),
    new Option('--retire <how>', 'what happens to the old key; a deleted key cannot be restored')
      .choices(['disable', 'delete'])
      .default('disable'),
    new Option('--delete-after <time>', 'how long the old key stays disabled before it is deleted')
      .argParser(duration)
      .default(0, '0s'),
    new Option('--concurrency <n>', 'how many keys to rotate at the same time').argParser(wholeNumber).default(4),
    new Option('--journal <path>', 'the file that records the progress of rotations').default(
      '.workbench-rotations.json',
    ),
    new Option('--dry-run', 'show what would be done, and check that it is possible; change nothing'),
    new Option('--json', 'print one line of JSON to standard output; everything else goes to standard error'),
    new Option('--base-url <url>', 'the URL of Workbench'),
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
  throw new InvalidArgumentError('Expected a positive integer.')
}
