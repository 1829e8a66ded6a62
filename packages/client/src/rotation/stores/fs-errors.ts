import { isAbsolute, relative, resolve } from 'node:path'
import { cwd } from 'node:process'
import { codeOf } from '@workbench-sdk/internal/errors'
import { printValue } from '@workbench-sdk/internal/print-value'
import { InvalidArgumentError, WorkbenchError } from '../../index.ts'
import { StoreError } from './secret-store.ts'

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'Give this process permission to access it, and to write to its directory.',
  EBUSY: 'If it is mounted as a single file, as in containers, mount its directory instead.',
  EISDIR: 'It is a directory: specify a file.',
  ELOOP: 'Its symbolic links form a loop: correct them.',
  ENAMETOOLONG: 'Its name is too long for this file system: use a shorter one.',
  ENOENT: 'Create its directory first.',
  ENOSPC: 'The disk is full: free some space.',
  ENOTDIR: 'A part of its path is a file instead of a directory: correct the path.',
  EPERM:
    'Give this process permission to access it, or run it as the user who owns the file. If the file is immutable, run `chattr -i` on it.',
  EROFS: 'It is on a read-only file system: specify a writable path.',
}

/**
 * Runs `work`. If it fails, throws a {@link StoreError} that contains only the code of the system error, because system and parser
 * messages may contain the secret. See {@link reasonOf} for an error without a code.
 *
 * @param failure The failed operation, e.g. `Cannot read .env`.
 * @param details Whether it is certain that nothing was written when `work` fails.
 */
export async function withStoreError<T>(
  failure: string,
  work: () => Promise<T>,
  details: { readonly isUnchanged?: boolean } = {},
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StoreError && details.isUnchanged === true) throw new StoreError(error.message, details)
    if (error instanceof WorkbenchError) throw error
    const code = codeOf(error)
    throw new StoreError(`${failure} (${code ?? reasonOf(error)}). ${ADVICE[code ?? ''] ?? ''}`.trimEnd(), details)
  }
}

/** Matches a message that consists only of words. Values, names and paths, which may be secrets, contain other characters. */
const WORDS = /^[A-Z]?[a-z']{1,15}( [a-z']{1,15})*\.?$/

/** Describes an error without a code. File systems implemented in JavaScript, e.g. Yarn Plug'n'Play, throw such errors. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  return WORDS.test(error.message) ? `${error.name}: ${error.message}` : `${error.name} without a code`
}

/** Returns the result of a file operation, or undefined if the path does not exist. */
export async function ignoreENOENT<T>(operation: Promise<T>): Promise<T | undefined> {
  try {
    return await operation
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Formats a path for messages: relative if it is in the working directory, otherwise absolute. */
export function displayPath(path: string): string {
  const short = relative(workingDirectory(path), path)
  return short === '' || short.startsWith('..') || isAbsolute(short) ? resolve(path) : short
}

/** Returns the working directory. If it was deleted, returns `path`, which {@link displayPath} then shows unchanged. */
function workingDirectory(path: string): string {
  try {
    return cwd()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return path
  }
}

/** Returns the absolute path. If the working directory was deleted, only an absolute path can be used. */
export function resolveInWorkingDirectory(path: string): string {
  if (typeof path !== 'string' || !/^[^\0]+$/.test(path)) {
    throw new InvalidArgumentError(`Invalid path ${printValue(path)}: expected the path of a file or a directory.`)
  }
  try {
    return resolve(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    throw new StoreError(
      `Cannot use ${path}: the working directory was deleted. Change to a directory that exists, or specify an absolute path.`,
      { isUnchanged: true },
    )
  }
}

/** Returns permissions as in `chmod`, e.g. `0644`. */
export function printMode(mode: number): string {
  return (mode & 0o7777).toString(8).padStart(4, '0')
}
