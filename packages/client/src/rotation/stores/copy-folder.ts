import { chmod, cp, lchown, lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { syncToDisk } from './replace-file.ts'

/** Copies what is in a folder into another, with modes and owners; all of it is on the disk when this resolves. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, verbatimSymlinks: true })
  const names = await readdir(from, { recursive: true })
  for (const name of ['', ...names]) await likeOriginal(join(from, name), join(to, name))
}

async function likeOriginal(original: string, copy: string): Promise<void> {
  const { uid, gid, mode } = await lstat(original)
  const stats = await lstat(copy)
  if (stats.uid !== uid || stats.gid !== gid) await lchown(copy, uid, gid)
  if (stats.isSymbolicLink()) return
  await chmod(copy, mode & 0o7777)
  await syncToDisk(copy)
}
