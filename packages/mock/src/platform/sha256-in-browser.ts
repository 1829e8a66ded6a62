import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Returns the SHA-256 hash of a string (in UTF-8), in hexadecimal digits. The hash functions in browsers are asynchronous. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))
