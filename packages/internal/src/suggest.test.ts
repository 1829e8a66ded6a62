import { expect, test } from 'vitest'
import { suggest } from './suggest.ts'

const known = ['baseUrl', 'token', 'retries', 'timeout']

test.each([
  ['baseURL', 'baseUrl'],
  ['tokn', 'token'],
  ['retry', 'retries'],
  ['timeOut', 'timeout'],
])('suggests the known name that is most similar to %s', (name, suggested) => {
  expect(suggest(name, known)).toBe(`Did you mean "${suggested}"?`)
})

test('lists the known names if none is similar', () => {
  expect(suggest('colour', known)).toBe('Expected one of: baseUrl, token, retries, timeout.')
})
