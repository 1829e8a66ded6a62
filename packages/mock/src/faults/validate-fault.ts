import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { millisecondsOf } from '@workbench-sdk/contract/duration'
import { isObject } from '@workbench-sdk/contract/json'
import { copyPlainData, type Path, pathName } from '@workbench-sdk/internal/plain-data'
import { printValue } from '@workbench-sdk/internal/print-value'
import { shorten } from '@workbench-sdk/internal/shorten'
import { suggest } from '@workbench-sdk/internal/suggest'
import { hasAtMost } from '@workbench-sdk/internal/text-length'
import { parseTimestamp } from '@workbench-sdk/internal/timestamp'
import type { Fault } from './fault.ts'

/** A fault property: a check for its value, and a description for error messages. */
interface Property {
  readonly accepts: (value: unknown) => boolean
  readonly expected: string
}

const EXPECTED_TEXT = `a string with at most ${LIMITS.faultText} characters`

const PROPERTIES: Readonly<Record<string, Property>> = {
  on: {
    accepts: isPatterns,
    expected: `a route, e.g. "POST /api_keys", or a list of at most ${LIMITS.faultRoutes} routes`,
  },
  times: { accepts: value => isInteger(value) && value > 0, expected: 'a positive integer' },
  skip: { accepts: value => isInteger(value) && value >= 0, expected: 'a non-negative integer' },
  rate: {
    accepts: value => typeof value === 'number' && value >= 0 && value <= 1,
    expected: 'a number from 0 to 1',
  },
  when: {
    accepts: value => value === 'before-commit' || value === 'after-commit',
    expected: '"before-commit" or "after-commit"',
  },
  latency: {
    accepts: isLatency,
    expected: `a duration of at most ${LIMITS.delayDays} days, e.g. 200 (milliseconds) or { seconds: 2 }, or a pair of them`,
  },
  status: {
    accepts: value => isInteger(value) && value >= 400 && value <= 599,
    expected: 'an integer from 400 to 599',
  },
  retryAfter: {
    accepts: value => (isInteger(value) && value >= 0) || isDate(value),
    expected: 'an integer number of seconds or a Date',
  },
  title: { accepts: isText, expected: EXPECTED_TEXT },
  detail: { accepts: isText, expected: EXPECTED_TEXT },
  drop: { accepts: value => value === true, expected: 'true' },
  body: { accepts: value => value === 'cut' || value === 'malformed', expected: '"cut" or "malformed"' },
  rateLimit: {
    accepts: isRateLimit,
    expected: `{ limit, per }: a positive integer and a duration from 1 millisecond to ${LIMITS.delayDays} days`,
  },
}

const MATCHING = ['on', 'times', 'skip', 'rate']

/** The kinds of faults. Each row starts with the property that identifies the kind, followed by its other properties. */
const KINDS: readonly (readonly string[])[] = [
  ['status', 'retryAfter', 'title', 'detail', 'when', 'latency', ...MATCHING],
  ['drop', 'when', 'latency', ...MATCHING],
  ['body', 'latency', ...MATCHING],
  ['rateLimit', 'on'],
  ['latency', 'when', ...MATCHING],
]

/** The maximum number of values in a fault: its routes and its other properties. */
const MAX_VALUES = LIMITS.faultRoutes + 100

/**
 * Returns a copy of a fault that is unaffected by later changes to the original.
 *
 * @throws TypeError if it is not a valid fault
 */
export function readFault(value: unknown): Fault {
  const fault = copyFault(value)
  checkFault(fault)
  return fault
}

export const copyFault = <T>(fault: T): T => copyPlainData(fault, { maxValues: MAX_VALUES, invalid: invalidData })

const invalidData = (path: Path, expected: string, options: ErrorOptions) =>
  new TypeError(`Invalid ${pathName('fault', path)}: expected ${expected}.`, options)

function checkFault(fault: unknown): asserts fault is Fault {
  if (!isObject(fault)) {
    throw new TypeError(
      `Invalid fault ${printValue(fault)}: expected an object, e.g. { on: "POST /api_keys", status: 503 }.`,
    )
  }
  const names = Object.keys(fault)
  for (const name of names) checkProperty(name, fault[name])
  checkKind(names)
  checkSize(fault)
}

function checkProperty(name: string, value: unknown): void {
  const property = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined
  if (!property)
    throw new TypeError(`Unknown fault option "${shorten(name)}". ${suggest(name, Object.keys(PROPERTIES))}`)
  if (property.accepts(value)) return
  throw new TypeError(`Invalid fault option "${name}": expected ${property.expected}, received ${printValue(value)}.`)
}

function checkSize(fault: object): void {
  const { length } = JSON.stringify(fault)
  if (length <= LIMITS.faultSize) return
  throw new TypeError(`Invalid fault: expected at most ${LIMITS.faultSize} characters as JSON, received ${length}.`)
}

function checkKind(names: readonly string[]): void {
  const kind = KINDS.find(([name = '']) => names.includes(name))
  if (!kind) throw new TypeError('Invalid fault: expected one of status, drop, body, latency, rateLimit.')
  const other = names.find(name => !kind.includes(name))
  if (other === undefined) return
  const [name, ...options] = kind
  throw new TypeError(
    `Invalid fault: "${other}" cannot be combined with "${name}". Options for this kind of fault: ${options.join(', ')}.`,
  )
}

function isPatterns(value: unknown): boolean {
  const patterns = [value].flat()
  return patterns.length > 0 && patterns.length <= LIMITS.faultRoutes && patterns.every(isText)
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && hasAtMost(value, LIMITS.faultText)
}

function isLatency(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 2 && value.every(each => isDuration(each)) : isDuration(value)
}

function isRateLimit(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).some(name => name !== 'limit' && name !== 'per')) return false
  return isInteger(value.limit) && value.limit > 0 && isDuration(value.per, 1)
}

function isDuration(value: unknown, least = 0): boolean {
  // An object without units, or with a negative value, is probably a mistake.
  const parts = isObject(value) ? Object.values(value) : [value]
  if (parts.length === 0 || !parts.every(part => part === undefined || isNonNegative(part))) return false
  try {
    const milliseconds = millisecondsOf(value as number)
    return milliseconds >= least && milliseconds <= LIMITS.delayMilliseconds
  } catch {
    return false
  }
}

const isNonNegative = (value: unknown): boolean => typeof value === 'number' && value >= 0
const isInteger = (value: unknown): value is number => Number.isSafeInteger(value)
const isDate = (value: unknown) => typeof value === 'object' && parseTimestamp(value) !== undefined
