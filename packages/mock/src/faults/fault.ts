import type { Duration } from '@workbench-sdk/contract/duration'
import type { Method } from '@workbench-sdk/contract/routes'
import type { RouteName } from '../engine/router.ts'

/**
 * Selects requests by route (`POST /api_keys`), by method (`GET *`) or by URL path (`PATCH /api_keys/3f2a…`), or selects all
 * requests (`*`).
 */
export type FaultPattern = RouteName | `${Method} *` | '*' | (string & {})

/** Whether a fault occurs before or after the request is executed. In the latter case, it only affects the response. */
export type FaultTiming = 'before-commit' | 'after-commit'

interface Matching {
  /**
   * The requests affected by the fault.
   *
   * @default '*'
   */
  readonly on?: FaultPattern | readonly FaultPattern[]
  /**
   * The maximum number of requests that the fault affects.
   *
   * @default Infinity
   */
  readonly times?: number
  /**
   * The number of matching requests to skip before the fault takes effect.
   *
   * @default 0
   */
  readonly skip?: number
  /**
   * The share of matching requests that are affected, from 0 to 1. The mock's `randomSeed` determines which requests these are.
   *
   * @default 1
   */
  readonly rate?: number
}

interface WithLatency {
  /**
   * Delays the response by a duration, or by a random duration in the range `[min, max]`. The mock's `randomSeed` determines the
   * random durations.
   */
  readonly latency?: Duration | readonly [Duration, Duration]
}

interface WithTiming {
  /**
   * Whether the fault occurs before or after the request is executed.
   *
   * @default 'before-commit'
   */
  readonly when?: FaultTiming
}

/** Responds with an error status and an error document. */
export interface StatusFault extends Matching, WithLatency, WithTiming {
  /** The status code, from 400 to 599. */
  readonly status: number
  /** The value of the `Retry-After` header: seconds or a date. */
  readonly retryAfter?: number | Date
  readonly title?: string
  readonly detail?: string
}

/** Closes the connection without a response. */
export interface DropFault extends Matching, WithLatency, WithTiming {
  readonly drop: true
}

/** Executes the request, then truncates the response body or makes it invalid JSON. */
export interface BodyFault extends Matching, WithLatency {
  readonly body: 'cut' | 'malformed'
}

/** Delays the response without changing it. */
export interface LatencyFault extends Matching, Required<WithLatency>, WithTiming {}

/** Limits the request rate with a token bucket. The bucket refills according to the mock's clock. */
export interface RateLimitFault extends Pick<Matching, 'on'> {
  readonly rateLimit: {
    /** The number of requests that are allowed in each `per`. This is also the maximum size of a burst. */
    readonly limit: number
    readonly per: Duration
  }
}

/** A failure to simulate. */
export type Fault = StatusFault | DropFault | BodyFault | LatencyFault | RateLimitFault
