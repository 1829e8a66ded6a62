const DAY = 86_400_000

/** Whole days from one moment to another, both in milliseconds; what is yet to come is no age. */
export const daysBetween = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / DAY))

export const daysInWords = (days: number): string => (days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`)

const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })
const dateAndTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' })
const time = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hour12: false, timeZone: 'UTC' })

// All of it in UTC, as the API has it: what two people see is the same.

export const dateOf = (moment: Date): string => date.format(moment)

export const dateAndTimeOf = (moment: Date): string => `${dateAndTime.format(moment)} UTC`

export const timeOf = (moment: Date): string => time.format(moment)
