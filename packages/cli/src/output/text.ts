/** Control characters, line breaks, and characters that change the direction of text. */
const UNSAFE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu

/** An option of the client, as its messages mention it. */
const LIBRARY_OPTION = /(?:the option "|`)(create|settleTimeout|storeTimeout|lease)["`]/g

/** Describes an error in one sentence that is safe to print on a terminal. */
export function describe(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error)
  const text = oneLine(message.replace(LIBRARY_OPTION, (_, name) => `--${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`))
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** Replaces characters that could control a terminal or break a line, because names come from other people. */
export function oneLine(text: string): string {
  return text.replace(UNSAFE, ' ').trim()
}

/** Does the same as `oneLine`, and keeps the line breaks. */
export function safeLines(text: string): string {
  return text.replace(UNSAFE, run => run.replace(/[^\n]+/g, ' '))
}

/** Formats a time to the second, in UTC. */
export function printTime(time: Date): string {
  return time.toISOString().replace(/\.\d+/, '')
}
