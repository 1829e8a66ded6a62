import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
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
      return new UsageError(`The current user is not allowed to read ${path}. Change its permissions or its owner.`)
    default:
      return new UsageError(`Cannot read ${path}: ${messageOf(error)}.`)
  }
}

/** Describes in sentences why a file cannot be written, and what to do. */
export function describeWriteFailure(path: string, error: unknown): string {
  const folder = dirname(path)
  switch (codeOf(error)) {
    case 'ENOENT':
      return existsSync(folder)
        ? `Cannot create a file in ${folder}. Specify another file.`
        : `The folder ${folder} does not exist. Create it, or specify another file.`
    case 'ENOTDIR':
      return `${folder} is not a folder. Specify another file.`
    case 'EISDIR':
      return `${path} is a directory. Specify a file.`
    case 'ELOOP':
      return `${path} is a symbolic link that refers to itself. Correct it.`
    case 'EACCES':
    case 'EPERM':
      return `The current user is not allowed to read or replace ${path}. Change the permissions or the owner of the file and its folder.`
    case 'EROFS':
      return `${path} is on a read-only file system. Specify another file.`
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full, so ${path} cannot be written. Free some space.`
    default:
      return `Cannot write ${path}: ${messageOf(error)}.`
  }
}
