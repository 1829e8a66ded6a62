import { existsSync } from 'node:fs'
import type { ServiceAccount } from '@workbench-sdk/client'
import { ALL, DEFAULT_CONFIG, loadConfig } from './config/load.ts'
import type { Place, SettingsInput } from './config/schema.ts'
import { parseSettings, type Settings } from './config/settings.ts'
import { type Inventory, idMatcher, type KnownKey, selectKeys } from './inventory.ts'
import { PLACE_OPTIONS, type PlaceOptions, type SelectionOptions } from './options.ts'
import type { RotationStatus } from './rotation.ts'
import { UsageError } from './usage-error.ts'

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

/** The entries specified on the command line or in the configuration. */
export interface Selection {
  readonly entries: readonly Entry[]
  readonly invalid: readonly InvalidEntry[]
  /** The settings for keys without an entry, by the account of an entry. */
  readonly defaults: ReadonlyMap<string, Settings>
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
 * Returns the entries specified on the command line or in the configuration.
 *
 * @param overrides the settings on the command line, which take precedence
 * @throws UsageError if there is neither a place nor a configuration
 */
export async function selectionOf(options: SelectionOptions, overrides: Settings): Promise<Selection> {
  const { account, key } = options
  const place = placeOf(options)
  if (place) {
    const entry: Entry = { account: account ?? ALL, key: key ?? ALL, place, settings: overrides, at: undefined }
    return {
      entries: [entry],
      invalid: [],
      defaults: new Map(),
      config: undefined,
      folder: '.',
      concurrency: undefined,
      account,
      key,
    }
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
  const { entries, defaults, folder, concurrency } = await loadConfig(path)
  const parse = (settings: SettingsInput): Settings => ({ ...parseSettings(settings), ...overrides })
  return {
    entries: entries.flatMap(entry => ('error' in entry ? [] : [{ ...entry, settings: parse(entry.settings) }])),
    invalid: entries.flatMap(entry => ('error' in entry ? [entry] : [])),
    defaults: new Map([...defaults].map(([account, settings]) => [account, parse(settings)])),
    config: path,
    folder,
    concurrency,
    account,
    key,
  }
}

/** Returns the selectors of the entries for an account: its id, its name or both, or `*` if it has no separate entry. */
export function selectorsOf(
  { id, name }: Pick<ServiceAccount, 'id' | 'name'>,
  { entries, invalid }: Selection,
  accounts: readonly ServiceAccount[],
): readonly string[] {
  const named = new Set([...entries, ...invalid].map(entry => entry.account))
  // A name that is the id of another account selects that account.
  const isOwnName = !accounts.some(each => each.id === name)
  const selectors = [id, ...(isOwnName ? [name] : [])].filter(each => named.has(each))
  return selectors.length > 0 ? selectors : [ALL]
}

/** Sorts the entries of an account: first those with the id of a key, which take precedence, then those with a name, then `*`. */
export function byPrecedence<E extends Pick<Entry, 'key'>>(entries: readonly E[], keys: readonly KnownKey[]): E[] {
  const rank = ({ key }: E) => (key === ALL ? 2 : keys.some(idMatcher(key)) ? 0 : 1)
  return entries.toSorted((one, other) => rank(one) - rank(other))
}

/** The settings for a key. */
export interface KeySettings {
  /** The settings for the key's rotation. Undefined if no entry selects the key. */
  readonly rotation: Settings | undefined
  /** How long the key is kept after it is retired, in milliseconds. */
  readonly deleteAfter: number | undefined
}

/** Returns the settings of the configuration for a key and its rotation. */
export function settingsFor(status: RotationStatus, selection: Selection, inventory: Inventory): KeySettings {
  const { accounts } = inventory
  const accountId = status.serviceAccountId ?? ''
  const account = accounts.find(({ id }) => id === accountId) ?? { id: accountId, name: '' }
  const selectors = selectorsOf(account, selection, accounts)
  const ids = [status.key.id, status.newKey?.id]
  const keys = inventory.keys.filter(({ key }) => ids.includes(key.id))
  const entries = selection.entries.filter(entry => selectors.includes(entry.account))
  const [entry] = byPrecedence(entries, keys).filter(({ key }) => key === ALL || selectKeys(keys, key).length > 0)
  const [defaults] = selectors.flatMap(each => selection.defaults.get(each) ?? [])
  return { rotation: entry?.settings, deleteAfter: (entry?.settings ?? defaults)?.deleteAfter }
}

/** Returns the place specified on the command line, or undefined if there is none. */
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
