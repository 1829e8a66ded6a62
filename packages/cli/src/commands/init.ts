import { writeFile } from 'node:fs/promises'
import type { ServiceAccount } from '@workbench-sdk/client'
import { codeOf } from '@workbench-sdk/internal/errors'
import { Command, Option } from 'commander'
import { Document, visit } from 'yaml'
import type { CommandModule, Result, Session } from '../command.ts'
import { ALL, DEFAULT_CONFIG } from '../config/load.ts'
import type { Place } from '../config/schema.ts'
import { connect, findAccount } from '../connect.ts'
import { EXIT } from '../exit-codes.ts'
import { candidatesOf, fetchInventory, type Inventory, isReplaced } from '../inventory.ts'
import { type CommonOptions, commonOptions, type PlaceOptions, placeOptions } from '../options.ts'
import { oneLine } from '../output/text.ts'
import { fillPlace } from '../places.ts'
import type { Prompts } from '../prompts.ts'
import { describeWriteFailure } from '../read-failure.ts'
import { placeOf } from '../selection.ts'
import { fillTemplate } from '../templates.ts'
import { UsageError } from '../usage-error.ts'

interface InitOptions extends CommonOptions, PlaceOptions {
  readonly account: readonly string[]
  readonly output: string
  readonly overwrite?: true
}

const HELP = `
Writes a configuration with comments. Without --account, it prompts for the accounts and the places of their keys. With --account,
it writes all active keys of these accounts, with the place that the options specify, by default a variable
{ACCOUNT}_{NAME}_KEY in .env. The place can contain {NAME}, {ACCOUNT} and {ID}. Then edit the file. Editors complete and
check it with its schema. "workbench-keys check" checks the key in each place.

Examples:
  $ workbench-keys init
  $ workbench-keys init --account deployer --account ci --dotenv .env --variable '{ACCOUNT}_{NAME}_KEY'

Exit codes:
  0    the file is written
  1    an error occurred
  2    the command line is invalid, an account does not exist, or the file already exists
  129  130  143  interrupted (SIGHUP, SIGINT, SIGTERM)
`

const HEADER = `# yaml-language-server: $schema=https://unpkg.com/@workbench-sdk/cli/config.schema.json
#
# Which API keys workbench-keys rotates, and where programs read them. After a change:
#   workbench-keys check             checks the key in each place, and changes nothing
#   workbench-keys rotate --dry-run  shows which keys are due

olderThan: 90d # rotate keys that are older than this
gracePeriod: 30s # how long both keys work, so that programs can load the new one
retire: delete # or disable; enabling the account then also enables the old key
deleteAfter: 7d # how long the old key stays disabled before a later run deletes it

# Each account and each key can have its own settings. More of them:
#   wait: false                          let a later run finish the rotation after the grace period
#   create: true                         store the first key in an empty place
#   afterStore: systemctl reload agent   runs when the new key is stored
#
# Each key has one place. "*" stands for every other key of the account, or every other account:
#   envFile: { path: .env, variable: WORKBENCH_API_KEY }
#   jsonFile: { path: config.json, pointer: /workbench/apiKey }
#   directory: { path: /run/secrets, file: '{ACCOUNT}_{NAME}' }
#   command: { write: 'vault kv patch secret/workbench key=-', read: 'vault kv get -field=key secret/workbench' }
#   vault: { path: agent, field: workbench }                       with VAULT_ADDR and VAULT_TOKEN
#   aws: { secretId: agent, jsonKey: workbench }                   with AWS_REGION and AWS_ACCESS_KEY_ID, …
#   kubernetes: { namespace: default, name: agent, key: api-key }  in a pod, with its service account

`

const DEFAULT_PLACE: Place = { envFile: { path: '.env', variable: '{ACCOUNT}_{NAME}_KEY' } }

export const init: CommandModule<InitOptions> = {
  describe() {
    const command = new Command('init').description('Writes a configuration with comments, from prompts or options.')
    const options = [
      new Option('--account <name|id>', 'a service account whose keys are rotated; can be repeated')
        .argParser((value, values: string[]) => [...values, value])
        .default([], 'ask'),
      ...placeOptions(),
      new Option('--output <path>', 'the file to write').default(DEFAULT_CONFIG),
      new Option('--overwrite', 'replace the file if it exists'),
      ...commonOptions(),
    ]
    for (const option of options) command.addOption(option)
    return command.addHelpText('after', HELP)
  },
  emptyDocument: {},
  run: runInit,
}

async function runInit(options: InitOptions, session: Session): Promise<Result> {
  const { output } = options
  const { prompts } = session
  if (options.account.length === 0 && !prompts)
    throw new UsageError('Specify --account, because there is no terminal for prompts.')
  const workbench = await connect(options, session)
  const inventory = await fetchInventory(workbench, session)
  const accounts =
    options.account.length > 0 || !prompts
      ? options.account.map(name => accountPart(findAccount(inventory.accounts, name), options, inventory))
      : await askAccounts(inventory, prompts)
  const entries = accounts.map(([account, keys]) => [selectorOf(account), { keys: Object.fromEntries(keys) }])
  const text = HEADER + printYaml({ accounts: Object.fromEntries(entries) }, idsOfWildcards(inventory))
  await writeNew(output, text, options.overwrite === true)
  if (hasSharedPlaces(accounts))
    session.log.note(
      `Several keys in ${output} have the same place, so the second key would overwrite the first. Use a different place for each key. With options, include {NAME} and {ACCOUNT} in the place.`,
    )
  return {
    exitCode: EXIT.done,
    document: { file: output, accounts: accounts.map(([{ name }]) => name) },
    text: `Wrote ${output}. Check the places in it, then run: workbench-keys check${output === DEFAULT_CONFIG ? '' : ` --config ${output}`}\n`,
  }
}

/** Characters that are invisible or change the direction of text. */
const INVISIBLE = /[\p{Cf}\u2028\u2029]/u

/**
 * Prints YAML with the invisible characters of names escaped, so that no name can be mistaken for another.
 *
 * @param ids the ids that need a comment
 */
function printYaml(value: object, ids: ReadonlySet<unknown>): string {
  const document = new Document(value)
  visit(document, {
    Scalar(at, node) {
      if (typeof node.value === 'string' && INVISIBLE.test(node.value)) node.type = 'QUOTE_DOUBLE'
      // Without quotes, this name would be a merge.
      if (node.value === '<<') node.type = 'QUOTE_SINGLE'
      if (at === 'key' && ids.has(node.value)) node.commentBefore = WILDCARD_COMMENT
    },
  })
  const escapeOf = (character: string) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`
  return document.toString({ lineWidth: 0, nullStr: '' }).replaceAll(new RegExp(INVISIBLE, 'gu'), escapeOf)
}

const WILDCARD_COMMENT = ` This is an id, because the name is "${ALL}", which stands for all others.`

/** Returns the name by which an entry selects an account or a key, or its id if the name would select all others. */
function selectorOf({ id, name }: { readonly id: string; readonly name: string }): string {
  return name === ALL ? id : name
}

/** Returns the ids of the accounts and keys whose name is `*`. */
function idsOfWildcards({ accounts, keys }: Inventory): ReadonlySet<unknown> {
  const all = [...accounts, ...keys.map(({ key, name }) => ({ id: key.id, name }))]
  return new Set(all.flatMap(({ id, name }) => (name === ALL ? [id] : [])))
}

type AccountPart = readonly [account: ServiceAccount, keys: readonly (readonly [selector: string, place: Place])[]]

function accountPart(account: ServiceAccount, options: PlaceOptions, inventory: Inventory): AccountPart {
  const place = placeOf(options) ?? DEFAULT_PLACE
  const keys = keysOf(account, inventory)
  if (keys.length === 0) throw new UsageError(`The account "${account.name}" has no active key.`)
  return [account, keys.map(key => [selectorOf(key), fillPlace(place, { account, key })])]
}

function keysOf({ id }: ServiceAccount, inventory: Inventory): { id: string; name: string }[] {
  return candidatesOf(id, inventory).flatMap(each => (isReplaced(each) ? [] : [{ id: each.key.id, name: each.name }]))
}

async function askAccounts(inventory: Inventory, prompts: Prompts): Promise<AccountPart[]> {
  const choices = inventory.accounts.flatMap(account => {
    const names = keysOf(account, inventory).map(({ name }) => oneLine(name))
    return names.length > 0 ? [{ value: account.id, label: oneLine(account.name), hint: names.join(', ') }] : []
  })
  if (choices.length === 0) throw new UsageError('There is no account with an active key.')
  const ids = await prompts.selectMany('The accounts whose keys are rotated', choices)
  const parts: AccountPart[] = []
  for (const account of inventory.accounts.filter(({ id }) => ids.includes(id))) {
    const keys: [string, Place][] = []
    for (const key of keysOf(account, inventory))
      keys.push([selectorOf(key), await askPlace({ account, key }, prompts)])
    parts.push([account, keys])
  }
  return parts
}

async function askPlace(
  values: { readonly account: ServiceAccount; readonly key: { readonly name: string } },
  prompts: Prompts,
): Promise<Place> {
  const title = `${oneLine(values.account.name)}/${oneLine(values.key.name)}`
  const suggestion = fillTemplate('{ACCOUNT}_{NAME}_KEY', values)
  const kind = await prompts.select(`${title}: where do programs read this key?`, [
    { value: 'envFile', label: 'a variable in an env file' },
    { value: 'jsonFile', label: 'a property in a JSON file' },
    { value: 'directory', label: 'a file in a directory', hint: 'as in Docker and Kubernetes' },
    { value: 'command', label: 'another place, through a command', hint: 'e.g. vault, gh, aws' },
  ])
  switch (kind) {
    case 'envFile':
      return {
        envFile: { path: await prompts.text('Env file', '.env'), variable: await prompts.text('Variable', suggestion) },
      }
    case 'jsonFile':
      return {
        jsonFile: {
          path: await prompts.text('JSON file'),
          pointer: await prompts.text('JSON Pointer', `/${suggestion}`),
        },
      }
    case 'directory':
      return { directory: { path: await prompts.text('Directory'), file: await prompts.text('File', suggestion) } }
    case 'command': {
      const write = await prompts.text('Command that receives the secret on standard input')
      const read = await prompts.text('Command that prints the stored secret (empty if it cannot be read)', '')
      return { command: { write, ...(read && { read }) } }
    }
  }
}

/** Whether two keys have the same place, which would make "check" fail. */
function hasSharedPlaces(accounts: readonly AccountPart[]): boolean {
  const places = accounts.flatMap(([, keys]) => keys.map(([, place]) => JSON.stringify(place)))
  return new Set(places).size < places.length
}

async function writeNew(path: string, text: string, overwrite: boolean): Promise<void> {
  try {
    await writeFile(path, text, { flag: overwrite ? 'w' : 'wx' })
  } catch (error) {
    if (codeOf(error) === 'EEXIST')
      throw new UsageError(`${path} already exists. Specify another file with --output, or use --overwrite.`)
    throw new UsageError(describeWriteFailure(path, error), { cause: error })
  }
}
