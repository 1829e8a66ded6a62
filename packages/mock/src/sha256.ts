import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

type HashOfNode = (algorithm: 'sha256', text: string, form: 'hex') => string

// Node's own is several times faster, and most of what a small call to a mock costs is its token's hash. There is none in a
// browser, where an import of it could not even be bundled.
const ofNode: HashOfNode | undefined = globalThis.process?.getBuiltinModule?.('node:crypto').hash

/** SHA-256 of a text in UTF-8, in hexadecimal digits. */
export const sha256Hex: (text: string) => string = ofNode
  ? text => ofNode('sha256', text, 'hex')
  : text => bytesToHex(sha256(utf8ToBytes(text)))
