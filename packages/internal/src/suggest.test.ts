import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closestTo, rankBySimilarity, suggest } from './suggest.ts'

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

test.each([
  ['.evn', ['.env', '.git', 'a'], '.env'],
  ['kye', ['key', 'all'], 'key'],
  ['lsit', ['list', 'last'], 'list'],
  ['pott', ['port', 'host'], 'port'],
  ['teh', ['the'], 'the'],
])(
  'suggests a short name for "%s", in which two characters are swapped or one is replaced',
  (name, others, suggested) => {
    expect(suggest(name, others)).toBe(`Did you mean "${suggested}"?`)
  },
)

test.each([
  ['ci', ['dev', 'qa', 'ab']],
  ['ab', ['ba']],
  ['key', ['all']],
  ['one', ['two']],
  ['prod', ['test', 'port']],
  ['.env', ['.git', '.npm']],
  ['a', ['b', 'c']],
  ['dcba', ['abcd']],
])('suggests no name for "%s" from %j', (name, others) => {
  expect(closestTo(name, others)).toBeUndefined()
})

test('a swap of two neighbors is one edit', () => {
  const word = fc.string({ minLength: 2, maxLength: 30 })
  fc.assert(
    fc.property(word, fc.nat(), (text, seed) => {
      const characters = [...text]
      const at = seed % (characters.length - 1 || 1)
      const swapped = [
        ...characters.slice(0, at),
        characters[at + 1],
        characters[at],
        ...characters.slice(at + 2),
      ].join('')
      expect(rankBySimilarity(text, [swapped], each => each)[0]?.edits).toBe(Number(swapped !== text))
    }),
  )
})

test('a suggested name shares more characters with the unknown name than it has edits', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '-'), maxLength: 8 })
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 5 }), (name, others) => {
      const found = closestTo(name, others)
      if (found === undefined) return
      const edits = rankBySimilarity(name, [found], each => each)[0]?.edits ?? 0
      expect(edits).toBeLessThan(found.length / 2)
    }),
  )
})
