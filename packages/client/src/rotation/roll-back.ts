import type { RotationContext } from './context.ts'
import type { OldKey } from './engine.ts'
import { asSentence, RotationError, safeCause } from './errors.ts'
import { secretsOf } from './failure.ts'
import { matches, type NewKey } from './key-names.ts'
import { inspectWithStore, nameOf, type Situation } from './situation.ts'
import { isAbandoned, Tenure, takeOver } from './tenure.ts'
import { discard } from './undo.ts'
import { isUnknownRecord } from './workbench-access.ts'

/** How a rollback ended. */
export interface RolledBack {
  readonly situation: Situation
  /** The new key, if it stays because the store has its secret, or may have it. */
  readonly newKeyId: string | undefined
  readonly old: OldKey
}

/**
 * Makes the old key work again. The new key is deleted if the store was seen to have the old secret. Otherwise it stays: the
 * stored key must never be a deleted one.
 *
 * @throws RotationError if there is no rotation of the key, or if the old key does not exist any more
 */
export async function rollBack(keyId: string, context: RotationContext): Promise<RolledBack> {
  const situation = await inspectWithStore(keyId, context)
  context.memory.name ??= nameOf(situation)
  try {
    const newKeyId = await rollBackFrom(situation, context)
    await context.journal?.remove(keyId)
    context.emit({ progress: 'rolled back', newKeyId })
    return { situation, newKeyId, old: { state: 'active' } }
  } catch (error) {
    const cause = safeCause(error, secretsOf(context))
    context.emit({ progress: 'failed', newKeyId: situation.current?.key.id, error: cause })
    if (cause instanceof RotationError) throw cause
    const message = `Cannot roll back the rotation of "${situation.base}". ${asSentence(cause)} Roll it back again.`
    throw new RotationError(message, { cause, canResume: true })
  }
}

async function rollBackFrom(situation: Situation, context: RotationContext): Promise<string | undefined> {
  const { current, old, orphans, base } = situation
  if (current === undefined && orphans.length === 0) {
    throw new RotationError(`There is no rotation of the key "${base}" to roll back. Nothing was changed.`)
  }
  if (old === undefined) {
    throw new RotationError(
      `The key "${base}" is permanently deleted, so the rotation cannot be rolled back. The new key ${current?.key.id ?? ''} is ${current?.key.active ? 'active' : 'disabled'}.`,
    )
  }
  // First, because another run may be about to disable the old key.
  const restored = current && (await markRestored(situation, current, context))
  await restoreOldKey(situation, context)
  const isDiscarded = restored === undefined || (await discardUnlessStored(restored, context))
  for (const orphan of orphans) {
    if (await isAbandoned(orphan, context)) await context.access.deleteKey(orphan.key.id)
  }
  return isDiscarded ? undefined : current?.key.id
}

/** Records that the old key is to work again. */
async function markRestored(
  situation: Situation,
  current: NewKey,
  context: RotationContext,
): Promise<Tenure | undefined> {
  const { access } = context
  const tenure =
    current.mark.step === 'storing'
      ? await takeOver(current, situation, context)
      : new Tenure(current, situation.base, context)
  await tenure?.record({ step: 'restored', since: current.mark.since ?? (await access.now()), claim: undefined })
  return tenure
}

/** Deletes the new key if the store was seen to have the old secret. */
async function discardUnlessStored(tenure: Tenure, context: RotationContext): Promise<boolean> {
  const { access, place } = context
  const { placement } = tenure.newKey.mark
  if (!place.isReadable || placement === undefined) return false
  const found = await place.readUntil(placement.fingerprint)
  if (found === undefined || !matches(found, placement.previous) || !(await access.accepts(found))) return false
  await context.journal?.checkLock()
  if (!(await place.restore(found))) return false
  await discard(tenure, context)
  return true
}

async function restoreOldKey({ old, base }: Situation, { access, journal }: RotationContext): Promise<void> {
  if (old === undefined || old.active) return
  await journal?.checkLock()
  try {
    await access.call(({ apiKeys }) => apiKeys.enable(old.id))
    await access.rename(old.id, base)
  } catch (error) {
    if (!isUnknownRecord(error)) throw error
    throw new RotationError(
      `The key "${base}" is permanently deleted, so the rotation cannot be rolled back. The new key is in use.`,
    )
  }
}
