import {
  appendFileSync,
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
} from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Only the owner can read and write the file. */
const PRIVATE_MODE = 0o600

const ROOT = 0

/** The owner of a file, as `stat` reports it. */
export type Owner = Pick<Stats, 'uid' | 'gid'>

/** The options for replacing a file. */
export interface Replacement {
  /** The path of the temporary file, in the same folder. It must not exist. */
  readonly temporary: string
  /** The owner of the new file, if this process is allowed to set it. Default: the user of this process. */
  readonly owner?: Owner | undefined
}

/**
 * Replaces or creates a file, with private permissions (mode 0600). If the process or the machine stops at any time, the file has
 * either the old or the new content, never a part of it. The temporary file may remain.
 *
 * This does not use `write-file-atomic`: its version 8.0.0 runs on fewer versions of Node than this package, opens a temporary file
 * with a predictable name without `O_EXCL`, gives another user's file to the current user, does not sync the folder, and
 * listens to the signals of the whole process.
 */
export async function replaceFile(path: string, data: string | Uint8Array, how: Replacement): Promise<void> {
  const { temporary, owner } = how
  try {
    await writeNewFile(temporary, data, owner)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncToDisk(dirname(path))
}

/**
 * Does the same as {@link replaceFile}, synchronously.
 *
 * @returns the file descriptor of the new file, open for appending
 */
export function replaceFileSync(path: string, data: string | Uint8Array, how: Replacement): number {
  const { temporary, owner } = how
  const descriptor = writeNewFileSync(temporary, data, owner)
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
export async function writeNewFile(path: string, data: string | Uint8Array, owner?: Owner | undefined): Promise<void> {
  const handle = await open(path, 'wx', PRIVATE_MODE)
  try {
    // An unusual umask would have removed permissions of the owner.
    await handle.chmod(PRIVATE_MODE)
    if (owner !== undefined && isRoot()) await handle.chown(owner.uid, owner.gid)
    await handle.writeFile(data)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Waits until the content of a file, or the entries of a folder, are on the disk. */
export async function syncToDisk(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function writeNewFileSync(path: string, data: string | Uint8Array, owner: Owner | undefined): number {
  const descriptor = openSync(path, 'ax', PRIVATE_MODE)
  try {
    fchmodSync(descriptor, PRIVATE_MODE)
    if (owner !== undefined && isRoot()) fchownSync(descriptor, owner.uid, owner.gid)
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

/** Only root can give a file to another user. */
function isRoot(): boolean {
  return process.geteuid?.() === ROOT
}
