import { copyPlainData, type Path } from '@workbench-sdk/internal/plain-data'
import { printValue } from '@workbench-sdk/internal/print-value'
import { isPlain } from './json.ts'

/**
 * A duration in milliseconds, or as an object with units.
 *
 * @example
 * const quarter: Duration = { days: 91 }
 */
export type Duration =
  | number
  | { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly seconds?: number }

const UNITS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 }

/** @throws TypeError if the value is not a duration */
export function millisecondsOf(duration: Duration): number {
  const milliseconds = typeof duration === 'number' ? duration : sum(copyPlainData(duration, DATA))
  if (Number.isFinite(milliseconds)) return milliseconds
  throw new TypeError(
    `Invalid duration ${printValue(duration)}: expected milliseconds or an object, e.g. { days: 91 }.`,
  )
}

const DATA = {
  maxValues: 100,
  invalid: (_: Path, expected: string, options: ErrorOptions) =>
    new TypeError(`Invalid duration: expected ${expected}.`, options),
}

const isPart = ([unit, count]: readonly [string, unknown]) =>
  Object.hasOwn(UNITS, unit) && (count === undefined || typeof count === 'number')

function sum(parts: Exclude<Duration, number>): number {
  if (!isPlain(parts) || !Object.entries(parts).every(isPart)) return Number.NaN
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = parts
  // Rounded, because 1.001 seconds would otherwise be 1000.9999999999999 milliseconds, which a `Date` truncates.
  return Math.round(days * UNITS.days + hours * UNITS.hours + minutes * UNITS.minutes + seconds * UNITS.seconds)
}
