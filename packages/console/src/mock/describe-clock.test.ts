import { expect, test } from 'vitest'
import { describeClock } from './describe-clock.ts'

const clock = (isRunning: boolean, aheadMs: number, now = 0) => ({
  now: { value: now },
  isRunning: { value: isRunning },
  aheadMs: { value: aheadMs },
})
const HOUR = 3_600_000

test.each([
  [400 * 24 * HOUR, 'Clock 400 days ahead'],
  [-24 * HOUR, 'Clock 1 day behind'],
  [-90 * 24 * HOUR, 'Clock 90 days behind'],
  [HOUR, 'Clock 1 hour ahead'],
  [90_000, 'Clock 2 minutes ahead'],
  [1_000, 'Clock 1 second ahead'],
  [1_234_567 * 24 * HOUR, 'Clock 1,234,567 days ahead'],
])('describes a clock that is %i ms ahead', (aheadMs, text) => {
  expect(describeClock(clock(true, aheadMs))).toBe(text)
})

test('does not describe real time', () => {
  expect(describeClock(clock(true, 0))).toBeUndefined()
  expect(describeClock(clock(true, 12))).toBeUndefined()
})

test('describes a frozen clock by its time, even if that is the current one', () => {
  expect(describeClock(clock(false, 0, Date.UTC(2027, 2, 1, 12, 30)))).toBe(
    'Clock frozen at Mar 1, 2027, 12:30:00 PM UTC',
  )
})
