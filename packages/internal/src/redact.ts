/** The replacement for a secret. */
export const REDACTED = '[secret]'

/** The minimum length of a secret. Shorter values are not secrets, and replacing them would reveal their positions. */
const MIN_LENGTH = 4

/** The number of consecutive characters of a secret that are treated like the whole secret. */
const RUN = 12

/**
 * The minimum length of a secret whose parts are replaced. A shorter secret, e.g. a one-time code, is replaced only as a whole,
 * because a part of it may occur by chance.
 */
const MIN_CUT_LENGTH = 8

/** Replaces every occurrence of the secrets in a string: see {@link redactor}. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((safe, secret) => redactor(secret)(safe), text)
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
    // No form contains an underscore, so the end of the text only matches as a whole.
    const folded = `${fold(text)}_`
    let safe = ''
    let end = 0
    for (let at = 0; at < text.length; at += 1) {
      const isSecret = forms.includes(folded.slice(at, at + size))
      if (isSecret && at >= end) safe += REDACTED
      if (isSecret) end = at + size
      if (at >= end) safe += text[at]
    }
    return safe
  }
}

/** The forms in which a string may contain a secret, separated by a character that no folded string contains. */
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
