import { InvalidArgumentError, Option } from 'commander'
import type { ConnectionOptions } from './connect.ts'
import { parseDuration } from './durations.ts'

/** The options for all commands. */
export interface CommonOptions extends ConnectionOptions {
  readonly json?: true
  readonly logFormat: 'text' | 'json'
}

/** The selected keys, and the place of their secrets: in a configuration, or on the command line. */
export interface SelectionOptions extends PlaceOptions {
  readonly config?: string
  readonly account?: string
  readonly all?: true
  readonly key?: string
}

/** A place on the command line. */
export interface PlaceOptions {
  readonly dotenv?: string
  readonly variable: string
  readonly jsonFile?: string
  readonly pointer: string
  readonly folder?: string
  readonly file: string
  readonly exec?: string
  readonly execRead?: string
}

/** The options that specify a place. */
export const PLACE_OPTIONS = ['dotenv', 'jsonFile', 'folder', 'exec'] as const

export function commonOptions(): Option[] {
  return [
    new Option('--json', 'print one JSON document to standard output; everything else goes to standard error'),
    new Option('--log-format <format>', 'the format of progress and errors on standard error')
      .choices(['text', 'json'])
      .default('text'),
    new Option('--token-file <path>', 'read the API key from this file, instead of WORKBENCH_API_KEY').conflicts(
      'login',
    ),
    new Option('--login', 'log in as a user: prompts for the user name, the password and one-time codes'),
    new Option('--base-url <url>', 'the URL of Workbench, instead of WORKBENCH_BASE_URL'),
  ]
}

export function selectionOptions(): Option[] {
  return [
    new Option(
      '--config <path>',
      'the configuration, in YAML or JSON (default: workbench-keys.yaml, unless a place is specified)',
    ).conflicts(['all', ...PLACE_OPTIONS]),
    new Option('--account <name|id>', 'only the keys of this service account').conflicts('all'),
    new Option('--all', 'the keys of every service account'),
    new Option('--key <name|id>', 'only this key; the rotation suffix can be omitted from its name'),
  ]
}

export function placeOptions(): Option[] {
  return [
    new Option('--dotenv <path>', 'the secret is in this env file').conflicts(['jsonFile', 'folder', 'exec']),
    new Option('--variable <name>', 'the variable in the env file')
      .default('WORKBENCH_API_KEY')
      .conflicts(['jsonFile', 'folder', 'exec']),
    new Option('--json-file <path>', 'the secret is in this JSON file').conflicts(['folder', 'exec']),
    new Option('--pointer <pointer>', 'the property in the JSON file, as a JSON Pointer')
      .default('/WORKBENCH_API_KEY')
      .conflicts(['dotenv', 'folder', 'exec']),
    new Option('--folder <path>', 'the secret is in a file in this folder').conflicts('exec'),
    new Option('--file <name>', 'the file in the folder').default('{NAME}').conflicts(['dotenv', 'jsonFile', 'exec']),
    new Option('--exec <command>', 'a shell command that receives the secret on standard input, and stores it'),
    new Option('--exec-read <command>', 'a shell command that prints the secret that --exec stored').conflicts([
      'dotenv',
      'jsonFile',
      'folder',
    ]),
  ]
}

/** Explains the places in the help of a command. */
export const PLACE_HELP = `
"workbench-keys init" writes a configuration. Its comments show every kind of place and the common settings. Relative paths in a
configuration are resolved against its folder, and relative paths in options against the working directory.

In a place, {NAME} is replaced with the key's name, {ACCOUNT} with the name of its service account, and {ID} with the id of the
account. The values contain only capital letters, digits and "_", e.g. DEPLOY_EU for the key "deploy-eu". (The option --dotenv is
not called --env-file, because Node has an option with that name.)`

/** Returns an error message, or `undefined` if the selection is complete. */
export function findSelectionError(isSet: (name: keyof SelectionOptions) => boolean): string | undefined {
  const hasPlace = PLACE_OPTIONS.some(isSet)
  if (!hasPlace && (isSet('all') || isSet('variable') || isSet('pointer') || isSet('file') || isSet('execRead')))
    return 'missing option: specify the place of the secret with --dotenv <path>, --json-file <path>, --folder <path> or --exec <command>'
  if (hasPlace && !isSet('account') && !isSet('all') && !isSet('key'))
    return 'missing option: select the keys with --account <name|id>, --all or --key <name|id>'
  return undefined
}

export function duration(text: string): number {
  try {
    return parseDuration(text)
  } catch (error) {
    throw new InvalidArgumentError(error instanceof RangeError ? error.message : String(error))
  }
}

export function positiveInteger(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a positive integer.')
}
