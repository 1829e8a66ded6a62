import type { JournalEntry, RotationJournal } from './journal.ts'

let made = 0

/**
 * Keeps rotations in memory, for tests: what is under way when the process dies is forgotten.
 *
 * @example
 * await rotateApiKey(workbench, { key, store: memory(), journal: memoryJournal(), grace: 0 })
 */
export function memoryJournal(): RotationJournal {
  made += 1
  let kept: readonly JournalEntry[] = []
  return {
    label: `journal in memory ${made}`,
    lock: async () => async () => {},
    read: async () => kept,
    async write(entries) {
      kept = [...entries]
    },
  }
}
