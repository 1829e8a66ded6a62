/** Whoever wants to be told of something. */
export class Listeners<T> {
  readonly #listeners = new Set<(event: T) => void>()

  /** @returns what lets go of the listener again. */
  add(listener: (event: T) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  tell(event: T): void {
    for (const listener of this.#listeners) listener(event)
  }
}
