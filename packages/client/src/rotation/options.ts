import { InvalidArgumentError } from '../errors.ts'
import type { RotationEvent, Verify } from './context.ts'
import { fileJournal } from './journal/file-journal.ts'
import type { RotationJournal } from './journal/journal.ts'

/**
 * How keys are rotated.
 *
 * @example
 * const settings: RotationSettings = { journal, grace: 0, retire: 'delete', onProgress: ({ progress }) => console.error(progress) }
 * await rotateApiKey(workbench, { key, store, ...settings })
 */
export interface RotationSettings {
  /**
   * Where rotations are written down. Default: `fileJournal()`, the file
   * `.workbench-rotations.json` in the working directory.
   */
  readonly journal?: RotationJournal | undefined
  /**
   * Proves that a new key works, given a client that carries the store's own copy; throws where it does not. Default: a call
   * that any role may make.
   */
  readonly verify?: Verify | undefined
  /** How long both keys work once the new one is proven, in milliseconds, so that programs can take it up. Default: 30,000. */
  readonly grace?: number | undefined
  /** What becomes of the old key: disabled, which can be undone, or deleted after that, which cannot. Default: `disable`. */
  readonly retire?: 'disable' | 'delete' | undefined
  /** How long the old key is disabled before it is deleted, in milliseconds. Default: 0. */
  readonly hold?: number | undefined
  /** Stops the rotation: before the secret is stored without a trace, later so that the same call goes on with it. */
  readonly signal?: AbortSignal | undefined
  /** Is told how it goes on. What it throws changes nothing. */
  readonly onProgress?: ((event: RotationEvent) => void) | undefined
}

/** The settings, checked and with their defaults. */
export interface Settled {
  readonly journal: RotationJournal
  readonly verify: Verify
  readonly grace: number
  readonly retire: 'disable' | 'delete'
  readonly hold: number
  readonly signal: AbortSignal | undefined
  readonly onProgress: (event: RotationEvent) => void
}

const RETIREMENTS = ['disable', 'delete'] as const

export function settle(settings: RotationSettings): Settled {
  const { journal = fileJournal(), retire = 'disable', signal } = settings
  if (!RETIREMENTS.includes(retire)) throw new InvalidArgumentError(`retire has to be ${RETIREMENTS.join(' or ')}.`)
  return {
    journal,
    verify: settings.verify ?? (workbench => workbench.organizations.list().first()),
    grace: checkTime('grace', settings.grace ?? 30_000),
    retire,
    hold: checkTime('hold', settings.hold ?? 0),
    signal,
    onProgress: quietly(settings.onProgress),
  }
}

function checkTime(name: string, time: number): number {
  if (Number.isFinite(time) && time >= 0) return time
  throw new InvalidArgumentError(`${name} has to be a number of milliseconds, 0 or more.`)
}

// A rotation is not stopped between two steps by somebody who looks on.
function quietly(listen: RotationSettings['onProgress']): (event: RotationEvent) => void {
  return event => {
    try {
      listen?.(event)
    } catch (error) {
      console.error(`onProgress threw ${error instanceof Error ? error.name : typeof error}.`)
    }
  }
}
