import {
  ASSUMPTIONS,
  type AssumptionName,
  type Assumptions,
  resolveAssumptions,
} from '@workbench-sdk/contract/assumptions'
import { messageOf } from '@workbench-sdk/internal/errors'
import { InvalidArgumentError } from 'commander'
import { type GivenScenario, givenScenario } from './scenarios.ts'

/** Milliseconds, or two between which there is any number of them. */
export type Latency = number | readonly [number, number]

export function portNumber(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
}

export function latency(text: string): Latency {
  const [, least, most] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text) ?? []
  if (least === undefined || Number(most ?? least) < Number(least)) {
    throw new InvalidArgumentError(
      'A latency is a number of milliseconds, such as 200, or from one to another: 50-300.',
    )
  }
  return most === undefined ? Number(least) : [Number(least), Number(most)]
}

/** A scenario, after those that came before. */
export function scenario(text: string, before: readonly GivenScenario[]): readonly GivenScenario[] {
  return [...before, invalidWhere(() => givenScenario(text))]
}

/** `name=value`, beside those that came before. */
export function assumed(text: string, before: Partial<Assumptions>): Partial<Assumptions> {
  const [name = '', ...rest] = text.split('=')
  const given = { ...before, [name]: spelledOut(name, rest.join('=')) }
  invalidWhere(() => resolveAssumptions(given))
  return given
}

/** Of a switch that is on or off, what its text says; `--assume otpOnKeyCreate` alone turns it on. */
function spelledOut(name: string, text: string): unknown {
  const isSwitch = typeof ASSUMPTIONS[name as AssumptionName]?.default === 'boolean'
  if (!isSwitch) return text
  return text === '' ? true : ({ true: true, false: false }[text] ?? text)
}

function invalidWhere<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw new InvalidArgumentError(messageOf(error))
  }
}
