import { isAbsolute, relative, resolve } from 'node:path'
import { WorkbenchError } from '../../errors.ts'
import { StoreError } from './secret-store.ts'

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'Give this process the right to it, and to write to its folder.',
  EBUSY: 'Where it is mounted by itself, as containers do with single files, mount its folder in its place.',
  EISDIR: 'It is a folder: name a file.',
  ELOOP: 'Its links lead in a circle: mend them.',
  ENAMETOOLONG: 'Its name is too long for this file system: give it a shorter one.',
  ENOENT: 'Create its folder first.',
  ENOSPC: 'The disk is full: free some space.',
  ENOTDIR: 'A part of its path is a file where there should be a folder: correct the path.',
  EPERM: 'Give this process the right to it, or run it as the user who owns it.',
  EROFS: 'It is on a read-only file system: name a place that can be written.',
}

/**
 * Takes a step, and says of its failure no more than the system's code: the message of a system or a parser may quote what
 * it was given.
 *
 * @param failure what is wrong where it fails, such as `.env cannot be read`
 */
export async function explained<T>(failure: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof WorkbenchError) throw error
    const code = codeOf(error)
    throw new StoreError(`${failure} (${code ?? 'for no known reason'}). ${ADVICE[code ?? ''] ?? ''}`.trimEnd())
  }
}

/** What a step gives, or undefined where it finds nothing at its path. */
export async function unlessAbsent<T>(step: Promise<T>): Promise<T | undefined> {
  try {
    return await step
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** The system's code for a failure, such as `ENOENT`. */
function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** A path in a message: one spelling for each file, and short for what is in the working directory. */
export function shownPath(path: string): string {
  const short = relative('', path)
  return short === '' || short.startsWith('..') || isAbsolute(short) ? resolve(path) : short
}
