import ms from 'ms'

/** `90d` as milliseconds. */
export function parseDuration(text: string): number {
  const value = isDuration(text) ? ms(text) : Number.NaN
  if (Number.isFinite(value)) return value
  throw new RangeError('Write a number and a unit: 90d, 12h, 30m, 45s (also w for weeks, y for years).')
}

/** Without a sign, and with a unit: `90` alone would mean 90 milliseconds. */
function isDuration(text: string): text is ms.StringValue {
  return /^(\d+|\d*\.\d+) *[a-z]+$/i.test(text) && ms(text as ms.StringValue) !== undefined
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const

/** Milliseconds as `90d`, in the largest unit that needs no rounding: 36 hours are not two days. */
export function printDuration(milliseconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => milliseconds % size === 0) ?? ['ms', 1]
  return `${milliseconds / size}${unit}`
}
