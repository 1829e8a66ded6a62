import { expect, test } from 'vitest'
import { redact, redactor } from './redact.ts'

test('replaces every occurrence, plain and percent-encoded', () => {
  expect(redact('a/b+c=1, again a/b+c=1 and a%2Fb%2Bc%3D1', ['a/b+c=1'])).toBe('[secret], again [secret] and [secret]')
})

test('does not replace values that are too short to be secrets', () => {
  expect(redact('a cat sat', ['a', 'cat', ''])).toBe('a cat sat')
})

test('a redactor can be used many times', () => {
  const safe = redactor(['first-secret', 'second-secret'])
  expect(['first-secret', 'x second-secret', 'neither'].map(safe)).toEqual(['[secret]', 'x [secret]', 'neither'])
})
