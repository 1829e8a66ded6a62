import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InvalidArgumentError } from '../../errors.ts'
import { namesOf, pointerOf } from './json-pointer.ts'

test.each([
  ['/a', ['a']],
  ['/workbench/apiKey', ['workbench', 'apiKey']],
  ['/', ['']],
  ['/a~1b/c~0d/~01', ['a/b', 'c~d', '~1']],
])('%s is read', (pointer, names) => {
  expect(namesOf(pointer)).toEqual(names)
})

test.each(['', 'a', 'a/b', '/a~', '/a~2', '#/a'])('%j is refused', pointer => {
  expect(() => namesOf(pointer)).toThrow(InvalidArgumentError)
})

test('whatever the names, their pointer goes through them', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), names => {
      expect(namesOf(pointerOf(names))).toEqual(names)
    }),
  )
})
