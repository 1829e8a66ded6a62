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
export function suggest(name: string, known: readonly string[], maxEdits = TOO_MANY_EDITS): string {
  const [closest] = rankBySimilarity(name.toLowerCase(), known, each => each.toLowerCase())
  return closest && closest.edits < Math.min(Math.max(closest.item.length / 2, maxEdits - TOO_MANY_EDITS), maxEdits)
    ? `Did you mean "${closest.item}"?`
    : `Expected one of: ${known.join(', ')}.`
}

/** Sorts items by the similarity of their text to `text`, the most similar first. */
export function rankBySimilarity<T>(text: string, items: readonly T[], textOf: (item: T) => string): Ranked<T>[] {
  return items.map(item => ({ item, edits: editDistance(text, textOf(item)) })).sort((a, b) => a.edits - b.edits)
}

/** Returns the number of insertions, deletions and replacements that turn one string into the other (Levenshtein distance). */
function editDistance(a: string, b: string): number {
  // `row[j]` is the distance between the characters of `a` so far and the first `j` characters of `b`.
  let row = ['', ...b].map((_, j) => j)
  for (const character of a) {
    let left = Number.POSITIVE_INFINITY
    row = row.map((above, j, { [j - 1]: diagonal = left }) => {
      // Insert, delete, or replace a character.
      left = Math.min(left + 1, above + 1, diagonal + Number(character !== b[j - 1]))
      return left
    })
  }
  return row.at(-1) ?? 0
}
