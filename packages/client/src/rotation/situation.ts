import { type ApiKey, AuthenticationError } from '../index.ts'
import type { RotationContext } from './context.ts'
import { RotationError } from './errors.ts'
import { baseName, type NewKey, type NewKeyStep, parseRetiredMark, successorsOf } from './key-names.ts'
import { isUnknownRecord, type WorkbenchAccess } from './workbench-access.ts'

/** How far the rotation of a key is, by what Workbench says. */
export interface Situation {
  readonly keyId: string
  /** The key that is replaced; undefined if it does not exist any more. */
  readonly old: ApiKey | undefined
  /** The name of the key without a suffix. */
  readonly base: string
  readonly serviceAccountId: string
  /** The new key, once its secret may have been stored. */
  readonly current: NewKey | undefined
  /** Earlier new keys, whose secrets may have been stored. They are deleted when the current one is in use. */
  readonly superseded: readonly NewKey[]
  /** New keys whose secrets were never stored, or are known not to be stored any more. */
  readonly orphans: readonly NewKey[]
}

/** The steps of keys whose secrets may be stored, the furthest first. */
const MAY_BE_STORED: readonly NewKeyStep[] = ['verified', 'restored', 'rotated', 'storing']

/**
 * Finds out how far the rotation of a key is.
 *
 * @param own The new key that this run has created or taken over
 * @throws NotFoundError if there is no such key, and no successor
 */
export async function inspect(keyId: string, access: WorkbenchAccess, own?: NewKey): Promise<Situation> {
  const old = await access.call(({ apiKeys }) => apiKeys.get(keyId)).catch(keepNotFound)
  const isGone = old instanceof Error
  const accountId = isGone ? undefined : (old.serviceAccountId ?? undefined)
  const successors = await withOwn(keyId, own, await access.findSuccessors(keyId, accountId), access)
  if (isGone && successors.length === 0) throw old
  if (isGone) assertOneAccount(keyId, successors)
  const [first] = successors
  const serviceAccountId = accountId ?? first?.key.serviceAccountId
  const name = isGone ? first?.key.name : old.name
  if (!serviceAccountId || name === undefined) {
    throw new RotationError(`The key "${name}" does not belong to a service account, so it cannot be replaced.`)
  }
  return { keyId, old: isGone ? undefined : old, base: baseName(name), serviceAccountId, ...classify(successors) }
}

/** If the replaced key does not exist any more, only names tell which keys replace it, and a name can be copied. */
function assertOneAccount(keyId: string, successors: readonly NewKey[]): void {
  if (new Set(successors.map(({ key }) => key.serviceAccountId)).size === 1) return
  const ids = successors.map(({ key }) => key.id).join(', ')
  throw new RotationError(
    `The key ${keyId} does not exist any more, and the names of keys in several accounts say that they replace it: ${ids}. Rename those that do not.`,
  )
}

/** A list may not show yet that a key was created or renamed, so the run's own key is fetched if it is not as this run has left it. */
async function withOwn(
  keyId: string,
  own: NewKey | undefined,
  listed: readonly NewKey[],
  access: WorkbenchAccess,
): Promise<readonly NewKey[]> {
  if (own === undefined) return listed
  const shown = listed.find(({ key }) => key.id === own.key.id)
  if (shown?.key.name === own.key.name) return listed
  const found = await access.getKey(own.key.id)
  const others = listed.filter(({ key }) => key.id !== own.key.id)
  return found === undefined ? others : [...successorsOf(keyId, [found]), ...others]
}

/** Does the same, with the key in the store if the client's own key is rejected: it may be the one that is rotated. */
export async function inspectWithStore(
  keyId: string,
  { access, place, memory }: Pick<RotationContext, 'access' | 'place' | 'memory'>,
): Promise<Situation> {
  try {
    return await inspect(keyId, access, memory.newKey)
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error
    const stored = await place.read().catch(() => undefined)
    if (stored === undefined) throw error
    access.addSuccessor(stored)
    return inspect(keyId, access, memory.newKey)
  }
}

/** Sorts the new keys of a rotation by what may have become of their secrets. */
export function classify(successors: readonly NewKey[]): Pick<Situation, 'current' | 'superseded' | 'orphans'> {
  const rank = ({ mark }: NewKey) => MAY_BE_STORED.indexOf(mark.step)
  // A finished rotation whose new key was disabled or replaced since does not count.
  const isInUse = ({ active, name }: ApiKey) => active && parseRetiredMark(name) === undefined
  const counting = successors.filter(({ key, mark }) => mark.step !== 'rotated' || isInUse(key))
  const [current, ...superseded] = counting
    .filter(each => rank(each) >= 0)
    .sort((a, b) => rank(a) - rank(b) || b.mark.attempt - a.mark.attempt)
  return { current, superseded, orphans: counting.filter(each => rank(each) < 0) }
}

/** Returns the name of the key that is replaced, as it was before it was retired. */
export function nameOf({ old, base }: Situation): string {
  return old === undefined || parseRetiredMark(old.name) ? base : old.name
}

function keepNotFound(error: unknown): Error {
  if (isUnknownRecord(error)) return error as Error
  throw error
}
