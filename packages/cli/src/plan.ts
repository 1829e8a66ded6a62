import type { ApiKey, ServiceAccount } from '@workbench-sdk/client'
import { ALL } from './config/load.ts'
import { findAccount } from './connect.ts'
import { candidatesOf, type Inventory, idMatcher, isReplaced, type KnownKey, selectKeys } from './inventory.ts'
import { failedLine, type Line, type Subject } from './output/report.ts'
import { type PlaceContext, storeAt } from './places.ts'
import { baseName, type SecretStore } from './rotation.ts'
import { byPrecedence, type Entry, type Selection, selectorsOf } from './selection.ts'
import { adviceForName, UsageError } from './usage-error.ts'

/** A key, and the place of its secret. */
export interface PlannedKey extends KnownKey {
  readonly account: ServiceAccount
  readonly entry: Entry
  readonly store: SecretStore
  /** Identifies the place. All stores for the same place have the same location, even if their labels differ. */
  readonly location: string
}

/** A key or an entry that cannot be rotated. It does not affect the others. */
interface PlanFailure {
  readonly account: string
  /** Undefined if the entry selects no key. */
  readonly key: Pick<ApiKey, 'id' | 'name'> | undefined
  /** The name of the key in the entry. */
  readonly name: string
  readonly error: unknown
}

export interface Plan {
  readonly keys: readonly PlannedKey[]
  readonly failures: readonly PlanFailure[]
}

/** The results for some keys. */
export interface Outcome {
  readonly lines: readonly Line[]
  /** The errors of the keys that failed. */
  readonly errors: readonly unknown[]
}

interface Match extends KnownKey {
  readonly account: ServiceAccount
  readonly entry: Entry
}

/**
 * Assigns the keys of an organization to the entries that select them. An invalid entry or place does not affect the others.
 *
 * @throws UsageError if the command line names an account or a key that does not exist, or that the configuration does not select
 */
export async function createPlan(selection: Selection, inventory: Inventory, context: PlaceContext): Promise<Plan> {
  const { matches, failures } = assign(selection, inventory)
  const stored = await Promise.all(matches.map(match => withStore(match, context)))
  const keys = stored.flatMap(each => ('store' in each ? [each] : []))
  const shared = findSharedPlaces(keys)
  const wanted = wantedBy(selection, inventory)
  const plan: Plan = {
    keys: keys.filter(key => wanted(key) && !shared.has(key)),
    failures: [
      ...failures.filter(failure => mentions(selection, inventory, failure)),
      ...reported(stored.flatMap(each => ('store' in each ? [] : [each])))
        .filter(({ match }) => wanted(match))
        .map(({ match, error }) => failureOf(match, error)),
      ...[...shared].filter(([key]) => wanted(key)).map(([key, error]) => failureOf(key, error)),
    ],
  }
  if (plan.keys.length + plan.failures.length === 0 && selection.key !== undefined)
    throw new UsageError(missingKey(selection.key, selection, inventory))
  if (!selectsAccount(selection, inventory))
    throw new UsageError(
      `No entry in ${selection.config} selects the account "${selection.account}". Add an entry, or specify the place of its keys, e.g. with --dotenv <path>.`,
    )
  return plan
}

function assign(selection: Selection, inventory: Inventory) {
  const failures: PlanFailure[] = selection.invalid.map(({ account, key, error }) => ({
    account,
    key: undefined,
    name: key,
    error,
  }))
  const matches = new Map<string, Match>()
  const byAccount = new Map<string, Entry[]>()
  for (const entry of selection.entries) {
    try {
      for (const account of accountsOf(entry, selection, inventory)) {
        byAccount.set(account.id, [...(byAccount.get(account.id) ?? []), entry])
      }
    } catch (error) {
      // The command line names one account, but a configuration has others.
      if (entry.at === undefined) throw error
      failures.push({
        account: entry.account,
        key: undefined,
        name: entry.key,
        error: withPosition(error, { at: entry.accountAt }),
      })
    }
  }
  for (const [accountId, entries] of byAccount) {
    const account = inventory.accounts.find(({ id }) => id === accountId)
    if (!account) continue
    const candidates = candidatesOf(accountId, inventory)
    const selectedBy = new Map<KnownKey, Entry>()
    for (const entry of byPrecedence(entries, candidates)) {
      const rest = candidates.filter(candidate => !selectedBy.has(candidate))
      const found = entry.key === ALL ? rest : selectKeys(rest, entry.key)
      const error = entry.key === ALL ? undefined : findKeyError(found, entry, account, { rest, selectedBy, inventory })
      if (error !== undefined)
        failures.push({ account: account.name, key: found[0]?.key, name: entry.key, error: withPosition(error, entry) })
      for (const candidate of found) {
        selectedBy.set(candidate, entry)
        if (error === undefined) matches.set(candidate.key.id, { ...candidate, account, entry })
      }
    }
  }
  return { matches: [...matches.values()], failures }
}

function accountsOf({ account }: Entry, selection: Selection, { accounts }: Inventory): readonly ServiceAccount[] {
  if (account !== ALL) return [findAccount(accounts, account)]
  return accounts.filter(each => selectorsOf(each, selection, accounts).includes(ALL))
}

interface KeySearch {
  /** The candidates that are not selected by any other entry. */
  readonly rest: readonly KnownKey[]
  readonly selectedBy: ReadonlyMap<KnownKey, Entry>
  readonly inventory: Inventory
}

function findKeyError(
  candidates: readonly KnownKey[],
  { key, account: name, at }: Entry,
  { id, active }: ServiceAccount,
  { rest, selectedBy, inventory }: KeySearch,
): Error | undefined {
  const found = candidates.filter(candidate => !isReplaced(candidate))
  const subject = `The key "${key}" of "${name}"`
  if (found.length === 1) return undefined
  if (found.length > 1)
    return new UsageError(
      `The account "${name}" has ${found.length} active keys named "${key}". Specify one by its id: ${found.map(each => each.key.id).join(', ')}.`,
    )
  // On the command line, the key can belong to any account.
  if (at === undefined) return undefined
  if (active === false) return new UsageError(`The account "${name}" is disabled, and so are its keys.`)
  const [selected] = selectKeys([...selectedBy.keys()], key).filter(each => !isReplaced(each))
  const other = selected && selectedBy.get(selected)
  if (other)
    return new UsageError(`${subject} is already selected by the entry at ${other.at}. Remove one of these entries.`)
  const isDisabled = (each: KnownKey) =>
    each.key.serviceAccountId === id && each.key.active === false && each.rotation === undefined
  const [disabled] = selectKeys(inventory.keys.filter(isDisabled), key)
  if (disabled) {
    const isSuccessor = disabled.key.id !== key && (candidates.length > 0 || idMatcher(key)(disabled))
    const which = isSuccessor ? `The key "${disabled.key.id}" of "${name}", which replaced "${key}",` : subject
    return new UsageError(`${which} is disabled. Enable it, or remove its entry.`)
  }
  if (candidates.length > 0)
    return new UsageError(
      `${subject} was replaced by a rotation, and none of its successors exists. Specify another key, or remove its entry.`,
    )
  const advice = adviceForKey(key, rest)
  return new UsageError(`The account "${name}" has no active key "${key}". ${advice}`)
}

/** Matches the ids of Workbench. */
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

function adviceForKey(wanted: string, candidates: readonly KnownKey[]): string {
  const names = candidates.flatMap(candidate => (isReplaced(candidate) ? [] : [candidate.name]))
  if (!ID.test(wanted)) return adviceForName(wanted, names, 'Specify the name or the id of a key.')
  const advice =
    'If a rotation replaced the key, both the key and its successor may have been deleted. Specify the key by its name.'
  return `${advice} ${adviceForName(wanted, names, '')}`.trimEnd()
}

/** A key whose place is invalid. */
interface Unplaced {
  readonly match: Match
  readonly error: unknown
}

/** Omits the replaced keys of an entry if the entry has another key, because their place is the same. */
function reported(unplaced: readonly Unplaced[]): readonly Unplaced[] {
  const withCurrentKey = new Set(unplaced.flatMap(({ match }) => (isReplaced(match) ? [] : [match.entry])))
  return unplaced.filter(({ match }) => !isReplaced(match) || !withCurrentKey.has(match.entry))
}

async function withStore(match: Match, context: PlaceContext): Promise<PlannedKey | Unplaced> {
  try {
    const store = storeAt(match.entry.place, match, context, match.entry.settings.create ?? false)
    return { ...match, store, location: (await store.location?.()) ?? store.label }
  } catch (error) {
    return { match, error: withPosition(error, match.entry) }
  }
}

/** Returns the keys that share their place with another key, due or not: the second key would overwrite the first. */
function findSharedPlaces(keys: readonly PlannedKey[]): Map<PlannedKey, Error> {
  const byLocation = Map.groupBy(
    keys.filter(key => !isReplaced(key)),
    ({ location }) => location,
  )
  const shared = new Map<PlannedKey, Error>()
  for (const group of byLocation.values()) {
    if (group.length === 1) continue
    const names = group.map(({ account, name }) => `"${name}" of "${account.name}"`).join(', ')
    const labels = [...new Set(group.map(({ store }) => store.label))].join(', which is also ')
    const message = `The keys ${names} have the same place, ${labels}. Use a different place for each key, e.g. with {ACCOUNT} and {NAME} in it. Nothing was changed.`
    const positions = [...new Set(group.flatMap(({ entry }) => entry.at ?? []))]
    const at = positions.length > 0 ? positions.join(', ') : undefined
    const error = withPosition(new UsageError(message), { at })
    for (const key of group) shared.set(key, error)
  }
  return shared
}

/** Returns a function that checks whether the account and the key on the command line select a key. */
function wantedBy({ account, key, config }: Selection, inventory: Inventory) {
  const owners = account === undefined ? inventory.accounts : [findAccount(inventory.accounts, account)]
  const accounts = new Set(owners.map(({ id }) => id))
  if (config === undefined || key === undefined) return (match: Match) => accounts.has(match.account.id)
  const selected = owners.flatMap(({ id }) => selectKeys(candidatesOf(id, inventory), key))
  const keys = new Set(selected.map(each => each.key.id))
  return (match: Match) => keys.has(match.key.id)
}

/**
 * Whether the configuration has an entry for the account on the command line. Also true without a configuration or an account.
 */
function selectsAccount(selection: Selection, { accounts }: Inventory): boolean {
  const { account, config, entries, invalid } = selection
  if (account === undefined || config === undefined) return true
  const selectors = selectorsOf(findAccount(accounts, account), selection, accounts)
  return [...entries, ...invalid].some(entry => selectors.includes(entry.account))
}

/** Whether a failed entry may be the one selected on the command line. */
function mentions(selection: Selection, { accounts }: Inventory, { account, name }: PlanFailure): boolean {
  const { key } = selection
  const owner = selection.account === undefined ? undefined : findAccount(accounts, selection.account)
  return (
    (!owner || [owner.name, ...selectorsOf(owner, selection, accounts)].includes(account)) &&
    (key === undefined || name === ALL || baseName(key) === baseName(name))
  )
}

function failureOf({ account, key, name }: Match, error: unknown): PlanFailure {
  return { account: account.name, key, name, error }
}

function withPosition(error: unknown, { at }: { readonly at: string | undefined }): Error {
  const message = error instanceof Error ? error.message : String(error)
  return at === undefined && error instanceof Error ? error : new UsageError(`${at}: ${message}`, { cause: error })
}

function missingKey(wanted: string, { account, config }: Selection, inventory: Inventory): string {
  const owners = account === undefined ? inventory.accounts : [findAccount(inventory.accounts, account)]
  const candidates = owners.flatMap(({ id }) => candidatesOf(id, inventory))
  if (config !== undefined && selectKeys(candidates, wanted).length > 0)
    return `No entry in ${config} selects the key "${wanted}". Add an entry, or specify the place of its secret, e.g. with --dotenv <path>.`
  return `Key "${wanted}" not found. ${adviceForKey(wanted, candidates)}`
}

/** Returns the results for the entries that failed during planning. */
export function failuresOf({ failures }: Plan): Outcome {
  const lines = failures.map(({ account, key, name, error }) =>
    failedLine({ account, name: baseName(key?.name ?? name), id: key?.id ?? null, place: null }, error),
  )
  return { lines, errors: failures.map(({ error }) => error) }
}

/** Returns the subject of a line about this key. */
export function subjectOf({ account, key, store }: Pick<PlannedKey, 'account' | 'key' | 'store'>): Subject {
  return { account: account.name, name: baseName(key.name), id: key.id, place: store.label }
}
