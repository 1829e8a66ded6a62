import { sleep } from '@workbench-sdk/internal/time'
import {
  type ApiKey,
  ConflictError,
  MismatchError,
  PermissionDeniedError,
  UnsupportedOperationError,
  ValidationError,
} from '../index.ts'
import type { RotationContext } from './context.ts'
import { RotationError, RotationInProgressError } from './errors.ts'
import {
  claimedName,
  type NewKey,
  type NewKeyMark,
  newKeyName,
  parseClaim,
  parseNewKeyMark,
  parseRetiredMark,
  type ReplacementClaim,
  restoredName,
} from './key-names.ts'
import { ignoreNotFound, inspect, type Situation } from './workbench-access.ts'

/** The maximum time to wait for another run that is writing its id at the same time, in milliseconds. */
const MAX_CONTEST = 1_000

/** The most recently finished runs of this process. Other runs do not have to wait for them. */
const ended = new Set<string>()
const MAX_ENDED = 10_000

/** Marks a run of this process as finished. */
export function endRun(run: string): void {
  ended.add(run)
  const [oldest] = ended
  if (ended.size > MAX_ENDED && oldest !== undefined) ended.delete(oldest)
}

type Owner = Pick<RotationContext, 'access' | 'journal' | 'memory' | 'run' | 'settings' | 'signal'>

/**
 * A run's right to work on a rotation. The name of a key contains the run's id and a heartbeat counter. A run without a heartbeat for the
 * duration of the `lease` is considered dead. The observer measures this with its own clock.
 */
abstract class Right {
  protected readonly owner: Owner
  readonly #keyId: string
  /** When Workbench last confirmed the right, as a `performance.now()` timestamp. */
  #confirmed = performance.now()
  #isContested = false

  constructor(keyId: string, owner: Owner) {
    this.#keyId = keyId
    this.owner = owner
  }

  /** Whether the key's name shows that this run still holds the right. */
  protected abstract isHeld(name: string): boolean

  /** Increments the heartbeat counter in the key's name. */
  protected abstract beat(): Promise<void>

  /** Whether the last confirmation is too recent for another run to have taken over. */
  get isConfirmed(): boolean {
    return !this.#isContested && performance.now() - this.#confirmed < this.owner.settings.lease / 2
  }

  protected noteConfirmed(time = performance.now()): void {
    this.#confirmed = time
  }

  /**
   * Verifies that no other run has taken over. Sends a request only if a takeover could have happened since the last confirmation.
   *
   * @throws RotationInProgressError if another run has taken over
   */
  async confirm(): Promise<void> {
    await this.owner.journal?.checkLock()
    if (this.isConfirmed) return
    if ((await this.fetch()) === undefined) throw takenOver()
  }

  /** Fetches the key. Returns `undefined` if it does not exist, or if another run has changed its name. */
  protected async fetch(): Promise<ApiKey | undefined> {
    const start = performance.now()
    const key = await this.owner.access.getKey(this.#keyId)
    if (key === undefined || !this.isHeld(key.name)) return undefined
    this.noteConfirmed(start)
    return key
  }

  /**
   * Determines whether another run wrote its id at the same time, with Fischer's algorithm: each run reads the name, writes its own id,
   * waits, and reads the name again. The last run to write holds the key, provided that all other runs write during this wait. A run that
   * took longer waits for the duration of the lease: by then, a run that did not notice it has created its key.
   *
   * @param duration the time from the request that read the name to the response to the request that wrote it, in milliseconds
   * @returns whether this run holds the key
   */
  protected async contest(duration: number): Promise<boolean> {
    const { settings, signal } = this.owner
    this.#isContested = true
    try {
      await this.during(() => sleep(this.isSlow(duration) ? settings.lease : this.#contestTime, signal))
      return (await this.fetch()) !== undefined
    } finally {
      this.#isContested = false
    }
  }

  protected isSlow(duration: number): boolean {
    // Timers and clocks are not exact.
    return duration > this.#contestTime / 2
  }

  get #contestTime(): number {
    return Math.min(this.owner.settings.lease / 10, MAX_CONTEST)
  }

  /** Runs `work`, which may take a long time, and regularly reports that this run is alive. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    let beats = Promise.resolve()
    const beat = async () => {
      await this.confirm()
      await this.beat()
    }
    let takeover: { readonly error: RotationInProgressError } | undefined
    const timer = setInterval(() => {
      beats = beats.then(beat).catch(error => {
        // A lost heartbeat is harmless, but a run that was taken over must stop.
        if (error instanceof RotationInProgressError) takeover = { error }
      })
    }, this.owner.settings.lease / 3)
    const stop = async () => {
      clearInterval(timer)
      await beats
      if (takeover) throw takeover.error
    }
    return work().then(
      async result => {
        await stop()
        return result
      },
      async error => {
        await stop()
        throw error
      },
    )
  }
}

/** The right to work on a new key, recorded in the name of that key. */
export class Tenure extends Right {
  readonly #base: string
  #newKey: NewKey

  constructor(newKey: NewKey, base: string, owner: Owner) {
    super(newKey.key.id, owner)
    this.#newKey = newKey
    this.#base = base
    owner.memory.newKey = newKey
  }

  /**
   * Takes over the rotation of another run, once that run is considered dead.
   *
   * @returns `undefined` if the new key no longer exists
   * @throws RotationInProgressError if the other run is alive
   */
  static async takeOver(newKey: NewKey, { base, old }: Situation, owner: Owner): Promise<Tenure | undefined> {
    const { claim } = newKey.mark
    const isFree = claim === undefined || hasEnded(claim.run, owner)
    if (!isFree && !(await isAbandoned(newKey, owner))) return undefined
    const mark = { ...newKey.mark, claim: { run: owner.run, beat: 0 } }
    const taken = await ignoreNotFound(
      owner.access.readAndRename(newKey.key.id, found => {
        if (found.name !== newKey.key.name) throw inProgress()
        return newKeyName(base, mark)
      }),
    )
    if (taken === undefined) return undefined
    const tenure = new Tenure({ key: taken.key, mark }, base, owner)
    try {
      if (!(await tenure.contest(taken.duration))) throw inProgress()
    } catch (error) {
      if (!(error instanceof RotationInProgressError)) await tenure.#giveUp().catch(() => {})
      throw error
    }
    owner.memory.leftName = old?.name
    return tenure
  }

  get newKey(): NewKey {
    return this.#newKey
  }

  /**
   * After a rollback begins, the name does not contain a run's id. The rollback therefore takes precedence over a run that is finishing
   * the rotation.
   */
  protected isHeld(name: string): boolean {
    return parseNewKeyMark(name)?.claim?.run === this.#newKey.mark.claim?.run
  }

  protected async beat(): Promise<void> {
    await this.record({ claim: { run: this.owner.run, beat: (this.#newKey.mark.claim?.beat ?? 0) + 1 } })
  }

  /** Records a step in the name of the new key. */
  async record(changes: Partial<NewKeyMark>): Promise<NewKey> {
    await this.confirm()
    const mark = { ...this.#newKey.mark, ...changes }
    const key = await this.owner.access.rename(this.#newKey.key.id, newKeyName(this.#base, mark))
    this.noteConfirmed()
    this.#newKey = { key, mark }
    this.owner.memory.newKey = this.#newKey
    return this.#newKey
  }

  /**
   * Verifies that Workbench shows the recorded step. If the process died after the next step, which relies on the record, another run
   * would draw the wrong conclusion from the name.
   *
   * @throws RotationInProgressError if another run has taken over
   * @throws RotationError if Workbench reported that it recorded the step, but did not
   */
  async confirmRecorded(): Promise<void> {
    const { access, journal } = this.owner
    await journal?.checkLock()
    const start = performance.now()
    let isShown = false
    // The heartbeats during this time record the step again.
    const isDecided = (key: ApiKey | undefined) => {
      isShown = key?.name === this.#newKey.key.name
      return isShown || (key !== undefined && !this.isHeld(key.name))
    }
    const { id } = this.#newKey.key
    const found = await this.during(() => access.getKeyWhen(id, isDecided))
    if (found === undefined || !this.isHeld(found.name)) throw takenOver()
    if (!isShown)
      throw new RotationError(`Workbench reported that the key ${id} was renamed, but its name is unchanged.`)
    this.noteConfirmed(start)
  }

  /** Gives up the right, so that the next run does not have to wait. */
  async release(): Promise<void> {
    if (this.#newKey.mark.claim !== undefined) await this.record({ claim: undefined })
  }

  /** Gives up a right that was not used, unless another run holds it. */
  async #giveUp(): Promise<void> {
    if ((await this.fetch()) !== undefined) await this.release()
  }
}

/**
 * The right to create a new key, recorded in the name of the key being replaced. It remains there until that key is retired, because lists
 * may not show the new key immediately, but fetching a single key always returns its current state.
 */
export class Replacement extends Right {
  readonly #old: ApiKey
  #claim: ReplacementClaim
  #actorId: string | null = null

  private constructor(old: ApiKey, since: Date, owner: Owner) {
    super(old.id, owner)
    this.#old = old
    this.#claim = { since, run: owner.run, beat: 0 }
  }

  /**
   * Claims a key before the new key is created.
   *
   * @param situation must not contain a new key whose secret may be stored
   * @returns `undefined` if Workbench does not permit changing the name of this key
   * @throws RotationInProgressError if another run has claimed it
   * @throws RotationError if Workbench truncates names, because it would then be unclear which run created a new key
   */
  static async claim(situation: Situation, old: ApiKey, owner: Owner): Promise<Replacement | undefined> {
    const right = new Replacement(old, await owner.access.now(), owner)
    try {
      const duration = await right.#write()
      if (duration === undefined) return undefined
      if ((await right.contest(duration)) && (await right.#isAlone(duration, situation))) return right
      await right.#assertClaimed()
    } catch (error) {
      if (!(error instanceof RotationInProgressError)) await right.release().catch(() => {})
      throw error
    }
    throw inProgress()
  }

  /** This program's actor, as Workbench recorded it with the claim. */
  get actorId(): string | null {
    return this.#actorId
  }

  /**
   * Writes the claim to the name, unless another run has claimed the key. Returns how long this took, or `undefined` if Workbench does not
   * permit it.
   */
  async #write(): Promise<number | undefined> {
    const { access, memory, run } = this.owner
    const isFree = (name: string) => [undefined, run].includes(parseClaim(name)?.run) || name === memory.leftName
    try {
      const { key, duration } = await access.readAndRename(this.#old.id, ({ name, active }) => {
        // A retired key that was enabled again has its mark since before this run began.
        const isRetired = parseRetiredMark(name) !== undefined && name !== this.#old.name
        if (!active || isRetired || !isFree(name)) throw inProgress()
        return this.#name
      })
      this.#actorId = key.updatedById
      return duration
    } catch (error) {
      if (isNotPermitted(error)) return undefined
      if (!(error instanceof MismatchError)) throw error
      await access.rename(this.#old.id, restoredName(this.#old.name)).catch(() => {})
      throw cutsNames(error, this.#name)
    }
  }

  /** Throws if the name contains no claim at all, because then no other run has this key. */
  async #assertClaimed(): Promise<void> {
    const key = await this.owner.access.getKey(this.#old.id)
    if (!key?.active || parseClaim(key.name) !== undefined || parseRetiredMark(key.name) !== undefined) return
    throw new RotationError(
      `Workbench reported that the key ${key.id} was renamed to "${this.#name}", but its name is "${key.name}". A rotation records its state in names.`,
    )
  }

  /** Whether no other run created a key before it could see this run's claim, which is possible if this run's requests took a long time. */
  async #isAlone(duration: number, { keyId, serviceAccountId, orphans }: Situation): Promise<boolean> {
    if (!this.isSlow(duration)) return true
    const known = new Set(orphans.map(({ key }) => key.id))
    return (await this.owner.access.findSuccessors(keyId, serviceAccountId)).every(({ key }) => known.has(key.id))
  }

  get #name(): string {
    return claimedName(this.#old.name, this.#claim)
  }

  protected isHeld(name: string): boolean {
    return parseClaim(name)?.run === this.owner.run
  }

  protected async beat(): Promise<void> {
    this.#claim = { ...this.#claim, beat: this.#claim.beat + 1 }
    await this.owner.access.rename(this.#old.id, this.#name)
    this.noteConfirmed()
  }

  /** Gives up the claim, and restores the key's name. */
  async release(): Promise<void> {
    if ((await this.fetch()) !== undefined) await this.owner.access.rename(this.#old.id, restoredName(this.#old.name))
  }
}

/** Whether Workbench does not permit a change. Some servers do not permit a key to change itself. */
export function isNotPermitted(error: unknown): boolean {
  const kinds = [PermissionDeniedError, UnsupportedOperationError, ValidationError, ConflictError]
  return kinds.some(kind => error instanceof kind)
}

function cutsNames({ record }: MismatchError, name: string): RotationError {
  const { name: found } = record as Partial<ApiKey>
  return new RotationError(
    `Workbench stores the name "${name}" as "${found}". A rotation records its state in names of that length, so it could not be continued after an interruption.`,
  )
}

/**
 * Watches the name of a key that another run has claimed, although no list shows a new key. The run may have stopped before it created a
 * key, or lists may not show the key yet.
 *
 * @returns whether the other run is considered dead; if not, lists now show its new key
 * @throws RotationInProgressError if the other run is alive
 */
export async function isLeft({ keyId, old, orphans }: Situation, owner: Owner): Promise<boolean> {
  const claim = old && parseClaim(old.name)
  if (!old || claim === undefined || claim.run === owner.run || old.name === owner.memory.leftName) return true
  const { access, memory, settings, signal } = owner
  const known = new Set(orphans.map(({ key }) => key.id))
  const end = performance.now() + Math.max(hasEnded(claim.run, owner) ? 0 : settings.lease, settings.settleTimeout)
  for (;;) {
    const left = end - performance.now()
    const now = await inspect(keyId, access)
    if (now.current !== undefined || now.orphans.some(({ key }) => !known.has(key.id))) return false
    if (now.old?.name !== old.name) throw inProgress()
    if (left <= 0) break
    await sleep(Math.min(left, settings.lease / 5), signal)
  }
  memory.leftName = old.name
  return true
}

function hasEnded(run: string, { run: self, journal }: Owner): boolean {
  return run === self || ended.has(run) || journal?.hasEnded(run) === true
}

/**
 * Watches the name of a new key for the duration of the lease.
 *
 * @returns `false` if the key no longer exists
 */
export async function isAbandoned({ key, mark }: NewKey, owner: Owner): Promise<boolean> {
  const { access, settings, signal } = owner
  if (mark.claim !== undefined && hasEnded(mark.claim.run, owner)) return true
  const end = performance.now() + settings.lease
  for (;;) {
    const left = end - performance.now()
    const found = await access.getKey(key.id)
    if (found === undefined) return false
    if (found.name !== key.name) throw inProgress()
    if (left <= 0) return true
    await sleep(Math.min(left, settings.lease / 5), signal)
  }
}

export function inProgress(): RotationInProgressError {
  return new RotationInProgressError('Another run is rotating the key. Try again later.')
}

function takenOver(): RotationInProgressError {
  return new RotationInProgressError(
    'Another run took over the rotation, because this run sent no heartbeat for too long. This run makes no more changes.',
  )
}
