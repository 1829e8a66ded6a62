/** A pseudorandom generator: the same seed returns the same numbers. */
export class SeededRandom {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** A number in [0, 1), from mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    const a = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    const b = (a + Math.imul(a ^ (a >>> 7), 61 | a)) ^ a
    return ((b ^ (b >>> 14)) >>> 0) / 2 ** 32
  }

  /** An integer in [0, bound). */
  below(bound: number): number {
    return Math.floor(this.next() * bound)
  }

  /** Picks a row with the probability in its `percent`, or undefined with the remaining probability. */
  pick<Row extends { readonly percent: number }>(table: readonly Row[]): Row | undefined {
    let left = this.next() * 100
    return table.find(({ percent }) => {
      left -= percent
      return left < 0
    })
  }
}
