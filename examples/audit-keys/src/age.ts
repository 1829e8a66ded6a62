import ms from 'ms'

/** A length of time, with the words in which it was asked for. */
export interface Age {
  readonly text: string
  readonly milliseconds: number
}

const day = 86_400_000

/** Reads `90d`. */
export function parseAge(text: string): Age {
  const milliseconds = isDuration(text) ? ms(text) : Number.NaN
  if (Number.isFinite(milliseconds)) return { text, milliseconds }
  throw new RangeError('Write a number and a unit: 90d, 12h, 30m, 45s (also w for weeks, y for years).')
}

/** How many whole days have passed. None where the clocks of this machine and of Workbench differ that way. */
export function wholeDays(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / day))
}

/** Without a sign, and with a unit: `90` alone would mean 90 milliseconds. */
function isDuration(text: string): text is ms.StringValue {
  return /^(\d+|\d*\.\d+) *[a-z]+$/i.test(text) && ms(text as ms.StringValue) !== undefined
}
