/** A hint for a message about an unknown name: the name that was probably meant, or all names. */
export function suggestion(unknown: string, names: readonly string[]): string {
  const [closest] = names
    .map(name => ({ name, distance: editDistance(unknown.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  if (!closest) return ''
  const isSimilar = closest.distance <= Math.max(2, unknown.length / 3)
  return isSimilar ? `Did you mean "${closest.name}"?` : `Expected one of ${names.join(', ')}.`
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...b].entries()) {
      const [left = 0, above = 0, diagonal = 0] = [current[column], previous[column + 1], previous[column]]
      current.push(Math.min(left + 1, above + 1, diagonal + (letter === other ? 0 : 1)))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
