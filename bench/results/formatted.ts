const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const PRECISE = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** Formats a number with three digits, or with more if it is larger than 1,000. */
export function formatted(value: number): string {
  return (Math.abs(value) >= 1_000 ? WHOLE : PRECISE).format(value)
}
