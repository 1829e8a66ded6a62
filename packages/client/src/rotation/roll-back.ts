import type { ApiKey, Secret } from '../index.ts'
import type { RotationContext } from './context.ts'
import { asSentence, RotationError, safeCause } from './errors.ts'
import { secretsOf, stateOf } from './failure.ts'
import { matches, type NewKey, parseClaim, parseNewKeyMark, parseRetiredMark } from './key-names.ts'
import { inProgress, isAbandoned, isLeft, Tenure } from './tenure.ts'
import { discard } from './undo.ts'
import {
  inspectWithStore,
  isAccepted,
  isUnknownRecord,
  nameOf,
  type Situation,
  type WorkbenchAccess,
} from './workbench-access.ts'

/** The result of a rollback. */
export interface RolledBack {
  /** The owner of the secret in the store, or undefined if it is unknown. */
  readonly stored: 'new key' | 'another key' | undefined
  readonly situation: Situation
  /** The id of the new key, if it is kept because the store contains or may contain its secret. */
  readonly newKeyId: string | undefined
  /** The ids of other new keys whose secrets the store may contain. */
  readonly superseded: readonly string[]
}

/**
 * Makes the old key work again. Deletes the new key if the store is confirmed to contain the old secret. Otherwise keeps it, because the
 * store must never contain the secret of a deleted key.
 *
 * @throws RotationError if there is no rotation of the key, or if the old key no longer exists
 */
export async function rollBack(keyId: string, context: RotationContext): Promise<RolledBack> {
  const situation = await withDisabledKey(await inspectWithStore(keyId, context), context)
  context.memory.name ??= nameOf(situation)
  let newKeyId = [situation.current, ...situation.orphans][0]?.key.id
  try {
    const [keptId, ...superseded] = await rollBackFrom(situation, context)
    newKeyId = keptId
    await context.journal?.remove(keyId)
    const stored = await findStored(situation, context)
    context.emit({ progress: 'rolled back', newKeyId })
    return { situation, newKeyId, superseded, stored }
  } catch (error) {
    const cause = safeCause(error, secretsOf(context))
    context.emit({ progress: 'failed', newKeyId, error: cause })
    if (cause instanceof RotationError) throw cause
    const { facts } = await stateOf(situation, context)
    const message = `Cannot roll back the rotation of "${situation.base}". ${asSentence(cause)} ${facts} Try again.`
    throw new RotationError(message, { cause, canResume: true })
  }
}

/**
 * Adds the new key of a finished rotation if it has been disabled since, e.g. with its account. Only a rollback considers such a key.
 *
 * @throws RotationError if the new key was itself replaced
 */
async function withDisabledKey(situation: Situation, { access }: RotationContext): Promise<Situation> {
  const { keyId, old, base, current, serviceAccountId } = situation
  if (current !== undefined || !isRetired(old)) return situation
  const successors = await access.findSuccessors(keyId, serviceAccountId)
  const [replaced, disabled] = [true, false].map(isReplaced =>
    successors.find(({ key, mark }) => mark.step === 'rotated' && isReplaced === isRetired(key)),
  )
  if (disabled !== undefined) return { ...situation, current: disabled }
  if (replaced === undefined) return situation
  throw new RotationError(
    `The new key ${replaced.key.id} of the rotation of "${base}" was itself replaced. Roll back its rotation first. Nothing was changed.`,
  )
}

/** Whether a rotation replaced the key. */
function isRetired(key: ApiKey | undefined): boolean {
  return key !== undefined && parseRetiredMark(key.name) !== undefined
}

/**
 * Determines which key's secret the store contains after a rollback.
 *
 * @returns undefined if the store cannot be read, or if the rotation has not written to it
 * @throws RotationError if Workbench does not accept it
 */
async function findStored(
  { old, base, current, superseded }: Situation,
  { access, place }: RotationContext,
): Promise<RolledBack['stored']> {
  if (!place.isReadable || (current === undefined && !isRetired(old))) return undefined
  const newKeys = current === undefined ? superseded : [current, ...superseded]
  const isValid = async (secret: Secret | undefined) => secret !== undefined && isAccepted(secret, access)
  try {
    let found = await place.read()
    // A single read may be outdated.
    if (place.isSlow && !(await isValid(found))) found = await place.readUntilSettled()
    if (await isValid(found)) {
      return newKeys.some(({ mark }) => matches(found, mark.placement?.fingerprint)) ? 'new key' : 'another key'
    }
    // The first secret of a place may not have been written.
    if (found === undefined && current !== undefined && current.mark.placement?.previous === undefined) return undefined
    const problem =
      found === undefined ? `${place.label} is empty` : `Workbench does not accept the secret in ${place.label}`
    throw new RotationError(`The key "${base}" works again, but ${problem}. Store a key that works there.`)
  } catch (error) {
    if (error instanceof RotationError) throw error
    return undefined
  }
}

async function rollBackFrom(situation: Situation, context: RotationContext): Promise<readonly string[]> {
  const { current, old, orphans, base } = situation
  const isClaimed = old !== undefined && parseClaim(old.name) !== undefined
  // The key is retired, but its new key has since been deleted.
  if (current === undefined && orphans.length === 0 && !isClaimed && !isRetired(old)) {
    throw new RotationError(`There is no rotation of the key "${base}" to roll back. Nothing was changed.`)
  }
  if (old === undefined) {
    throw new RotationError(
      `The key "${base}" is permanently deleted, so the rotation cannot be rolled back. The new key ${current?.key.id ?? ''} is ${current?.key.active ? 'active' : 'disabled'}.`,
    )
  }
  if (current === undefined && !(await isLeft(situation, context))) throw inProgress()
  const kept = await restore(situation, context)
  for (const orphan of orphans) {
    if (await isAbandoned(orphan, context)) await context.access.deleteKey(orphan.key.id)
  }
  return kept
}

/** How many times a rollback repeats its changes if they are overwritten by a run that is finishing the rotation. */
const MAX_ATTEMPTS = 5

/**
 * Makes the old key work, and deletes the new keys if the store is confirmed to contain the old secret. Returns the ids of the new keys
 * that it keeps.
 */
async function restore(situation: Situation, context: RotationContext): Promise<readonly string[]> {
  const { access } = context
  const { current, superseded } = situation
  if (current === undefined) {
    await enableOldKey(situation, context)
    return []
  }
  for (let attempt = 1; ; attempt++) {
    // This comes first, because another run may be about to disable the old key.
    const tenure = await markRestored(situation, current, context)
    await enableOldKey(situation, context)
    if (tenure === undefined) return []
    const found = await access.getKey(current.key.id)
    const isOverwritten = found !== undefined && parseNewKeyMark(found.name)?.step !== 'restored'
    if (isOverwritten && attempt === MAX_ATTEMPTS) throw inProgress()
    if (isOverwritten) continue
    if (!(await isRestored([tenure.newKey, ...superseded], context)))
      return [current, ...superseded].map(({ key }) => key.id)
    await discard(tenure, context)
    for (const { key } of superseded) await access.deleteKey(key.id)
    return []
  }
}

/** Records the rollback in the name of the new key. */
async function markRestored(
  situation: Situation,
  current: NewKey,
  context: RotationContext,
): Promise<Tenure | undefined> {
  const { access } = context
  const tenure =
    current.mark.step === 'storing'
      ? await Tenure.takeOver(current, situation, context)
      : new Tenure(current, situation.base, context)
  await tenure?.record({ step: 'restored', since: await access.now(), claim: undefined })
  return tenure
}

/** Whether the store is confirmed to contain the secret that preceded the first of the new keys, and to keep it. */
async function isRestored(newKeys: readonly NewKey[], { access, place, journal }: RotationContext): Promise<boolean> {
  const placements = newKeys.flatMap(({ mark }) => mark.placement ?? [])
  const [latest] = placements
  if (!place.isReadable || latest === undefined) return false
  const found = await place.readUntil(latest.fingerprint)
  const isOld = placements.some(({ previous }) => matches(found, previous))
  const isNew = placements.some(({ fingerprint }) => matches(found, fingerprint))
  if (found === undefined || !isOld || isNew || !(await access.accepts(found))) return false
  await journal?.checkLock()
  return place.restore(found)
}

/** Enables the old key, even if it was active, because another run may have disabled it in the meantime. */
async function enableOldKey({ old, base }: Situation, { access, journal }: RotationContext): Promise<void> {
  if (old === undefined) return
  await journal?.checkLock()
  try {
    await access.setActive(old.id, true)
    // Another run may have deleted it.
    await access.restoreName(await access.call(({ apiKeys }) => apiKeys.get(old.id)))
  } catch (error) {
    if (isUnknownRecord(error)) {
      throw new RotationError(`The key "${base}" is permanently deleted, so the rotation cannot be rolled back.`)
    }
    await assertAccountEnabled(old, error, access)
    throw error
  }
}

/** Throws an error that names the reason if a key cannot be enabled because its account is disabled. */
async function assertAccountEnabled(
  { serviceAccountId }: ApiKey,
  cause: unknown,
  access: WorkbenchAccess,
): Promise<void> {
  const account = await access
    .call(({ serviceAccounts }) => serviceAccounts.get(serviceAccountId ?? ''))
    .catch(() => {})
  if (account === undefined || account.active) return
  throw new RotationError(
    `The service account "${account.name}" is disabled, so Workbench accepts none of its keys. Enable the account, and then roll back again.`,
    { cause, canResume: true },
  )
}
