import { after, before, between, type Matcher } from '@workbench-sdk/client'
import { isDue as isDueAt } from '@workbench-sdk/internal/due'
import { DAY } from '../ui/dates.ts'

/**
 * A range of ages in days: more than `from` and at most `to`. If `from` is omitted, it includes keys whose date is in the future.
 */
export interface AgeRange {
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** A range of creation times in milliseconds since 1970. Both ends are inclusive. */
export interface CreationRange {
  readonly earliest?: number
  readonly latest?: number
}

/** Returns the creation times of keys with these ages. */
export function creationRange({ from, to }: AgeRange, now: number): CreationRange {
  return {
    ...(to !== undefined && { earliest: now - to * DAY }),
    ...(from !== undefined && { latest: now - from * DAY - 1 }),
  }
}

/** Returns the list filter for keys created in this range. */
export function createdAtFilter({ earliest, latest }: CreationRange): { readonly createdAt?: Matcher<Date> } {
  if (earliest === undefined) return latest === undefined ? {} : { createdAt: before(new Date(latest + 1)) }
  if (latest === undefined) return { createdAt: after(new Date(earliest - 1)) }
  return { createdAt: between(new Date(earliest), new Date(latest)) }
}

/** Returns the ages of keys that are due. A due key is also active. */
export const dueAges = (threshold: number): AgeRange => ({ from: threshold })

type AgingKey = Parameters<typeof isDueAt>[0]

/** Whether a key is due for rotation. The `workbench-keys` program uses the same definition. */
export const isDue = (key: AgingKey, threshold: number, now: number): boolean =>
  isDueAt(key, threshold * DAY, new Date(now))

/** Returns the ages that are in both ranges. */
export function intersection(one: AgeRange, other: AgeRange): AgeRange {
  return {
    from: one.from === undefined ? other.from : Math.max(one.from, other.from ?? one.from),
    to: one.to === undefined ? other.to : Math.min(one.to, other.to ?? one.to),
  }
}

/**
 * The maximum number of bars on each side of the threshold. There are fewer if the threshold is smaller than this number of days.
 */
const BARS_PER_SIDE = 6

/**
 * Returns the chart's ranges, in whole days. Each key is in exactly one range regardless of its date, because the first range has
 * no lower limit and the last range has no upper limit. One of the limits is the threshold.
 */
export function chartRanges(threshold: number): readonly AgeRange[] {
  const steps = Array.from({ length: 2 * BARS_PER_SIDE - 1 }, (_, index) =>
    Math.round(((index + 1) * threshold) / BARS_PER_SIDE),
  )
  const limits = [...new Set(steps)].filter(limit => limit > 0)
  return [undefined, ...limits].map((from, index) => ({ from, to: limits[index] }))
}

/** Describes a range in words, e.g. "15 to 30 days". */
export function describeAges({ from, to }: AgeRange): string {
  if (to === undefined) return from === undefined ? 'any age' : `more than ${days(from)}`
  return from === undefined ? `up to ${days(to)}` : `${from} to ${days(to)}`
}

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`
