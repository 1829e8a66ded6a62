import { interruptible, sleep } from '@workbench-sdk/internal/sleep'
import { Secret } from '../index.ts'
import { fingerprintOf, matches } from './key-names.ts'
import { isImmediate } from './stores/immediate.ts'
import { type SecretStore, StoreError } from './stores/secret-store.ts'

/** In milliseconds. */
const MIN_INTERVAL = 50
const MAX_INTERVAL = 1_000

/** Many programs add a line end. As a token, a secret is the same with and without surrounding space. */
function withoutSpace(secret: Secret | undefined): Secret | undefined {
  const value = secret?.reveal()
  const trimmed = value?.trim()
  if (trimmed === value) return secret
  return trimmed ? new Secret(trimmed) : undefined
}

type Condition = (secret: Secret | undefined) => boolean

/**
 * The store of one rotation. A single read of a store may be stale, so reads are repeated until they show what is expected, or
 * for `settleTimeout`: only then they count.
 */
export class Place {
  readonly #store: SecretStore
  readonly #settleTimeout: number
  readonly #signal: AbortSignal | undefined
  readonly #secrets: Secret[] = []
  /** Whether this process has begun to write, so that readers may have the secret. */
  hasWritten = false

  /** @param signal stops waiting for a read; a write is never abandoned, because it could arrive later */
  constructor(store: SecretStore, settleTimeout: number, signal?: AbortSignal) {
    this.#store = store
    this.#signal = signal
    this.#settleTimeout = isImmediate(store) ? 0 : settleTimeout
  }

  get store(): SecretStore {
    return this.#store
  }

  get label(): string {
    return this.#store.label
  }

  get isReadable(): boolean {
    return this.#store.read !== undefined
  }

  /** Whether its reads have to be repeated before they count. */
  get isSlow(): boolean {
    return this.#settleTimeout > 0
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
    const secret = withoutSpace(await this.#readOrStop())
    if (secret !== undefined) this.#secrets.push(secret)
    return secret
  }

  /** Once the signal is aborted, reads are finished: undoing a step needs them. */
  #readOrStop(): Promise<Secret | undefined> {
    const read = async () => this.#store.read?.()
    const signal = this.#signal
    return signal === undefined || signal.aborted ? read() : interruptible(read, signal)
  }

  /** Reads until the secret has a fingerprint, at most for the time limit. Returns the last secret. */
  readUntil(fingerprint: string, signal?: AbortSignal): Promise<Secret | undefined> {
    return this.#poll(secret => matches(secret, fingerprint), signal)
  }

  /** Reads for the whole time limit, because an earlier write may still arrive. Returns the last secret. */
  readUntilSettled(): Promise<Secret | undefined> {
    return this.#poll(() => false, undefined)
  }

  async #poll(isEnough: Condition, signal: AbortSignal | undefined): Promise<Secret | undefined> {
    const end = performance.now() + this.#settleTimeout
    for (let wait = MIN_INTERVAL; ; wait = Math.min(wait * 2, MAX_INTERVAL)) {
      const left = end - performance.now()
      const result = await this.#attempt()
      if ('secret' in result && isEnough(result.secret)) return result.secret
      if (left <= 0) {
        if ('secret' in result) return result.secret
        throw result.error
      }
      await sleep(Math.min(wait, left), signal)
    }
  }

  async #attempt(): Promise<{ secret: Secret | undefined } | { error: unknown }> {
    try {
      return { secret: await this.read() }
    } catch (error) {
      return { error }
    }
  }

  /** Writes a secret. */
  async write(secret: Secret): Promise<void> {
    this.#secrets.push(secret)
    const had = this.hasWritten
    this.hasWritten = true
    try {
      await this.#store.write(secret)
    } catch (error) {
      if (error instanceof StoreError && error.isUnchanged) this.hasWritten = had
      throw error
    }
  }

  /**
   * Writes back the secret that was there before. Returns whether the store was seen to have it, and to keep it: a write that was
   * begun earlier may still arrive.
   */
  async restore(previous: Secret): Promise<boolean> {
    const fingerprint = fingerprintOf(previous)
    await this.#store.write(previous)
    if (!matches(await this.readUntil(fingerprint), fingerprint)) return false
    return matches(await this.readUntilSettled(), fingerprint)
  }
}
