import { MAX_LEVELS } from '@workbench-sdk/internal/plain-data'

const DAY = 86_400_000

/** The maximum duration of a fault, in days. */
const DELAY_DAYS = 30

/**
 * Limits of the mock that appear in the OpenAPI document of the control API. In `openapi/control/`, a placeholder such
 * as `${faultText}` is replaced with the value, so that the document, its validators and the mock agree.
 */
export const LIMITS = {
  /** The greatest integer that JavaScript can represent exactly. */
  safeInteger: Number.MAX_SAFE_INTEGER,

  /**
   * The length of a body, in general and for a snapshot. No response exceeds the latter, so every returned snapshot can be
   * restored.
   */
  bodyBytes: 2 ** 24,
  snapshotBytes: 2 ** 29,
  /** The maximum depth of nested arrays and objects. */
  levels: MAX_LEVELS,

  /** The number of characters in a random seed. Each random value is a hash of it, so a long seed would slow down every request. */
  randomSeed: 1_000,
  /**
   * The number of random values that can be drawn: half the range of an id's first eight digits, so that ids stay in
   * ascending order.
   */
  drawn: 2 ** 31,

  /** The default limit for the number of worlds. */
  worlds: 1_000,
  /** The total number of records in all worlds beyond which no world is created. They take about 256 MiB. */
  worldRecords: 250_000,
  /** The number of accounts of a scenario, which have up to three keys. Creating them takes about a second. */
  scenarioAccounts: 20_000,

  /** The number of recorded requests per world of a served mock, and the memory for those of all worlds. */
  recordedRequests: 1_000,
  recordedBytes: 2 ** 24,
  /** The number of characters in a recorded body, in a header, and in all headers. */
  recordedBody: 16_384,
  recordedHeader: 1_024,
  recordedHeaders: 8_192,

  /** The number of active faults. Each request is compared with all of them. */
  faults: 1_000,
  /** The number of routes in a fault. */
  faultRoutes: 1_000,
  /** The number of characters in a string of a fault, e.g. in the title of an error. */
  faultText: 10_000,
  /** The number of characters in the JSON of a fault. */
  faultSize: 20_000,
  /** The duration of a delay: in milliseconds, and in each unit. */
  delayMilliseconds: DELAY_DAYS * DAY,
  delayDays: DELAY_DAYS,
  delayHours: DELAY_DAYS * 24,
  delayMinutes: DELAY_DAYS * 1_440,
  delaySeconds: DELAY_DAYS * 86_400,
} as const
