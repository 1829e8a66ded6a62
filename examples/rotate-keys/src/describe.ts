/** Returns the message of an error as a sentence in one line that is safe to print on a terminal. */
export function describe(error: unknown): string {
  const text = oneLine(error instanceof Error ? error.message || error.name : String(error))
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** Replaces control characters: names come from other people, and must not control the terminal or break a log line. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
