import { randomUUID } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { access, lstat, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncToDisk, writeNewFile } from '@workbench-sdk/internal/durable-file'
import { copyAttributes } from './attributes.ts'
import { displayPath, ignoreENOENT, withStoreError } from './fs-errors.ts'
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

/** Throws if a file must not be replaced. Returns undefined if it does not exist. */
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
    throw new StoreError(`${shown} belongs to another user. Run this as that user, or change the owner of the file.`)
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
    throw new StoreError(
      `${shown} is read-only (mode ${printMode(mode)}). If it may be changed, run \`chmod u+w\` on it.`,
    )
  }
}

function isMemberOf(group: number): boolean {
  return process.getegid?.() === group || process.getgroups?.().includes(group) === true
}

function printMode(mode: number): string {
  return (mode & 0o7777).toString(8).padStart(4, '0')
}

/** Rejects a file that is a mount point, because it cannot be replaced. Containers mount single files in this way. */
async function checkMount(file: string, { dev }: Stats): Promise<void> {
  const isMount = (await stat(dirname(file))).dev !== dev || (await mountPoints()).has(file)
  if (process.platform === 'win32' || !isMount) return
  throw new StoreError(
    `${displayPath(file)} is mounted as a single file, which cannot be replaced. Mount its directory instead.`,
  )
}

/** Returns the mount points of this process. Files on the same file system can be mounted, so comparing devices is not sufficient. */
async function mountPoints(): Promise<Set<string | undefined>> {
  const paths = (await mountTable()).split('\n').map(line => line.split(' ')[4])
  return new Set(
    paths.map(path => path?.replace(/\\([0-7]{3})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 8)))),
  )
}

async function mountTable(): Promise<string> {
  if (process.platform !== 'linux') return ''
  try {
    return await readFile('/proc/self/mountinfo', 'utf8')
  } catch {
    // Deno denies access to /proc by default. Replacing a mounted file then fails without a change.
    return ''
  }
}

/** Throws if the file is immutable or on a read-only file system, which its permissions do not show. */
async function checkWritable(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.close()
}
