import { constants } from 'node:fs'
import { access, lstat, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { checkOwner, replaceFile } from './atomic-file.ts'
import { explained, shownPath, unlessAbsent } from './fs-errors.ts'
import { inTurn } from './mutex.ts'
import { StoreError } from './secret-store.ts'

/** Gives the new text of a file, whose old one is undefined where it does not exist. Throws where there can be none. */
type Edit = (text: string | undefined) => string

/** The text of a file; undefined where it does not exist. */
export function readText(path: string): Promise<string | undefined> {
  return explained(`${shownPath(path)} cannot be read`, async () => {
    const stats = await unlessAbsent(stat(path))
    if (stats === undefined) return undefined
    if (!stats.isFile()) throw new StoreError(`${shownPath(path)} is not a regular file. Name one, or none as yet.`)
    const bytes = await unlessAbsent(readFile(path))
    return bytes && decode(path, bytes)
  })
}

/** Puts a text in the place of a file's. Edits of one file follow each other, by whatever links they come to it. */
export function editText(path: string, edit: Edit): Promise<void> {
  return explained(`${shownPath(path)} cannot be written`, async () => {
    const file = await locate(path)
    await inTurn(file, async () => replaceFile(file, edit(await readText(file))))
  })
}

/** Throws where {@link editText} could not work. */
export function checkEdit(path: string, edit: Edit): Promise<void> {
  return explained(`${shownPath(path)} cannot be written`, async () => {
    const file = await locate(path)
    edit(await readText(file))
    await checkReplaceable(file)
  })
}

/** The file itself where `path` is a link to it, so that the link stays a link. */
export async function locate(path: string): Promise<string> {
  const file = await unlessAbsent(realpath(path))
  if (file !== undefined) return file
  // What is there now and is no link has come about since: another variable of the same file was written first.
  if ((await unlessAbsent(lstat(path)))?.isSymbolicLink()) {
    throw new StoreError(
      `${shownPath(path)} is a link to a file that does not exist. Create the file, or remove the link.`,
    )
  }
  const folder = await unlessAbsent(realpath(dirname(path)))
  if (folder !== undefined) return join(folder, basename(path))
  throw new StoreError(`The folder of ${shownPath(path)} does not exist. Create it first.`)
}

export async function checkReplaceable(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK | constants.X_OK)
  const stats = await unlessAbsent(stat(file))
  if (stats !== undefined) checkOwner(file, stats)
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new StoreError(`${shownPath(path)} is not a text in UTF-8. Name another file, or convert it.`)
  }
}
