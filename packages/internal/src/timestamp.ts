/** ISO 8601 with seconds and an offset (RFC 3339). */
const TIMESTAMP =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

/**
 * The range of years that ISO 8601 writes with four digits. The last year is excluded, because sessions expire later than the
 * mock's time.
 */
const YEARS = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-01-01T00:00:00Z')] as const

/** The values that `parseTimestamp` accepts, for an error message. */
export const EXPECTED_TIMESTAMP =
  'a Date, or an ISO 8601 timestamp with an offset, e.g. "2026-11-22T18:49:00Z", in the years 1 to 9998'

/**
 * Parses a point in time: a `Date`, or a timestamp with an offset. Without an offset, the meaning would depend on the time zone
 * of the process.
 *
 * @returns undefined if it is invalid, the date is not in the calendar, or the year is not 1 to 9998
 */
export function parseTimestamp(value: unknown): Date | undefined {
  const date = isDate(value) ? new Date(value) : typeof value === 'string' ? parseIsoTimestamp(value) : undefined
  return date && isInYears(date.getTime()) ? date : undefined
}

/** The last millisecond of the year 9998. */
export const LATEST_TIME: number = YEARS[1] - 1

/** Whether a time is in the years 1 to 9998. */
export const isInYears = (time: number): boolean => time >= YEARS[0] && time < YEARS[1]

/** Parses a timestamp with an offset, in any year of four digits. Returns undefined if it is invalid, or not in the calendar. */
export function parseIsoTimestamp(text: string): Date | undefined {
  const day = TIMESTAMP.exec(text)?.[1]
  return day !== undefined && isInCalendar(day) ? new Date(text) : undefined
}

/** Whether a day exists in the calendar. `Date` converts February 30 to March 2. */
function isInCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** Whether a value is a `Date`, even if it is from another realm, e.g. of jsdom. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]'
}
