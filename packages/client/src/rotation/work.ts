import type { Workbench } from '../client.ts'
import type { Secret } from '../secret.ts'
import type { Authority } from './authority.ts'
import type { JournalEntry } from './journal.ts'
import type { RotationEvent, RotationProgress } from './rotation-event.ts'
import type { SecretStore } from './secret-store.ts'

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
