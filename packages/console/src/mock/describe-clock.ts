import { formatDateTime } from '../ui/dates.ts'

const MINUTE = 60_000
const UNITS = [
  ['day', 1_440 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const

/** Smaller differences are caused by the request's duration, not by a moved clock. */
const TOLERANCE = 1_000

interface Clock {
  readonly now: { readonly value: number }
  readonly isRunning: { readonly value: boolean }
  readonly aheadMs: { readonly value: number }
}

/** Describes a frozen or moved clock, e.g. `Clock 400 days ahead`. Returns `undefined` for real time. */
export function describeClock({ now, isRunning, aheadMs }: Clock): string | undefined {
  if (!isRunning.value) return `Clock frozen at ${formatDateTime(new Date(now.value))}`
  const difference = Math.abs(aheadMs.value)
  if (difference < TOLERANCE) return undefined
  return `Clock ${formatDifference(difference)} ${aheadMs.value > 0 ? 'ahead' : 'behind'}`
}

/** Formats a duration in the largest unit that fits, rounded. */
function formatDifference(milliseconds: number): string {
  const [unit, unitLength] = UNITS.find(([, unitLength]) => milliseconds >= unitLength) ?? ['second', 1_000]
  const count = Math.round(milliseconds / unitLength)
  return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`
}
