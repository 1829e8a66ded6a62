import { AssertionError } from './outcome.ts'

/**
 * Asserts that two values are deeply equal. The order of an object's members is not compared.
 *
 * @throws AssertionError at the first difference.
 */
export function assertEqual(at: string, actual: unknown, expected: unknown): void {
  compare(at, actual, expected, true)
}

/**
 * Asserts that an object has the expected members. Other members are ignored. Arrays must have the same length.
 *
 * @throws AssertionError at the first difference.
 */
export function assertMatches(at: string, actual: unknown, expected: object): void {
  compare(at, actual, expected, false)
}

/**
 * Asserts that a condition is true.
 *
 * @param expected describes the condition for the report
 * @throws AssertionError
 */
export function assertThat(at: string, condition: boolean, expected: string, actual: unknown): void {
  if (!condition) throw new AssertionError(at, expected, actual)
}

function compare(at: string, actual: unknown, expected: unknown, isExact: boolean): void {
  if (!isObject(expected)) {
    if (!Object.is(actual, expected)) throw new AssertionError(at, expected, actual)
    return
  }
  const isSameKind = isObject(actual) && Array.isArray(actual) === Array.isArray(expected)
  if (!isSameKind) throw new AssertionError(at, expected, actual)
  const names = Object.keys(expected)
  const mayHaveOthers = !isExact && !Array.isArray(expected)
  if (!mayHaveOthers && Object.keys(actual).some(name => !names.includes(name))) {
    throw new AssertionError(at, expected, actual)
  }
  for (const name of names) compare(memberPath(at, name, expected), actual[name], expected[name], isExact)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const memberPath = (at: string, name: string, parent: object) =>
  Array.isArray(parent) ? `${at}[${name}]` : `${at}.${name}`
