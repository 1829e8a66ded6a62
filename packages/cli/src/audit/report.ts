import type { AuditedKey, Deadline } from './audited-key.ts'
import { creationTime } from './order.ts'

/** The data of the report, independent of the format. */
export interface Report extends Deadline {
  /** The sorted keys to list. */
  readonly keys: readonly AuditedKey[]
  /** The number of selected keys, listed or not. */
  readonly total: number
  readonly due: number
  /** The oldest active key. */
  readonly oldest: AuditedKey | undefined
}

interface View {
  readonly order: (one: AuditedKey, other: AuditedKey) => number
  readonly onlyDue: boolean
  readonly deadline: Deadline
}

export function createReport(keys: readonly AuditedKey[], { order, onlyDue, deadline }: View): Report {
  const due = keys.filter(key => key.due)
  return {
    ...deadline,
    keys: (onlyDue ? due : keys).toSorted(order),
    total: keys.length,
    due: due.length,
    oldest: keys.filter(({ state }) => state === 'active').reduce<AuditedKey | undefined>(older, undefined),
  }
}

function older(oldest: AuditedKey | undefined, key: AuditedKey): AuditedKey {
  return oldest === undefined || creationTime(key) < creationTime(oldest) ? key : oldest
}
