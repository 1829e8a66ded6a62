import { printValue } from './print-value.ts'
import { shorten } from './shorten.ts'
import { suggest } from './suggest.ts'

/**
 * @param kind the term for an option in messages
 * @throws TypeError if the options are not an object, or contain an unknown one
 */
export function checkOptionNames(options: unknown, known: object, kind = 'option'): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`Invalid ${kind}s ${printValue(options)}: expected an object.`)
  }
  const unknown = Object.keys(options).find(name => !Object.hasOwn(known, name))
  if (unknown === undefined) return
  throw new TypeError(`Unknown ${kind} "${shorten(unknown)}". ${suggest(unknown, Object.keys(known))}`)
}
