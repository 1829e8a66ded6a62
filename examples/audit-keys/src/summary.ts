import type { AuditedKey } from './audited-key.ts'
import { oneLine } from './describe.ts'
import { accountLabel } from './order.ts'
import type { Report } from './report.ts'

/** Returns the summary, one line of text. */
export function summary({ total, due, oldest, olderThan }: Report): string {
  if (total === 0) return 'No key matches.'
  const first = `${many(total, 'key')}, ${due === 0 ? 'none' : due.toLocaleString('en')} due (active and older than ${olderThan.text}).`
  return oldest ? `${first} ${aboutOldest(oldest)}` : first
}

function aboutOldest(key: AuditedKey): string {
  const names = `"${oneLine(key.name)}" of ${oneLine(accountLabel(key))}`
  return `The oldest active key is ${names}, ${many(key.age, 'day')} old.`
}

function many(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
