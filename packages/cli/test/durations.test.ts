import { expect, test } from 'vitest'
import { parseDuration, printDuration } from '../src/durations.ts'

test.each([
  ['90d', 90 * 86_400_000],
  ['1.5h', 5_400_000],
  ['30 s', 30_000],
  ['0s', 0],
  ['2 weeks', 14 * 86_400_000],
  ['36500d', 36_500 * 86_400_000],
])('%s is %i milliseconds', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds)
})

test.each(['', '90', 'soon', '-1d', '1e9d', '90 moons', '1d 2h', 'd', '__proto__'])('rejects %j', text => {
  expect(() => parseDuration(text)).toThrow('Expected a number and a unit')
})

test.each(['36501d', '101y', '99999999d', `${'9'.repeat(80)}y`])('rejects %s, which is too long', text => {
  expect(() => parseDuration(text)).toThrow('Expected at most 36500d (100 years).')
})

test.each([
  ['90d', '90d'],
  ['36h', '36h'],
  ['24h', '1d'],
  ['1.5h', '90m'],
  ['1.5s', '1500ms'],
])('formats %s as %s, without rounding', (text, shown) => {
  expect(printDuration(parseDuration(text))).toBe(shown)
})
