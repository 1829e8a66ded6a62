/** A name that needs this many edits is not considered a misspelling. */
const TOO_MANY_EDITS = 4

/** An item, and the number of edits that turn its text into the other text. */
export interface Ranked<T> {
  readonly item: T
  readonly edits: number
}

/**
 * Returns a hint for an unknown name: the most similar of the known names, or all of them if none is similar.
 *
 * @example
 * suggest('baseURL', ['baseUrl', 'token']) // Did you mean "baseUrl"?
 */
export function suggest(name: string, known: readonly string[], maxEdits?: number): string {
  const closest = closestTo(name, known, maxEdits)
  return closest === undefined ? `Expected one of: ${known.join(', ')}.` : `Did you mean "${closest}"?`
}

/** Returns the most similar of the known names, or undefined if none is similar. */
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

/** The maximum number of characters to compare. Names are shorter, and the time grows with the square of the length. */
const MAX_COMPARED = 100

/**
 * Returns the number of insertions, deletions, replacements and swaps of neighbors that turn one string into the other (optimal string
 * alignment).
 */
function editDistance(text: string, other: string): number {
  const [from, to] = [[...text.slice(0, MAX_COMPARED)], [...other.slice(0, MAX_COMPARED)]]
  // `row[j]` is the distance between the characters of `from` so far and the first `j` characters of `to`.
  let row = Array.from({ length: to.length + 1 }, (_, j) => j)
  let previous = row
  for (const [i, character] of from.entries()) {
    const next = [i + 1]
    for (const [j, otherCharacter] of to.entries()) {
      const isSwap = i > 0 && j > 0 && character === to[j - 1] && otherCharacter === from[i - 1]
      next.push(
        Math.min(
          (next[j] ?? 0) + 1,
          (row[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + Number(character !== otherCharacter),
          isSwap ? (previous[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    previous = row
    row = next
  }
  return row.at(-1) ?? 0
}
