import { isAbsolute, relative, resolve } from 'node:path'

/** A path in a message: one spelling for each file, and short for what is in the working directory. */
export function shownPath(path: string): string {
  const short = relative('', path)
  return short === '' || short.startsWith('..') || isAbsolute(short) ? resolve(path) : short
}
