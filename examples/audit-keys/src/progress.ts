import type { Output } from './output.ts'

/** In milliseconds: how long nothing is said, and how long it stands before it is said anew. */
const patience = 1000
const interval = 100

const eraseLine = '\r\u001b[K'

/** One line on a terminal that says how far a long list has come; nothing where it is quick, or nobody looks. */
export class Progress {
  readonly #stream: Output
  #next = performance.now() + patience
  #isShown = false

  constructor(stream: Output) {
    this.#stream = stream
  }

  /** Passes records on, and counts them. */
  async *count<T>(what: string, records: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
    let number = 0
    for await (const record of records) {
      number += 1
      this.#tell(`Listing ${what}: ${number.toLocaleString('en')} …`)
      yield record
    }
  }

  /** Leaves the terminal as it was. */
  end(): void {
    if (this.#isShown) this.#stream.write(eraseLine)
    this.#isShown = false
  }

  #tell(text: string): void {
    if (!this.#stream.isTTY || performance.now() < this.#next) return
    this.#stream.write(`${eraseLine}${text}`)
    this.#isShown = true
    this.#next = performance.now() + interval
  }
}
