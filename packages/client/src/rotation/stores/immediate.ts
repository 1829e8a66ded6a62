import type { SecretStore } from './secret-store.ts'

const immediate = new WeakSet<SecretStore>()

/**
 * Marks a store whose reads return what was written as soon as the write has ended, e.g. a file. A copy of the store, e.g. one
 * with another `read`, is not marked.
 */
export function markImmediate<T extends SecretStore>(store: T): T {
  immediate.add(store)
  return store
}

/** Whether a single read proves what the store holds. Otherwise reads are repeated before they count. */
export function isImmediate(store: SecretStore): boolean {
  return immediate.has(store)
}
