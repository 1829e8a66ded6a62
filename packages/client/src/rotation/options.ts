import { type CallOptions, InvalidArgumentError } from '../index.ts'
import type { RotationEvent, Verify } from './context.ts'
import { fileJournal } from './journal/file-journal.ts'
import type { RotationJournal } from './journal/journal.ts'

/**
 * How keys are rotated.
 *
 * @example
 * const options: RotationOptions = { journal, gracePeriod: 0, retire: 'delete', onProgress: ({ progress }) => console.error(progress) }
 * await rotateApiKey(workbench, { key, store, ...options })
 */
export interface RotationOptions {
  /**
   * Records the progress of rotations, so that they can be resumed.
   *
   * @default fileJournal(), the file `.workbench-rotations.json` in the working directory
   */
  readonly journal?: RotationJournal | undefined
  /**
   * Verifies that the new key works, with a client that uses the secret as the store returns it. Throws if it does not work.
   *
   * @default a call that every role may make
   */
  readonly verify?: Verify | undefined
  /**
   * How long both keys work after the new one is verified, in milliseconds, so that programs can load the new one.
   *
   * @default 30_000
   */
  readonly gracePeriod?: number | undefined
  /**
   * Whether the old key is only disabled, which can be undone, or also deleted, which cannot.
   *
   * @default 'disable'
   */
  readonly retire?: 'disable' | 'delete' | undefined
  /**
   * How long the old key stays disabled before it is deleted, in milliseconds. Has no effect unless `retire` is `delete`.
   *
   * @default 0
   */
  readonly deleteAfter?: number | undefined
  /**
   * Stops the rotation. Before programs can have the new key, it is rolled back; after that, the same call resumes it.
   */
  readonly signal?: CallOptions['signal']
  /** Is called with every step. If it throws, the rotation continues. */
  readonly onProgress?: ((event: RotationEvent) => void) | undefined
}

/** The options, validated, with their defaults. */
export interface ResolvedOptions {
  readonly journal: RotationJournal
  readonly verify: Verify
  readonly gracePeriod: number
  readonly retire: 'disable' | 'delete'
  readonly deleteAfter: number
  readonly signal: AbortSignal | undefined
  readonly onProgress: (event: RotationEvent) => void
}

const RETIRE = ['disable', 'delete'] as const

export function resolveOptions(options: RotationOptions): ResolvedOptions {
  const { journal = fileJournal(), retire = 'disable', signal } = options
  if (!RETIRE.includes(retire)) {
    throw new InvalidArgumentError(`Invalid retire ${JSON.stringify(retire)}: expected "disable" or "delete".`)
  }
  return {
    journal,
    verify: options.verify ?? (workbench => workbench.organizations.list().first()),
    gracePeriod: checkDuration('gracePeriod', options.gracePeriod ?? 30_000),
    retire,
    deleteAfter: checkDuration('deleteAfter', options.deleteAfter ?? 0),
    signal,
    onProgress: catchErrors(options.onProgress),
  }
}

// `.` and `..` would lead to another route; half of a surrogate pair cannot be encoded.
const INVALID_ID = /^\s*$|^\.\.?$|\p{Surrogate}/u

/** Returns the id of a record, or the id itself. */
export function idOf(record: { readonly id: string } | string, name: string): string {
  const id: unknown = typeof record === 'object' && record !== null ? record.id : record
  if (typeof id === 'string' && !INVALID_ID.test(id)) return id
  throw new InvalidArgumentError(`Invalid ${name} ${JSON.stringify(id)}: expected a record or its id.`)
}

function checkDuration(name: string, value: number): number {
  if (Number.isFinite(value) && value >= 0) return value
  throw new InvalidArgumentError(`Invalid ${name} ${value}: expected a number of milliseconds, 0 or more.`)
}

// An error of the listener must not stop a rotation between two steps. Its message may contain a secret.
function catchErrors(listen: RotationOptions['onProgress']): (event: RotationEvent) => void {
  return event => {
    try {
      listen?.(event)
    } catch (error) {
      console.error(`onProgress threw ${error instanceof Error ? error.name : typeof error}.`)
    }
  }
}
