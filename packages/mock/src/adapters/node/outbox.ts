import { setImmediate } from '../../timers.ts'

/**
 * Sends answers together that were made in one turn of the event loop. Sent one by one, each wakes its client, and that costs
 * more than to make it: whoever has some requests under way at a time gets half as many answers in a second.
 */
export class Outbox {
  #due: (() => void)[] = []

  /** @param send is called at the end of this turn, in the order of the calls. */
  post(send: () => void): void {
    if (this.#due.length === 0) setImmediate(() => this.#sendAll())
    this.#due.push(send)
  }

  #sendAll(): void {
    const due = this.#due
    this.#due = []
    for (const send of due) send()
  }
}
