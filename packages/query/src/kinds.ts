import type { Value } from './query.ts'

/** What an attribute holds: `strings` is a list of them, of which a filter looks at each. */
export type Kind = 'string' | 'strings' | 'boolean' | 'timestamp'

/** Reads what a value of this kind is compared with; undefined where it is none. */
export const readValue: Readonly<Record<Kind, (text: string) => Value | undefined>> = {
  string: text => text,
  strings: text => text,
  boolean: readBoolean,
  timestamp: readTimestamp,
}

/** Without regard to case: Python prints `True`. */
export function readBoolean(text: string): boolean | undefined {
  return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined
}

const TIMESTAMP = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/

/** As timestamps travel, so that they compare as text. One without an offset is UTC. */
function readTimestamp(text: string): string | undefined {
  const found = TIMESTAMP.exec(text)
  if (!found) return undefined
  const hasTime = text.length > 'yyyy-mm-dd'.length
  const time = Date.parse(`${text.replace(' ', 'T')}${hasTime && !found[1] ? 'Z' : ''}`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
