import { parseIsoTimestamp } from '@workbench-sdk/internal/timestamp'
import type { Value } from './query.ts'

/** The type of an attribute. `strings` is a list of strings, whose elements a filter compares one by one. */
export type Kind = 'string' | 'strings' | 'boolean' | 'timestamp'

/** The parser for each kind of value. Returns undefined if a value is invalid. */
export const readValue: Readonly<Record<Kind, (text: string) => Value | undefined>> = {
  string: text => text,
  strings: text => text,
  boolean: readBoolean,
  timestamp: readTimestamp,
}

/** The message for an invalid value of each kind, as worded by jsonapi-server. */
export const INVALID_VALUE: Readonly<Record<Kind, string>> = {
  string: '"value" must be a string',
  strings: '"value" must be a string',
  boolean: '"value" must be a boolean',
  timestamp: '"value" must be a number of milliseconds or valid date string',
}

/** Parses a boolean. Case-insensitive, because Python prints `True`. */
export function readBoolean(text: string): boolean | undefined {
  return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined
}

/**
 * A date, optionally with a time, as in RFC 3339, which allows a space and lowercase letters. The seconds and the offset of the time
 * are also optional, as is the colon of the offset.
 */
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i

/** The number of characters in the seconds that are read. Timestamps have milliseconds. */
const SECONDS = ':ss.sss'.length

/** The length of a timestamp in the format of the API. Years outside the range 0 to 9999 have more digits. */
const LENGTH = 'yyyy-mm-ddThh:mm:ss.sssZ'.length

/** Converts a timestamp to the API's format, so that timestamps can be compared as strings. A timestamp without an offset is in UTC. */
function readTimestamp(text: string): string | undefined {
  const found = TIMESTAMP.exec(text)
  if (!found) return undefined
  const [, day, minutes = '00:00', seconds = ':00', offset = 'Z'] = found
  const zone = offset.toUpperCase().replace(/(\d\d)(\d\d)$/, '$1:$2')
  const complete = `${day}T${minutes}${seconds.slice(0, SECONDS)}${zone}`
  const timestamp = parseIsoTimestamp(complete)?.toISOString()
  return timestamp?.length === LENGTH ? timestamp : undefined
}
