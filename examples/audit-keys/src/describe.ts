/** Describes an error in one sentence that is safe to print on a terminal. */
export function describe(error: unknown): string {
  const text = oneLine(error instanceof Error ? error.message || error.name : String(error))
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** Removes terminal control characters, line breaks and changes of text direction, because names are untrusted. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ').trim()
}
