/** Whether a string has at most `max` characters. Counts code points, as JSON Schema does, not UTF-16 code units. */
export function hasAtMost(text: string, max: number): boolean {
  if (text.length <= max) return true
  // A character has at most two code units.
  return text.length <= 2 * max && [...text].length <= max
}
