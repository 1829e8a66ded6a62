import { createRequire } from 'node:module'
import { isEmail } from '@workbench-sdk/contract/email'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'

interface Joi {
  string(): { email(): { validate(value: string): { error: Error | null } } }
}

// Without jsonapi-server itself, which patches Node's module loader.
const fromStock = createRequire(createRequire(import.meta.url).resolve('jsonapi-server'))
const schema = (fromStock('joi') as Joi).string().email()
const isEmailToStock = (text: string) => schema.validate(text).error === null

const character = fc.oneof(
  fc.constantFrom(...'aZ09-.@"\\[]():;,<>_!+ \t\r\n'),
  fc.constantFrom(
    '\0',
    '\x1f',
    '\x7f',
    '\x80',
    '\xa0',
    '\xbf',
    '\xc0',
    'ö',
    '。',
    '一',
    '🔑',
    '\u0301',
    '\u0338',
    '\ud800',
  ),
)
const part = fc.oneof(
  { weight: 6, arbitrary: character },
  { weight: 1, arbitrary: fc.tuple(character, fc.nat(70)).map(([each, count]) => each.repeat(count)) },
)
const mixed = fc.array(part, { maxLength: 12 }).map(parts => parts.join(''))

const letter = fc.constantFrom('a', 'Z', '0', 'ä', '一', '🔑', 'ﬀ', '\u0301')
const label = fc.array(
  fc.oneof({ weight: 9, arbitrary: letter }, { weight: 1, arbitrary: fc.constantFrom('-', '。') }),
  {
    minLength: 1,
    maxLength: 70,
    size: 'max',
  },
)
const host = fc
  .array(
    label.map(characters => characters.join('')),
    { minLength: 1, maxLength: 6 },
  )
  .map(labels => labels.join('.'))

const group = fc.oneof({ weight: 9, arbitrary: fc.constantFrom('', '0', 'a', 'FfFf') }, fc.constantFrom('12345', 'g'))
const number = fc.constantFrom('0', '9', '99', '099', '199', '249', '255', '256', '1000')
const ipv4 = fc.array(number, { minLength: 3, maxLength: 5 }).map(numbers => numbers.join('.'))
const ipv6 = fc
  .tuple(fc.array(fc.oneof({ weight: 9, arbitrary: group }, ipv4), { maxLength: 10 }), fc.constant(''))
  .map(([groups]) => groups.join(':'))
const literal = fc
  .tuple(fc.constantFrom('', 'IPv6:', 'ipv6:', 'IPv6', 'tag:'), fc.oneof(ipv4, ipv6), fc.constantFrom('', ']', '].a'))
  .map(([tag, address, end]) => `[${tag}${address}${end || ']'}`)

const quoted = mixed.map(text => `"${text}"`)
const local = fc.oneof(
  fc.constant('a'),
  mixed,
  quoted,
  fc.nat(70).map(count => 'ö'.repeat(count)),
)
const domain = fc.oneof(host, literal, mixed)
const address = fc.oneof(
  mixed,
  fc.emailAddress(),
  fc.tuple(local, domain).map(parts => parts.join('@')),
)

test('accepts the same email addresses as jsonapi-server', { timeout: 60_000 }, () => {
  const found = { true: 0, false: 0 }
  fc.assert(
    fc.property(address, text => {
      const isValid = isEmailToStock(text)
      found[`${isValid}`]++
      expect([text, isEmail(text)]).toEqual([text, isValid])
    }),
    { numRuns: runs(5_000, 100_000) },
  )
  expect(Math.min(found.true, found.false)).toBeGreaterThan(1_000)
})

test('rejects a long address immediately', () => {
  const start = performance.now()
  for (const each of ['一', 'a', 'a.', '"', '\\', 'a-', '@', ':']) {
    const long = each.repeat(500_000)
    for (const text of [long, `${long}@a`, `a@${long}`, `a@[IPv6:${long}]`, `"${long}"@a`])
      expect(isEmail(text)).toBe(false)
  }
  expect(performance.now() - start).toBeLessThan(5_000)
})
