import { existsSync } from 'node:fs'
import type { ServiceAccount } from '@workbench-sdk/client'
import { DEFAULT_CONFIG, loadConfig } from './config/load.ts'
import type { Place } from './config/schema.ts'
import { parseSettings, type Settings } from './config/settings.ts'
import { PLACE_OPTIONS, type PlaceOptions, type SelectionOptions } from './options.ts'
import type { RotationStatus } from './rotation.ts'
import { UsageError } from './usage-error.ts'

/** All accounts, or all keys of an account, that have no separate entry. */
export const ALL = '*'

/** The selected keys, the place of their secrets, and the settings for their rotation. */
export interface Entry {
  /** The name or the id of an account, or `*`. */
  readonly account: string
  /** The name or the id of a key, or `*`. */
  readonly key: string
  readonly place: Place
  readonly settings: Settings
  /** The position in the configuration. */
  readonly at: string | undefined
  /** The position of the account in the configuration. */
  readonly accountAt?: string
}

/** An entry of the configuration that is invalid. */
interface InvalidEntry {
  readonly account: string
  readonly key: string
  readonly error: unknown
}

/** The entries that the command line or the configuration selects. */
export interface Selection {
  readonly entries: readonly Entry[]
  readonly invalid: readonly InvalidEntry[]
  /** The path of the configuration. Undefined if the command line specifies the place. */
  readonly config: string | undefined
  /** The folder that relative paths are resolved against. */
  readonly folder: string
  readonly concurrency: number | undefined
  /** The account and the key on the command line. */
  readonly account: string | undefined
  readonly key: string | undefined
}

/**
 * Returns the entries of the command line or of the configuration.
 *
 * @param overrides the settings on the command line, which take precedence
 * @throws UsageError if there is neither a place nor a configuration
 */
export async function selectionOf(options: SelectionOptions, overrides: Settings): Promise<Selection> {
  const { account, key } = options
  const place = placeOf(options)
  if (place) {
    const entry: Entry = { account: account ?? ALL, key: key ?? ALL, place, settings: overrides, at: undefined }
    return { entries: [entry], invalid: [], config: undefined, folder: '.', concurrency: undefined, account, key }
  }
  const path = configurationPath(options)
  if (path === undefined) {
    throw new UsageError(
      `${DEFAULT_CONFIG} does not exist. Create it with "workbench-keys init", or specify the place of the secret with --dotenv <path>, --json-file <path>, --folder <path> or --exec <command>.`,
    )
  }
  return configuredSelection(path, overrides, { account, key })
}

/** Returns the path of the configuration: the default path only if it exists. */
export function configurationPath({ config }: Pick<SelectionOptions, 'config'>): string | undefined {
  return config ?? (existsSync(DEFAULT_CONFIG) ? DEFAULT_CONFIG : undefined)
}

/** Returns the entries of a configuration. */
export async function configuredSelection(
  path: string,
  overrides: Settings,
  { account, key }: { readonly account?: string | undefined; readonly key?: string | undefined } = {},
): Promise<Selection> {
  const { entries, folder, concurrency } = await loadConfig(path)
  return {
    entries: entries.flatMap(entry =>
      'error' in entry ? [] : [{ ...entry, settings: { ...parseSettings(entry.settings), ...overrides } }],
    ),
    invalid: entries.flatMap(entry => ('error' in entry ? [entry] : [])),
    config: path,
    folder,
    concurrency,
    account,
    key,
  }
}

/**
 * Returns the settings for the rotation of a key, or `undefined` if the configuration does not select the key. An entry with a name takes
 * precedence over `*`.
 */
export function settingsFor(
  { entries, invalid }: Selection,
  { key: { id, name }, serviceAccountId, newKey }: RotationStatus,
  accounts: readonly ServiceAccount[],
): Settings | undefined {
  const account: unknown[] = [serviceAccountId, accounts.find(each => each.id === serviceAccountId)?.name]
  const key: unknown[] = [id, name, newKey?.id, newKey?.name]
  const named = new Set([...entries, ...invalid].map(entry => entry.account))
  const owner = [...named].find(name => account.includes(name)) ?? ALL
  const found = entries.filter(entry => entry.account === owner && (entry.key === ALL || key.includes(entry.key)))
  return (found.find(entry => entry.key !== ALL) ?? found[0])?.settings
}

/** Returns the place that the command line specifies, if any. */
export function placeOf(options: PlaceOptions): Place | undefined {
  const [kind] = PLACE_OPTIONS.filter(name => options[name] !== undefined)
  const { dotenv = '', variable, jsonFile = '', pointer, folder = '', file, exec = '', execRead } = options
  switch (kind) {
    case 'dotenv':
      return { envFile: { path: dotenv, variable } }
    case 'jsonFile':
      return { jsonFile: { path: jsonFile, pointer } }
    case 'folder':
      return { directory: { path: folder, file } }
    case 'exec':
      return { command: { write: exec, ...(execRead !== undefined && { read: execRead }) } }
    default:
      return undefined
  }
}
