import type { Output } from '../output/stream.ts'

/** The delay before the first progress message, and between messages, in milliseconds. */
const initialDelay = 1000
const interval = 100

const eraseLine = '\r\u001b[K'

/** Shows the progress of a long list in one line on a terminal. Writes nothing for a short list, or without a terminal. */
export class Progress {
  readonly #stream: Output
  #next = performance.now() + initialDelay
  #isShown = false

  constructor(stream: Output) {
    this.#stream = stream
  }

  /** Yields the records and counts them. */
  async *count<T>(what: string, records: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
    let number = 0
    for await (const record of records) {
      number += 1
      this.#show(`Listing ${what}: ${number.toLocaleString('en')} …`)
      yield record
    }
  }

  /** Erases the line. */
  end(): void {
    if (this.#isShown) this.#stream.write(eraseLine)
    this.#isShown = false
  }

  #show(text: string): void {
    if (!this.#stream.isTTY || performance.now() < this.#next) return
    this.#stream.write(`${eraseLine}${text}`)
    this.#isShown = true
    this.#next = performance.now() + interval
  }
}
