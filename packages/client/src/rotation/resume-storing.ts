import type { RotationContext } from './context.ts'
import { RotationError } from './errors.ts'
import { hashOf, matches } from './key-names.ts'
import { NotStoredError, verifyStored } from './steps.ts'
import type { Tenure } from './tenure.ts'
import { discard } from './undo.ts'
import type { Situation } from './workbench-access.ts'

/**
 * Continues after a run that has perhaps stored the new key's secret, and that is the only one to know it. If the store has the
 * secret, all is well. If it has the previous one, the new key is deleted and another one created. Otherwise the key may be in
 * use: it stays until the old key is retired, and another key is created in addition.
 *
 * @returns whether another key has to be created
 */
export async function resumeStoring(
  tenure: Tenure,
  situation: Situation,
  context: RotationContext,
): Promise<{ readonly needsAnotherKey: boolean }> {
  const { place } = context
  if (!place.isReadable) return { needsAnotherKey: true }
  try {
    await verifyStored(tenure, situation, context)
    return { needsAnotherKey: false }
  } catch (error) {
    if (!(error instanceof NotStoredError)) throw error
    await withoutSecret(tenure, error, context)
    return { needsAnotherKey: true }
  }
}

async function withoutSecret(tenure: Tenure, error: NotStoredError, context: RotationContext): Promise<void> {
  const { access, memory, place } = context
  const { placement } = tenure.newKey.mark
  const found = error.found()
  const isAccepted = found !== undefined && (await access.accepts(found))
  if (found !== undefined && isAccepted && matches(found, placement?.previous)) {
    memory.previous = found
    await tenure.confirm()
    if (await tenure.during(() => place.restore(found))) await discard(tenure, context)
    return
  }
  const isSameStore = placement?.store === hashOf(place.label)
  if (isSameStore && !isAccepted) return
  throw new RotationError(
    `${place.label} has neither the secret of the new key ${tenure.newKey.key.id} nor the one that the rotation has found there, but ${found === undefined ? 'none' : isAccepted ? 'one of another key' : 'one that Workbench does not accept'}. Use the place that the rotation was started with. If this is the one, store a working secret in it by hand, and roll the rotation back.`,
    { canResume: true },
  )
}
