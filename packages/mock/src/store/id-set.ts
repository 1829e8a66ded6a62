import { isId } from '@workbench-sdk/contract/ids'

/** An id takes four words. Four zeros mark a free slot: the nil UUID is not an id. */
const WORDS = 4
const FIRST_CAPACITY = 16
/** The share of the slots that are in use, at most. */
const MAX_LOAD = 0.75

/**
 * A set of ids. It takes 16 bytes for an id, and at most twice that for free slots: a `Set` of strings takes about 90. A mock keeps the ids of
 * all deleted records, and programs can delete millions.
 */
export class IdSet {
  /** A hash table with open addressing: an id is in the first free slot after the one of its hash. */
  #slots = new Uint32Array()
  #size = 0
  /** Callers choose ids. They must not be able to choose many with the same hash. */
  readonly #salt = Math.floor(Math.random() * 2 ** 32)

  has(id: string): boolean {
    if (this.#size === 0 || !isId(id)) return false
    return this.#isUsed(this.#find(this.#slots, wordsOf(id)))
  }

  add(id: string): void {
    if (this.#size + 1 > this.#capacity * MAX_LOAD) this.#grow()
    const words = wordsOf(id)
    const slot = this.#find(this.#slots, words)
    if (this.#isUsed(slot)) return
    this.#slots.set(words, slot * WORDS)
    this.#size++
  }

  delete(id: string): void {
    if (!this.has(id)) return
    let free = this.#find(this.#slots, wordsOf(id))
    // Otherwise, a search for an id after the free slot would end there.
    for (let slot = this.#next(free); this.#isUsed(slot); slot = this.#next(slot)) {
      if (!this.#isReachedBefore(slot, free)) continue
      this.#slots.copyWithin(free * WORDS, slot * WORDS, (slot + 1) * WORDS)
      free = slot
    }
    this.#slots.fill(0, free * WORDS, (free + 1) * WORDS)
    this.#size--
  }

  /** Returns the ids in alphabetical order. */
  toSorted(): string[] {
    return Array.from(this.#usedSlots(), slot => idOf(this.#wordsAt(slot))).toSorted()
  }

  get #capacity(): number {
    return this.#slots.length / WORDS
  }

  /** Doubles the number of slots. */
  #grow(): void {
    const slots = new Uint32Array(Math.max(this.#slots.length * 2, FIRST_CAPACITY * WORDS))
    for (const slot of this.#usedSlots()) {
      const words = this.#wordsAt(slot)
      slots.set(words, this.#find(slots, words) * WORDS)
    }
    this.#slots = slots
  }

  *#usedSlots(): Generator<number> {
    for (let slot = 0; slot < this.#capacity; slot++) if (this.#isUsed(slot)) yield slot
  }

  /** Returns the slot of an id, or the free one for it. */
  #find(slots: Uint32Array, [a = 0, b = 0, c = 0, d = 0]: ArrayLike<number> & Iterable<number>): number {
    const mask = slots.length / WORDS - 1
    let slot = this.#hash(a, b, c, d) & mask
    for (; ; slot = (slot + 1) & mask) {
      const at = slot * WORDS
      const isFree = !(slots[at] || slots[at + 1] || slots[at + 2] || slots[at + 3])
      if (isFree || (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d)) return slot
    }
  }

  #hash(...words: readonly number[]): number {
    let hash = this.#salt
    for (const word of words) {
      hash = Math.imul(hash ^ word, 0x85ebca6b)
      hash ^= hash >>> 15
    }
    return hash
  }

  /** Whether a search for the id in `slot` visits `earlier` first. */
  #isReachedBefore(slot: number, earlier: number): boolean {
    const mask = this.#capacity - 1
    const [a = 0, b = 0, c = 0, d = 0] = this.#wordsAt(slot)
    const start = this.#hash(a, b, c, d) & mask
    return ((earlier - start) & mask) < ((slot - start) & mask)
  }

  #next(slot: number): number {
    return (slot + 1) & (this.#capacity - 1)
  }

  #isUsed(slot: number): boolean {
    return this.#wordsAt(slot).some(word => word !== 0)
  }

  #wordsAt(slot: number): Uint32Array {
    return this.#slots.subarray(slot * WORDS, (slot + 1) * WORDS)
  }
}

function wordsOf(id: string): Uint32Array {
  const digits = id.replaceAll('-', '')
  return Uint32Array.from({ length: WORDS }, (_, index) =>
    Number.parseInt(digits.slice(index * 8, (index + 1) * 8), 16),
  )
}

function idOf(words: Uint32Array): string {
  const digits = Array.from(words, word => word.toString(16).padStart(8, '0')).join('')
  return [0, 8, 12, 16, 20].map((start, index, starts) => digits.slice(start, starts[index + 1])).join('-')
}
