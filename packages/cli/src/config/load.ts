import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import {
  type Document,
  type ErrorCode,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml'
import { oneLine } from '../output/text.ts'
import { readFailure } from '../read-failure.ts'
import { UsageError } from '../usage-error.ts'
import { PLACE_NAMES, type Place, SETTING_NAMES, type SettingsInput } from './schema.ts'
import { type Invalid, validate } from './validate.ts'

export const DEFAULT_CONFIG = 'workbench-keys.yaml'

/** All accounts, or all keys of an account, that do not have a separate entry. */
export const ALL = '*'

/** A configuration. Invalid parts are included as errors. */
export interface Config {
  /** The folder that relative paths are resolved against. */
  readonly folder: string
  readonly concurrency: number | undefined
  readonly entries: readonly (ConfigEntry | InvalidEntry)[]
  /** The settings for keys without an entry, by account; `*` for all accounts without an entry. */
  readonly defaults: ReadonlyMap<string, SettingsInput>
}

/** The selected keys, and the place of their secrets. */
interface ConfigEntry {
  /** The name or the id of an account; `*` for all accounts without an entry. */
  readonly account: string
  /** The name or the id of a key; `*` for all keys without an entry. */
  readonly key: string
  readonly place: Place
  readonly settings: SettingsInput
  /** The position of the entry, e.g. `workbench-keys.yaml:12:7`. */
  readonly at: string
  /** The position of the account. */
  readonly accountAt: string
}

interface InvalidEntry {
  readonly account: string
  readonly key: string
  readonly at: string
  readonly error: UsageError
}

type Path = readonly (string | number)[]

/**
 * Reads a configuration in YAML or JSON.
 *
 * @throws UsageError if the file cannot be read, is not YAML, or has an invalid top-level property
 */
export async function loadConfig(path: string): Promise<Config> {
  const source = new Source(path, await readText(path))
  const content = source.content
  if (content === null)
    throw new UsageError(
      `${path} is empty. Add the accounts and the places of their keys, or run "workbench-keys init --overwrite".`,
    )
  const invalid = validate('top', content, 'configuration')
  if (invalid) throw source.error(invalid, [])
  const { accounts, concurrency, ...top } = content as TopLevel
  const defaults = new Map([[ALL, pick(top, SETTING_NAMES)]])
  const entries = Object.entries(accounts).flatMap(([name, account]) => {
    const invalid = validate('account', account, name)
    if (invalid) return invalidEntriesOf(name, account, source.error(invalid, ['accounts', name]), source)
    const settings = { ...pick(top, SETTING_NAMES), ...pick(account as object, SETTING_NAMES) }
    defaults.set(name, settings)
    return entriesOf(name, account as AccountPart, settings, source)
  })
  return { folder: dirname(resolve(path)), concurrency, entries, defaults }
}

interface TopLevel extends SettingsInput {
  readonly accounts: Readonly<Record<string, unknown>>
  readonly concurrency?: number
}

interface AccountPart extends SettingsInput {
  readonly keys: Readonly<Record<string, unknown>>
}

function entriesOf(
  account: string,
  { keys }: AccountPart,
  defaults: SettingsInput,
  source: Source,
): (ConfigEntry | InvalidEntry)[] {
  const path = ['accounts', account]
  const accountAt = source.locate(path)
  return Object.entries(keys).map(([key, part]) => {
    const keyPath = [...path, 'keys', key]
    const at = source.locate(keyPath)
    const invalid = validate('key', part, key)
    if (invalid) return { account, key, at, error: source.error(invalid, keyPath) }
    const settings = { ...defaults, ...pick(part as object, SETTING_NAMES) }
    return { account, key, at, accountAt, place: pick(part as object, PLACE_NAMES), settings }
  })
}

/** Returns an entry for each key of an invalid account, if its keys can be determined. */
function invalidEntriesOf(account: string, content: unknown, error: UsageError, source: Source): InvalidEntry[] {
  const { keys } = Object(content) as Partial<AccountPart>
  const names = Object.keys(Array.isArray(keys) ? {} : Object(keys))
  const at = source.locate(['accounts', account])
  return (names.length > 0 ? names : [ALL]).map(key => ({ account, key, at, error }))
}

/** Returns the properties of an object that have these names. */
function pick<T extends object>(object: object, names: readonly (keyof T & string)[]): T {
  return Object.fromEntries(Object.entries(object).filter(([name]) => (names as readonly string[]).includes(name))) as T
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw readFailure(path, error, 'Create it with "workbench-keys init", or specify another file with --config.')
  }
}

/** Descriptions of common errors. For other errors, the parser's message is shown. */
const YAML_ERRORS: Partial<Readonly<Record<ErrorCode, string>>> = {
  BAD_ALIAS: 'This alias has no anchor. Quote a string that starts with "*".',
  BAD_SCALAR_START: 'A string cannot start with this character. Quote it.',
  BLOCK_AS_IMPLICIT_KEY: 'Nested properties start on a new line. Quote a string that contains a colon.',
  BLOCK_IN_FLOW: 'A comma is missing here. In braces and brackets, separate the entries with commas.',
  DUPLICATE_KEY: 'This name occurs twice. Remove or rename one of the properties.',
  MULTILINE_IMPLICIT_KEY: 'Expected a colon after the name, on the same line.',
  MULTIPLE_DOCS: 'The file contains several documents. Use a file for each of them.',
  NON_STRING_KEY: 'A name must be a string.',
  TAB_AS_INDENT: 'A tab cannot be used for indentation. Use spaces.',
  TAG_RESOLVE_FAILED: 'This tag is unknown. Quote a string that starts with "!".',
  UNEXPECTED_TOKEN: 'This is unexpected here. A comma, a colon or a quote may be missing before it.',
}

/** The text of a configuration, with the positions of its parts. */
class Source {
  readonly content: unknown
  readonly #path: string
  readonly #lines = new LineCounter()
  readonly #document: Document

  constructor(path: string, text: string) {
    this.#path = path
    this.#document = parseDocument(text.replace(/^\uFEFF/, ''), {
      lineCounter: this.#lines,
      prettyErrors: false,
      merge: true,
      stringKeys: true,
    })
    const [error] = [...this.#document.errors, ...this.#document.warnings]
    if (error) throw this.#invalid(error.pos[0], error.code, error.message)
    this.content = this.#read()
  }

  #read(): unknown {
    try {
      return this.#document.toJS()
    } catch (error) {
      const alias = this.#aliasWithoutAnchor()
      throw this.#invalid(alias, alias === undefined ? undefined : 'BAD_ALIAS', (error as Error).message)
    }
  }

  #invalid(offset: number | undefined, code: ErrorCode | undefined, message: string): UsageError {
    const at = offset === undefined ? this.#path : this.#at(offset)
    const description = (code && YAML_ERRORS[code]) ?? `${oneLine(message).replace(/\.$/, '')}.`
    return new UsageError(`${at}: Invalid YAML. ${description}`)
  }

  /** Returns the offset of the first alias that has no anchor. */
  #aliasWithoutAnchor(): number | undefined {
    let offset: number | undefined
    visit(this.#document, {
      Alias: (_, alias) => {
        if (alias.resolve(this.#document)) return undefined
        offset = alias.range?.[0]
        return visit.BREAK
      },
    })
    return offset
  }

  /** Returns an error with the position of the invalid part. */
  error({ path, message }: Invalid, parent: Path): UsageError {
    return new UsageError(`${this.locate([...parent, ...path])}: ${message}`)
  }

  /** Returns the position of a part, or of the closest enclosing part that the text contains. */
  locate(path: Path): string {
    let node: unknown = this.#document.contents
    let offset = (node as Node | null)?.range?.[0] ?? 0
    for (const name of path) {
      const pair = isMap(node) ? pairOf(node, name) : undefined
      if (!pair) break
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    }
    return this.#at(offset)
  }

  #at(offset: number): string {
    const { line, col } = this.#lines.linePos(offset)
    return `${this.#path}:${line}:${col}`
  }
}

function pairOf(map: YAMLMap, name: string | number): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && String(key.value) === String(name))
}
