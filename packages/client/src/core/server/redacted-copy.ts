import { REDACTED } from '@workbench-sdk/internal/redact'
import { nameOf, property, text } from '../error-from-response.ts'

const MAX_DEPTH = 4
const MAX_LENGTH = 500
const MAX_STACK_LENGTH = 4000

/**
 * Copies the name, the message, the code, the stack and the causes of a thrown value, because the original may contain the
 * request and therefore the token. `printable` replaces the secrets in a string.
 */
export function redactedCopy(
  thrown: unknown,
  printable: (text: string, maxLength: number) => string,
  depth = 0,
): unknown {
  // The URL of a proxy can contain a password.
  const safe = (value: string) => printable(value.replace(/\/\/[^\s/@]+@/g, `//${REDACTED}@`), MAX_LENGTH)
  if (typeof thrown === 'string') return safe(thrown)
  if (typeof thrown !== 'object' || thrown === null || depth === MAX_DEPTH) return undefined
  const copy = new Error(safe(text(thrown, 'message')))
  const errors = property(thrown, 'errors')
  const frames = text(thrown, 'stack')
    .split('\n')
    .filter(line => /^\s+at |@/.test(line))
  const name = safe(nameOf(thrown))
  const details = {
    name,
    stack: [`${name}: ${copy.message}`, ...frames.map(frame => `    ${safe(frame)}`)]
      .join('\n')
      .slice(0, MAX_STACK_LENGTH),
    code: safe(text(thrown, 'code')) || undefined,
    cause: redactedCopy(property(thrown, 'cause'), printable, depth + 1),
    errors: Array.isArray(errors)
      ? errors.slice(0, MAX_DEPTH).map(each => redactedCopy(each, printable, depth + 1))
      : undefined,
  }
  for (const [key, value] of Object.entries(details)) {
    if (value !== undefined) Object.defineProperty(copy, key, { value, configurable: true, writable: true })
  }
  return copy
}
