import type { Stats } from 'node:fs'
import { lstat, readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf } from './errors.ts'

/** The maximum number of symbolic links that are followed. Linux has the same limit. */
const MAX_LINKS = 40

/**
 * Resolves the symbolic links of a path, so that its target can be replaced and the links are kept. The target does not have to
 * exist, but its folder does.
 *
 * @param checkLink called with each link at the end of the path, before it is followed
 */
export async function followLinks(
  path: string,
  checkLink: (link: string, stats: Stats) => void = () => undefined,
): Promise<string> {
  let target = resolve(path)
  for (let links = 0; links <= MAX_LINKS; links++) {
    const folder = await realpath(dirname(target))
    const at = join(folder, basename(target))
    const stats = await lstat(at).catch(ignoreMissing)
    if (!stats?.isSymbolicLink()) return at
    checkLink(at, stats)
    target = resolve(folder, await readlink(at))
  }
  throw Object.assign(new Error(`the symbolic links of ${path} form a loop`), { code: 'ELOOP' })
}

/**
 * Rejects a symbolic link of another user, who could redirect it. Linux does the same in folders such as /tmp, but only if a file is
 * opened, not if it is replaced.
 */
export function rejectForeignLink(link: string, stats: Stats): void {
  const self = process.geteuid?.()
  const { uid } = stats
  if (!stats.isSymbolicLink() || self === undefined || uid === self || uid === ROOT) return
  throw new Error(
    `the symbolic link ${link} belongs to user ${uid}, who could redirect it. Specify the path that it refers to`,
  )
}

const ROOT = 0

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}
