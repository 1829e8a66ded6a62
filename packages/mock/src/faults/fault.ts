import type { Duration } from '@workbench-sdk/contract/duration'
import type { Method } from '@workbench-sdk/contract/routes'
import type { RouteName } from '../engine/router.ts'

/**
 * Which requests: a route (`POST /api_keys`), all of a method (`GET *`), one address (`PATCH /api_keys/3f2a…`), or all (`*`).
 */
export type FaultPattern = RouteName | `${Method} *` | '*' | (string & {})

/** Whether something happens before Workbench did what was asked for, or when it is done and only the answer suffers. */
export type Moment = 'before-commit' | 'after-commit'

interface Meeting {
  /** The requests that it is for. Default: all. */
  readonly on?: FaultPattern | readonly FaultPattern[]
  /** How many requests it meets before it is over. Default: as many as come. */
  readonly times?: number
  /** How many requests it lets pass first. Default: none. */
  readonly skip?: number
  /** The share of the requests that it meets, from 0 to 1, drawn by the mock's seed. Default: 1. */
  readonly rate?: number
}

interface Delayed {
  /** How long the answer takes, in milliseconds or parts; of a pair, something in between, drawn by the mock's seed. */
  readonly latency?: Duration | readonly [Duration, Duration]
}

interface Timed {
  /** Default: `before-commit`, so that nothing was done. */
  readonly when?: Moment
}

/** An answer of another status, with an error document. */
export interface StatusFault extends Meeting, Delayed, Timed {
  /** From 400 to 599. */
  readonly status: number
  /** What the header `Retry-After` says: seconds, or a moment. */
  readonly retryAfter?: number | Date
  readonly title?: string
  readonly detail?: string
}

/** A connection that is lost before there is an answer. */
export interface DropFault extends Meeting, Delayed, Timed {
  readonly drop: true
}

/** An answer of which the body breaks off in the middle, or arrives whole and is no JSON. What was asked for is done. */
export interface BodyFault extends Meeting, Delayed {
  readonly body: 'cut' | 'malformed'
}

/** An answer that is right, and late. */
export interface LatencyFault extends Meeting, Required<Delayed>, Timed {}

/** A limit that counts: a bucket of tokens, one for each request, that fills again as the mock's clock goes on. */
export interface RateLimitFault extends Pick<Meeting, 'on'> {
  readonly rateLimit: {
    /** How many requests there may be at once, and in each `per`. */
    readonly limit: number
    readonly per: Duration
  }
}

/** Something that goes wrong. */
export type Fault = StatusFault | DropFault | BodyFault | LatencyFault | RateLimitFault
