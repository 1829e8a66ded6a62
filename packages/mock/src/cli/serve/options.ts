import {
  ASSUMPTIONS,
  type AssumptionName,
  type Assumptions,
  resolveAssumptions,
} from '@workbench-sdk/contract/assumptions'
import { messageOf } from '@workbench-sdk/internal/errors'
import { InvalidArgumentError } from 'commander'
import { checkRandomSeed, MAX_HOST_SEED_LENGTH } from '../../platform/random.ts'
import { EXIT, Failure } from '../exit.ts'
import { type NamedOrFileScenario, scenarioFrom } from './scenarios.ts'

/** A latency in milliseconds, or a range. */
export type Latency = number | readonly [number, number]

export function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('Expected an integer from 0 to 65535.')
}

export function parseLatency(text: string): Latency {
  const [, least, most] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text) ?? []
  if (least === undefined || Number(most ?? least) < Number(least)) {
    throw new InvalidArgumentError('Expected a number of milliseconds, e.g. 200, or a range, e.g. 50-300.')
  }
  return most === undefined ? Number(least) : [Number(least), Number(most)]
}

export function parseSeed(text: string): string {
  try {
    checkRandomSeed(text, MAX_HOST_SEED_LENGTH)
    return text
  } catch (error) {
    // Commander would add the seed, which is a password, to the message of an `InvalidArgumentError`.
    throw new Failure(messageOf(error), EXIT.usage)
  }
}

/** Appends a scenario to the preceding ones. */
export function parseScenario(text: string, previous: readonly NamedOrFileScenario[]): readonly NamedOrFileScenario[] {
  return [...previous, orInvalidArgument(() => scenarioFrom(text))]
}

/** Adds an assumption in the form `name=value` to the preceding ones. */
export function parseAssumption(text: string, previous: Partial<Assumptions>): Partial<Assumptions> {
  const [name = '', ...rest] = text.split('=')
  const assumptions = { ...previous, [name]: parseValue(name, rest.join('=')) }
  orInvalidArgument(() => resolveAssumptions(assumptions))
  return assumptions
}

/** Parses the value of an assumption. If a boolean value is omitted, e.g. `--assume otpOnKeyCreate`, it is true. */
function parseValue(name: string, text: string): unknown {
  const isBoolean = typeof ASSUMPTIONS[name as AssumptionName]?.default === 'boolean'
  if (!isBoolean) return text
  return text === '' ? true : ({ true: true, false: false }[text] ?? text)
}

function orInvalidArgument<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw new InvalidArgumentError(messageOf(error))
  }
}
