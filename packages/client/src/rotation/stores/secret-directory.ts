import { constants } from 'node:fs'
import {
  access,
  chmod,
  lchown,
  lstat,
  mkdtemp,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  symlink,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { syncToDisk, writeNewFile } from '@workbench-sdk/internal/durable-file'
import { InvalidArgumentError, Secret } from '../../index.ts'
import { checkReplaceable, checkReplaceFile, replaceFile } from './atomic-file.ts'
import { copyAttributes, copyContent } from './attributes.ts'
import { displayPath, ignoreENOENT, resolveInWorkingDirectory, withStoreError } from './fs-errors.ts'
import { explainMissing, missingDirectory } from './missing-path.ts'
import { runExclusive } from './mutex.ts'
import { markImmediate, type SecretStore } from './secret-store.ts'
import { locateFile, readText, resolveLink } from './text-file.ts'
import { checkPath } from './trusted-path.ts'

/**
 * Stores the secret in a directory with one file per secret, as used by Docker and Kubernetes. The file contains only the secret,
 * without a line break. A trailing line break is ignored when reading. A file that does not exist is created with mode 0600. A symbolic
 * link is kept, unless it belongs to another user.
 *
 * The permissions, owner and group of the file are kept. On Linux with GNU coreutils, its access control list and extended attributes are
 * also kept. `write` and `check` throw if these cannot be kept, or if the file is read-only or immutable, can be written or replaced by other
 * users, has a hard link, or is mounted as a single file.
 *
 * In the directory of a Kubernetes volume, where `..data` is a symbolic link to a directory with the files, all files change atomically: a
 * new directory with copies of the other files replaces the old directory. The old directory is kept until the next write, because a reader
 * may be about to open a file in it.
 *
 * Several stores in one process can write to the same directory at the same time. In a Kubernetes volume, a write reads all files and then
 * replaces them, so changes that other processes or threads make in between are lost. A process that is killed during a write may leave a
 * private file `.rotation-….tmp`, or a private directory `..2026_…`. The second write after that removes the directory.
 *
 * @param directory The directory, which must exist. A relative path is resolved against the current working directory.
 * @param name The name of the file.
 * @throws InvalidArgumentError if `name` is not a plain file name, or starts with `..`.
 * @throws StoreError from its methods, if the directory or the file cannot be read or written.
 *
 * @example
 * const store = secretDirectory('secrets', 'workbench-api-key')
 * await store.write(key.secret)
 */
export function secretDirectory(directory: string, name: string): SecretStore {
  if (!/^(?!\.{2}|\.$)[^/\\\0]+$/.test(name)) {
    throw new InvalidArgumentError(
      `Invalid name ${JSON.stringify(name)}: expected a file name that does not contain / or \\ and does not start with "..".`,
    )
  }
  const path = join(resolveInWorkingDirectory(directory), name)
  const failure = `Cannot write ${displayPath(path)}`
  const unchanged = <T>(work: () => Promise<T>) => withStoreError(failure, work, { isUnchanged: true })

  async function realDirectory(): Promise<string> {
    await checkPath(path)
    const found = await ignoreENOENT(realpath(dirname(path)))
    if (found !== undefined) return found
    throw await missingDirectory(path)
  }

  return markImmediate({
    label: `${name} in ${dirname(path)}`,
    async write(secret) {
      const found = await unchanged(realDirectory)
      await runExclusive(found, async () => {
        const isInVolume = await unchanged(() => isVolumeFile(found, name))
        const write = isInVolume ? replaceVolumeFile : replaceLinkedFile
        await withStoreError(failure, () => write(found, name, secret.reveal()))
      })
    },
    async read() {
      const value = (await readText(path))?.replace(/\r?\n$/, '')
      return value ? new Secret(value) : undefined
    },
    async explainEmpty() {
      const text = await readText(path)
      return text === undefined ? explainMissing(path) : { reason: `${displayPath(path)} is empty.` }
    },
    check: () =>
      unchanged(async () => {
        const found = await realDirectory()
        await readText(path)
        await runExclusive(found, async () => {
          if (await isVolumeFile(found, name)) await checkVolumeFile(found, name)
          else await checkReplaceFile(await resolveLink(join(found, name)), PROBE)
        })
      }),
    location: () => locateFile(path),
  })
}

/** A placeholder for the secret, to check whether a secret can be written. */
const PROBE = 'a-new-key'

async function replaceLinkedFile(directory: string, name: string, text: string): Promise<void> {
  const file = await withStoreError(
    `Cannot write ${displayPath(join(directory, name))}`,
    () => resolveLink(join(directory, name)),
    {
      isUnchanged: true,
    },
  )
  await replaceFile(file, text)
}

// The names used by Kubernetes: https://github.com/kubernetes/kubernetes/blob/master/pkg/volume/util/atomic_writer.go
const DATA = '..data'
const NEXT_DATA = '..data_tmp'
const TIMESTAMPED = /^\.\.\d{4}(?:_\d\d){5}\./

/** Whether a file is, or would be created as, a link through `..data` in a Kubernetes volume. */
async function isVolumeFile(directory: string, name: string): Promise<boolean> {
  if (!(await isLinkTo(join(directory, DATA)))) return false
  return (await isLinkTo(join(directory, name), join(DATA, name))) || !(await exists(join(directory, name)))
}

/** Replaces a file in a Kubernetes volume, with the same steps as Kubernetes' atomic writer. */
async function replaceVolumeFile(directory: string, name: string, text: string): Promise<void> {
  const failure = `Cannot write ${displayPath(join(directory, name))}`
  const current = await readlink(join(directory, DATA))
  const next = await withStoreError(failure, () => stageVolume(directory, name, text), { isUnchanged: true })
  try {
    await switchData(directory, basename(next))
  } catch (error) {
    await rm(next, { recursive: true, force: true })
    throw error
  }
  if (!(await exists(join(directory, name)))) await symlink(join(DATA, name), join(directory, name))
  await syncToDisk(directory)
  await removeAllBut([basename(current), basename(next)], directory)
}

/** Throws if {@link replaceVolumeFile} would fail. */
async function checkVolumeFile(directory: string, name: string): Promise<void> {
  await rm(await stageVolume(directory, name, PROBE), { recursive: true })
}

/** Writes the next version of a volume. Returns its directory. */
async function stageVolume(directory: string, name: string, text: string): Promise<string> {
  await access(directory, constants.W_OK | constants.X_OK)
  const current = await realpath(join(directory, DATA))
  const replaced = await checkReplaceable(join(current, name))
  const next = await mkdtemp(join(directory, timestamp(new Date())))
  try {
    await copyDirectory(current, next)
    await rm(join(next, name), { force: true })
    await writeNewFile(join(next, name), text)
    if (replaced !== undefined) await copyAttributes(join(current, name), join(next, name), replaced)
    await syncToDisk(next)
    return next
  } catch (error) {
    await rm(next, { recursive: true, force: true })
    throw error
  }
}

async function switchData(directory: string, next: string): Promise<void> {
  await rm(join(directory, NEXT_DATA), { force: true })
  await symlink(next, join(directory, NEXT_DATA))
  await rename(join(directory, NEXT_DATA), join(directory, DATA))
}

/**
 * Removes outdated directories, including the directories that killed writers left behind. Kubernetes removes the old directory
 * immediately, so a reader that has followed `..data` but has not opened a file yet fails. Here, the old directory remains until the next
 * write.
 */
async function removeAllBut(kept: readonly string[], directory: string): Promise<void> {
  const outdated = (await readdir(directory)).filter(name => TIMESTAMPED.test(name) && !kept.includes(name))
  for (const name of outdated) await rm(join(directory, name), { recursive: true, force: true })
}

function timestamp(now: Date): string {
  return `..${now.toISOString().slice(0, 19).replace(/\D/g, '_')}.`
}

async function isLinkTo(path: string, target?: string): Promise<boolean> {
  const stats = await ignoreENOENT(lstat(path))
  return stats?.isSymbolicLink() === true && (target === undefined || (await readlink(path)) === target)
}

async function exists(path: string): Promise<boolean> {
  return (await ignoreENOENT(lstat(path))) !== undefined
}

/** Copies the files of a directory with their modes and owners. The promise resolves once they are on disk. */
async function copyDirectory(from: string, to: string): Promise<void> {
  await copyContent(from, to)
  const names = await readdir(from, { recursive: true })
  for (const name of ['', ...names]) await copyMetadata(join(from, name), join(to, name))
}

async function copyMetadata(original: string, copy: string): Promise<void> {
  const { uid, gid, mode } = await lstat(original)
  const stats = await lstat(copy)
  if (stats.uid !== uid || stats.gid !== gid) await lchown(copy, uid, gid)
  if (stats.isSymbolicLink()) return
  await chmod(copy, mode & 0o7777)
  await syncToDisk(copy)
}
