import { lstat, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { checkReplaceFile, replaceFile } from './atomic-file.ts'
import { displayPath, ignoreENOENT, withStoreError } from './fs-errors.ts'
import { missingDirectory } from './missing-path.ts'
import { runExclusive } from './mutex.ts'
import { StoreError } from './secret-store.ts'
import { checkPath } from './trusted-path.ts'

/** Returns the new text of a file. The old text is undefined if the file does not exist. Throws if there is no valid new text. */
type Edit = (text: string | undefined) => string

/** Reads a file. Returns `undefined` if it does not exist. */
export function readText(path: string): Promise<string | undefined> {
  return withStoreError(`Cannot read ${displayPath(path)}`, async () => {
    const stats = await ignoreENOENT(stat(path))
    if (stats === undefined) return undefined
    if (!stats.isFile()) {
      throw new StoreError(
        `${displayPath(path)} is not a regular file. Specify a file, or a path that does not exist yet.`,
      )
    }
    const bytes = await ignoreENOENT(readFile(path))
    return bytes && decode(path, bytes)
  })
}

/** Edits a file. Edits to the same file run one after the other, even if they use different symbolic links to it. */
export async function editText(path: string, edit: Edit): Promise<void> {
  const failure = `Cannot write ${displayPath(path)}`
  const file = await withStoreError(failure, () => resolveTrustedLink(path), { isUnchanged: true })
  await runExclusive(file, async () => {
    const text = await withStoreError(failure, async () => edit(await readText(file)), { isUnchanged: true })
    await withStoreError(failure, () => replaceFile(file, text))
  })
}

/** Throws if {@link editText} would fail. */
export async function checkEdit(path: string, edit: Edit): Promise<void> {
  const failure = `Cannot write ${displayPath(path)}`
  const file = await withStoreError(failure, () => resolveTrustedLink(path), { isUnchanged: true })
  await withStoreError(failure, async () => checkReplaceFile(file, edit(await readText(file))), { isUnchanged: true })
}

async function resolveTrustedLink(path: string): Promise<string> {
  await checkPath(path)
  return resolveLink(path)
}

/** Returns the target if `path` is a symbolic link, so that the link is kept. The target may be a file that does not exist. */
export async function resolveLink(path: string): Promise<string> {
  const file = await ignoreENOENT(realpath(path))
  if (file !== undefined) return file
  // If the file now exists and is not a link, a write of another variable created it in the meantime.
  if ((await ignoreENOENT(lstat(path)))?.isSymbolicLink()) {
    throw new StoreError(
      `${displayPath(path)} is a symbolic link to a file that does not exist. Create the file, or remove the link.`,
    )
  }
  const directory = await ignoreENOENT(realpath(dirname(path)))
  if (directory !== undefined) return join(directory, basename(path))
  throw await missingDirectory(path)
}

/**
 * Returns a string that identifies a file. All paths to the same file, including paths through symbolic links and bind mounts, return the
 * same string. The file does not have to exist.
 */
export async function locateFile(path: string): Promise<string> {
  // A path that cannot be resolved cannot be written either. `check` reports why.
  const file = await realpath(path).catch(() => path)
  const directory = await stat(dirname(file), { bigint: true }).catch(() => undefined)
  if (directory !== undefined) return `${basename(file)} in ${directory.dev}:${directory.ino}`
  return dirname(file) === file ? file : join(await locateFile(dirname(file)), basename(file))
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new StoreError(`${displayPath(path)} is not valid UTF-8. Specify another file, or convert it.`)
  }
}
