import { parseDuration } from '../durations.ts'

/** A duration, with its text from the command line. */
export interface Age {
  readonly text: string
  readonly milliseconds: number
}

const DAY = 86_400_000

/** Parses a duration such as `90d`. */
export function parseAge(text: string): Age {
  return { text, milliseconds: parseDuration(text) }
}

/** Converts to whole days. Negative times, caused by clock skew, count as 0 days. */
export function wholeDays(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / DAY))
}
