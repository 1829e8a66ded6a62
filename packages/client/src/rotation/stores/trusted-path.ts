import type { Stats } from 'node:fs'
import { lstat, readlink, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, parse, sep } from 'node:path'
import { displayPath, ignoreENOENT, printMode } from './fs-errors.ts'
import { isMountPoint } from './mounts.ts'
import { StoreError } from './secret-store.ts'

/** The maximum number of symbolic links in a path. Linux has the same limit. */
const MAX_LINKS = 40

const ROOT = 0

/** Write permission for others, and the sticky bit, which lets only a file's owner replace it, as in /tmp. */
const SHARED_WRITE = 0o002
const STICKY = 0o1000

/**
 * Throws if another user could replace the file that a path refers to:
 *
 * - The path contains a symbolic link owned by another user. The kernel performs this check if `fs.protected_symlinks` is set, but this
 *   function performs it in every directory.
 * - All users can write to a directory in the path, and it is neither sticky nor a mount point. Container volumes, e.g. Kubernetes `emptyDir`
 *   volumes, have such permissions, but no other users. Members of a group are trusted, because they were added to it.
 */
export async function checkPath(path: string): Promise<void> {
  if (process.geteuid === undefined) return
  let rest = partsOf(path)
  let at = parse(path).root
  for (let links = 0; rest.length > 0; ) {
    const [name = '', ...others] = rest
    const next = join(at, name)
    const stats = await ignoreENOENT(lstat(next))
    if (stats === undefined) return
    rest = others
    if (!stats.isSymbolicLink()) {
      if (stats.isDirectory()) await checkDirectory(next, stats, path)
      at = next
      continue
    }
    links += 1
    // Reading the file reports the loop.
    if (links > MAX_LINKS) return
    await checkLink(next, stats)
    const target = await readlink(next)
    if (isAbsolute(target)) at = parse(target).root
    rest = [...partsOf(target), ...rest]
  }
}

async function checkDirectory(directory: string, stats: Stats, path: string): Promise<void> {
  const isShared = (stats.mode & SHARED_WRITE) !== 0 && (stats.mode & STICKY) === 0
  if (!isShared || (await isMountPoint(directory, stats))) return
  throw new StoreError(
    `The directory ${displayPath(directory)} can be written by all users (mode ${printMode(stats.mode)}), who could replace ${displayPath(path)}. Run \`chmod o-w\` on it or, if users share it like /tmp, \`chmod +t\`.`,
  )
}

function partsOf(path: string): string[] {
  return path
    .slice(parse(path).root.length)
    .split(sep)
    .filter(part => part !== '')
}

async function checkLink(link: string, { uid }: Stats): Promise<void> {
  const self = process.geteuid?.()
  if (uid === ROOT || uid === self) return
  const directory = await stat(dirname(link))
  const target = await ignoreENOENT(stat(link))
  // Root can follow a user's links that are in the user's own directory and refer to the user's own files.
  const isOwn = directory.uid === uid && (directory.mode & 0o022) === 0 && target?.uid === uid
  if (self === ROOT && isOwn) return
  throw new StoreError(
    `The symbolic link ${displayPath(link)} belongs to another user, who could redirect it. Specify the file that the link refers to.`,
  )
}
