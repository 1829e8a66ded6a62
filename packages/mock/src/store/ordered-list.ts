/** What a list is ordered by: the API's own default order, `created_at` and then `id`. */
export interface Entry {
  readonly createdAt: string
  readonly id: string
}

const CHUNK = 512

/**
 * Ids in creation order, kept in chunks of a few hundred: an insertion, a removal and a page at any offset each touch a
 * chunk or two and the short list of chunks, however many entries there are.
 */
export class OrderedList implements Iterable<string> {
  #chunks: Entry[][] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  add(entry: Entry): void {
    const at = this.#chunkFor(entry)
    const chunk = this.#chunks[at]
    if (!chunk) this.#chunks.push([entry])
    else {
      chunk.splice(position(chunk, entry), 0, entry)
      if (chunk.length > CHUNK) this.#chunks.splice(at + 1, 0, chunk.splice(CHUNK / 2))
    }
    this.#size++
  }

  remove(entry: Entry): void {
    const at = this.#chunkFor(entry)
    const chunk = this.#chunks[at]
    const index = chunk ? position(chunk, entry) : 0
    if (chunk?.[index]?.id !== entry.id) return
    chunk.splice(index, 1)
    if (chunk.length === 0) this.#chunks.splice(at, 1)
    this.#size--
  }

  page(offset: number, limit: number): string[] {
    const ids: string[] = []
    let skip = offset
    for (const chunk of this.#chunks) {
      if (ids.length >= limit) break
      if (skip < chunk.length) ids.push(...chunk.slice(skip, skip + limit - ids.length).map(entry => entry.id))
      skip = Math.max(0, skip - chunk.length)
    }
    return ids
  }

  *[Symbol.iterator](): Iterator<string> {
    for (const chunk of this.#chunks) for (const entry of chunk) yield entry.id
  }

  /** The last chunk that begins at or before the entry, or the first. */
  #chunkFor(entry: Entry): number {
    return Math.max(0, search(this.#chunks.length, index => !isBefore(entry, this.#chunks[index]?.[0])) - 1)
  }
}

function position(chunk: readonly Entry[], entry: Entry): number {
  return search(chunk.length, index => isBefore(chunk[index] ?? entry, entry))
}

/** How many of the first `length` indexes hold, where all that hold come before all that do not. */
function search(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function isBefore(a: Entry, b: Entry | undefined): boolean {
  if (!b) return false
  return a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt
}
