import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../../secret.ts'

/**
 * How far a rotation is: what it has done last, `making` being that it has only begun.
 *
 * @example
 * const inUse: readonly RotationStep[] = ['proven', 'disabled', 'done']
 * const isInUse = (await journal.read()).some(({ step }) => inUse.includes(step))
 */
export type RotationStep = 'making' | 'made' | 'stored' | 'proven' | 'disabled' | 'done'

/**
 * A rotation as a journal keeps it: until it is at its end, and for a month after that, so that a call which is made again
 * finds that all is done. It holds no secret: only a salted hash, by which the secret in a store is known for the new key's.
 *
 * @example
 * const underWay = (await journal.read()).filter(({ step }: JournalEntry) => step !== 'done')
 * for (const { key, step, store } of underWay) console.log(`${key.name}: ${step}, to ${store}`)
 */
export interface JournalEntry {
  /** The rotation's own id. */
  readonly id: string
  readonly step: RotationStep
  /** The key that is replaced. */
  readonly key: { readonly id: string; readonly name: string }
  readonly serviceAccountId: string
  /** The label of the store. */
  readonly store: string
  /** The name of the new key. */
  readonly newName: string
  readonly newKeyId?: string
  readonly fingerprint?: Fingerprint
  /** Keys of this rotation of which nobody can tell whether the store gave them out. They go with the old one. */
  readonly superseded: readonly string[]
  /** ISO 8601, by this machine's clock. */
  readonly startedAt: string
  readonly provenAt?: string
  readonly disabledAt?: string
  readonly doneAt?: string
  /** What became of the old key. */
  readonly retired?: 'disable' | 'delete'
}

/**
 * Where rotations are written down, so that they can be resumed or rolled back whatever happens to the
 * process. `fileJournal` is one; write your own for another place, such as a database.
 *
 * @example
 * const journal: RotationJournal = {
 *   label: 'the table rotations',
 *   lock: () => database.lock('rotations'),
 *   read: async () => JSON.parse((await database.get('rotations')) ?? '[]'),
 *   write: entries => database.set('rotations', JSON.stringify(entries)),
 * }
 * await rotateApiKey(workbench, { key, store, journal, grace: 0 })
 */
export interface RotationJournal {
  /** What people call it. Two journals of one label are one. */
  readonly label: string
  /**
   * Takes the journal, and gives what releases it. A process that dies must lose it.
   *
   * @throws RotationInProgressError where another process has it.
   *
   * @example
   * const release = await journal.lock()
   * await release()
   */
  lock(): Promise<() => Promise<void>>
  /**
   * All entries.
   *
   * @example
   * const entries = await journal.read()
   */
  read(): Promise<readonly JournalEntry[]>
  /**
   * Replaces all entries at once: whoever reads next, and whenever the process dies, gets the old ones or these.
   *
   * @example
   * await journal.write((await journal.read()).filter(({ step }) => step !== 'done'))
   */
  write(entries: readonly JournalEntry[]): Promise<void>
}

/**
 * Tells a secret from others, and gives it away to nobody: keys are random, and too long to be tried out.
 *
 * @example
 * await rotateApiKey(workbench, { key, store, journal, grace: 0 })
 * const [entry] = await journal.read()
 * const fingerprint: Fingerprint | undefined = entry?.fingerprint
 */
export interface Fingerprint {
  readonly salt: string
  readonly sha256: string
}

export function fingerprintOf(secret: Secret, salt = randomBytes(16).toString('hex')): Fingerprint {
  return { salt, sha256: createHash('sha256').update(salt).update(secret.reveal()).digest('hex') }
}

export function fits(secret: Secret | undefined, { salt, sha256 }: Fingerprint): boolean {
  return secret !== undefined && timingSafeEqual(Buffer.from(fingerprintOf(secret, salt).sha256), Buffer.from(sha256))
}
