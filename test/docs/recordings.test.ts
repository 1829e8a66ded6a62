import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { normalized } from '../../scripts/recordings/normalized.ts'

const RECORDINGS = globSync(`${import.meta.dirname}/../../docs/public/recordings/*.cast`)

test.each(RECORDINGS)('%s contains no secret, and its events are in order', file => {
  const [header, ...events] = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(header).toMatchObject({ version: 2, width: expect.any(Number), height: expect.any(Number) })
  expect(events.map(([, , text]) => text).join('')).not.toMatch(/wbmock_(?!\*)/)
  const times = events.map(([time]) => time)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})

test('recordings of two runs are equal', () => {
  const first =
    '2026-11-27T14:31:55Z created\n2026-11-27T14:31:55.900Z waiting until 2026-11-27T14:32:00Z, in 0.9 s, 127.0.0.1:1'
  const second =
    '2026-12-24T08:00:01Z created\n2026-12-24T08:00:02Z waiting until 2026-12-24T08:00:07Z, in 12 s, 127.0.0.1:22'
  expect(normalized(first)).toBe(normalized(second))
  expect(normalized(first)).toMatch(/T09:00:00Z created\n.*T09:00:00Z waiting until .*T09:00:05Z/)
})

test('rejects output that contains a secret', () => {
  expect(() => normalized('WORKBENCH_API_KEY=wbmock_4f1d')).toThrow('contains a secret')
})
