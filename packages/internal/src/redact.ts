/** The replacement for a secret. */
export const REDACTED = '[secret]'

/** The minimum length of a secret. Shorter values cannot be secrets, and replacing them would reveal their positions. */
const MIN_LENGTH = 4

/** The number of consecutive characters of a secret that are treated like the whole secret. */
const RUN = 12

/**
 * The minimum length of a secret whose parts are replaced. A shorter secret, e.g. a one-time code, is replaced only as a whole,
 * because parts of it could occur by chance.
 */
const MIN_CUT_LENGTH = 8

/** Replaces every occurrence of the secrets in a string: see {@link redactor}. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((safe, secret) => searchingRedactor(secret)(safe), text)
}

/**
 * Returns a function that replaces every occurrence of a secret in text from an external source, e.g. a response that echoes the
 * request. The secret may be plain, in another case, percent-encoded, base64-encoded or truncated.
 */
export function redactor(secret: string): (text: string) => string {
  const { length } = secret
  if (length < MIN_LENGTH) return text => text
  const size = length < MIN_CUT_LENGTH ? length : Math.min(RUN, Math.ceil(length * 0.75))
  const forms = formsOf(secret)
  return text => {
    const folded = fold(text)
    let safe = ''
    let end = 0
    for (let at = 0; at < text.length; at += 1) {
      const isSecret = at + size <= text.length && forms.includes(folded.slice(at, at + size))
      if (isSecret && at >= end) safe += REDACTED
      if (isSecret) end = at + size
      if (at >= end) safe += text[at]
    }
    return safe
  }
}

/**
 * Like {@link redactor}, but optimized for long strings, most of which do not contain the secret: these take a tenth of the
 * time.
 */
export function searchingRedactor(secret: string): (text: string) => string {
  const replace = redactor(secret)
  const triples = triplesIn(formsOf(secret))
  // Not greater than the length of a replaced part, so that every string with such a part is found.
  const size = Math.min(RUN, Math.ceil(secret.length * 0.75))
  return text => (text.length >= size && hasCandidate(fold(text), size, triples) ? replace(text) : text)
}

/** The number of possible hashes of three characters. It is large enough that the forms of a secret use only a few of them. */
const HASHES = 8_192

const hashAt = (text: string, at: number) =>
  (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) % HASHES

/** Returns the hashes of all groups of three successive characters in a string. */
function triplesIn(text: string): Uint8Array {
  const triples = new Uint8Array(HASHES)
  for (let at = 0; at + 2 < text.length; at++) triples[hashAt(text, at)] = 1
  return triples
}

/** Whether a string has a run of this size that consists of known triples. */
function hasCandidate(text: string, size: number, triples: Uint8Array): boolean {
  let start = 0
  // Searches from right to left, because an unknown triple excludes all runs that start before its second character.
  for (let at = start + size - 3; at >= start && start + size <= text.length; at--) {
    if (triples[hashAt(text, at)] === 1) continue
    start = at + 1
    at = start + size - 2
  }
  return start + size <= text.length
}

/** The forms in which a string may contain a secret, separated by a character that never occurs in folded strings. */
function formsOf(secret: string): string {
  const bytes = new TextEncoder().encode(secret)
  // Lone surrogates cannot be percent-encoded. The encoder replaced them.
  const percentEncoded = encodeURIComponent(new TextDecoder().decode(bytes))
  const binary = Array.from(bytes, byte => String.fromCharCode(byte)).join('')
  // The secret can start at any offset in a 3-byte group of base64.
  const base64 = ['', ' ', '  '].map(prefix => btoa(prefix + binary))
  return [secret, percentEncoded, ...base64].map(fold).join(' ')
}

/** Removes differences in case and punctuation, e.g. between base64 and base64url. The length remains the same. */
function fold(text: string): string {
  return text.replace(/[A-Z]+/g, run => run.toLowerCase()).replace(/[^a-z\d\x80-\uffff]/g, '+')
}

/** A character that is encoded for a URL, JSON, JavaScript, HTML or XML. */
const ENCODED = /(?:%|\\x|\\u00|&#x)([\da-f]{2});?|&#(\d+);?/gi

/** Decodes characters. */
export function decoded(text: string): string {
  return text.replace(ENCODED, (_, hex, decimal) => String.fromCharCode(Number(decimal ?? `0x${hex}`)))
}

/** Non-printing characters, and characters that change how the surrounding text is displayed. */
export const UNPRINTABLE = /[\s\p{C}\p{DI}]+/gu

/** Removes all characters that can separate the parts of a secret. */
const withoutSeparators = (text: string) => text.replace(/[^a-z\d\x80-\uffff]|[\p{C}\p{DI}]/giu, '')

/** Replaces a secret. If a string contains the secret in parts or encoded, replaces the whole string. */
export function redactHidden(text: string, secret: string): string {
  const safe = redactor(secret)(text)
  const rest = withoutSeparators(decoded(safe))
  return redactor(withoutSeparators(secret))(rest) === rest ? safe : REDACTED
}
