import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redact, redactor, searchingRedactor } from './redact.ts'

test('replaces every occurrence, plain and percent-encoded', () => {
  expect(redact('a/b+c=1, again a/b+c=1 and a%2Fb%2Bc%3D1', ['a/b+c=1'])).toBe('[secret], again [secret] and [secret]')
})

test('does not replace values that are too short to be secrets', () => {
  expect(redact('a cat sat', ['a', 'cat', ''])).toBe('a cat sat')
})

test('a redactor can be used many times', () => {
  const safe = redactor('first-secret')
  expect(['first-secret', 'x first-secret', 'neither'].map(safe)).toEqual(['[secret]', 'x [secret]', 'neither'])
})

test('replaces a one-time code only as a whole', () => {
  expect(redact('the codes 123456, 12345 and 1234567', ['123456'])).toBe('the codes [secret], 12345 and [secret]7')
})

describe('an untrusted string', () => {
  // As random as tokens are, so that no part of one occurs by chance.
  const tokens = fc
    .tuple(fc.nat(), fc.integer({ min: 12, max: 40 }))
    .map(([seed, length]) => createHash('sha256').update(String(seed)).digest('base64').slice(0, length))
  const prose = fc.constantFrom('', 'Unknown token ', '«', 'İ ', '{"token":"', '\u{1f511}', '::')
  const encodings: Record<string, (token: string) => string> = {
    plain: token => token,
    'lower case': token => token.toLowerCase(),
    'upper case': token => token.toUpperCase(),
    base64: token => Buffer.from(token).toString('base64'),
    base64url: token => Buffer.from(token).toString('base64url'),
    'base64 with a scheme': token => Buffer.from(`Bearer ${token}`).toString('base64'),
    'base64 with a user': token => Buffer.from(`me:${token}`).toString('base64'),
    'percent-encoded': encodeURIComponent,
    'percent-encoded in lower case': token => encodeURIComponent(token).toLowerCase(),
    'without its last character': token => token.slice(0, -1),
    'without its first characters': token => token.slice(3),
  }

  test.each(Object.entries(encodings))('does not contain a secret: %s', (_, encode) => {
    fc.assert(
      fc.property(tokens, prose, prose, (token, before, after) => {
        const safe = redact(`${before}${encode(token)}${after}`, [token])
        expect(safe).toContain('[secret]')
        expect(safe.length).toBeLessThanOrEqual(before.length + after.length + '[secret]'.length + 12)
        // The last characters before a secret may equal those that were cut off.
        expect(safe.startsWith(before.slice(0, -3))).toBe(true)
      }),
    )
  })

  test('may lose the characters before a truncated secret if they equal the missing ones', () => {
    expect(redact('{"token":"IwpQl1lik', ['p//IwpQl1lik'])).toBe('{"token"[secret]')
  })

  test('is not changed if it contains no secret', () => {
    const text = 'The API key b0c7a1d4-2f6e-4f0b-8b53-0d9f5f1c2a22 is not allowed to create service_accounts.'
    fc.assert(
      fc.property(tokens, token => {
        expect(redact(text, [token])).toBe(text)
      }),
    )
  })

  test('contains no secret with non-ASCII characters', () => {
    expect(
      redact('пароль-секрет, ПАРОЛЬ, %D0%BF%D0%B0%D1%80%D0%BE%D0%BB%D1%8C', ['пароль-секрет', '\ud800-lone']),
    ).toBe('[secret], ПАРОЛЬ, [secret]')
  })
})

test('a search before the replacement finds the same parts', () => {
  const characters = fc.array(fc.constantFrom(...'ab1/+%A'), { maxLength: 40 }).map(each => each.join(''))
  const texts = characters.chain(secret => {
    const parts = [secret, secret.slice(1), secret.slice(0, -1), encodeURIComponent(secret), btoa(secret)]
    return fc.tuple(fc.constant(secret), characters, fc.constantFrom('', ...parts), characters)
  })
  fc.assert(
    fc.property(texts, ([secret, ...text]) => {
      expect(searchingRedactor(secret)(text.join(''))).toBe(redactor(secret)(text.join('')))
    }),
  )
})
