import { randomUUID } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { access, lstat, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncToDisk, writeNewFile } from '@workbench-sdk/internal/durable-file'
import { copyAttributes } from './attributes.ts'
import { displayPath, ignoreENOENT, printMode, withStoreError } from './fs-errors.ts'
import { isMountPoint } from './mounts.ts'
import { StoreError } from './secret-store.ts'

const ROOT = 0

/**
 * Replaces a file atomically, and keeps its permissions, owner, group, access control list and extended attributes. Creates
 * a private file if it does not exist.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = await withStoreError(failureOf(file), () => stage(file, text), { isUnchanged: true })
  try {
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncToDisk(dirname(file))
}

/** Throws if {@link replaceFile} would fail. */
export async function checkReplaceFile(file: string, text: string): Promise<void> {
  const temporary = await withStoreError(failureOf(file), () => stage(file, text), { isUnchanged: true })
  await rm(temporary)
}

function failureOf(file: string): string {
  return `Cannot write ${displayPath(file)}`
}

/** Writes the text to a temporary file that can replace the file. Returns its path. */
async function stage(file: string, text: string): Promise<string> {
  await access(dirname(file), constants.W_OK | constants.X_OK)
  const replaced = await checkReplaceable(file)
  const temporary = join(dirname(file), `.rotation-${randomUUID()}.tmp`)
  try {
    await writeNewFile(temporary, text)
    if (replaced !== undefined) await copyAttributes(file, temporary, replaced)
    return temporary
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Throws if a file must not be replaced. Returns its stats, or undefined if it does not exist. */
export async function checkReplaceable(file: string): Promise<Stats | undefined> {
  const stats = await ignoreENOENT(lstat(file))
  if (stats === undefined) return undefined
  const shown = displayPath(file)
  if (!stats.isFile())
    throw new StoreError(`${shown} is not a regular file. Specify a file, or a path that does not exist yet.`)
  if (stats.nlink > 1) {
    throw new StoreError(
      `${shown} has another hard link, which would keep the old secret. Remove that link, or use a symbolic link.`,
    )
  }
  if (process.platform !== 'win32') checkAccess(shown, stats)
  await checkMount(file, stats)
  await checkWritable(file)
  return stats
}

function checkAccess(shown: string, { uid, gid, mode }: Stats): void {
  const self = process.geteuid?.()
  if (self !== undefined && self !== ROOT && uid !== self) {
    throw new StoreError(
      `${shown} belongs to another user. Run the program as that user, or change the owner of the file.`,
    )
  }
  if (self !== undefined && self !== ROOT && !isMemberOf(gid)) {
    throw new StoreError(
      `${shown} belongs to a group that this user is not a member of. Join the group, or change the file's group.`,
    )
  }
  if ((mode & 0o022) !== 0) {
    throw new StoreError(
      `${shown} can be written by other users (mode ${printMode(mode)}), who could replace the secret. Run \`chmod go-w\` on it.`,
    )
  }
  if ((mode & 0o200) === 0) {
    throw new StoreError(`${shown} is read-only (mode ${printMode(mode)}). To allow changes, run \`chmod u+w\` on it.`)
  }
}

function isMemberOf(group: number): boolean {
  return process.getegid?.() === group || process.getgroups?.().includes(group) === true
}

/** Rejects a file that is a mount point, because it cannot be replaced. Containers mount single files in this way. */
async function checkMount(file: string, stats: Stats): Promise<void> {
  if (!(await isMountPoint(file, stats))) return
  throw new StoreError(
    `${displayPath(file)} is mounted as a single file, which cannot be replaced. Mount its directory instead.`,
  )
}

/** Throws if the file is immutable or on a read-only file system, which its permissions do not show. */
async function checkWritable(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.close()
}
