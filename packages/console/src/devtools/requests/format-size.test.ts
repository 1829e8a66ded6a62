import { expect, test } from 'vitest'
import { formatBytes, formatDuration } from './format-size.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_234, '1.2 kB'],
  [5_600_000, '5.6 MB'],
  [7_000_000_000, '7000.0 MB'],
])('formats %i bytes', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

test.each([
  [0.4, '0.4 ms'],
  [9.9, '9.9 ms'],
  [250.6, '251 ms'],
  [2_540, '2.5 s'],
])('formats %d ms', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text)
})
