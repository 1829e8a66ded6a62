import { expect, test } from 'vitest'
import { message } from './message.ts'

test('marks the names in a sentence', () => {
  expect(message`Deleted “${{ name: 'a' }}” and ${{ text: '2' }} keys.`).toEqual([
    'Deleted “',
    { name: 'a' },
    '” and ',
    { text: '2' },
    ' keys.',
  ])
})

test('does not type-check with plain strings', () => {
  // @ts-expect-error: a string is not marked
  message`Deleted “${'a'}”.`
})
