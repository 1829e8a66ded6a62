import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confirmationText, confirms } from './confirmation.ts'

const ID = '2e66d6ca-d3eb-48f3-9a6e-44a83dcc27e8'

/** Returns the text of an input after a paste. */
const pasted = (text: string) => text.replaceAll(/[\r\n]/g, '')
/** Returns the text that a browser shows and copies. */
const shown = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

const character = fc.oneof(
  fc.constantFrom(' ', '\n', '\t', '\u00a0', '\u200b', '\u202e', 'e\u0301', '🚀', 'a'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
)
const name = fc.array(character, { minLength: 1, maxLength: 300 }).map(characters => characters.join(''))

test.each(['🚀'.repeat(255), 'line\nbreak', 'two  blanks', '  leading', 'tab\there', 'trailing ', 'cafe\u0301'])(
  'accepts %j as it is shown and as it is stored',
  name => {
    for (const typed of [pasted(name), pasted(shown(name)), name.normalize('NFC')]) {
      expect(confirms(typed, { id: ID, name })).toBe(true)
    }
  },
)

test('accepts the name of any account, as shown or as stored, and its id', () => {
  fc.assert(
    fc.property(name, name => {
      const account = { id: ID, name }
      expect(confirms(` ${ID} `, account)).toBe(true)
      expect(confirms(pasted(confirmationText(account)), account)).toBe(true)
      // Other names have no visible characters.
      if (!/[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(name)) return
      for (const typed of [name, pasted(name), pasted(shown(name))]) expect(confirms(typed, account)).toBe(true)
    }),
  )
})

test('rejects any other text', () => {
  for (const typed of ['', ' ', 'deploy', 'Deployer', 'deployer2']) {
    expect(confirms(typed, { id: ID, name: 'deployer' })).toBe(false)
  }
  expect(confirms('', { id: ID, name: '\u00a0' })).toBe(false)
})
