import type { ApiKey } from '../resources/api-keys.ts'

/**
 * What has just happened to a rotation, in the order in which it does.
 *
 * @example
 * const ends: readonly RotationProgress[] = ['done', 'undone', 'rolled back', 'failed']
 */
export type RotationProgress =
  | 'resumed'
  | 'made'
  | 'stored'
  | 'proven'
  | 'waiting'
  | 'disabled'
  | 'done'
  | 'undone'
  | 'rolled back'
  | 'failed'

/**
 * How a rotation goes on.
 *
 * @example
 * const onProgress = ({ key, progress }: RotationEvent) => console.error(`${key.name}: ${progress}`)
 * await rotateApiKey(workbench, { key, store, journal, grace: 0, onProgress })
 */
export interface RotationEvent {
  /** The key that is replaced. */
  readonly key: Pick<ApiKey, 'id' | 'name'>
  readonly progress: RotationProgress
  /** The new key, where there is one. */
  readonly newKeyId: string | undefined
  /** Until when it waits, where it does: for the grace period, or before the deletion. */
  readonly until?: Date | undefined
  /** What it failed with. */
  readonly error?: unknown
}
