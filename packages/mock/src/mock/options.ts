import { ASSUMPTIONS, type Assumptions, resolveAssumptions } from '@workbench-sdk/contract/assumptions'
import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { assumptionsFromProfile, type ProfileInput } from '@workbench-sdk/contract/profile'
import { checkOptionNames } from '@workbench-sdk/internal/option-names'
import { printAddress } from '@workbench-sdk/internal/print-address'
import { printValue } from '@workbench-sdk/internal/print-value'
import type { Fault } from '../faults/fault.ts'
import { copyFault } from '../faults/validate-fault.ts'
import { findScenario, type Scenario, type ScenarioName } from '../fixtures/scenarios.ts'
import { timeOf } from '../platform/clock.ts'
import { checkRandomSeed } from '../platform/random.ts'

export interface MockOptions {
  /**
   * The origin whose requests the mock handles under MSW.
   *
   * @default 'https://workbench.expel.io'
   */
  readonly baseUrl?: string
  /** The scenarios whose records the mock has initially and after each reset, in addition to the accounts of its tokens. */
  readonly scenario?: ScenarioName | Scenario | readonly (ScenarioName | Scenario)[]
  /**
   * The faults that are active initially and after each reset.
   *
   * @default []
   */
  readonly faults?: readonly Fault[]
  /** The recorded behavior of a deployment: the JSON that `workbench-mock conformance --write-profile` writes. */
  readonly profile?: ProfileInput
  /** The assumptions about Workbench that differ from the defaults and from the profile. */
  readonly assumptions?: Partial<Assumptions>
  /**
   * Stops the mock's clock at this time: a `Date`, or ISO 8601 with an offset, e.g. `2026-11-22T18:49:00Z`. By default, the clock
   * follows the system clock.
   */
  readonly now?: Date | string
  /** The seed for ids, secrets, codes and random faults. The default is random and available as `mock.randomSeed`. */
  readonly randomSeed?: number | string
  /**
   * The maximum number of requests in `mock.requests`. Older requests are discarded. They are discarded earlier if the requests
   * use more than 64 MiB, or more than 16 MiB across all worlds of a host.
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

/** Workbench's origin. */
export const WORKBENCH_URL = 'https://workbench.expel.io'
const KEEP_REQUESTS = 10_000

/** The names of the options. */
export const OPTIONS: Readonly<Record<keyof MockOptions, true>> = {
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
  checkOptionNames(options, OPTIONS)
  const { scenario = [], faults = [], profile, assumptions, now } = options
  if (assumptions !== undefined) checkOptionNames(assumptions, ASSUMPTIONS, 'assumption')
  return {
    baseUrl: originOf(options.baseUrl ?? WORKBENCH_URL),
    scenarios: checkList('scenario', Array.isArray(scenario) ? scenario : [scenario]).map(resolveScenario),
    faults: checkList('faults', faults).map(copyFault),
    assumptions: resolveAssumptions({ ...(profile && assumptionsFromProfile(profile)), ...assumptions }),
    now: now === undefined ? undefined : new Date(timeOf(now)),
    randomSeed: checkRandomSeed(options.randomSeed ?? crypto.randomUUID()),
    keepRequests: checkCount('keepRequests', options.keepRequests ?? KEEP_REQUESTS),
  }
}

/** @throws TypeError if no scenario has this name, or the value is not a scenario */
export function resolveScenario(scenario: ScenarioName | Scenario): Scenario {
  if (typeof scenario === 'function') return scenario
  if (typeof scenario === 'string') return findScenario(scenario)
  throw new TypeError(
    `Invalid scenario ${printValue(scenario)}: expected the name of a scenario, or a function that returns a seed.`,
  )
}

/** @throws TypeError if an option is not a positive integer */
export function checkCount(name: string, count: number): number {
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new TypeError(`Invalid ${name} ${printValue(count)}: expected a positive integer.`)
}

function checkList<T>(name: string, list: readonly T[]): readonly T[] {
  if (Array.isArray(list) && list.length <= LIMITS.faults) return list
  throw new TypeError(`Invalid ${name} ${printValue(list)}: expected an array with at most ${LIMITS.faults} items.`)
}

function originOf(baseUrl: string): string {
  const url = typeof baseUrl === 'string' ? URL.parse(baseUrl) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/') {
    throw new TypeError(`Invalid baseUrl ${printAddress(baseUrl)}: expected an origin, e.g. ${WORKBENCH_URL}.`)
  }
  return url.origin
}
