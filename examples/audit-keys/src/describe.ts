/** What went wrong, in one line that is safe to print on a terminal, with a full stop. */
export function describe(error: unknown): string {
  const text = oneLine(error instanceof Error ? error.message || error.name : String(error))
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** Names come from other people: what controls a terminal, breaks a line or turns the direction of text goes out. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ').trim()
}
