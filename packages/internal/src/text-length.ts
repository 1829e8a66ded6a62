/** Whether a string has at most `max` characters: code points, as JSON Schema counts them, not UTF-16 code units. */
export function hasAtMost(text: string, max: number): boolean {
  if (text.length <= max) return true
  // A character has at most two code units.
  return text.length <= 2 * max && [...text].length <= max
}
