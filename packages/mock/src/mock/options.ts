import { type Assumptions, resolveAssumptions } from '@workbench-sdk/contract/assumptions'
import { assumptionsFromProfile, type ProfileInput } from '@workbench-sdk/contract/profile'
import { suggest } from '@workbench-sdk/internal/suggest'
import type { Fault } from '../faults/fault.ts'
import { findScenario, type Scenario, type ScenarioName } from '../fixtures/scenarios.ts'
import { timeOf } from '../platform/clock.ts'

export interface MockOptions {
  /**
   * The origin whose requests the mock handles under MSW.
   *
   * @default 'https://workbench.expel.io'
   */
  readonly baseUrl?: string
  /** The scenarios that the mock starts with, and that each reset restores, in addition to the accounts of its tokens. */
  readonly scenario?: ScenarioName | Scenario | readonly (ScenarioName | Scenario)[]
  /**
   * The faults that are active initially and after each reset.
   *
   * @default []
   */
  readonly faults?: readonly Fault[]
  /** The recorded behavior of a deployment: the JSON that `workbench-mock conformance --write-profile` wrote. */
  readonly profile?: ProfileInput
  /** The assumptions about Workbench that differ from the defaults and from the profile. */
  readonly assumptions?: Partial<Assumptions>
  /**
   * Stops the mock's clock at this time: a `Date`, or ISO 8601 with an offset, e.g. `2026-11-22T18:49:00Z`. By default it follows the
   * system clock.
   */
  readonly now?: Date | string
  /** The same seed results in the same ids, secrets and codes. By default it is random: see `mock.randomSeed`. */
  readonly randomSeed?: number | string
  /**
   * How many requests `mock.requests` keeps. Older ones are discarded, even earlier if they take more than 64 MiB, or more
   * than 16 MiB in all worlds of a host together.
   *
   * @default 10000
   */
  readonly keepRequests?: number
}

/** The options with their defaults. */
export interface ResolvedMockOptions {
  readonly baseUrl: string
  readonly scenarios: readonly Scenario[]
  readonly faults: readonly Fault[]
  readonly assumptions: Assumptions
  readonly now: Date | undefined
  readonly randomSeed: number | string
  readonly keepRequests: number
}

/** The origin of Workbench. */
export const WORKBENCH_URL = 'https://workbench.expel.io'
const KEEP_REQUESTS = 10_000

const OPTIONS: Readonly<Record<keyof MockOptions, true>> = {
  baseUrl: true,
  scenario: true,
  faults: true,
  profile: true,
  assumptions: true,
  now: true,
  randomSeed: true,
  keepRequests: true,
}

/** @throws TypeError if an option is unknown or invalid */
export function resolveOptions(options: MockOptions): ResolvedMockOptions {
  const unknown = Object.keys(options).find(name => !Object.hasOwn(OPTIONS, name))
  if (unknown !== undefined) {
    throw new TypeError(`Unknown option "${unknown}". ${suggest(unknown, Object.keys(OPTIONS))}`)
  }
  const { scenario = [], faults = [], profile, assumptions, now } = options
  return {
    baseUrl: originOf(options.baseUrl ?? WORKBENCH_URL),
    scenarios: [scenario].flat().map(resolveScenario),
    faults,
    assumptions: resolveAssumptions({ ...(profile && assumptionsFromProfile(profile)), ...assumptions }),
    now: now === undefined ? undefined : new Date(timeOf(now)),
    randomSeed: options.randomSeed ?? crypto.randomUUID(),
    keepRequests: checkCount('keepRequests', options.keepRequests ?? KEEP_REQUESTS),
  }
}

/** @throws TypeError if there is no scenario with this name */
export function resolveScenario(scenario: ScenarioName | Scenario): Scenario {
  return typeof scenario === 'function' ? scenario : findScenario(String(scenario))
}

/** @throws TypeError if an option is not a positive integer */
export function checkCount(name: string, count: number): number {
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new TypeError(`Invalid ${name} ${count}: expected a positive integer.`)
}

function originOf(baseUrl: string): string {
  const url = URL.parse(baseUrl)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/') {
    throw new TypeError(`Invalid baseUrl "${baseUrl}": expected an origin, e.g. ${WORKBENCH_URL}.`)
  }
  return url.origin
}
