import type { Secret } from '../index.ts'
import type { RotationContext } from './context.ts'
import type { Tenure } from './tenure.ts'
import { isAccepted } from './workbench-access.ts'

/**
 * Deletes the new key that this run created, if no program can have its secret. This requires that `afterStore` was not called, and that
 * the secret was never written or the store is confirmed to contain its previous secret again. Returns whether no new key of this run
 * remains.
 */
export async function undo(tenure: Tenure | undefined, context: RotationContext): Promise<boolean> {
  const { access, memory, place, signal } = context
  const { created, previous, hasAnnounced } = memory
  if (created === undefined || tenure === undefined) return created === undefined
  if (hasAnnounced) return false
  if (place.hasWritten) {
    if (previous === undefined || !place.isReadable || place.isWriting) return false
    // Undoing would have to wait until reads have settled, so the next run continues the rotation instead.
    if (signal.aborted && place.isSlow) return false
    // The stored key must always work, even if the old one was disabled in the meantime.
    if (!(await isAccepted(previous, access))) return false
    await tenure.confirm()
    if (!(await writeBack(previous, context))) return false
  }
  await discard(tenure, context)
  return true
}

/**
 * Writes back the previous secret, unless the store contains another secret that works: another key may be rotated in the same place at the
 * same time, under another name. Returns whether the store is confirmed to contain the previous secret, and Workbench accepts it.
 */
export async function writeBack(
  previous: Secret,
  { access, memory, place }: Pick<RotationContext, 'access' | 'memory' | 'place'>,
): Promise<boolean> {
  const own = memory.created?.secret
  // If the store cannot be read, restoring the secret also fails.
  const found = await place.read().catch(() => undefined)
  const isForeign = found !== undefined && ![previous, own].some(secret => secret?.reveal() === found.reveal())
  if (isForeign && (await access.accepts(found))) return false
  if (!(await place.restore(previous))) return false
  if (await access.accepts(previous)) return true
  // The other rotation has disabled the previous key in the meantime.
  if (own !== undefined) await place.restore(own)
  return false
}

/**
 * Writes back the previous secret if the store contains the secret of a new key that another run deleted. This happens if a write takes
 * longer than the lease and completes after the other run considered this run dead.
 */
export async function revertLateWrite({ access, memory, place }: RotationContext): Promise<void> {
  const { created, previous } = memory
  if (created === undefined || previous === undefined || !place.hasWritten || !place.isReadable) return
  const stored = await place.read()
  const isLate = stored?.reveal() === created.secret.reveal() && !(await access.accepts(created.secret))
  if (isLate && (await access.accepts(previous))) await place.restore(previous)
}

/** Deletes a new key whose secret no program can have. */
export async function discard(tenure: Tenure, { access, memory, journal }: RotationContext): Promise<void> {
  // If the deletion fails, the next run knows that the key can be deleted.
  await tenure.record({ step: 'undone', claim: undefined, since: undefined })
  await journal?.checkLock()
  await access.deleteKey(tenure.newKey.key.id)
  memory.created = undefined
  memory.newKey = undefined
}
