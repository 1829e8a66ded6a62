import type { ApiKey, CallOptions, ServiceAccount, Workbench } from '../index.ts'
import { RotationInProgressError } from './errors.ts'
import {
  baseName,
  hashOf,
  hasMisplacedMark,
  heirsOf,
  type NewKey,
  type NewKeyMark,
  newKeyName,
  parseClaim,
  parseNewKeyMark,
  parseRetiredMark,
  retiredName,
  successorsOf,
} from './key-names.ts'
import { checkDuration, idOf } from './options.ts'
import { inProgress } from './tenure.ts'
import { classify, ignoreNotFound, lacksSuccessor, type Situation, WorkbenchAccess } from './workbench-access.ts'

const DAY = 86_400_000

/**
 * The state of a rotation, as recorded in the names of the keys on Workbench.
 *
 * @example
 * const describe = ({ key, step }: RotationStatus) => `${key.name}: ${step}`
 * for (const status of await listRotations(workbench)) console.log(describe(status))
 */
export interface RotationStatus {
  /** The key being replaced. Its name does not include a suffix. Its id is undefined if the key no longer exists. */
  readonly key: { readonly id: string | undefined; readonly name: string }
  readonly serviceAccountId: string | null
  readonly newKey: ApiKey | undefined
  /**
   * - `creating`, `storing`: the rotation is running, or was interrupted
   * - `waiting`: both keys work until a run after the grace period disables the old key
   * - `rolled back`: both keys work, and the rotation does not continue automatically
   * - `retired`: the old key is disabled, and will be deleted
   * - `enabled again`: the old key was retired, but is active
   * - `wrong place`: a rotation found the secret of another key in the place of this key, and was undone
   */
  readonly step: 'creating' | 'storing' | 'waiting' | 'rolled back' | 'retired' | 'enabled again' | 'wrong place'
  /** When the rotation began to wait, was rolled back or retired the old key; otherwise, when it began. */
  readonly since: Date | undefined
  /** The ids of other new keys whose secrets may have been stored. */
  readonly superseded: readonly string[]
}

/**
 * The keys to consider.
 *
 * @example
 * const selection: KeySelection = { account }
 * const rotations = await listRotations(workbench, selection)
 */
export interface KeySelection {
  /** @default all accounts of the organization */
  readonly account?: ServiceAccount | string | undefined
  readonly signal?: CallOptions['signal']
}

/**
 * Lists the rotations that are not finished, the keys that are retired but not deleted, and the keys whose place contained the secret of
 * another key. Changes nothing.
 *
 * @example
 * for (const { key, step } of await listRotations(workbench, { account })) console.log(key.name, step)
 */
export async function listRotations(workbench: Workbench, selection: KeySelection = {}): Promise<RotationStatus[]> {
  const keys = await listKeys(new WorkbenchAccess(workbench), selection)
  const known = new Set(keys.map(({ id }) => hashOf(id)))
  const statuses = keys.flatMap(key => statusOf(key, successorsOf(key.id, keys)) ?? [])
  // If a key no longer exists, only its successors identify its rotation.
  const orphaned = keys.flatMap(key => {
    const mark = parseNewKeyMark(key.name)
    if (mark === undefined || mark.step === 'rotated' || known.has(mark.predecessor)) return []
    return statusOf(undefined, [{ key, mark }]) ?? []
  })
  return [...statuses, ...orphaned]
}

function statusOf(old: ApiKey | undefined, successors: readonly NewKey[]): RotationStatus | undefined {
  const { current, superseded, orphans } = classify(successors)
  const newKey = current ?? orphans[0]
  const retired = old && parseRetiredMark(old.name)
  const claim = old && parseClaim(old.name)
  const isMisplaced = old?.active && hasMisplacedMark(old.name)
  const step =
    stepOf(old, retired !== undefined, newKey) ?? (claim && 'creating') ?? (isMisplaced ? 'wrong place' : undefined)
  if (step === undefined) return undefined
  return {
    key: { id: old?.id, name: baseName(old?.name ?? newKey?.key.name ?? '') },
    serviceAccountId: (old ?? newKey?.key)?.serviceAccountId ?? null,
    newKey: newKey?.key,
    step,
    since: retired?.since ?? newKey?.mark.since ?? claim?.since,
    superseded: superseded.map(({ key }) => key.id),
  }
}

function stepOf(
  old: ApiKey | undefined,
  isRetired: boolean,
  newKey: NewKey | undefined,
): RotationStatus['step'] | undefined {
  switch (newKey?.mark.step) {
    case undefined:
    case 'rotated':
      if (!isRetired) return undefined
      return old?.active ? 'enabled again' : 'retired'
    case 'verified':
      return 'waiting'
    case 'restored':
      return 'rolled back'
    case 'storing':
      return 'storing'
    default:
      return 'creating'
  }
}

/**
 * Options for deleting retired keys.
 *
 * @example
 * const options: PruneOptions = { deleteAfter: 86_400_000, dryRun: true }
 * const outcomes = await pruneRetiredKeys(workbench, options)
 */
export interface PruneOptions extends KeySelection {
  /**
   * The minimum time between retiring a key and deleting it, in milliseconds, or a function that returns it for a key.
   *
   * @default 7 days
   */
  readonly deleteAfter?: number | ((key: ApiKey) => number) | undefined
  /**
   * Whether to report the keys that would be deleted, without deleting them.
   *
   * @default false
   */
  readonly dryRun?: boolean | undefined
}

/**
 * The result for a retired key, or for a new key that was never stored. `due` means that the key would be deleted without `dryRun`, or
 * disabled if it is a new key. For `disabled` and `kept`, see `reason`.
 *
 * @example
 * const outcomes: PruneOutcome[] = await pruneRetiredKeys(workbench, { dryRun: true })
 * for (const { key, status } of outcomes) console.log(key.name, status)
 */
export type PruneOutcome =
  | { readonly status: 'deleted' | 'due'; readonly key: ApiKey }
  | { readonly status: 'disabled' | 'kept'; readonly key: ApiKey; readonly reason: string }
  | { readonly status: 'failed'; readonly key: ApiKey; readonly error: unknown }

/**
 * Deletes keys that rotations retired and that have been disabled for long enough. Keeps a key whose successor does not exist or is
 * disabled, because a rollback may require the key. Also keeps active keys.
 *
 * Also disables new keys of rotations that were interrupted before they stored them, if the old key no longer exists and the new key was
 * created more than an hour ago. A later call deletes such a key after `deleteAfter`, unless it was enabled.
 *
 * @example
 * const outcomes = await pruneRetiredKeys(workbench, { account, deleteAfter: 0 })
 */
export async function pruneRetiredKeys(workbench: Workbench, options: PruneOptions = {}): Promise<PruneOutcome[]> {
  const { deleteAfter = 7 * DAY } = options
  const deleteAfterOf = typeof deleteAfter === 'function' ? deleteAfter : () => deleteAfter
  if (typeof deleteAfter !== 'function') checkDuration('deleteAfter', deleteAfter)
  const access = new WorkbenchAccess(workbench)
  const keys = await listKeys(access, options)
  const pruning = { access, keys, now: await access.now(), dryRun: options.dryRun ?? false }
  const outcomes: PruneOutcome[] = []
  for (const key of keys) {
    const stray = strayMarkOf(key, pruning)
    const since = (stray ?? parseRetiredMark(key.name))?.since
    if (stray === undefined && since === undefined) continue
    options.signal?.throwIfAborted()
    const time = checkDuration('deleteAfter', deleteAfterOf(key))
    if (stray && since === undefined) outcomes.push(await disableStray(key, stray, time, pruning))
    if (since === undefined) continue
    const reason = reasonToKeep(key, stray, keys) ?? reasonToWait(since, time, pruning.now)
    outcomes.push(reason ? { status: 'kept', key, reason } : await prune(key, pruning))
  }
  return outcomes
}

interface Pruning {
  readonly access: WorkbenchAccess
  readonly keys: readonly ApiKey[]
  readonly now: Date
  readonly dryRun: boolean
}

/** How long a rotation may take to store a new key, in milliseconds. */
const MAX_CREATION = 3_600_000

/** Returns the mark of a key that was created by a rotation and never stored, and whose predecessor no longer exists. */
function strayMarkOf({ name, createdAt }: ApiKey, { keys, now }: Omit<Pruning, 'access'>): NewKeyMark | undefined {
  // A key that a rotation is replacing is in use.
  const mark = parseClaim(name) ? undefined : parseNewKeyMark(name)
  const wasNeverStored = mark?.step === 'creating' || mark?.step === 'undone'
  if (!wasNeverStored || createdAt === null || now.getTime() - createdAt.getTime() < MAX_CREATION) return undefined
  return keys.some(({ id }) => hashOf(id) === mark.predecessor) ? undefined : mark
}

/**
 * Disables a key that was never stored, and records this in its name. It is not deleted at once, because only its name shows that it is not
 * in use: a program may have read the secret before the rotation was undone, and a name can be copied.
 */
async function disableStray(
  key: ApiKey,
  mark: NewKeyMark,
  deleteAfter: number,
  { access, now, dryRun }: Pruning,
): Promise<PruneOutcome> {
  if (dryRun) return { status: 'due', key }
  try {
    // The list may be outdated.
    if ((await access.getKey(key.id))?.name !== key.name) return { status: 'kept', key, reason: CHANGED }
    await access.setActive(key.id, false)
    const name = newKeyName(baseName(key.name), { ...mark, step: 'undone', claim: undefined, since: now })
    const renamed = await access.readAndRename(key.id, found => {
      if (found.name !== key.name) throw inProgress()
      return name
    })
    const reason = `An interrupted rotation created it, and did not store it. ${reasonToWait(now, deleteAfter, now) ?? NEXT}`
    return { status: 'disabled', key: renamed.key, reason }
  } catch (error) {
    if (error instanceof RotationInProgressError) await access.setActive(key.id, true)
    return { status: 'failed', key, error }
  }
}

const CHANGED = 'It has just changed. Try again later.'
const NEXT = 'The next "prune" deletes it.'

async function prune(key: ApiKey, { access, dryRun }: Pruning): Promise<PruneOutcome> {
  if (dryRun) return { status: 'due', key }
  try {
    // It may have been enabled since it was listed.
    const found = await access.getKey(key.id)
    if (found?.active) return { status: 'kept', key: found, reason: activeReason(found) }
    await relink(key, access)
    await access.deleteKey(key.id)
    return { status: 'deleted', key }
  } catch (error) {
    return { status: 'failed', key, error }
  }
}

/** Returns the reason to keep an active key, and what to do. */
function activeReason({ name }: ApiKey): string {
  const reason = 'It is active. It was enabled again, perhaps together with its service account.'
  return parseRetiredMark(name)
    ? `${reason} The next "rotate" of this key, with the place of its successor, disables it. You can also disable it in Workbench.`
    : `${reason} If no program uses it, disable it in Workbench.`
}

function reasonToKeep(key: ApiKey, stray: NewKeyMark | undefined, keys: readonly ApiKey[]): string | undefined {
  if (key.active) return activeReason(key)
  if (stray) return undefined
  const successors = successorsOf(key.id, keys)
  if (successors.some(({ mark }) => mark.step !== 'rotated')) return 'Its rotation is not finished.'
  if (heirsOf(key, keys).length > 0) return undefined
  return 'None of its successors is active, so it may still be needed. If it is not, delete it in Workbench.'
}

function reasonToWait(since: Date, deleteAfter: number, now: Date): string | undefined {
  const end = new Date(since.getTime() + deleteAfter)
  return end > now ? `It is deleted after ${end.toISOString().replace(/\.\d+/, '')}.` : undefined
}

/**
 * Sets the current key of a retired key whose successor was itself replaced: the latest key that replaced it and is in use.
 */
export async function withHeir(situation: Situation, access: WorkbenchAccess): Promise<Situation> {
  const { old } = situation
  if (old === undefined || !lacksSuccessor(situation)) return situation
  const heirs = heirsOf(old, await listAccountKeys(situation, access))
  const heir = heirs.find(({ mark }) => mark.step === 'rotated') ?? heirs[0]
  return heir === undefined ? situation : { ...situation, current: heir }
}

/** Lists all keys of the account. The list is empty if the account was deleted. */
export async function listAccountKeys(
  { serviceAccountId }: Pick<Situation, 'serviceAccountId'>,
  access: WorkbenchAccess,
): Promise<readonly ApiKey[]> {
  return (await ignoreNotFound(listKeys(access, { account: serviceAccountId }))) ?? []
}

/**
 * Connects the retired keys that a key replaced to its own successor, because the key is about to be deleted. Otherwise, nothing would
 * show which key replaced them.
 */
export async function relink({ id, name, serviceAccountId }: ApiKey, access: WorkbenchAccess): Promise<void> {
  const from = parseNewKeyMark(name)?.rotation
  const rotation = parseRetiredMark(name)?.rotation
  if (from === undefined || rotation === undefined) return
  const keys = (await ignoreNotFound(listKeys(access, { account: serviceAccountId ?? undefined }))) ?? []
  for (const key of keys.filter(each => each.id !== id && parseRetiredMark(each.name)?.rotation === from)) {
    const renaming = access.readAndRename(key.id, found => {
      const mark = parseRetiredMark(found.name)
      return mark?.rotation === from ? retiredName(found.name, { ...mark, rotation }) : found.name
    })
    await ignoreNotFound(renaming)
  }
}

async function listKeys(access: WorkbenchAccess, { account, signal }: KeySelection): Promise<ApiKey[]> {
  const accountId = account === undefined ? undefined : idOf(account, 'account')
  const options = { ...(signal && { signal }) }
  const keys = await access.call(({ apiKeys, serviceAccounts }) =>
    (accountId === undefined ? apiKeys.list({}, options) : serviceAccounts.keys(accountId, {}, options)).toArray(),
  )
  return keys.filter(key => accountId === undefined || (key.serviceAccountId ?? accountId) === accountId)
}
