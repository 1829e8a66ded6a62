import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTimestamp } from './timestamp.ts'

const anyDate = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9998-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

test('parses a Date, and its text form with any offset', () =>
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -23 * 60, max: 23 * 60 }), (date, minutes) => {
      expect(parseTimestamp(date)).toEqual(date)
      expect(parseTimestamp(date.toISOString())).toEqual(date)
      const local = new Date(date.getTime() + minutes * 60_000)
      fc.pre(local.getUTCFullYear() > 0 && local.getUTCFullYear() < 10_000)
      const two = (part: number) => String(part).padStart(2, '0')
      const sign = minutes < 0 ? '-' : '+'
      const offset = `${sign}${two(Math.trunc(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
      expect(parseTimestamp(local.toISOString().replace('Z', offset))).toEqual(date)
    }),
  ))

test('accepts every day of the calendar, and no other', () => {
  for (let month = 0; month <= 13; month++) {
    for (let day = 0; day <= 32; day++) {
      for (const year of [2024, 2026]) {
        const date = new Date(Date.UTC(year, month - 1, day))
        const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T00:00:00Z`
        expect([text, parseTimestamp(text)?.getTime()]).toEqual([text, exists ? date.getTime() : undefined])
      }
    }
  }
})

test.each([
  ...[
    '2026-01-01',
    '2026-01-01 00:00',
    '2026-01-01T00:00',
    '2026-01-01T00:00:00',
    '01/02/2026',
    'Jan 1 2026',
    'soon',
    '',
  ],
  ...['2026-01-01T24:00:00Z', '2026-12-31T23:59:60Z', '2026-01-01T00:60:00Z', '2026-01-01T00:00:00+24:00'],
  ...[
    '2026-01-01t00:00:00z',
    '2026-01-01 00:00:00Z',
    ' 2026-01-01T00:00:00Z',
    '2026-01-01T00:00Z',
    '2026-01-01T00:00:00+0100',
  ],
  ...['0000-01-01T00:00:00Z', '9999-01-01T00:00:00Z', '+010000-01-01T00:00:00Z', '0001-01-01T00:00:00+01:00'],
  ...[new Date(Number.NaN), new Date(8.64e15), new Date(-8.64e15), 1_767_225_600_000, null, undefined, {}, [], true],
])('rejects %s', value => {
  expect(parseTimestamp(value)).toBeUndefined()
})

test('accepts a Date from another realm', () => {
  expect(parseTimestamp(runInNewContext('new Date(0)'))).toEqual(new Date(0))
})
