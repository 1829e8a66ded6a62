import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameParts, visibleName } from './visible-name.ts'

test.each([
  ['deployer'],
  ['São Paulo'],
  ['李 小龙'],
  ['田中\u3000太郎'],
  ['🚀'.repeat(255)],
  ['👩\u200d🚀'],
  ['👍🏽 ❤\ufe0f'],
  ['می\u200cخواهم'],
  ['हिन्दी'],
  ['c\u0327\u0331a'.normalize('NFC')],
  ['=HYPERLINK("x")'],
])('shows %j as it is', name => {
  expect(visibleName(name)).toBe(name)
})

test.each([
  ['', 'no name'],
  ['\u00a0', 'U+00A0'],
  [' ', '␣'],
  [' padded ', '␣padded␣'],
  ['two  blanks', 'two␣ ␣blanks'],
  ['line\nbreak', 'lineU+000Abreak'],
  ['tab\there', 'tabU+0009here'],
  ['de\u200bployer', 'deU+200Bployer'],
  ['deploy\u200der', 'deployU+200Der'],
  ['deployer\ufe0f', 'deployerU+FE0F'],
  ['🚀\u200d', '🚀U+200D'],
  ['abc\u202efdp.exe', 'abcU+202Efdp.exe'],
  ['cafe\u0301', 'cafe\u0301U+0301'],
  ['\u3164', 'U+3164'],
  ['\ufeffdeployer', 'U+FEFFdeployer'],
])('shows the hidden characters of %j', (name, visible) => {
  expect(visibleName(name)).toBe(visible)
})

const character = fc.oneof(
  fc.constantFrom('a', 'é', 'e\u0301', ' ', '\u00a0', '\u200b', '\u200d', '\ufe0f', '\n', '\u202e', '🚀', '李'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
)
const name = fc.array(character, { maxLength: 12 }).map(characters => characters.join(''))

test('every name has something visible to click', () => {
  fc.assert(
    fc.property(name, name => {
      expect(visibleName(name)).toMatch(/[^\s\p{Default_Ignorable_Code_Point}\p{M}]/u)
    }),
  )
})

test('names that differ only in hidden characters look different', () => {
  fc.assert(
    fc.property(name, fc.constantFrom('\u00a0', '\u200b', ' ', '\n', '\u202e'), (name, hidden) => {
      expect(visibleName(`x${name}y`)).not.toBe(visibleName(`x${name}y${hidden}`))
    }),
  )
  expect(visibleName('é')).not.toBe(visibleName('e\u0301'))
})

test('omits no visible character', () => {
  fc.assert(
    fc.property(name, name => {
      const shown = nameParts(name).filter(({ isNotation }) => !isNotation)
      const visible = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu
      expect(
        shown
          .map(({ text }) => text)
          .join('')
          .match(visible),
      ).toEqual(name.match(visible))
    }),
  )
})
