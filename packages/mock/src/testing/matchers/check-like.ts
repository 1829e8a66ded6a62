import { isPlain } from '@workbench-sdk/contract/json'
import { isRole } from '@workbench-sdk/contract/model'
import { printValue } from '@workbench-sdk/internal/print-value'
import { shorten } from '@workbench-sdk/internal/shorten'
import { suggest } from '@workbench-sdk/internal/suggest'
import { normalizedMethod } from '../../mock/probes.ts'
import { checkRule } from '../../recording/explain.ts'
import type { RecordedCaller } from '../../recording/recorded-request.ts'
import { Redaction } from '../../recording/redact.ts'
import { isAsymmetric } from './compare.ts'
import type { RequestLike } from './request-like.ts'
import { isOn, type RequestLine } from './request-line.ts'

/** A property of `like`: a check for its value, and a description for error messages. */
interface Property {
  readonly accepts: (value: unknown) => boolean
  readonly expected: string
}

/** The values that a recorded request can have. */
const PROPERTIES: Readonly<Record<keyof RequestLike, Property>> = {
  id: { accepts: value => isText(value, /^req_\d+$/), expected: 'an id, e.g. "req_1"' },
  at: { accepts: isDate, expected: 'a Date' },
  method: {
    accepts: value => isText(value, /^[^\s/]+$/) && value !== 'OPTIONS' && normalizedMethod(value) === value,
    expected: 'a method that is recorded, e.g. "GET"',
  },
  path: { accepts: value => isText(value, /^\/[^#]*$/), expected: 'a path, e.g. "/api/v2/api_keys"' },
  body: { accepts: isAny, expected: 'a value' },
  answer: { accepts: isAny, expected: 'a value' },
  attributes: { accepts: isAny, expected: 'an object' },
  relationships: { accepts: value => value === undefined || isPlain(value), expected: 'an object with ids' },
  caller: {
    accepts: value => value === undefined || typeof value === 'string' || isPlain(value),
    expected: 'the name of the caller, an object with its properties, or undefined if there is no caller',
  },
  status: {
    accepts: value => value === undefined || (Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599),
    expected: 'an integer from 200 to 599, or undefined if there is no response',
  },
  rule: { accepts: value => value === undefined || typeof value === 'string', expected: 'a rule, e.g. "read-only"' },
  fault: {
    accepts: value => value === undefined || isText(value, /^fault-\d+$/),
    expected: 'the id of a fault, e.g. "fault-1", or undefined',
  },
}

const CALLER_NAMES = {
  id: true,
  name: true,
  role: true,
  readOnly: true,
  apiKey: true,
} as const satisfies Record<keyof RecordedCaller, true>

function isAny(): boolean {
  return true
}

function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value)
}

function isDate(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Date]' && !Number.isNaN(Number(value))
}

const redaction = new Redaction(null)

/** @throws TypeError if no request can have these properties, because `.not` would then always pass */
export function checkLike(line: RequestLine, like: RequestLike): void {
  checkProperties(like)
  const { method, path, caller, rule, status } = like
  if (typeof method === 'string') checkMethod(line, method)
  if (typeof path === 'string') checkPath(line, path)
  if (isPlain(caller) && !isAsymmetric(caller)) checkCaller(caller)
  if (typeof rule !== 'string') return
  checkRule(rule)
  if (typeof status !== 'number' || status >= 400) return
  throw new TypeError(`Invalid request property "status": a rule never rejects a request with ${status}.`)
}

function checkProperties(like: object): void {
  if (!isPlain(like)) {
    throw new TypeError(`Invalid request properties ${printValue(like)}: expected an object, e.g. { status: 201 }.`)
  }
  for (const [name, value] of Object.entries(like)) {
    if (!Object.hasOwn(PROPERTIES, name)) throw unknownName('request property', name, Object.keys(PROPERTIES))
    const { accepts, expected } = PROPERTIES[name as keyof RequestLike]
    if (isAsymmetric(value) || accepts(value)) continue
    throw new TypeError(`Invalid request property "${name}": expected ${expected}, received ${printValue(value)}.`)
  }
}

function checkMethod(line: RequestLine, method: string): void {
  const [selected = ''] = line.split(' ')
  const isSelected = line === '*' || selected === method || (selected === 'GET' && method === 'HEAD')
  if (!isSelected) throw new TypeError(`No request on "${shorten(line)}" has the method "${shorten(method)}".`)
}

function checkPath(line: RequestLine, path: string): void {
  const [method = ''] = line.split(' ')
  const isSelected = line === '*' || [path, `/api/v2${path}`].some(each => isOn(line)({ method, path: each }))
  if (!isSelected) throw new TypeError(`No request on "${shorten(line)}" has the path "${shorten(path)}".`)
  const recorded = redaction.path(path)
  if (recorded === path) return
  throw new TypeError(
    `Invalid request property "path": secrets and parameters that are not in the contract are not recorded. Expected "${shorten(recorded)}".`,
  )
}

function checkCaller(caller: Partial<RecordedCaller>): void {
  const unknown = Object.keys(caller).find(name => !Object.hasOwn(CALLER_NAMES, name))
  if (unknown !== undefined) throw unknownName('property of a caller', unknown, Object.keys(CALLER_NAMES))
  const { role } = caller
  if (role === undefined || isAsymmetric(role) || isRole(role)) return
  throw new TypeError(
    `Invalid role of a caller ${printValue(role)}: expected organization_admin or organization_analyst.`,
  )
}

const unknownName = (kind: string, name: unknown, known: readonly string[]) =>
  new TypeError(`Unknown ${kind} ${printValue(name)}. ${suggest(String(name), known)}`)
