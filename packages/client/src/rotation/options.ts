import { type CallOptions, InvalidArgumentError, PermissionDeniedError } from '../index.ts'
import type { RotationEvent, RotationSettings, StoredKey, Verify } from './context.ts'
import type { RotationJournal } from './journal/journal.ts'

const DAY = 86_400_000

/** The default time limit for a call to a store, in milliseconds. */
export const STORE_TIMEOUT = 300_000

/** How long to wait by default for reads to reflect a change, in milliseconds. */
export const SETTLE_TIMEOUT = 30_000

/**
 * Options for rotating keys.
 *
 * @example
 * const options: RotationOptions = { gracePeriod: 0, onProgress: ({ progress }) => console.error(progress) }
 * await rotateApiKey(workbench, { key, store, ...options })
 */
export interface RotationOptions {
  /**
   * Also records the progress of rotations on this machine. A journal is not required to resume a rotation, because the names of the keys
   * on Workbench contain its progress.
   *
   * @default no journal
   */
  readonly journal?: RotationJournal | undefined
  /**
   * Verifies that the new key works. Receives a client that uses the secret that the store returns, and throws if the key does not work.
   *
   * @default a call that every role is allowed to make
   */
  readonly verify?: Verify | undefined
  /**
   * Called and awaited after the new key is stored and verified, e.g. to reload the programs that use it. If it throws, the old key is not
   * disabled. After an interruption, it is called again.
   */
  readonly afterStore?: ((stored: StoredKey) => unknown) | undefined
  /**
   * How long both keys work after the new key is verified, in milliseconds. Programs can load the new key during this time.
   *
   * @default 30_000
   */
  readonly gracePeriod?: number | undefined
  /**
   * Whether to wait for the grace period. If `false`, the rotation ends with the status `waiting`, and a later call continues it.
   *
   * @default true
   */
  readonly wait?: boolean | undefined
  /**
   * Whether to delete the old key after it has been disabled, or to keep it disabled until `pruneRetiredKeys` deletes it. Enabling a
   * service account also enables its disabled keys.
   *
   * @default 'delete'
   */
  readonly retire?: 'disable' | 'delete' | undefined
  /**
   * How long the old key stays disabled before it is deleted, in milliseconds. The rotation does not wait for this: unless the value is 0,
   * a later call or `pruneRetiredKeys` deletes the key.
   *
   * @default 7 days
   */
  readonly deleteAfter?: number | undefined
  /**
   * Whether the store may be empty or contain a secret that Workbench rejects. The rotation then stores the first key there. By default,
   * the store must contain the old key's secret, which protects against a misspelled path or name.
   *
   * @default false
   */
  readonly create?: boolean | undefined
  /**
   * How long to wait for the store to return a new secret, for Workbench to accept a new key, and for Workbench to reflect a change, in
   * milliseconds. Files are read only once.
   *
   * @default 30_000
   */
  readonly settleTimeout?: number | undefined
  /**
   * How long a call to the store may take, in milliseconds. After a timeout, the secret may have been stored.
   *
   * @default 5 minutes
   */
  readonly storeTimeout?: number | undefined
  /**
   * How long another run is considered alive after its last heartbeat, in milliseconds. After this time, a rotation whose process was
   * killed can be resumed. All runs must use the same value.
   *
   * @default 30_000
   */
  readonly lease?: number | undefined
  /** Returns a one-time code, if Workbench requires one to create a key. Called each time a key is created. */
  readonly otp?: (() => string | Promise<string>) | undefined
  /** Stops the rotation. If no program can have the new key yet, the rotation is undone. Otherwise, repeating the call resumes it. */
  readonly signal?: CallOptions['signal']
  /** Called for every step. If it throws, the rotation continues. */
  readonly onProgress?: ((event: RotationEvent) => void) | undefined
}

/** The validated options, with defaults applied. */
export interface ResolvedOptions extends RotationSettings {
  readonly journal: RotationJournal | undefined
  readonly wait: boolean
  readonly signal: AbortSignal | undefined
  readonly onProgress: (event: RotationEvent) => void
}

const RETIRE = ['disable', 'delete'] as const

export function resolveOptions(options: RotationOptions): ResolvedOptions {
  const { journal, retire = 'delete', signal } = options
  if (!RETIRE.includes(retire)) {
    throw new InvalidArgumentError(
      `Invalid value for retire: expected "disable" or "delete", received ${JSON.stringify(retire)}.`,
    )
  }
  return {
    journal,
    verify: options.verify ?? verifyByDefault,
    afterStore: options.afterStore,
    gracePeriod: checkDuration('gracePeriod', options.gracePeriod ?? 30_000),
    wait: options.wait ?? true,
    retire,
    deleteAfter: checkDuration('deleteAfter', options.deleteAfter ?? 7 * DAY),
    create: options.create ?? false,
    settleTimeout: checkDuration('settleTimeout', options.settleTimeout ?? SETTLE_TIMEOUT),
    storeTimeout: checkDuration('storeTimeout', options.storeTimeout ?? STORE_TIMEOUT, 1),
    lease: checkDuration('lease', options.lease ?? 30_000, 100),
    otp: options.otp,
    signal,
    onProgress: catchErrors(options.onProgress),
  }
}

// A 403 response also proves that the key works.
const verifyByDefault: Verify = workbench =>
  workbench.organizations
    .list()
    .first()
    .catch(error => {
      if (!(error instanceof PermissionDeniedError)) throw error
    })

// `.` and `..` would lead to another route, and a lone surrogate cannot be encoded.
const INVALID_ID = /^\s*$|^\.\.?$|\p{Surrogate}/u

/** Returns the id of a record, or the id itself. */
export function idOf(record: { readonly id: string } | string, name: string): string {
  const id: unknown = typeof record === 'object' && record !== null ? record.id : record
  if (typeof id === 'string' && !INVALID_ID.test(id)) return id
  throw new InvalidArgumentError(`Invalid ${name} ${JSON.stringify(id)}: expected a record or its id.`)
}

/** 100 years. Dates more than about 270,000 years in the future are invalid. */
const MAX_DURATION = 36_500 * DAY

export function checkDuration(name: string, value: number, minimum = 0): number {
  if (Number.isFinite(value) && value >= minimum && value <= MAX_DURATION) return value
  throw new InvalidArgumentError(
    `Invalid ${name} ${value}: expected a number of milliseconds, ${minimum} or more, and at most ${MAX_DURATION} (100 years).`,
  )
}

// An error in the listener must not stop a rotation between two steps. Its message is not shown, because it may contain a secret.
function catchErrors(listen: RotationOptions['onProgress']): (event: RotationEvent) => void {
  return event => {
    const call = async () => listen?.(event)
    call().catch(error => console.error(`onProgress threw ${error instanceof Error ? error.name : typeof error}.`))
  }
}
