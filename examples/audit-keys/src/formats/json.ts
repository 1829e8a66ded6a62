import type { Report } from '../report.ts'
import { recordOf } from './record.ts'

/** Returns one document. */
export function json({ keys, total, due, olderThan, now }: Report): string {
  const checkedAt = now.toISOString()
  return print({ checkedAt, olderThan: olderThan.text, total, due, keys: keys.map(recordOf) })
}

/** Has no `keys`, because an empty list would look like success. */
export function jsonError(error: string): string {
  return print({ error })
}

/** Escapes the control characters that JSON allows, because a terminal might execute them. */
function print(document: object): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(document, null, 2).replace(/[\x7f-\x9f\p{Bidi_Control}\u2028\u2029]/gu, escaped)}\n`
}
