import { expect, test } from 'vitest'
import { hasAtMost } from './text-length.ts'

test('counts a character outside the Basic Multilingual Plane once', () => {
  expect([hasAtMost('😀😀', 2), hasAtMost('😀😀', 1), hasAtMost('abc', 3), hasAtMost('abc', 2)]).toEqual([
    true,
    false,
    true,
    false,
  ])
})
