/** Frameworks, e.g. Next.js, throw an error with a digest to stop rendering. It must reach the framework unchanged. */
export function isControlFlow(thrown: unknown): boolean {
  return text(thrown, 'digest') !== ''
}

/** Returns the name of the class of a thrown value. */
export function nameOf(thrown: unknown): string {
  return text(thrown, 'name') || typeof thrown
}

const MAX_DEPTH = 4
const MAX_LENGTH = 500
const MAX_STACK_LENGTH = 4000

/**
 * Copies a thrown value, because the original may contain the request and with it the token: the name, the message, the code and
 * the stack of an error, and its causes. `printable` replaces the secrets in a string.
 */
export function redactedCopy(
  thrown: unknown,
  printable: (text: string, maxLength: number) => string,
  depth = 0,
): unknown {
  const safe = (value: string) => printable(value, MAX_LENGTH)
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

export function text(value: unknown, name: string): string {
  const found = property(value, name)
  return typeof found === 'string' ? found : ''
}

/** Returns a property of a thrown value, whose getters may throw. */
export function property(value: unknown, name: string): unknown {
  try {
    return Object(value)[name]
  } catch {
    return undefined
  }
}
