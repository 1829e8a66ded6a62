import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256Hex } from './random.ts'

test('the hash in Node equals the hash in browsers', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(sha256Hex(text)).toBe(bytesToHex(sha256(utf8ToBytes(text))))
    }),
  ))
