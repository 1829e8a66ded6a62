/** What went wrong, in one line that is safe to print on a terminal, with a full stop. */
export function describe(error: unknown): string {
  const text = oneLine(error instanceof Error ? error.message || error.name : String(error))
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** Names come from other people: control characters in one must not reach a terminal or break a log line. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
