import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AgeRange, chartRanges, creationRange, describeAges, dueAges, intersection, isDue } from './key-ages.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-22T12:00:00Z')

const days = fc.integer({ min: 1, max: 3_650 })
/** Times around now, in the past and future, often exactly at a limit. */
const createdAt = fc
  .tuple(fc.integer({ min: -5_000, max: 5_000 }), fc.constantFrom(-1, 0, 1), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([days, offset, fraction]) => NOW - days * DAY - Math.round(fraction * DAY) * Math.abs(offset) + offset)

function isIn(range: AgeRange, time: number): boolean {
  const { earliest = Number.NEGATIVE_INFINITY, latest = Number.POSITIVE_INFINITY } = creationRange(range, NOW)
  return time >= earliest && time <= latest
}

test('each key is in exactly one range of the chart, regardless of its date', () => {
  fc.assert(
    fc.property(days, createdAt, (threshold, time) => {
      expect(chartRanges(threshold).filter(range => isIn(range, time))).toHaveLength(1)
    }),
  )
})

test('the ranges on the right of the threshold contain exactly the keys that are due', () => {
  fc.assert(
    fc.property(days, createdAt, (threshold, time) => {
      const due = chartRanges(threshold).filter(({ from }) => from !== undefined && from >= threshold)
      const expected = isDue({ active: true, createdAt: new Date(time) }, threshold, NOW)
      expect(due.some(range => isIn(range, time))).toBe(expected)
      expect(isIn(dueAges(threshold), time)).toBe(expected)
    }),
  )
})

test('a key is not due on the day of the threshold, if it is disabled, or if its date is in the future', () => {
  const key = (age: number, active = true) => ({ active, createdAt: new Date(NOW - age) })
  expect(isDue(key(90 * DAY), 90, NOW)).toBe(false)
  expect(isDue(key(90 * DAY + 1), 90, NOW)).toBe(true)
  expect(isDue(key(400 * DAY, false), 90, NOW)).toBe(false)
  expect(isDue(key(-DAY), 90, NOW)).toBe(false)
  expect(isDue({ active: true, createdAt: null }, 90, NOW)).toBe(true)
})

test('the limits are whole days in ascending order, and one is the threshold', () => {
  fc.assert(
    fc.property(days, threshold => {
      const limits = chartRanges(threshold).map(({ from }) => from)
      expect(limits).toContain(threshold)
      expect(limits.slice(1).every(Number.isInteger)).toBe(true)
      expect(limits.slice(1)).toEqual([...new Set(limits.slice(1))].sort((a, b) => Number(a) - Number(b)))
    }),
  )
  expect(chartRanges(90).map(describeAges)).toContain('75 to 90 days')
  expect(chartRanges(1).map(describeAges)).toEqual(['up to 1 day', '1 to 2 days', 'more than 2 days'])
})

test('a key is in the intersection of two ranges if it is in both', () => {
  const limit = fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined })
  const range = fc.record({ from: limit, to: limit })
  fc.assert(
    fc.property(range, range, createdAt, (one, other, time) => {
      expect(isIn(intersection(one, other), time)).toBe(isIn(one, time) && isIn(other, time))
    }),
  )
})
