import {
  type ApiKey,
  AuthenticationError,
  type CallOptions,
  PermissionDeniedError,
  type Secret,
  type Workbench,
} from '../index.ts'
import { type Fingerprint, type JournalEntry, matches } from './journal/journal.ts'
import type { JournalSession } from './journal/journal-session.ts'
import type { SecretStore } from './stores/secret-store.ts'

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
  readonly signal: NonNullable<CallOptions['signal']>
  readonly emit: (
    entry: JournalEntry,
    progress: RotationProgress,
    details?: Pick<RotationEvent, 'until' | 'error'>,
  ) => void
}

/**
 * Calls Workbench with the client's key, or with a successor of it. The key that the client uses may be among those that are
 * rotated: once it is disabled, its successor is used instead.
 */
export class FallbackClient {
  readonly #clients: [Workbench, ...Workbench[]]

  constructor(workbench: Workbench) {
    this.#clients = [workbench]
  }

  /** Returns a client that uses another token. */
  withToken: Workbench['withToken'] = token => this.#clients[0].withToken(token)

  /** Whether Workbench accepts a secret. Every role may list organizations. */
  async accepts(secret: Secret): Promise<boolean> {
    return (await unlessRejected(this.withToken(secret).organizations.list().first())) !== undefined
  }

  /** Adds the secret of a successor, which is used when the other keys are rejected. */
  addSuccessor(secret: Secret): void {
    this.#clients.push(this.withToken(secret))
  }

  /** Makes a call with the first key that is accepted. Throws the first key's error if all are rejected. */
  async call<T>(call: (workbench: Workbench) => PromiseLike<T>): Promise<T> {
    const [first, ...successors] = this.#clients
    try {
      return await call(first)
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error
      for (const workbench of successors) {
        const result = await unlessRejected(call(workbench))
        if (result !== undefined) return result.value
      }
      throw error
    }
  }
}

async function unlessRejected<T>(call: PromiseLike<T>): Promise<{ readonly value: T } | undefined> {
  try {
    return { value: await call }
  } catch (error) {
    if (error instanceof AuthenticationError || error instanceof PermissionDeniedError) return undefined
    throw error
  }
}

/** A store during one rotation. Remembers the previous secret, and whether writing the new one has begun. */
export class RotationStore {
  readonly #store: SecretStore
  readonly #secrets: Secret[] = []
  #previous: Secret | undefined
  #hasWritten = false

  constructor(store: SecretStore) {
    this.#store = store
  }

  get label(): string {
    return this.#store.label
  }

  get isReadable(): boolean {
    return this.#store.read !== undefined
  }

  /** Whether this process has begun to write the new secret. If it has, readers may have it. */
  get hasWritten(): boolean {
    return this.#hasWritten
  }

  /** The secret before the write, if the store is readable and had one. */
  get previous(): Secret | undefined {
    return this.#previous
  }

  /** All secrets that were read or written, so that no message quotes them. */
  get secrets(): readonly Secret[] {
    return this.#secrets
  }

  async check(): Promise<void> {
    await this.#store.check?.()
  }

  /** Returns the secret that programs read now; undefined if there is none, or if the store is not readable. */
  async read(): Promise<Secret | undefined> {
    const secret = await this.#store.read?.()
    if (secret !== undefined) this.#secrets.push(secret)
    return secret
  }

  /** Returns the stored secret if it is the one with this fingerprint. */
  async readMatching(fingerprint: Fingerprint): Promise<Secret | undefined> {
    const secret = await this.read()
    return secret !== undefined && matches(secret, fingerprint) ? secret : undefined
  }

  /** Writes the new secret. */
  async write(secret: Secret): Promise<void> {
    this.#secrets.push(secret)
    this.#previous = await this.read()
    this.#hasWritten = true
    await this.#store.write(secret)
  }

  /** Writes back the secret that was there before. */
  async restore(previous: Secret): Promise<void> {
    await this.#store.write(previous)
  }
}
