import { printValue } from './print-value.ts'

/** The maximum number of characters that are searched for credentials. */
const MAX_LENGTH = 2_000

/** Prints a host, an origin or a URL for a message, without a user name and a password. */
export function printAddress(value: unknown): string {
  if (Array.isArray(value)) return printValue(value.slice(0, MAX_LENGTH).map(withoutCredentialsOf))
  return printValue(withoutCredentialsOf(value))
}

function withoutCredentialsOf(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value.slice(0, MAX_LENGTH).replace(/^([a-z][a-z\d+.-]*:\/\/)?.*@/is, '$1…@')
}

/** Removes the user names and passwords of URLs from a message. */
export const withoutCredentials = (text: string): string =>
  text.replace(/\/\/\S*@/g, '//…@').replace(/[^\s/?#@:"'()]+:[^\s/?#@"']+@/g, '…@')
