import { type Assumptions, resolveAssumptions } from '@workbench-sdk/contract/assumptions'
import { assumptionsFromProfile, type ProfileInput } from '@workbench-sdk/contract/profile'
import type { Fault } from '../faults/fault.ts'
import { type Scenario, type ScenarioName, scenarioNamed } from '../fixtures/scenarios.ts'

export interface MockOptions {
  /** The origin that it is reached at under MSW. Default: `https://workbench.expel.io`. */
  readonly baseUrl?: string
  /** What is in it from the beginning, and after each reset, beside the service accounts of its tokens. */
  readonly scenario?: ScenarioName | Scenario | readonly (ScenarioName | Scenario)[]
  /** What goes wrong from the beginning, and after each reset. Default: nothing. */
  readonly faults?: readonly Fault[]
  /** How a deployment answers that the conformance suite was pointed at: the JSON that `--write-profile` made. */
  readonly profile?: ProfileInput
  /** The guesses about Workbench to make otherwise than by default, or than the profile says. */
  readonly assumptions?: Partial<Assumptions>
  /** Stops the mock's clock at a moment. Default: it runs with the machine's. */
  readonly now?: Date | string
  /** The same seed gives the same ids, secrets and codes. Default: another one each time; `mock.randomSeed` tells it. */
  readonly randomSeed?: number | string
  /** How many requests the journal keeps: the newest. Default: 10,000. */
  readonly keepRequests?: number
}

/** The options as a mock goes by them. */
export interface ResolvedMockOptions {
  readonly baseUrl: string
  readonly scenarios: readonly Scenario[]
  readonly faults: readonly Fault[]
  readonly assumptions: Assumptions
  readonly now: Date | string | undefined
  readonly randomSeed: number | string
  readonly keepRequests: number
}

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

/** @throws TypeError where an option is not one, or cannot be what it is. */
export function resolveOptions(options: MockOptions): ResolvedMockOptions {
  const unknown = Object.keys(options).find(name => !Object.hasOwn(OPTIONS, name))
  if (unknown !== undefined) {
    throw new TypeError(`A mock has no option ${unknown}. There are ${Object.keys(OPTIONS).join(', ')}.`)
  }
  const { scenario = [], faults = [], profile, assumptions, now } = options
  return {
    baseUrl: originOf(options.baseUrl ?? 'https://workbench.expel.io'),
    scenarios: [scenario].flat().map(scenarioOf),
    faults,
    assumptions: resolveAssumptions({ ...(profile && assumptionsFromProfile(profile)), ...assumptions }),
    now,
    randomSeed: options.randomSeed ?? crypto.randomUUID(),
    keepRequests: checkCount('keepRequests', options.keepRequests ?? KEEP_REQUESTS),
  }
}

/** @throws TypeError where it is neither, or there is none of this name. */
export function scenarioOf(scenario: ScenarioName | Scenario): Scenario {
  if (typeof scenario === 'function') return scenario
  return scenarioNamed(String(scenario))
}

function originOf(baseUrl: string): string {
  const url = URL.parse(baseUrl)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/') {
    throw new TypeError(`The base URL ${baseUrl} is none: give an origin, such as https://workbench.expel.io.`)
  }
  return url.origin
}

/** @throws TypeError where an option is no number of things. */
export function checkCount(name: string, count: number): number {
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new TypeError(`${name} is ${count}: give a whole number, 1 at least.`)
}
