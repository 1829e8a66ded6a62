import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Whether a file or a directory is a mount point. Files on the same file system can be mounted, so comparing devices is not sufficient.
 *
 * @param path a path without symbolic links
 */
export async function isMountPoint(path: string, { dev }: { readonly dev: number }): Promise<boolean> {
  if (process.platform === 'win32') return false
  return (await stat(dirname(path))).dev !== dev || (await mountPoints()).has(path)
}

/** Returns the mount points of this process. */
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
