/** The replacement for a secret. */
export const REDACTED = '[secret]'

/** Shorter values are not secrets, and replacing them would reveal their positions. */
const MIN_LENGTH = 4

/**
 * Returns a function that replaces every occurrence of the secrets, plain or percent-encoded, in text from an external
 * source, e.g. a response that echoes the request.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const values = secrets
    .flatMap(secret => [secret, encodeURIComponent(secret)])
    .filter(value => value.length >= MIN_LENGTH)
  return text => values.reduce((safe, value) => safe.replaceAll(value, REDACTED), text)
}

/** Replaces every occurrence of the secrets in a text. */
export function redact(text: string, secrets: readonly string[]): string {
  return redactor(secrets)(text)
}
