import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { codeOf } from '@workbench-sdk/internal/errors'
import { displayPath } from './fs-errors.ts'
import { type EmptyStore, StoreError } from './secret-store.ts'
import { printExplanation, withSimilarName } from './suggestion.ts'

/** Explains that a file does not exist. If its directory does not exist either, explains that instead. */
export async function explainMissing(path: string): Promise<EmptyStore> {
  if (!(await exists(dirname(path)))) return explainMissingDirectory(dirname(path))
  return withSimilarName(`${displayPath(path)} does not exist.`, basename(path), await namesIn(dirname(path)))
}

/** Returns the error for a file whose directory does not exist. */
export async function missingDirectory(path: string): Promise<StoreError> {
  const explanation = await explainMissingDirectory(dirname(path))
  const advice = explanation.similarName === undefined ? ' Create it first.' : ''
  return new StoreError(`${printExplanation(explanation)}${advice}`, { isUnchanged: true })
}

/**
 * Explains which directory does not exist. If several do not exist, names the outermost one, because its name may be
 * misspelled.
 */
async function explainMissingDirectory(path: string): Promise<EmptyStore> {
  const parent = dirname(path)
  if (parent !== path && !(await exists(parent))) return explainMissingDirectory(parent)
  const known = await namesIn(parent, entry => !entry.isFile())
  return withSimilarName(`The directory ${displayPath(path)} does not exist.`, basename(path), known)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    error => codeOf(error) !== 'ENOENT',
  )
}

/** Returns the names in a directory, or an empty list if it cannot be listed. */
async function namesIn(directory: string, isWanted = (_: Dirent): boolean => true): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => [])
  return entries.filter(isWanted).map(({ name }) => name)
}
