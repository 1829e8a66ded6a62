import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { shownPath, unlessAbsent } from './fs-errors.ts'
import { StoreError } from './secret-store.ts'

/** For its owner alone. */
const PRIVATE_MODE = 0o600

const ROOT = 0

/**
 * Puts a private file with this text in the place of a file, or where there was none. Whoever opens the file, and whenever
 * the process or the machine dies, it is the old one whole or the new one whole.
 *
 * This is not `write-file-atomic`. Version 8.0.0 runs on fewer versions of Node than this package, opens a temporary file
 * whose name can be foretold without asking that it be new, hands the file of another user to the one who runs it, does
 * not wait for the folder to reach the disk, and listens to the signals of the whole process.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const replaced = await unlessAbsent(stat(file))
  if (replaced !== undefined) checkOwner(file, replaced)
  const temporary = join(dirname(file), `.rotation-${randomUUID()}.tmp`)
  try {
    await writeNewFile(temporary, text, replaced)
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncToDisk(dirname(file))
}

/** Makes a private file, which is on the disk when this resolves. It gets the owner of the one that it is to replace. */
export async function writeNewFile(file: string, text: string, replaced: Stats | undefined): Promise<void> {
  const handle = await open(file, 'wx', PRIVATE_MODE)
  try {
    await handle.chmod(PRIVATE_MODE)
    if (replaced !== undefined && process.geteuid?.() === ROOT) await handle.chown(replaced.uid, replaced.gid)
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Throws where a private file in the place of this one could not be read by its owner any more. */
export function checkOwner(file: string, { uid }: Stats): void {
  const self = process.geteuid?.()
  if (self === undefined || [self, ROOT].includes(uid) || self === ROOT) return
  throw new StoreError(
    `${shownPath(file)} is another user's, who could not read it any more. Run this as that user, or give the file to the one who runs it.`,
  )
}

/** Waits until the entries of a folder, or the content of a file, are on the disk. */
export async function syncToDisk(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
