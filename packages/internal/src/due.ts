/** The properties of a key that determine whether it is due. */
export interface AgingKey {
  readonly active: boolean
  /** Null if it is unknown. */
  readonly createdAt: Date | null
}

/**
 * Whether a key should be replaced: it is active, and its age is unknown or greater than `olderThan`, in milliseconds. Earlier
 * rotations are irrelevant: the old key of a rotation that was rolled back can also be due.
 */
export function isDue({ active, createdAt }: AgingKey, olderThan: number, now: Date): boolean {
  return active && (createdAt === null || now.getTime() - createdAt.getTime() > olderThan)
}
