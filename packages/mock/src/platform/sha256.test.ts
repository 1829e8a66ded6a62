import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256Hex } from './sha256.ts'
import { sha256Hex as sha256HexInBrowser } from './sha256-in-browser.ts'

test('the hash in Node equals the hash in browsers', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(sha256Hex(text)).toBe(sha256HexInBrowser(text))
    }),
  ))
