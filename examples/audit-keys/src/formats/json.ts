import type { Report } from '../report.ts'
import { recordOf } from './record.ts'

/** One document. */
export function json({ keys, total, due, olderThan, now }: Report): string {
  const checkedAt = now.toISOString()
  return print({ checkedAt, olderThan: olderThan.text, total, due, keys: keys.map(recordOf) })
}

/** Without `keys`: an empty list would look like good news. */
export function jsonError(error: string): string {
  return print({ error })
}

/** JSON lets some control characters stand as they are. A terminal might obey them. */
function print(document: object): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(document, null, 2).replace(/[\x7f-\x9f\p{Bidi_Control}\u2028\u2029]/gu, escaped)}\n`
}
