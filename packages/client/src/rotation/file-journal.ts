import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { RotationJournal } from './journal.ts'
import { parseEntries, printEntries } from './journal-text.ts'
import { lockFile } from './lock-file.ts'
import { RotationInProgressError } from './rotation-error.ts'
import { explained } from './stores/explained.ts'
import { replaceFile } from './stores/replace-file.ts'
import { shownPath } from './stores/shown-path.ts'
import { readText } from './stores/text-file.ts'

/**
 * Keeps rotations in a file, which is replaced whole and is its owner's alone. While a run has the journal, a file `….lock` stands beside it, which a run that was killed
 * leaves and the next one takes over.
 *
 * @param path Default: `.workbench-rotations.json` in the working directory.
 * @throws StoreError from its methods: where the file cannot be read or written. RotationInProgressError where another
 * process has it.
 *
 * @example
 * await rotateApiKey(workbench, { key, store, journal: fileJournal('rotations.json'), grace: 0 })
 */
export function fileJournal(path = '.workbench-rotations.json'): RotationJournal {
  const file = resolve(path)
  const label = shownPath(file)
  let isHeld = async () => false
  return {
    label,
    async lock() {
      const lock = await explained(`${label}.lock cannot be made`, () => lockFile(`${file}.lock`))
      isHeld = lock.isHeld
      return lock.release
    },
    async read() {
      return parseEntries(await readText(file), label)
    },
    async write(entries) {
      if (!(await isHeld())) {
        throw new RotationInProgressError(
          `Another run has taken ${label} from this one, which was silent for too long.`,
        )
      }
      await explained(`${label} cannot be written`, () =>
        entries.length > 0 ? replaceFile(file, printEntries(entries)) : rm(file, { force: true }),
      )
    },
  }
}
