import type { ApiKey, Secret, Workbench } from '../index.ts'
import type { JournalSession } from './journal/journal-session.ts'
import type { NewKey } from './key-names.ts'
import type { Place } from './place.ts'
import type { SecretStore } from './stores/secret-store.ts'
import type { Replacement } from './tenure.ts'
import type { WorkbenchAccess } from './workbench-access.ts'

/**
 * Verifies that a key works. Receives a client that uses the key, and throws if the key does not work.
 *
 * @example
 * const verify: Verify = workbench => workbench.investigativeActions.list().first()
 * await rotateApiKey(workbench, { key, store, gracePeriod: 0, verify })
 */
export type Verify = (workbench: Workbench) => unknown

/**
 * A new key that has been stored and verified. Passed to `afterStore`.
 *
 * @example
 * const afterStore = ({ key, store }: StoredKey) => console.error(`${store.label} has the successor of ${key.name}`)
 * await rotateApiKey(workbench, { key, store, gracePeriod: 0, afterStore })
 */
export interface StoredKey {
  /** The key being replaced. */
  readonly key: Pick<ApiKey, 'id' | 'name'>
  readonly newKeyId: string
  readonly store: SecretStore
}

/**
 * The events of a rotation, in order. A rotation ends with `done`, `rolled back`, `failed`, or `interrupted` if the signal was aborted and
 * a later run can continue; with `wait: false`, it can also end with `waiting`.
 *
 * @example
 * const ends: readonly RotationProgress[] = ['done', 'rolled back', 'failed', 'interrupted']
 */
export type RotationProgress =
  | 'resumed'
  | 'created'
  | 'stored'
  | 'verified'
  | 'waiting'
  | 'disabled'
  | 'done'
  | 'rolled back'
  | 'failed'
  | 'interrupted'

/**
 * A progress event of a rotation. Passed to `onProgress`.
 *
 * @example
 * const onProgress = ({ key, progress }: RotationEvent) => console.error(`${key.name}: ${progress}`)
 * await rotateApiKey(workbench, { key, store, gracePeriod: 0, onProgress })
 */
export interface RotationEvent {
  /** The key being replaced. */
  readonly key: Pick<ApiKey, 'id' | 'name'>
  readonly progress: RotationProgress
  /** The id of the new key, or `undefined` if there is none. */
  readonly newKeyId: string | undefined
  /** When the grace period ends, if the rotation is waiting for it. */
  readonly until?: Date | undefined
  /** Why the rotation failed, was interrupted, or was rolled back automatically. */
  readonly error?: unknown
}

/** The dependencies and the shared state of a rotation's steps. */
export interface RotationContext {
  readonly access: WorkbenchAccess
  readonly place: Place
  readonly journal: JournalSession | undefined
  /** Identifies this run in the names of keys. */
  readonly run: string
  readonly settings: RotationSettings
  /** Interrupts waits, and stops the rotation between two steps. */
  readonly signal: AbortSignal
  /** State known only to this process. */
  readonly memory: Memory
  readonly emit: (event: Omit<RotationEvent, 'key'>) => void
}

export interface RotationSettings {
  readonly verify: Verify
  readonly afterStore: ((stored: StoredKey) => unknown) | undefined
  /** How long both keys work, in milliseconds. */
  readonly gracePeriod: number
  readonly retire: 'disable' | 'delete'
  /** How long the old key is disabled before it is deleted, in milliseconds. */
  readonly deleteAfter: number
  readonly create: boolean
  readonly settleTimeout: number
  readonly storeTimeout: number
  /** How long another run is considered alive after its last heartbeat, in milliseconds. */
  readonly lease: number
  readonly otp: (() => string | Promise<string>) | undefined
}

export interface Memory {
  /** The name of the key being replaced, before it is retired. */
  name?: string
  /** Whether this run may have changed something on Workbench or in the store. */
  hasBegun?: boolean
  /** Whether the rotation had been rolled back when this run continued it. */
  wasRestored?: boolean
  /** Whether this run has verified that programs can use the new key. */
  hasVerified?: boolean
  /** Whether this run disabled the old key. */
  hasDisabled?: boolean
  /** Whether `afterStore` was called, so programs may have loaded the new key. */
  hasAnnounced?: boolean
  /** When the grace period began, by Workbench's clock. */
  graceBegan?: number
  /** Whether the store contained the program's own token. */
  hasOwnToken?: boolean
  /** The owner of the secret that this run read from the store after writing. Workbench accepts the secret. */
  stored?: 'new key' | 'another key' | undefined
  /** The secret that the store contained before the rotation. */
  previous?: Secret | undefined
  /** The secret of the new key, if this process created the key. */
  created?: { readonly keyId: string; readonly secret: Secret } | undefined
  /** This run's right to create the new key. */
  replacement?: Replacement | undefined
  /** The name of the key being replaced, if it contains the claim of a run that is considered dead. */
  leftName?: string | undefined
  /** The new key as last recorded by this run. Lists of keys may lag behind. */
  newKey?: NewKey | undefined
}
