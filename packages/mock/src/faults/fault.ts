import type { Duration } from '@workbench-sdk/contract/duration'
import type { Method } from '@workbench-sdk/contract/routes'
import type { RouteName } from '../engine/router.ts'

/**
 * Selects requests by route (`POST /api_keys`), by method (`GET *`), by URL path (`PATCH /api_keys/3f2a…`), or all
 * (`*`).
 */
export type FaultPattern = RouteName | `${Method} *` | '*' | (string & {})

/** Whether a fault occurs before the request is executed, or afterwards, when it only affects the response. */
export type FaultTiming = 'before-commit' | 'after-commit'

interface Matching {
  /**
   * The requests that the fault applies to.
   *
   * @default '*'
   */
  readonly on?: FaultPattern | readonly FaultPattern[]
  /**
   * How many requests the fault affects.
   *
   * @default Infinity
   */
  readonly times?: number
  /**
   * How many matching requests to skip before the fault takes effect.
   *
   * @default 0
   */
  readonly skip?: number
  /**
   * The share of matching requests that are affected, from 0 to 1. The mock's `randomSeed` determines which ones.
   *
   * @default 1
   */
  readonly rate?: number
}

interface WithLatency {
  /**
   * Delays the response by a duration, or by a random one in the range `[min, max]`, which depends on the mock's
   * `randomSeed`.
   */
  readonly latency?: Duration | readonly [Duration, Duration]
}

interface WithTiming {
  /**
   * Whether the request is executed.
   *
   * @default 'before-commit'
   */
  readonly when?: FaultTiming
}

/** Responds with an error status and an error document. */
export interface StatusFault extends Matching, WithLatency, WithTiming {
  /** From 400 to 599. */
  readonly status: number
  /** The value of the header `Retry-After`: seconds or a date. */
  readonly retryAfter?: number | Date
  readonly title?: string
  readonly detail?: string
}

/** Closes the connection without a response. */
export interface DropFault extends Matching, WithLatency, WithTiming {
  readonly drop: true
}

/** Executes the request, then truncates the body of the response or responds with invalid JSON. */
export interface BodyFault extends Matching, WithLatency {
  readonly body: 'cut' | 'malformed'
}

/** Delays the response and does not change it. */
export interface LatencyFault extends Matching, Required<WithLatency>, WithTiming {}

/** Limits the rate of requests with a token bucket, which refills according to the mock's clock. */
export interface RateLimitFault extends Pick<Matching, 'on'> {
  readonly rateLimit: {
    /** How many requests are allowed in each `per`. This is also the size of a burst. */
    readonly limit: number
    readonly per: Duration
  }
}

/** A failure to simulate. */
export type Fault = StatusFault | DropFault | BodyFault | LatencyFault | RateLimitFault
