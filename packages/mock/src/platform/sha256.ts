import crypto from 'node:crypto'

/**
 * Returns the SHA-256 hash of a string (in UTF-8), in hexadecimal digits. `hash` is faster than `createHash`, and hashing the token
 * is most of the cost of a small request.
 */
export const sha256Hex: (text: string) => string =
  typeof crypto.hash === 'function'
    ? text => crypto.hash('sha256', text, 'hex')
    : text => crypto.createHash('sha256').update(text).digest('hex')
