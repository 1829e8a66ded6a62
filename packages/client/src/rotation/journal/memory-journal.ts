import type { JournalEntry, RotationJournal } from './journal.ts'

let count = 0

/**
 * Records rotations in memory, for tests.
 *
 * @example
 * await rotateApiKey(workbench, { key, store: memoryStore(), create: true, journal: memoryJournal(), gracePeriod: 0 })
 */
export function memoryJournal(): RotationJournal {
  count += 1
  let current: readonly JournalEntry[] = []
  return {
    label: `memory journal ${count}`,
    lock: async () => async () => {},
    read: async () => current,
    async write(entries) {
      current = [...entries]
    },
  }
}
