import { constants } from 'node:fs'
import {
  access,
  chmod,
  cp,
  lchown,
  lstat,
  mkdtemp,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { InvalidArgumentError } from '../../errors.ts'
import { Secret } from '../../secret.ts'
import { checkOwner, replaceFile, syncToDisk, writeNewFile } from './atomic-file.ts'
import { explained, shownPath, unlessAbsent } from './fs-errors.ts'
import { inTurn } from './mutex.ts'
import { type SecretStore, StoreError } from './secret-store.ts'
import { checkReplaceable, locate, readText } from './text-file.ts'

/**
 * Keeps the secret in a folder of files with one secret each, such as those of Docker and Kubernetes. The file holds the
 * secret alone, without a line end; one line end is dropped on reading. It is its owner's alone (mode 0600), and a link
 * stays a link.
 *
 * In the folder of a Kubernetes volume, where `..data` is a link to a folder with the files, all files change at once: a
 * new folder with copies of the others takes the place of the old one. The one before is kept until the next write, since a
 * reader may just be on its way to it.
 *
 * Stores of one process may write to one folder at the same time. In a Kubernetes volume a write reads all files, then
 * replaces them: what another process or thread writes in between is lost. A process that is killed in a write may leave
 * a file `.rotation-….tmp` in the folder, or a folder `..2026_…`; they are private, too, and the latter goes with the
 * second write that follows.
 *
 * @param folder the folder, which has to exist; a relative path starts at the working directory of now
 * @param name the name of the file
 * @throws InvalidArgumentError where `name` is not a plain file name, or begins with `..`
 * @throws StoreError from its methods: where the folder or the file cannot be read or written
 *
 * @example
 * const store = secretFolder('secrets', 'workbench-api-key')
 * await store.write(key.secret)
 */
export function secretFolder(folder: string, name: string): SecretStore {
  if (!/^(?!\.{2}|\.$)[^/\\\0]+$/.test(name)) {
    throw new InvalidArgumentError(
      `${JSON.stringify(name)} is not a plain file name. Leave out / and \\, and .. before it.`,
    )
  }
  const path = join(resolve(folder), name)
  const failure = `${shownPath(path)} cannot be written`

  async function place(): Promise<string> {
    const found = await unlessAbsent(realpath(resolve(folder)))
    if (found !== undefined) return found
    throw new StoreError(`The folder ${shownPath(resolve(folder))} does not exist. Create it first.`)
  }

  return {
    label: `${name} in ${resolve(folder)}`,
    write: secret =>
      explained(failure, async () => {
        const found = await place()
        await inTurn(found, async () => {
          if (await isPublished(found, name)) await publish(found, name, secret.reveal())
          else await replaceFile(await locate(join(found, name)), secret.reveal())
        })
      }),
    async read() {
      const value = (await readText(path))?.replace(/\r?\n$/, '')
      return value ? new Secret(value) : undefined
    },
    check: () =>
      explained(failure, async () => {
        const found = await place()
        await readText(path)
        if (await isPublished(found, name)) await checkPublish(found, name)
        else await checkReplaceable(await locate(join(found, name)))
      }),
  }
}

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
