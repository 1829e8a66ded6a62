import { printValue } from '@workbench-sdk/internal/print-value'

/**
 * Thrown by a listener to fail the operation that triggered the event. Any other error is only reported, because listeners
 * must not affect operations.
 */
export class OperationFailure extends Error {}

/** Notifies listeners of events, in the order in which the listeners were added. */
export class Emitter<T> {
  readonly #listeners = new Set<(event: T) => unknown>()
  /** The events of the current batch. */
  #batch: T[] | undefined

  get hasListeners(): boolean {
    return this.#listeners.size > 0
  }

  /**
   * @returns a function that removes the listener
   * @throws TypeError if the listener is not a function
   */
  on(listener: (event: T) => unknown): () => void {
    if (typeof listener !== 'function') {
      throw new TypeError(`Invalid listener ${printValue(listener)}: expected a function.`)
    }
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** @throws OperationFailure if a listener throws it, after all listeners were called */
  emit(event: T): void {
    if (this.#batch) this.#batch.push(event)
    else if (this.#listeners.size > 0) this.#notify(event)
  }

  /**
   * Runs synchronous work, and combines the events that it emits into at most one, even if it throws an error. A batch within the
   * work becomes part of the outer batch.
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

  #notify(event: T): void {
    let failure: OperationFailure | undefined
    for (const listener of this.#listeners) {
      const error = callListener(() => listener(event))
      failure ??= error
    }
    if (failure) throw failure
  }
}

/**
 * Calls a listener. Its errors are reported, including those of a promise that it returns.
 *
 * @returns the error if it is an `OperationFailure`, which the operation then throws
 */
export function callListener(call: () => unknown): OperationFailure | undefined {
  try {
    const result = call()
    // A promise can have another class, e.g. in a test environment with its own globals.
    if (Object(result) === result) new Promise(resolve => resolve(result)).catch(reportListener)
  } catch (error) {
    if (error instanceof OperationFailure) return error
    reportListener(error)
  }
  return undefined
}

function reportListener(error: unknown): void {
  report('A mock listener failed. The request or change that triggered it is not affected.', error)
}

/** Reports an error with `console.error`. Tests replace that function, e.g. by one that throws, which must not affect a request. */
export function report(...message: readonly unknown[]): void {
  try {
    console.error(...message)
  } catch {
    // There is no other place to report to.
  }
}
