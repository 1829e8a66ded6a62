/**
 * A length of time: milliseconds, or its parts.
 *
 * @example
 * const quarter: Duration = { days: 91 }
 */
export type Duration =
  | number
  | { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly seconds?: number }

const UNITS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 }

/** @throws TypeError if it is not a length of time. */
export function millisecondsOf(duration: Duration): number {
  const milliseconds = typeof duration === 'number' ? duration : sum(duration)
  if (Number.isFinite(milliseconds)) return milliseconds
  throw new TypeError(`${JSON.stringify(duration)} is no length of time: give milliseconds, or such as { days: 91 }.`)
}

function sum(parts: Exclude<Duration, number>): number {
  const unknown = Object.keys(parts).find(part => !Object.hasOwn(UNITS, part))
  if (unknown !== undefined) return Number.NaN
  return Object.entries(UNITS).reduce(
    (total, [unit, size]) => total + (parts[unit as keyof typeof UNITS] ?? 0) * size,
    0,
  )
}
