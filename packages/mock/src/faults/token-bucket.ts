import { type Duration, millisecondsOf } from '@workbench-sdk/contract/duration'

/** The state of a bucket after a request. */
export interface Level {
  readonly allowed: boolean
  readonly limit: number
  /** The number of whole tokens that remain. */
  readonly remaining: number
  /** The seconds until the next token, rounded up. */
  readonly nextIn: number
  /** The seconds until the bucket is full, rounded up. */
  readonly fullIn: number
}

/** A token bucket. It contains up to `limit` tokens, and refills evenly at a rate of `limit` tokens per `per`. */
export class TokenBucket {
  readonly #limit: number
  /** Tokens per millisecond. */
  readonly #rate: number
  #tokens: number
  #at: number

  constructor(limit: number, per: Duration, now: Date) {
    this.#limit = limit
    this.#rate = limit / millisecondsOf(per)
    this.#tokens = limit
    this.#at = now.getTime()
  }

  /** Takes a token, if one remains. */
  take(now: Date): Level {
    const elapsed = Math.max(0, now.getTime() - this.#at)
    this.#at = now.getTime()
    this.#tokens = Math.min(this.#limit, this.#tokens + elapsed * this.#rate)
    const allowed = this.#tokens >= 1
    if (allowed) this.#tokens -= 1
    return {
      allowed,
      limit: this.#limit,
      remaining: Math.floor(this.#tokens),
      nextIn: this.#secondsUntil(1),
      fullIn: this.#secondsUntil(this.#limit),
    }
  }

  #secondsUntil(tokens: number): number {
    return Math.ceil(Math.max(0, tokens - this.#tokens) / this.#rate / 1_000)
  }
}
