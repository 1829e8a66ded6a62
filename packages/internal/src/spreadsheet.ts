/**
 * Matches text that no spreadsheet interprets as a formula: empty text, or text that begins with a letter or a digit of any
 * script. Any other text is prefixed with `'`, because spreadsheets skip blanks, line breaks and invisible characters before a
 * formula, and each spreadsheet skips different ones.
 */
const HARMLESS = /^(?:[\p{L}\p{N}]|$)/u

/** Prefixes text with `'` if a spreadsheet could interpret it as a formula. */
export function withoutFormula(text: string): string {
  return HARMLESS.test(text) ? text : `'${text}`
}
