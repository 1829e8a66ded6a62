import type { Workbench } from '../client.ts'
import type { ApiKey } from '../resources/api-keys.ts'
import type { Secret } from '../secret.ts'
import type { Authority } from './fallback-client.ts'
import type { JournalEntry } from './journal/journal.ts'
import type { SecretStore } from './stores/secret-store.ts'

/**
 * Proves that a key works, given a client that carries it; throws where it does not.
 *
 * @example
 * const verify: Verify = workbench => workbench.investigativeActions.list().first()
 * await rotateApiKey(workbench, { key, store, journal, grace: 0, verify })
 */
export type Verify = (workbench: Workbench) => unknown

/** What the steps of a rotation work with. */
export interface Work {
  readonly authority: Authority
  readonly store: SecretStore
  readonly verify: Verify
  /** How long both keys work, in milliseconds. */
  readonly grace: number
  readonly retire: 'disable' | 'delete'
  /** How long the old key is disabled before it is deleted, in milliseconds. */
  readonly hold: number
  /** Ends the waiting, and the rotation between two steps. */
  readonly signal: AbortSignal
  readonly tell: (
    entry: JournalEntry,
    progress: RotationProgress,
    more?: Pick<RotationEvent, 'until' | 'error'>,
  ) => void
  /** The new key's secret, which this process alone knows until it is stored, and forgets when it ends. */
  secret: Secret | undefined
  /** What the store held before, if this process has seen it. */
  before: Secret | undefined
  /** Whether this process has begun to write to the store. */
  wrote: boolean
}

/** Takes a rotation one step further. */
export type Step = (entry: JournalEntry, work: Work) => Promise<JournalEntry>

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
