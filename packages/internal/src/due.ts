/** The properties of a key that determine whether it is due. */
export interface AgingKey {
  readonly active: boolean
  /** Null if it is unknown. */
  readonly createdAt: Date | null
}

/**
 * Whether a key should be replaced: it is active, and older than the limit, in milliseconds. This does not depend on its earlier
 * rotations: the old key of one that was rolled back is due, too. A key of unknown age is due.
 */
export function isDue({ active, createdAt }: AgingKey, olderThan: number, now: Date): boolean {
  return active && (createdAt === null || now.getTime() - createdAt.getTime() > olderThan)
}
