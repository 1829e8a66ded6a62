import type { Secret } from '../index.ts'
import { type Fingerprint, matches } from './journal/journal.ts'
import type { SecretStore } from './stores/secret-store.ts'

/** A store during one rotation. Remembers the previous secret, and whether writing the new one has begun. */
export class RotationStore {
  readonly #store: SecretStore
  readonly #secrets: Secret[] = []
  #previous: Secret | undefined
  #hasWritten = false

  constructor(store: SecretStore) {
    this.#store = store
  }

  get label(): string {
    return this.#store.label
  }

  get isReadable(): boolean {
    return this.#store.read !== undefined
  }

  /** Whether this process has begun to write the new secret. If it has, readers may have it. */
  get hasWritten(): boolean {
    return this.#hasWritten
  }

  /** The secret before the write, if the store is readable and had one. */
  get previous(): Secret | undefined {
    return this.#previous
  }

  /** All secrets that were read or written, so that no message quotes them. */
  get secrets(): readonly Secret[] {
    return this.#secrets
  }

  async check(): Promise<void> {
    await this.#store.check?.()
  }

  /** Returns the secret that programs read now; undefined if there is none, or if the store is not readable. */
  async read(): Promise<Secret | undefined> {
    const secret = await this.#store.read?.()
    if (secret !== undefined) this.#secrets.push(secret)
    return secret
  }

  /** Returns the stored secret if it is the one with this fingerprint. */
  async readMatching(fingerprint: Fingerprint): Promise<Secret | undefined> {
    const secret = await this.read()
    return secret !== undefined && matches(secret, fingerprint) ? secret : undefined
  }

  /** Writes the new secret. */
  async write(secret: Secret): Promise<void> {
    this.#secrets.push(secret)
    this.#previous = await this.read()
    this.#hasWritten = true
    await this.#store.write(secret)
  }

  /** Writes back the secret that was there before. */
  async restore(previous: Secret): Promise<void> {
    await this.#store.write(previous)
  }
}
