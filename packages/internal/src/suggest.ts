/** A name that differs by this many edits is not considered a misspelling. */
const TOO_MANY_EDITS = 4

/** An item, and the edit distance between its text and the given text. */
export interface Ranked<T> {
  readonly item: T
  readonly edits: number
}

/**
 * Returns a hint for an unknown name: the most similar known name, or all known names if none is similar.
 *
 * @example
 * suggest('baseURL', ['baseUrl', 'token']) // Did you mean "baseUrl"?
 */
export function suggest(name: string, known: readonly string[], maxEdits?: number): string {
  const closest = closestTo(name, known, maxEdits)
  return closest === undefined ? `Expected one of: ${known.join(', ')}.` : `Did you mean "${closest}"?`
}

/** The maximum number of names in a hint. */
const MAX_NAMES = 5

/**
 * Like `suggest`, for up to thousands of names. If none is similar, the hint contains only the closest of them.
 *
 * @param listing a sentence that tells the user how to list all names
 * @example
 * suggestAmong('x', names, 'Run "audit" to list all of them.') // Expected one of: a, b, c, d, e and 95 more. Run "audit" …
 */
export function suggestAmong(name: string, known: readonly string[], listing: string): string {
  if (known.length <= MAX_NAMES) return suggest(name, known)
  const similar = closestTo(name, known)
  if (similar !== undefined) return `Did you mean "${similar}"?`
  const ranked = rankBySimilarity(name.toLowerCase(), known, each => each.toLowerCase())
  const closest = ranked.slice(0, MAX_NAMES).map(({ item }) => item)
  const more = (known.length - MAX_NAMES).toLocaleString('en')
  return `Expected one of: ${closest.join(', ')} and ${more} more. ${listing}`
}

/** Returns the most similar known name, or undefined if none is similar. */
export function closestTo(name: string, known: readonly string[], maxEdits = TOO_MANY_EDITS): string | undefined {
  const [closest] = rankBySimilarity(name.toLowerCase(), known, each => each.toLowerCase())
  return closest && closest.edits < Math.min(Math.max(closest.item.length / 2, maxEdits - TOO_MANY_EDITS), maxEdits)
    ? closest.item
    : undefined
}

/** Sorts items by the similarity of their text to `text`, the most similar first. Equal texts are compared once. */
export function rankBySimilarity<T>(text: string, items: readonly T[], textOf: (item: T) => string): Ranked<T>[] {
  const distances = new Map<string, number>()
  const distanceTo = (other: string): number => {
    const distance = distances.get(other) ?? editDistance(text, other)
    distances.set(other, distance)
    return distance
  }
  return items.map(item => ({ item, edits: distanceTo(textOf(item)) })).sort((a, b) => a.edits - b.edits)
}

/** The maximum number of characters to compare. Names are shorter, and the computation time grows with the square of the length. */
const MAX_COMPARED = 100

/**
 * Returns the number of insertions, deletions, replacements and swaps of neighbors that turn one string into the other (optimal string
 * alignment).
 */
function editDistance(text: string, other: string): number {
  const [from, to] = [codePointsOf(text), codePointsOf(other)]
  // `row[j]` is the distance between the characters of `from` so far and the first `j` characters of `to`. Arrays of numbers with a
  // fixed length make this several times faster.
  let row = Uint8Array.from({ length: to.length + 1 }, (_, j) => j)
  let previous = row
  let next = new Uint8Array(row.length)
  for (const [i, character] of from.entries()) {
    next[0] = i + 1
    for (let j = 0; j < to.length; j++) {
      const replaced = at(row, j) + Number(character !== to[j])
      const edits = Math.min(at(next, j) + 1, at(row, j + 1) + 1, replaced)
      const isSwap = i > 0 && j > 0 && character === to[j - 1] && from[i - 1] === to[j]
      next[j + 1] = isSwap ? Math.min(edits, at(previous, j - 1) + 1) : edits
    }
    const unused = previous === row ? new Uint8Array(row.length) : previous
    previous = row
    row = next
    next = unused
  }
  return at(row, to.length)
}

const codePointsOf = (text: string) =>
  Uint32Array.from([...text.slice(0, MAX_COMPARED)], each => each.codePointAt(0) ?? 0)

const at = (row: Uint8Array, index: number): number => row[index] ?? 0
