import { constants } from 'node:fs'
import { access, lstat, mkdtemp, readdir, readlink, realpath, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { copyFolder } from './copy-folder.ts'
import { unlessAbsent } from './explained.ts'
import { checkOwner, syncToDisk, writeNewFile } from './replace-file.ts'

// As Kubernetes names them: https://github.com/kubernetes/kubernetes/blob/master/pkg/volume/util/atomic_writer.go
const DATA = '..data'
const NEXT_DATA = '..data_tmp'
const TIMESTAMPED = /^\.\.\d{4}(?:_\d\d){5}\./

/** Whether a file is, or would be, one of those that change all at once, behind the link `..data`. */
export async function isPublished(folder: string, name: string): Promise<boolean> {
  if (!(await isLinkTo(join(folder, DATA)))) return false
  return (await isLinkTo(join(folder, name), join(DATA, name))) || !(await exists(join(folder, name)))
}

/** Puts a file among those, in the steps of Kubernetes' atomic writer. */
export async function publish(folder: string, name: string, text: string): Promise<void> {
  const current = await readlink(join(folder, DATA))
  const next = await mkdtemp(join(folder, timestamp(new Date())))
  try {
    await fill(next, folder, name, text)
    await pointTo(folder, basename(next))
  } catch (error) {
    await rm(next, { recursive: true, force: true })
    throw error
  }
  if (!(await exists(join(folder, name)))) await symlink(join(DATA, name), join(folder, name))
  await syncToDisk(folder)
  await removeAllBut([basename(current), basename(next)], folder)
}

/** Throws where {@link publish} could not work. */
export async function checkPublish(folder: string, name: string): Promise<void> {
  await access(folder, constants.W_OK | constants.X_OK)
  const data = join(folder, DATA)
  for (const file of await readdir(data)) await access(join(data, file), constants.R_OK)
  const stats = await unlessAbsent(stat(join(data, name)))
  if (stats !== undefined) checkOwner(join(folder, name), stats)
}

async function fill(next: string, folder: string, name: string, text: string): Promise<void> {
  const current = await realpath(join(folder, DATA))
  const replaced = await unlessAbsent(stat(join(current, name)))
  if (replaced !== undefined) checkOwner(join(folder, name), replaced)
  await copyFolder(current, next)
  await rm(join(next, name), { force: true })
  await writeNewFile(join(next, name), text, replaced)
  await syncToDisk(next)
}

async function pointTo(folder: string, next: string): Promise<void> {
  await rm(join(folder, NEXT_DATA), { force: true })
  await symlink(next, join(folder, NEXT_DATA))
  await rename(join(folder, NEXT_DATA), join(folder, DATA))
}

/**
 * Kubernetes removes the old folder at once. Whoever has followed `..data` to it, and not yet opened a file in it, finds
 * nothing then: so it stays until the next write. What writers left that were killed goes, too.
 */
async function removeAllBut(kept: readonly string[], folder: string): Promise<void> {
  const outdated = (await readdir(folder)).filter(name => TIMESTAMPED.test(name) && !kept.includes(name))
  for (const name of outdated) await rm(join(folder, name), { recursive: true, force: true })
}

function timestamp(now: Date): string {
  return `..${now.toISOString().slice(0, 19).replace(/\D/g, '_')}.`
}

async function isLinkTo(path: string, target?: string): Promise<boolean> {
  const stats = await unlessAbsent(lstat(path))
  return stats?.isSymbolicLink() === true && (target === undefined || (await readlink(path)) === target)
}

async function exists(path: string): Promise<boolean> {
  return (await unlessAbsent(lstat(path))) !== undefined
}
