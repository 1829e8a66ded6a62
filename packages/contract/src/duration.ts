/**
 * A duration in milliseconds, or as an object of units.
 *
 * @example
 * const quarter: Duration = { days: 91 }
 */
export type Duration =
  | number
  | { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly seconds?: number }

const UNITS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 }

/** @throws TypeError if the value is not a duration. */
export function millisecondsOf(duration: Duration): number {
  const milliseconds = typeof duration === 'number' ? duration : sum(duration)
  if (Number.isFinite(milliseconds)) return milliseconds
  throw new TypeError(
    `Invalid duration ${JSON.stringify(duration)}: expected milliseconds or an object, e.g. { days: 91 }.`,
  )
}

function sum(parts: Exclude<Duration, number>): number {
  if (Object.keys(parts).some(part => !Object.hasOwn(UNITS, part))) return Number.NaN
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = parts
  // Rounded, because 1.001 seconds would be 1000.9999999999999 milliseconds, which a `Date` truncates.
  return Math.round(days * UNITS.days + hours * UNITS.hours + minutes * UNITS.minutes + seconds * UNITS.seconds)
}
