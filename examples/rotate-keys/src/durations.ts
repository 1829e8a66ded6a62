import ms from 'ms'

/** `setTimeout` takes no more, and would not wait at all. */
const longestWait = 2 ** 31 - 1

const accepted = 'Write a number and a unit: 90d, 12h, 30m, 45s (also w for weeks, y for years).'

/** `90d` as milliseconds. */
export function parseDuration(text: string): number {
  const value = isDuration(text) ? ms(text) : Number.NaN
  if (!Number.isFinite(value)) throw new RangeError(accepted)
  return value
}

/** The same for a time that is waited for. */
export function parseWait(text: string): number {
  const value = parseDuration(text)
  if (value > longestWait) throw new RangeError('The longest wait is 24d.')
  return value
}

/** Without a sign, and with a unit: `90` alone would mean 90 milliseconds. */
function isDuration(text: string): text is ms.StringValue {
  return /^(\d+|\d*\.\d+) *[a-z]+$/i.test(text) && ms(text as ms.StringValue) !== undefined
}
