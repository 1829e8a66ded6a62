/** The sort key of a list (`sort-default`). */
export interface Entry {
  readonly createdAt: string
  readonly id: string
}

const CHUNK = 512

/**
 * Ids in the API's default order, `created_at`, then `id`, in chunks of a few hundred. Adding or removing an id, or
 * reading a page at any offset, accesses one or two chunks and the short list of chunks, regardless of the number of
 * entries.
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

  copy(): OrderedList {
    const copy = new OrderedList()
    copy.#chunks = this.#chunks.map(chunk => [...chunk])
    copy.#size = this.#size
    return copy
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

  /** Returns the index of the last chunk that starts at or before the entry, or 0 if there is none. */
  #chunkFor(entry: Entry): number {
    return Math.max(0, partitionPoint(this.#chunks.length, index => !isBefore(entry, this.#chunks[index]?.[0])) - 1)
  }
}

function position(chunk: readonly Entry[], entry: Entry): number {
  return partitionPoint(chunk.length, index => isBefore(chunk[index] ?? entry, entry))
}

/** Returns the first index from 0 to `length` for which the predicate is false. Uses binary search. */
function partitionPoint(length: number, predicate: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (predicate(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function isBefore(a: Entry, b: Entry | undefined): boolean {
  if (!b) return false
  return a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt
}
