import ms from 'ms'

/** The form of a duration, for error messages. */
export const DURATION_FORM = 'a number and a unit: 90d, 12h, 30m, 45s (also w for weeks, y for years)'

/** Parses a duration like `90d`, and returns milliseconds. */
export function parseDuration(text: string): number {
  const value = isDuration(text) ? ms(text) : Number.NaN
  if (Number.isFinite(value)) return value
  throw new RangeError(`Expected ${DURATION_FORM}.`)
}

/** Whether a string is a duration. It must have a unit, because `ms` treats `90` as 90 milliseconds, and no sign. */
function isDuration(text: string): text is ms.StringValue {
  return /^(\d+|\d*\.\d+) *[a-z]+$/i.test(text) && ms(text as ms.StringValue) !== undefined
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const

/** Formats milliseconds in the largest unit that needs no rounding, e.g. `90d`, but `36h`. */
export function printDuration(milliseconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => milliseconds % size === 0) ?? ['ms', 1]
  return `${milliseconds / size}${unit}`
}
