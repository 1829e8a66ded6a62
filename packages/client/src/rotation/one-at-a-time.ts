import type { Secret } from '../index.ts'
import type { WorkbenchAccess } from './workbench-access.ts'

let disabling: Promise<unknown> = Promise.resolve()

/**
 * Runs work after the work of the other rotations in this process has finished. If two keys were disabled at the same time, it would not be
 * known which of them invalidated a secret: their places may have been swapped.
 */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const result = disabling.then(work)
  disabling = result.catch(() => {})
  return result
}

/**
 * Whether Workbench accepts a secret, even if the rotation of another key has disabled its key for a moment, only to determine which key the
 * secret in its place belongs to. Must not be called within {@link oneAtATime}.
 */
export async function isAccepted(secret: Secret, access: WorkbenchAccess): Promise<boolean> {
  return (await access.accepts(secret)) || oneAtATime(() => access.accepts(secret))
}
