import type { ApiKey, Secret, Workbench } from '../index.ts'
import type { FallbackClient } from './fallback-client.ts'
import type { JournalEntry } from './journal/journal.ts'
import type { JournalSession } from './journal/journal-session.ts'
import type { RotationStore } from './rotation-store.ts'

/**
 * Verifies that a key works, with a client that uses it. Throws if the key does not work.
 *
 * @example
 * const verify: Verify = workbench => workbench.investigativeActions.list().first()
 * await rotateApiKey(workbench, { key, store, journal, gracePeriod: 0, verify })
 */
export type Verify = (workbench: Workbench) => unknown

/**
 * The events of a rotation, in their order. A rotation ends with `done`, `rolled back` or
 * `failed`.
 *
 * @example
 * const ends: readonly RotationProgress[] = ['done', 'rolled back', 'failed']
 */
export type RotationProgress =
  | 'resumed'
  | 'made'
  | 'stored'
  | 'proven'
  | 'waiting'
  | 'disabled'
  | 'done'
  | 'rolled back'
  | 'failed'

/**
 * The progress of a rotation, as `onProgress` receives it.
 *
 * @example
 * const onProgress = ({ key, progress }: RotationEvent) => console.error(`${key.name}: ${progress}`)
 * await rotateApiKey(workbench, { key, store, journal, gracePeriod: 0, onProgress })
 */
export interface RotationEvent {
  /** The key that is replaced. */
  readonly key: Pick<ApiKey, 'id' | 'name'>
  readonly progress: RotationProgress
  /** The id of the new key, if there is one. */
  readonly newKeyId: string | undefined
  /** When the rotation continues, if it is waiting for the grace period or for the deletion. */
  readonly until?: Date | undefined
  /** Why the rotation failed, or why it was rolled back automatically. */
  readonly error?: unknown
}

/** How far a rotation is. Each step takes one state and returns the next. */
export interface RotationState<E extends JournalEntry = JournalEntry> {
  readonly entry: E
  /** The new key's secret, if this process created the key: it is not in the journal. */
  readonly secret: Secret | undefined
}

/** Everything that the steps of one rotation need. */
export interface RotationContext {
  readonly client: FallbackClient
  readonly store: RotationStore
  readonly journal: JournalSession
  readonly verify: Verify
  /** How long both keys work, in milliseconds. */
  readonly gracePeriod: number
  readonly retire: 'disable' | 'delete'
  /** How long the old key is disabled before it is deleted, in milliseconds. */
  readonly deleteAfter: number
  /** Interrupts waits, and stops the rotation between two steps. */
  readonly signal: AbortSignal
  readonly emit: (
    entry: JournalEntry,
    progress: RotationProgress,
    details?: Pick<RotationEvent, 'until' | 'error'>,
  ) => void
}
