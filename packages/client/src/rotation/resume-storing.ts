import type { RotationContext } from './context.ts'
import { RotationError } from './errors.ts'
import { hashOf, matches } from './key-names.ts'
import { NotStoredError, verifyStored } from './steps.ts'
import type { Tenure } from './tenure.ts'
import { discard } from './undo.ts'
import { isAccepted, type Situation } from './workbench-access.ts'

/**
 * Continues after a run that may have stored the new key's secret, which only that run knew. If the store contains the secret, nothing
 * remains to be done. If it contains the previous secret, the new key is deleted and another key is created. Otherwise, the new key may be
 * in use: it is kept until the old key is retired, and another key is created as well.
 *
 * @returns whether another key must be created
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
  const isValid = found !== undefined && (await isAccepted(found, access))
  if (found !== undefined && isValid && matches(found, placement?.previous)) {
    memory.previous = found
    await tenure.confirm()
    if (await tenure.during(() => place.restore(found))) await discard(tenure, context)
    return
  }
  const isSameStore = placement?.store === hashOf(place.label)
  if (isSameStore && !isValid) return
  throw new RotationError(
    `${place.label} should contain the secret of the new key ${tenure.newKey.key.id} or the secret that the rotation found there, but ${found === undefined ? 'is empty' : isValid ? 'contains the secret of another key' : 'contains a secret that Workbench does not accept'}. Use the place that the rotation was started with. If this is that place, store a working secret in it manually, and roll back the rotation.`,
    { canResume: true },
  )
}
