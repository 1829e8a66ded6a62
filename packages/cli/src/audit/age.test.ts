import { expect, test } from 'vitest'
import { parseAge } from './age.ts'

test.each([
  ['90d', 90 * 86_400_000],
  ['1.5h', 5_400_000],
  ['30 s', 30_000],
  ['0s', 0],
  ['2 weeks', 14 * 86_400_000],
])('%s is %i milliseconds', (text, milliseconds) => {
  expect(parseAge(text)).toEqual({ text, milliseconds })
})

test.each(['', '90', 'soon', '-1d', '1e9d', '90 moons', '1d 2h', 'd', '__proto__'])('rejects %j', text => {
  expect(() => parseAge(text)).toThrow('Expected a number and a unit')
})
