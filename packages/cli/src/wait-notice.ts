import { NOTICE } from './connect.ts'
import { printDuration } from './durations.ts'
import type { Log } from './output/log.ts'
import { oneLine } from './output/text.ts'
import { type PlannedKey, subjectOf } from './plan.ts'
import type { RotationEvent } from './rotation.ts'
import { DEFAULTS } from './settings-options.ts'

/** Explains a delay: a rotation that an earlier run began can only continue when that run is considered dead. */
export class WaitNotice implements Disposable {
  readonly #log: Log
  /** The keys that have made no progress yet, by id. */
  readonly #pending: Map<string, PlannedKey>
  #timer: NodeJS.Timeout | undefined

  constructor(log: Log, keys: readonly PlannedKey[]) {
    this.#log = log
    this.#pending = new Map(keys.map(planned => [planned.key.id, planned]))
    this.#restart()
  }

  observe({ key }: Pick<RotationEvent, 'key'>): void {
    if (this.#pending.delete(key.id)) this.#restart()
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer)
  }

  #restart(): void {
    clearTimeout(this.#timer)
    const [first] = this.#pending.values()
    if (first) this.#timer = setTimeout(() => this.#log.note(messageOf(first)), NOTICE)
  }
}

function messageOf(planned: PlannedKey): string {
  const { account, name } = subjectOf(planned)
  const lease = printDuration(planned.entry.settings.lease ?? DEFAULTS.lease)
  return `Still waiting, possibly for another run that rotates ${oneLine(`${account}/${name}`)}. A run that has stopped is considered active for ${lease} (--lease).`
}
