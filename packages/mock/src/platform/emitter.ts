/** Notifies listeners of events, in the order in which the listeners were added. */
export class Emitter<T> {
  readonly #listeners = new Set<(event: T) => void>()
  /** The events of the current batch. */
  #batch: T[] | undefined

  /** @returns a function that removes the listener. */
  on(listener: (event: T) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  emit(event: T): void {
    if (this.#batch) this.#batch.push(event)
    else for (const listener of this.#listeners) listener(event)
  }

  /**
   * Runs synchronous work and combines the events that it emits into at most one, even if it throws. Batches within the
   * work are part of the outer one.
   */
  batch<R>(work: () => R, combine: (events: readonly T[]) => T | undefined): R {
    if (this.#batch) return work()
    const events: T[] = []
    this.#batch = events
    try {
      return work()
    } finally {
      this.#batch = undefined
      const event = combine(events)
      if (event !== undefined) this.emit(event)
    }
  }
}
