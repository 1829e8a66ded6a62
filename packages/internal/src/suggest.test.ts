import { expect, test } from 'vitest'
import { rankBySimilarity, suggest } from './suggest.ts'

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
  expect(suggest('color', known)).toBe('Expected one of: baseUrl, token, retries, timeout.')
})

test.each([
  ['', ['', 'a', 'ab'], [0, 1, 2]],
  ['kitten', ['kitten', 'mitten', 'sitting', ''], [0, 1, 3, 6]],
  ['GET /keys', ['POST /keys', 'GET /api_keys', 'GET /keys'], [0, 3, 4]],
])('ranks items by how many edits their text differs from "%s"', (text, items, edits) => {
  const ranked = rankBySimilarity(text, items, item => item)
  expect(ranked.map(each => each.edits)).toEqual(edits)
  expect(ranked.map(({ item }) => item).toSorted()).toEqual(items.toSorted())
  const reversed = items.map(item => rankBySimilarity(item, [text], each => each)[0]?.edits ?? 0)
  expect(reversed.toSorted((a, b) => a - b)).toEqual(edits)
})
