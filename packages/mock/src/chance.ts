import { sha256Hex } from './sha256.ts'

const VARIANTS = '89ab'

/** The one source of ids and secrets. The same seed gives the same run. */
export class Chance {
  readonly #seed: string
  #drawn: number

  /** @param drawn how often a chance of the same seed was drawn from before. */
  constructor(seed: number | string, drawn = 0) {
    this.#seed = String(seed)
    this.#drawn = drawn
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
  fraction(): number {
    return Number.parseInt(this.#digits(8), 16) / 2 ** 32
  }

  /** Hexadecimal digits, 64 at the most. */
  #digits(count: number): string {
    return sha256Hex(`${this.#seed}/${this.#drawn++}`).slice(0, count)
  }
}

/** What the mock keeps of a token or a password. */
export const hashOf: (secret: string) => string = sha256Hex
