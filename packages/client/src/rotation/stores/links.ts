import type { Stats } from 'node:fs'
import { lstat, readlink, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, parse, sep } from 'node:path'
import { displayPath, ignoreENOENT } from './fs-errors.ts'
import { StoreError } from './secret-store.ts'

/** The maximum number of symbolic links in a path. Linux has the same limit. */
const MAX_LINKS = 40

const ROOT = 0

/**
 * Throws if a path contains a symbolic link that another user could have created to redirect a write. The kernel performs this check if
 * `fs.protected_symlinks` is set, but this function performs it in every directory.
 */
export async function checkLinks(path: string): Promise<void> {
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
    `The symbolic link ${displayPath(link)} belongs to another user, who could redirect the secret. Specify the file that the link refers to.`,
  )
}
