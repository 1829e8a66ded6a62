import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { hasAtMost } from '@workbench-sdk/internal/text-length'
import { sha256Hex } from '#sha256'

/** Returns the hash of a token or password. The mock stores it instead of the secret. */
export const hashOf = (secret: string): string => sha256Hex(secret)

/** The latest token and its hash. */
let latest = { token: '', hash: hashOf('') }

/** Like `hashOf`, for the token of a request. Most requests have the same token as the previous one. */
export function hashOfToken(token: string): string {
  if (token !== latest.token) latest = { token, hash: hashOf(token) }
  return latest.hash
}

/** Returns the secret with these digits. The prefix identifies it as a mock secret. */
export const secretOf = (digits: string): string => `wbmock_${digits}`

const VARIANTS = '89ab'

/** The number of possible values for the first eight digits of an id. */
const PREFIXES = 2 ** 32

/** The maximum length of a host's seed. Each world appends its name to it. */
export const MAX_HOST_SEED_LENGTH = LIMITS.randomSeed - 100

export const isRandomSeed = (value: unknown, maxLength: number = LIMITS.randomSeed): value is number | string =>
  typeof value === 'string' ? hasAtMost(value, maxLength) : Number.isFinite(value)

/** @throws TypeError if the value is not a seed */
export function checkRandomSeed(value: unknown, maxLength: number = LIMITS.randomSeed): number | string {
  if (isRandomSeed(value, maxLength)) return value
  // The message omits the value, because it is a password.
  throw new TypeError(`Invalid randomSeed: expected a number, or a string with up to ${maxLength} characters.`)
}

/** A random generator for ids, secrets, codes and numbers. The same seed results in the same sequence. */
export class SeededRandom {
  readonly #seed: string
  #position: number
  /** The first eight digits of the id at position 0, in the lower half of their range. */
  #firstPrefix: number | undefined

  /** @param position the number of values to skip */
  constructor(seed: number | string, position = 0) {
    this.#seed = String(seed)
    this.#position = position
  }

  /** The number of values generated so far. */
  get position(): number {
    return this.#position
  }

  /** Returns to an earlier position, so that the following values are generated again. */
  rewind(position: number): void {
    this.#position = position
  }

  /**
   * Returns a UUID with the version and variant fields of version 4 (RFC 9562, section 5.4). Its first eight digits are a counter.
   * Lists sort records with the same `created_at` by id, so the counter keeps them in creation order.
   */
  newId(): string {
    const prefix = this.#nextPrefix()
    const digits = this.#digits(32)
    const variant = VARIANTS[Number.parseInt(digits.charAt(16), 16) & 3]
    const groups = [prefix, digits.slice(8, 12), `4${digits.slice(13, 16)}`, variant + digits.slice(17, 20)]
    // `join` returns a flat string, see `flatString` in json-api/serialize.ts.
    return [...groups, digits.slice(20)].join('-')
  }

  /** Returns a 256-bit secret. */
  newSecret(): string {
    return secretOf(this.#digits(64))
  }

  /** Returns a six-digit one-time code. */
  newCode(): string {
    return String(Number.parseInt(this.#digits(6), 16) % 1_000_000).padStart(6, '0')
  }

  /** Returns a number in [0, 1). */
  next(): number {
    return Number.parseInt(this.#digits(8), 16) / 2 ** 32
  }

  #nextPrefix(): string {
    this.#firstPrefix ??= Number.parseInt(sha256Hex(`${this.#seed}/ids`).slice(0, 8), 16) >>> 1
    return ((this.#firstPrefix + this.#position) % PREFIXES).toString(16).padStart(8, '0')
  }

  /** Up to 64 hexadecimal digits. */
  #digits(count: number): string {
    const digits = sha256Hex(`${this.#seed}/${this.#position}`).slice(0, count)
    // The values start over at the limit, so that a snapshot can always be restored.
    this.#position = this.#position < LIMITS.drawn ? this.#position + 1 : 0
    return digits
  }
}

/** The number of values drawn from each sequence, by the name of the sequence. */
export type Positions = Readonly<Record<string, number>>

/** The name of the mock's own sequence, for its one-time code and the ids of its organizations. */
const MOCK = 'mock'

/**
 * The random values of a mock. Each organization has its own sequence, so that values do not reveal how many values were drawn by
 * other organizations. The same seed results in the same values.
 */
export class RandomSequences {
  readonly #seed: number | string
  readonly #sequences = new Map<string, SeededRandom>()
  /** The sequences that the current operation drew from, with their positions before the operation. */
  readonly #before = new Map<string, number>()

  constructor(seed: number | string, positions: Positions = {}) {
    this.#seed = seed
    for (const [name, position] of Object.entries(positions)) this.#add(name, position)
  }

  /** The mock's own sequence. */
  get own(): SeededRandom {
    return this.#named(MOCK)
  }

  /** Returns the sequence of an organization. */
  of(organizationId: string): SeededRandom {
    return this.#named(organizationId)
  }

  /** Begins an operation. */
  begin(): void {
    if (this.#before.size > 0) this.#before.clear()
  }

  /** Returns to the positions before the operation, so that the same values are drawn again. */
  undo(): void {
    for (const [name, position] of this.#before) this.#sequences.get(name)?.rewind(position)
  }

  /** The positions that the operation changed. */
  get changed(): Positions {
    return Object.fromEntries([...this.#before.keys()].map(name => [name, this.#sequences.get(name)?.position ?? 0]))
  }

  get positions(): Positions {
    return Object.fromEntries(Array.from(this.#sequences, ([name, { position }]) => [name, position]))
  }

  #named(name: string): SeededRandom {
    const sequence = this.#sequences.get(name) ?? this.#add(name, 0)
    if (!this.#before.has(name)) this.#before.set(name, sequence.position)
    return sequence
  }

  #add(name: string, position: number): SeededRandom {
    const seed = name === MOCK ? this.#seed : `${this.#seed}/organizations/${name}`
    const sequence = new SeededRandom(seed, position)
    this.#sequences.set(name, sequence)
    return sequence
  }
}
