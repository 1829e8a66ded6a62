import ms from 'ms'

/** A duration, with its text from the command line. */
export interface Age {
  readonly text: string
  readonly milliseconds: number
}

const day = 86_400_000

/** Parses a duration such as `90d`. */
export function parseAge(text: string): Age {
  const milliseconds = isDuration(text) ? ms(text) : Number.NaN
  if (Number.isFinite(milliseconds)) return { text, milliseconds }
  throw new RangeError('Expected a number and a unit: 90d, 12h, 30m, 45s (also w for weeks, y for years).')
}

/** Converts to whole days. Negative times, which result from differing clocks, are 0 days. */
export function wholeDays(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / day))
}

/** Requires a unit, because `90` would mean 90 milliseconds, and allows no sign. */
function isDuration(text: string): text is ms.StringValue {
  return /^(\d+|\d*\.\d+) *[a-z]+$/i.test(text) && ms(text as ms.StringValue) !== undefined
}
