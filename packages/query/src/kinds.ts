import type { Value } from './query.ts'

/** The type of an attribute. `strings` is a list, whose elements a filter compares one by one. */
export type Kind = 'string' | 'strings' | 'boolean' | 'timestamp'

/** Parses a value of this kind. Returns undefined if it is invalid. */
export const readValue: Readonly<Record<Kind, (text: string) => Value | undefined>> = {
  string: text => text,
  strings: text => text,
  boolean: readBoolean,
  timestamp: readTimestamp,
}

/** The problem of an invalid value of each kind, in the words of jsonapi-server. */
export const INVALID_VALUE: Readonly<Record<Kind, string>> = {
  string: '"value" must be a string',
  strings: '"value" must be a string',
  boolean: '"value" must be a boolean',
  timestamp: '"value" must be a number of milliseconds or valid date string',
}

/** Case-insensitive, because Python prints `True`. */
export function readBoolean(text: string): boolean | undefined {
  return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined
}

const TIMESTAMP = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/

/**
 * Returns the timestamp in the format of the API, so that timestamps can be compared as strings. Without an offset, it is in UTC.
 */
function readTimestamp(text: string): string | undefined {
  const found = TIMESTAMP.exec(text)
  if (!found) return undefined
  const hasTime = text.length > 'yyyy-mm-dd'.length
  const time = Date.parse(`${text.replace(' ', 'T')}${hasTime && !found[1] ? 'Z' : ''}`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
