import { appendFileSync, closeSync, fchmodSync, fsync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

/** Only the owner can read and write the file. */
const PRIVATE_MODE = 0o600

/** Used instead of `FileHandle.sync`, because Yarn Plug'n'Play does not implement it. */
const sync = promisify(fsync)

/** How to replace a file. */
export interface Replacement {
  /** The path of the temporary file, in the same folder. It must not exist. */
  readonly temporary: string
}

/**
 * Replaces a file, or creates it, with private permissions (mode 0600). Even if the process or the machine stops, the file has
 * either its complete old or its complete new content. The temporary file may remain.
 *
 * This does not use `write-file-atomic`: its version 8.0.0 runs on fewer versions of Node than this package, opens a temporary
 * file with a predictable name without `O_EXCL`, makes the current user the owner of another user's file, does not sync the
 * folder, and listens to the signals of the whole process.
 *
 * @returns the file descriptor of the new file, open for appending
 */
export function replaceFileSync(path: string, data: string | Uint8Array, how: Replacement): number {
  const { temporary } = how
  const descriptor = writeNewFileSync(temporary, data)
  try {
    renameSync(temporary, path)
  } catch (error) {
    closeSync(descriptor)
    rmSync(temporary, { force: true })
    throw error
  }
  syncToDiskSync(dirname(path))
  return descriptor
}

/** Creates a private file whose content is on disk when the promise resolves. */
export async function writeNewFile(path: string, data: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', PRIVATE_MODE)
  try {
    // An unusual umask may have cleared the owner's permissions.
    await handle.chmod(PRIVATE_MODE)
    await handle.writeFile(data)
    await sync(handle.fd)
  } finally {
    await handle.close()
  }
}

/** Waits until the content of a file, or the entries of a folder, are on disk. */
export async function syncToDisk(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path)
  try {
    await sync(handle.fd)
  } finally {
    await handle.close()
  }
}

function writeNewFileSync(path: string, data: string | Uint8Array): number {
  const descriptor = openSync(path, 'ax', PRIVATE_MODE)
  try {
    fchmodSync(descriptor, PRIVATE_MODE)
    appendFileSync(descriptor, data)
    fsyncSync(descriptor)
    return descriptor
  } catch (error) {
    closeSync(descriptor)
    rmSync(path, { force: true })
    throw error
  }
}

function syncToDiskSync(path: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
