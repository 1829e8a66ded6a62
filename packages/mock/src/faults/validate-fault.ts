import { millisecondsOf } from '@workbench-sdk/contract/duration'
import { isObject } from '@workbench-sdk/contract/json'
import type { Fault } from './fault.ts'

/** What each property has to be, in words, and how that is told. */
const PROPERTIES: Readonly<Record<string, readonly [is: (value: unknown) => boolean, words: string]>> = {
  on: [
    value => [value].flat().length > 0 && [value].flat().every(each => typeof each === 'string'),
    'a route, such as POST /api_keys, or a list of them that is not empty',
  ],
  times: [value => isWhole(value) && value > 0, 'a whole number, 1 at least'],
  skip: [value => isWhole(value) && value >= 0, 'a whole number, 0 at least'],
  rate: [value => typeof value === 'number' && value >= 0 && value <= 1, 'a number from 0 to 1'],
  when: [value => value === 'before-commit' || value === 'after-commit', 'before-commit or after-commit'],
  latency: [isLatency, 'milliseconds, such as { seconds: 2 }, or a pair of these'],
  status: [value => isWhole(value) && value >= 400 && value <= 599, 'a whole number from 400 to 599'],
  retryAfter: [value => (isWhole(value) && value >= 0) || isDate(value), 'whole seconds, or a Date'],
  title: [value => typeof value === 'string', 'a text'],
  detail: [value => typeof value === 'string', 'a text'],
  drop: [value => value === true, 'true'],
  body: [value => value === 'cut' || value === 'malformed', 'cut or malformed'],
  rateLimit: [isRateLimit, '{ limit, per }: a whole number of requests, and a length of time, 1 millisecond at least'],
}

const MEETING = ['on', 'times', 'skip', 'rate']

/** What goes with what; the first property of each row says which kind it is. */
const KINDS: readonly (readonly string[])[] = [
  ['status', 'retryAfter', 'title', 'detail', 'when', 'latency', ...MEETING],
  ['drop', 'when', 'latency', ...MEETING],
  ['body', 'latency', ...MEETING],
  ['rateLimit', 'on'],
  ['latency', 'when', ...MEETING],
]

/** @throws TypeError where it is no fault: which property is wrong, and what it can be. */
export function validateFault(fault: unknown): asserts fault is Fault {
  if (!isObject(fault)) throw new TypeError('A fault is an object, such as { on: "POST /api_keys", status: 503 }.')
  const given = Object.keys(fault).filter(name => fault[name] !== undefined)
  const unknown = given.find(name => !Object.hasOwn(PROPERTIES, name))
  if (unknown !== undefined) {
    throw new TypeError(`A fault has no ${unknown}: there are ${Object.keys(PROPERTIES).join(', ')}.`)
  }
  for (const name of given) {
    const [is, words] = PROPERTIES[name] ?? []
    if (!is?.(fault[name])) throw new TypeError(`The fault's ${name} is ${show(fault[name])}: it has to be ${words}.`)
  }
  const kind = KINDS.find(([named = '']) => given.includes(named))
  if (!kind) throw new TypeError('The fault does nothing: give it a status, drop, body, latency or rateLimit.')
  const odd = given.find(name => !kind.includes(name))
  if (odd !== undefined) {
    throw new TypeError(`A fault with ${kind[0]} has no ${odd}: it can have ${kind.slice(1).join(', ')}.`)
  }
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)
const isDate = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime())
const show = (value: unknown) => JSON.stringify(value) ?? String(value)

function isLatency(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 2 && value.every(each => isDuration(each)) : isDuration(value)
}

function isRateLimit(value: unknown): boolean {
  return isObject(value) && isWhole(value.limit) && value.limit > 0 && isDuration(value.per, 1)
}

function isDuration(value: unknown, least = 0): boolean {
  if (typeof value !== 'number' && !isObject(value)) return false
  try {
    return millisecondsOf(value as number) >= least
  } catch {
    return false
  }
}
