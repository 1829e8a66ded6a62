import type { Report } from '../report.ts'
import { recordOf } from './record.ts'

/** Returns the document for `--json`. */
export function json({ keys, total, due, olderThan, now }: Report): object {
  return { checkedAt: now.toISOString(), olderThan: olderThan.text, total, due, keys: keys.map(recordOf) }
}
