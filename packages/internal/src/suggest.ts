/** The maximum number of edits between a misspelled name and the suggestion. */
const MAX_EDITS = 3

/** An item, and how many edits turn its text into the text that it was compared with. */
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
export function suggest(name: string, known: readonly string[]): string {
  const ranked = rankBySimilarity(name.toLowerCase(), known, each => each.toLowerCase())
  const similar = ranked.find(({ item, edits }) => edits <= MAX_EDITS && edits < item.length / 2)
  return similar ? `Did you mean "${similar.item}"?` : `Expected one of: ${known.join(', ')}.`
}

/** Sorts items by how similar their texts are to `text`, the most similar first. */
export function rankBySimilarity<T>(text: string, items: readonly T[], textOf: (item: T) => string): Ranked<T>[] {
  return items.map(item => ({ item, edits: editDistance(text, textOf(item)) })).sort((a, b) => a.edits - b.edits)
}

/** Returns how many insertions, deletions and replacements turn one string into the other (Levenshtein distance). */
function editDistance(a: string, b: string): number {
  // Each row has the distances between the beginning of `a` so far and every beginning of `b`.
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const [left = 0, above = 0, diagonal = 0] = [next[j], row[j + 1], row[j]]
      next.push(Math.min(left + 1, above + 1, diagonal + (a[i] === b[j] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}
