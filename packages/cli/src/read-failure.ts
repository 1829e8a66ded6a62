import { codeOf, messageOf } from '@workbench-sdk/internal/errors'
import { UsageError } from './usage-error.ts'

/**
 * Returns the error for a file that cannot be read.
 *
 * @param advice what to do if it does not exist
 */
export function readFailure(path: string, error: unknown, advice: string): UsageError {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UsageError(`${path} does not exist. ${advice}`)
    case 'EISDIR':
      return new UsageError(`${path} is a directory. Specify a file.`)
    case 'EACCES':
      return new UsageError(`This user may not read ${path}. Change its permissions or its owner.`)
    default:
      return new UsageError(`Cannot read ${path}: ${messageOf(error)}.`)
  }
}
