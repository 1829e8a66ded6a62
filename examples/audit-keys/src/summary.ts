import type { AuditedKey } from './audited-key.ts'
import { oneLine } from './describe.ts'
import { accountLabel } from './order.ts'
import type { Report } from './report.ts'

/** One line for people. */
export function summary({ total, due, oldest, olderThan }: Report): string {
  if (total === 0) return 'There is no such key.'
  const howMany = due === 0 ? 'none is' : due === 1 ? '1 is' : `${due.toLocaleString('en')} are`
  const first = `${many(total, 'key')}, of which ${howMany} due: active, and older than ${olderThan.text}.`
  return oldest ? `${first} ${aboutOldest(oldest)}` : first
}

function aboutOldest(key: AuditedKey): string {
  const names = `"${oneLine(key.name)}" of ${oneLine(accountLabel(key))}`
  return `The oldest active one is ${names}, ${many(key.age, 'day')} old.`
}

function many(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
