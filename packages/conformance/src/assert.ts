import { Difference } from './verdict.ts'

/**
 * Holds that a value is what is expected, member by member; objects may have members in another order.
 *
 * @throws Difference at the first place where it is not.
 */
export function is(at: string, came: unknown, expected: unknown): void {
  compare(at, came, expected, true)
}

/**
 * Holds that an object has what is expected, whatever it has besides.
 *
 * @throws Difference at the first place where it has not.
 */
export function has(at: string, came: unknown, expected: object): void {
  compare(at, came, expected, false)
}

/**
 * Holds that something is so.
 *
 * @throws Difference where it is not; `came` is what to show then.
 */
export function so(at: string, isSo: boolean, expected: string, came: unknown): void {
  if (!isSo) throw new Difference(at, expected, came)
}

function compare(at: string, came: unknown, expected: unknown, whole: boolean): void {
  if (!isObject(expected)) {
    if (!Object.is(came, expected)) throw new Difference(at, expected, came)
    return
  }
  if (!isObject(came) || Array.isArray(came) !== Array.isArray(expected)) throw new Difference(at, expected, came)
  const names = Object.keys(expected)
  const strays = whole || Array.isArray(expected) ? Object.keys(came).filter(name => !names.includes(name)) : []
  if (strays.length > 0) throw new Difference(at, expected, came)
  for (const name of names) compare(place(at, name, expected), came[name], expected[name], whole)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const place = (at: string, name: string, within: object) => (Array.isArray(within) ? `${at}[${name}]` : `${at}.${name}`)
