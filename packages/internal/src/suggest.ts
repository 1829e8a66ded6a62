/** Names that are further apart are not misspellings of each other. */
const MAX_DISTANCE = 3

/**
 * Returns a hint for an unknown name: the most similar of the known names, or all of them if none is similar.
 *
 * @example
 * suggest('baseURL', ['baseUrl', 'token']) // Did you mean "baseUrl"?
 */
export function suggest(name: string, known: readonly string[]): string {
  const [closest] = known
    .map(each => ({ each, distance: distanceBetween(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ distance, each }) => distance <= Math.min(MAX_DISTANCE, each.length / 2))
    .toSorted((a, b) => a.distance - b.distance)
  return closest ? `Did you mean "${closest.each}"?` : `Expected one of: ${known.join(', ')}.`
}

/** The Levenshtein distance: how many characters have to be inserted, removed or replaced. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (char === b[j] ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
