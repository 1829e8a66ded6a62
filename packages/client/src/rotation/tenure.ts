import { sleep } from '@workbench-sdk/internal/sleep'
import type { RotationContext } from './context.ts'
import { RotationInProgressError } from './errors.ts'
import { type NewKey, type NewKeyMark, newKeyName, parseNewKeyMark } from './key-names.ts'
import type { Situation } from './workbench-access.ts'

/** How long a run waits whether another one has taken over at the same moment, in milliseconds. */
const MAX_CONTEST = 2_000

/** The latest runs of this process that have ended, so that no other run has to wait for them. */
const ended = new Set<string>()
const MAX_ENDED = 10_000

/** Remembers that a run of this process has ended. */
export function endRun(run: string): void {
  ended.add(run)
  const [oldest] = ended
  if (ended.size > MAX_ENDED && oldest !== undefined) ended.delete(oldest)
}

type Owner = Pick<RotationContext, 'access' | 'journal' | 'memory' | 'run' | 'settings' | 'signal'>

/**
 * The right of a run to work on a rotation. The name of the new key contains the id of the run, and counts its heartbeats. A run that
 * has not reported for the time of the `lease` counts as dead; the observer measures this with its own clock.
 */
export class Tenure {
  readonly #owner: Owner
  readonly #base: string
  /** When Workbench last confirmed it, by `performance.now()`. */
  #confirmed = performance.now()
  #newKey: NewKey

  constructor(newKey: NewKey, base: string, owner: Owner) {
    this.#newKey = newKey
    this.#base = base
    this.#owner = owner
    owner.memory.newKey = newKey
  }

  get newKey(): NewKey {
    return this.#newKey
  }

  /** Records a step in the name of the new key. */
  async record(changes: Partial<NewKeyMark>): Promise<NewKey> {
    await this.confirm()
    const mark = { ...this.#newKey.mark, ...changes }
    const key = await this.#owner.access.rename(this.#newKey.key.id, newKeyName(this.#base, mark))
    this.#confirmed = performance.now()
    this.#newKey = { key, mark }
    this.#owner.memory.newKey = this.#newKey
    return this.#newKey
  }

  /**
   * Makes sure that no other run has taken over. It costs a request only if the last confirmation is so old that one could have.
   *
   * @throws RotationInProgressError if another run has
   */
  async confirm(): Promise<void> {
    await this.#owner.journal?.checkLock()
    if (performance.now() - this.#confirmed < this.#owner.settings.lease / 2) return
    const key = await this.#owner.access.getKey(this.#newKey.key.id)
    const claim = key && parseNewKeyMark(key.name)?.claim
    if (key === undefined || claim?.run !== this.#newKey.mark.claim?.run) throw takenOver()
    this.#confirmed = performance.now()
  }

  /** Runs `work`, which may take long, and regularly reports that this run is alive. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    let beats = Promise.resolve()
    const beat = async () => {
      await this.confirm()
      const { claim } = this.#newKey.mark
      await this.record({ claim: { run: this.#owner.run, beat: (claim?.beat ?? 0) + 1 } })
    }
    let takeover: { readonly error: RotationInProgressError } | undefined
    const timer = setInterval(() => {
      beats = beats.then(beat).catch(error => {
        // A heartbeat may be lost; a run that was taken over must stop.
        if (error instanceof RotationInProgressError) takeover = { error }
      })
    }, this.#owner.settings.lease / 3)
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

  /** Gives the right up, so that the next run does not have to wait. */
  async release(): Promise<void> {
    if (this.#newKey.mark.claim !== undefined) await this.record({ claim: undefined })
  }
}

/**
 * Takes over a rotation that another run has left, once that run counts as dead.
 *
 * @returns undefined if the new key does not exist any more
 * @throws RotationInProgressError if the other run is alive
 */
export async function takeOver(newKey: NewKey, { base }: Situation, owner: Owner): Promise<Tenure | undefined> {
  const { claim } = newKey.mark
  const isFree = claim === undefined || hasEnded(claim.run, owner)
  if (!isFree && !(await isAbandoned(newKey, owner))) return undefined
  const tenure = new Tenure(newKey, base, owner)
  await tenure.record({ claim: { run: owner.run, beat: 0 } })
  // Another run may have found it abandoned at the same moment. The last one to write its name has it.
  const contest = isFree && claim !== undefined ? 0 : Math.min(owner.settings.lease / 4, MAX_CONTEST)
  await sleep(contest, owner.signal).catch(async error => {
    await giveUp(tenure, owner).catch(() => {})
    throw error
  })
  const key = await owner.access.getKey(newKey.key.id)
  if (key === undefined) return undefined
  if (parseNewKeyMark(key.name)?.claim?.run !== owner.run) throw takenOver()
  return tenure
}

/** Releases a right that was not used, unless another run has it. Otherwise, the next run would wait for the time of the lease. */
async function giveUp(tenure: Tenure, { access, run }: Owner): Promise<void> {
  const key = await access.getKey(tenure.newKey.key.id)
  if (key && parseNewKeyMark(key.name)?.claim?.run === run) await tenure.release()
}

function hasEnded(run: string, { run: self, journal }: Owner): boolean {
  return run === self || ended.has(run) || journal?.hasEnded(run) === true
}

/**
 * Watches the name of a new key for the time of the lease.
 *
 * @returns false if the key does not exist any more
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
  return new RotationInProgressError('Another run is rotating the key at this moment. Try again later.')
}

function takenOver(): RotationInProgressError {
  return new RotationInProgressError(
    'Another run has taken over the rotation, because this one had not reported for too long. This run changes nothing more.',
  )
}
