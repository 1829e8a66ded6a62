import { expect, test } from 'vitest'
import { isName, nameIssue } from './name-issue.ts'

test.each(['a', '🚀'.repeat(255), `  ${'é'.repeat(255)}  `, 'a'.repeat(255)])('accepts %j', name => {
  expect(isName(name)).toBe(true)
})

test.each([
  ['a'.repeat(300), 300],
  ['🚀'.repeat(256), 256],
])('explains that %j is too long', (name, length) => {
  expect(isName(name)).toBe(false)
  expect(nameIssue(name)).toBe(`A name can have up to 255 characters. This one has ${length}.`)
})

test.each(['', ' ', '\u00a0', '\n'])('rejects %j', name => {
  expect(isName(name)).toBe(false)
  expect(nameIssue(name)).toBeUndefined()
})
