import { expect, test } from 'vitest'
import { codeOf, messageOf } from './errors.ts'

test('messageOf accepts any thrown value', () => {
  expect([messageOf(new TypeError('no')), messageOf('text'), messageOf(undefined)]).toEqual(['no', 'text', 'undefined'])
})

test('codeOf returns the code of a system error only', () => {
  const error = Object.assign(new Error('missing'), { code: 'ENOENT' })
  expect([codeOf(error), codeOf(new Error('x')), codeOf({ code: 'ENOENT' })]).toEqual(['ENOENT', undefined, undefined])
})
