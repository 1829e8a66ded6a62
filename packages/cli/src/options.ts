import { InvalidArgumentError, Option } from 'commander'
import type { ConnectionOptions } from './connect.ts'
import { parseDuration } from './durations.ts'

/** The options of all commands. */
export interface CommonOptions extends ConnectionOptions {
  readonly json?: true
  readonly logFormat: 'text' | 'json'
}

/** Which keys, and the place of their secrets: in a configuration, or on the command line. */
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
    new Option('--log-format <format>', 'how progress and errors are written to standard error')
      .choices(['text', 'json'])
      .default('text'),
    new Option('--token-file <path>', 'read the API key from this file, instead of WORKBENCH_API_KEY').conflicts(
      'login',
    ),
    new Option('--login', 'log in as a person: asks for the user name, the password and one-time codes'),
    new Option('--base-url <url>', 'the address of Workbench, instead of WORKBENCH_BASE_URL'),
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
    new Option('--key <name|id>', 'only this key; its name can be without the suffix of a rotation'),
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
    new Option('--exec <command>', 'this shell command stores the secret, which it receives on standard input'),
    new Option('--exec-read <command>', 'a shell command that prints the secret that --exec has stored').conflicts([
      'dotenv',
      'jsonFile',
      'folder',
    ]),
  ]
}

/** Explains the places in the help of a command. */
export const PLACE_HELP = `
"workbench-keys init" writes a configuration, with every kind of place and the common settings in comments. A relative path in it
starts at its folder, and one in an option at the working directory.

In a place, {NAME} is replaced with the key's name, {ACCOUNT} with the name of its service account, and {ID} with the id of the
account, in capital letters, digits and "_" only: DEPLOY_EU for the key "deploy-eu". (The option is not called --env-file because
Node has an option of that name.)`

/** Returns an error if the selection is not complete. */
export function findSelectionError(isSet: (name: keyof SelectionOptions) => boolean): string | undefined {
  const hasPlace = PLACE_OPTIONS.some(isSet)
  if (!hasPlace && (isSet('all') || isSet('variable') || isSet('pointer') || isSet('file') || isSet('execRead')))
    return 'missing option: specify the place of the secret with --dotenv <path>, --json-file <path>, --folder <path> or --exec <command>'
  if (hasPlace && !isSet('account') && !isSet('all') && !isSet('key'))
    return 'missing option: specify whose keys with --account <name|id>, --all or --key <name|id>'
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
