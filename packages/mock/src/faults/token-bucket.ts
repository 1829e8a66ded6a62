import { type Duration, millisecondsOf } from '@workbench-sdk/contract/duration'

/** How a bucket stands after a request. */
export interface Level {
  readonly allowed: boolean
  readonly limit: number
  /** Whole tokens that are left. */
  readonly remaining: number
  /** Seconds, rounded up, until there is a token. */
  readonly nextIn: number
  /** Seconds, rounded up, until the bucket is full. */
  readonly fullIn: number
}

/** Holds `limit` tokens, and gets as many again in each `per`, evenly. */
export class TokenBucket {
  readonly #limit: number
  /** Tokens a millisecond. */
  readonly #pace: number
  #tokens: number
  #at: number

  constructor(limit: number, per: Duration, now: Date) {
    this.#limit = limit
    this.#pace = limit / millisecondsOf(per)
    this.#tokens = limit
    this.#at = now.getTime()
  }

  /** Takes a token, where there is one. */
  take(now: Date): Level {
    const elapsed = Math.max(0, now.getTime() - this.#at)
    this.#at = now.getTime()
    this.#tokens = Math.min(this.#limit, this.#tokens + elapsed * this.#pace)
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
    return Math.ceil(Math.max(0, tokens - this.#tokens) / this.#pace / 1_000)
  }
}
