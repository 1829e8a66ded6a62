/**
 * Text that no spreadsheet interprets as a formula: it begins with a letter or a digit of any script. Everything else gets a `'`:
 * spreadsheets also skip blanks, line ends and invisible characters in front of a formula, and each has its own list of them.
 */
const HARMLESS = /^(?:[\p{L}\p{N}]|$)/u

/** Prefixes text with ' if a spreadsheet could interpret it as a formula. */
export function withoutFormula(text: string): string {
  return HARMLESS.test(text) ? text : `'${text}`
}
