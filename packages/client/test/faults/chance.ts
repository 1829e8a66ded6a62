/** Chance that can be had again: the same seed draws the same numbers. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** From 0 up to 1, which it never is: mulberry32. */
  draw(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    const a = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    const b = (a + Math.imul(a ^ (a >>> 7), 61 | a)) ^ a
    return ((b ^ (b >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number, from 0 up to a bound that it never is. */
  below(bound: number): number {
    return Math.floor(this.draw() * bound)
  }

  /** One of a table's rows, as often as it says; none in the percentage that is left. */
  row<Row extends { readonly percent: number }>(table: readonly Row[]): Row | undefined {
    let left = this.draw() * 100
    return table.find(({ percent }) => {
      left -= percent
      return left < 0
    })
  }
}
