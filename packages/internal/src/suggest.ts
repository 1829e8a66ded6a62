/** Names that differ by more edits are not misspellings of each other. */
const MAX_EDITS = 3

/**
 * Returns a hint for an unknown name: the most similar of the known names, or all of them if none is similar.
 *
 * @example
 * suggest('baseURL', ['baseUrl', 'token']) // Did you mean "baseUrl"?
 */
export function suggest(name: string, known: readonly string[]): string {
  for (let edits = 0; edits <= MAX_EDITS; edits++) {
    const similar = known.find(
      each => edits < each.length / 2 && isWithin(edits, name.toLowerCase(), each.toLowerCase()),
    )
    if (similar !== undefined) return `Did you mean "${similar}"?`
  }
  return `Expected one of: ${known.join(', ')}.`
}

/** Whether so many insertions, deletions and replacements turn one string into the other (Levenshtein distance). */
function isWithin(edits: number, a: string, b: string): boolean {
  if (a === b) return true
  if (edits === 0) return false
  const [restA, restB] = [a.slice(1), b.slice(1)]
  if (a[0] === b[0]) return isWithin(edits, restA, restB)
  return isWithin(edits - 1, restA, restB) || isWithin(edits - 1, restA, b) || isWithin(edits - 1, a, restB)
}
