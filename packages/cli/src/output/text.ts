/** Control characters, line breaks, and characters that change the direction of text. */
const UNSAFE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu

/** The developer terms in the client's messages, and the terms that users of this program know instead. */
const TERMS = [
  [/the `create` option/g, () => '--create, or "create: true" in a configuration,'],
  [/(?:the option "|`)(settleTimeout|lease)["`]/g, (_: string, name: string) => toOption(name)],
  [/(?<=\b(?:Check|of|Invalid) )baseUrl\b/g, () => '--base-url or WORKBENCH_BASE_URL'],
  [
    /, or (?:pass a `fetch` that uses it|increase `storeTimeout`|increase the limit|`allowInsecureHttp: true` to send the token unencrypted)(?=\.)/g,
    () => '',
  ],
] as const

/** Describes an error in one line that is safe to print on a terminal. */
export function describe(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error)
  const text = oneLine(TERMS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), message))
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function toOption(name: string): string {
  return `--${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`
}

/** Replaces characters that could control a terminal or break a line, because names may come from other users. */
export function oneLine(text: string): string {
  return text.replace(UNSAFE, ' ').trim()
}

/** Replaces the same characters as `oneLine`, except line breaks. */
export function safeLines(text: string): string {
  return text.replace(UNSAFE, run => run.replace(/[^\n]+/g, ' '))
}

/** Formats a time to the second, in UTC. */
export function printTime(time: Date): string {
  return time.toISOString().replace(/\.\d+/, '')
}
