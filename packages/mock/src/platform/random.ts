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

const VARIANTS = '89ab'

/** The one source of ids and secrets. The same seed gives the same run. */
export class SeededRandom {
  readonly #seed: string
  #drawn: number

  /** @param position how often a chance of the same seed was drawn from before. */
  constructor(seed: number | string, position = 0) {
    this.#seed = String(seed)
    this.#drawn = position
  }

  get drawn(): number {
    return this.#drawn
  }

  /** A UUID of version 4, as RFC 9562 lays it out: one digit is the version, two bits of another are the variant. */
  newId(): string {
    const digits = this.#digits(32)
    const variant = VARIANTS[Number.parseInt(digits.charAt(16), 16) & 3]
    const groups = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, variant + digits.slice(17, 20)]
    // Joined, so that it is of one piece: see of-one-piece.ts.
    return [...groups, digits.slice(20)].join('-')
  }

  /** 256 bits, under a prefix by which a secret of a mock is known for one. */
  newSecret(): string {
    return `wbmock_${this.#digits(64)}`
  }

  /** A one-time code of six digits. */
  newCode(): string {
    return String(Number.parseInt(this.#digits(6), 16) % 1_000_000).padStart(6, '0')
  }

  /** A number from 0 to 1, which it is not. */
  next(): number {
    return Number.parseInt(this.#digits(8), 16) / 2 ** 32
  }

  /** Hexadecimal digits, 64 at the most. */
  #digits(count: number): string {
    return sha256Hex(`${this.#seed}/${this.#drawn++}`).slice(0, count)
  }
}

/** What the mock keeps of a token or a password. */
export const hashOf: (secret: string) => string = sha256Hex
