import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { v4 } from 'uuid'

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

  newId(): string {
    return v4({ random: this.#bytes().subarray(0, 16) })
  }

  /** 256 bits, under a prefix by which a secret of a mock is known for one. */
  newSecret(): string {
    return `wbmock_${bytesToHex(this.#bytes())}`
  }

  /** A one-time code of six digits. */
  newCode(): string {
    const [a = 0, b = 0, c = 0] = this.#bytes()
    return String(((a << 16) | (b << 8) | c) % 1_000_000).padStart(6, '0')
  }

  /** A number from 0 to 1, which it is not. */
  fraction(): number {
    return new DataView(this.#bytes().buffer).getUint32(0) / 2 ** 32
  }

  #bytes(): Uint8Array {
    return sha256(utf8ToBytes(`${this.#seed}/${this.#drawn++}`))
  }
}

/** What the mock keeps of a token or a password. */
export function hashOf(secret: string): string {
  return bytesToHex(sha256(utf8ToBytes(secret)))
}
