import type { AuditedKey, Deadline } from './audited-key.ts'

/** What is shown, in whatever format. */
export interface Report extends Deadline {
  /** The keys to list, in their order. */
  readonly keys: readonly AuditedKey[]
  /** How many keys were looked at, listed or not. */
  readonly total: number
  readonly due: number
  /** The oldest key that works. */
  readonly oldest: AuditedKey | undefined
}

interface View {
  readonly order: (one: AuditedKey, other: AuditedKey) => number
  readonly onlyDue: boolean
  readonly deadline: Deadline
}

export function reportOn(keys: readonly AuditedKey[], { order, onlyDue, deadline }: View): Report {
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
  return oldest === undefined || key.createdAt < oldest.createdAt ? key : oldest
}
