import { expect, test } from 'vitest'
import { serverTime } from './server-time.ts'

test.each([
  ['Sun, 22 Nov 2026 18:49:00 GMT', '2026-11-22T18:49:00.999Z', '2026-11-22T18:49:00.999Z'],
  ['Sun, 22 Nov 2026 18:49:00 GMT', '2026-11-22T18:49:01.500Z', '2026-11-22T18:49:01.500Z'],
  ['Sun, 22 Nov 2026 18:49:00 GMT', '2026-11-22T18:49:30.000Z', '2026-11-22T18:49:00.000Z'],
  ['Sun, 22 Nov 2026 18:49:00 GMT', '2026-11-22T18:48:30.000Z', '2026-11-22T18:49:00.000Z'],
  ['yesterday', '2026-11-22T18:49:00.000Z', '2026-11-22T18:49:00.000Z'],
  [null, '2026-11-22T18:49:00.000Z', '2026-11-22T18:49:00.000Z'],
])('a server that reports %s at %s has the time %s', (header, now, expected) => {
  expect(serverTime(header, new Date(now)).toISOString()).toBe(expected)
})
