/** Control characters, line breaks, and characters that change the text direction. */
const UNSAFE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu

/** Replaces characters that could control a terminal or start a new line. The text may come from servers, files or users. */
export const printable = (text: string): string => text.replace(UNSAFE, '\ufffd')

/** Replaces such characters in all strings in a JSON value. */
export function printableValues<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T
  if (Array.isArray(value)) return value.map(printableValues) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [printable(key), printableValues(each)])) as T
}

/** Serializes a value as JSON, and escapes such characters, so that the value remains the same. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSAFE, character =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
