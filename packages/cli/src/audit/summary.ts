import { oneLine } from '../output/text.ts'
import type { AuditedKey } from './audited-key.ts'
import { accountLabel } from './order.ts'
import type { Report } from './report.ts'

/** Returns the summary, one line of text. */
export function summary({ total, due, oldest, olderThan }: Report): string {
  if (total === 0) return 'No keys match.'
  const first = `${plural(total, 'key')}, ${due === 0 ? 'none' : due.toLocaleString('en')} due (active and older than ${olderThan.text}).`
  return oldest ? `${first} ${describeOldest(oldest)}` : first
}

function describeOldest(key: AuditedKey): string {
  const names = `"${oneLine(key.name)}" of ${oneLine(accountLabel(key))}`
  return `The oldest active key is ${names}, ${key.age === null ? 'of unknown age' : `${plural(key.age, 'day')} old`}.`
}

function plural(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
