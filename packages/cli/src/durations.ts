import ms from 'ms'

/** The format of a duration, for error messages. */
export const DURATION_FORM = 'a number and a unit: 90d, 12h, 30m, 45s (also w for weeks, y for years)'

/** The longest duration that the client accepts. */
const MAX_DURATION = '36500d'

/** Parses a duration like `90d`, and returns milliseconds. */
export function parseDuration(text: string): number {
  if (!isDuration(text)) throw new RangeError(`Expected ${DURATION_FORM}.`)
  const value = ms(text)
  if (value <= ms(MAX_DURATION)) return value
  throw new RangeError(`Expected at most ${MAX_DURATION} (100 years).`)
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
