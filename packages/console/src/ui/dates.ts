export const DAY = 86_400_000

/** Returns the whole days between two times in milliseconds. Negative if the second time is earlier. */
export const daysBetween = (from: number, to: number): number => Math.floor((to - from) / DAY)

/** Formats an age in days. */
export function formatDays(days: number): string {
  if (days < 0) return 'in the future'
  return days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`
}

// Dates are formatted in UTC, as in the API, so that all users see the same values.
const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })
const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' })

export const formatDate = (value: Date): string => date.format(value)

export const formatDateTime = (value: Date): string => `${dateTime.format(value)} UTC`
