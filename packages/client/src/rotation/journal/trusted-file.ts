import { constants, type Stats } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import { displayPath, ignoreENOENT, printMode } from '../stores/fs-errors.ts'
import { StoreError } from '../stores/secret-store.ts'
import { checkPath } from '../stores/trusted-path.ts'

const ROOT = 0
/** Write permission for the group and for others. */
const SHARED_WRITE = 0o022
/** Opening a named pipe must not block until its other end is opened. Windows does not have this flag. */
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/**
 * Reads a file. Returns `undefined` if it does not exist.
 *
 * @throws StoreError if another user could have written or replaced the file. `ssh` checks its configuration in the same way. Windows has
 * no such permissions.
 */
export async function readTrusted(path: string): Promise<Uint8Array | undefined> {
  const link = await ignoreENOENT(lstat(path))
  if (link !== undefined) checkOwner(path, link)
  await checkPath(path)
  if (link === undefined) return undefined
  const handle = await ignoreENOENT(open(path, READ_ONLY))
  if (handle === undefined) return undefined
  try {
    checkTrusted(path, await handle.stat())
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** Throws if {@link readTrusted} would reject a file. The file itself may be unreadable. Rejects symbolic links. */
export async function checkTrustedEntry(path: string): Promise<void> {
  const stats = await ignoreENOENT(lstat(path))
  if (stats !== undefined) checkTrusted(path, stats)
  await checkPath(path)
}

function checkTrusted(path: string, stats: Stats): void {
  checkOwner(path, stats)
  if (!stats.isFile()) {
    throw new StoreError(`${displayPath(path)} is not a regular file. Remove it, or specify another path.`)
  }
  checkMode(path, stats)
}

function checkOwner(path: string, { uid }: Stats): void {
  const self = process.geteuid?.()
  if (self === undefined || uid === self || uid === ROOT) return
  throw untrusted(path, `belongs to user ${uid}, not to root or to the current user, ${self}`, `chown -h ${self}`)
}

function checkMode(path: string, { mode }: Stats): void {
  if (process.geteuid === undefined || (mode & SHARED_WRITE) === 0) return
  throw untrusted(path, `can be written by other users (mode ${printMode(mode)})`, 'chmod go-w')
}

function untrusted(path: string, problem: string, fix: string): StoreError {
  return new StoreError(
    `${displayPath(path)} ${problem}. It is not used, because a journal decides which keys are deleted. If you trust its content, run: ${fix} ${quote(path)}. Otherwise, remove it or specify another path.`,
  )
}

/** Quotes a path for a POSIX shell, if necessary. */
function quote(path: string): string {
  const name = displayPath(path)
  return /^[\w./+-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`
}
