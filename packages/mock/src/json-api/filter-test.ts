import type { AttributeModel } from '../model.ts'

type Comparison = '>' | '<' | '≥' | '≤'
type Text = ':' | '^' | '~'
type Value = string | boolean

/** One element of a filter's value. */
export type Test =
  | { readonly operator: '=' | '!' | Comparison | Text; readonly value: Value }
  | { readonly operator: 'null'; readonly isNull: boolean }

const OPERATORS = new Set([':', '^', '~', '!', '>', '<', '≥', '≤'])
const TEXT = new Set([':', '^', '~'])
const NULL_MARK = '\u2400'

/** Understands an element of a filter's value, or says what is wrong with it. */
export function parseTest(kind: AttributeModel['kind'], element: string): Test | string {
  if (element.startsWith(NULL_MARK)) return parseNull(element.slice(1))
  const sign = element.slice(0, 1)
  const operator = OPERATORS.has(sign) ? (sign as Test['operator'] & string) : '='
  const text = operator === '=' ? element : element.slice(1)
  if (text === '') return 'invalid or empty filter element'
  if (TEXT.has(operator) && kind !== 'string' && kind !== 'strings') {
    return `operator ${operator} can only be applied to string attributes`
  }
  const value = VALUES[kind](text)
  if (value === undefined) return `'${text}' is not a ${kind}`
  return { operator: operator as Exclude<Test['operator'], 'null'>, value }
}

function parseNull(text: string): Test | string {
  if (!/^(true|false)$/i.test(text)) return `after ${NULL_MARK} there must be true or false`
  return { operator: 'null', isNull: text.toLowerCase() === 'true' }
}

const VALUES: Record<AttributeModel['kind'], (text: string) => Value | undefined> = {
  string: text => text,
  strings: text => text,
  boolean: text => (/^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined),
  timestamp: parseTimestamp,
}

const TIMESTAMP = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/

/** As timestamps are stored, so that they compare as text. One without an offset is UTC. */
function parseTimestamp(text: string): string | undefined {
  const found = TIMESTAMP.exec(text)
  if (!found) return undefined
  const hasTime = text.length > 'yyyy-mm-dd'.length
  const time = Date.parse(`${text.replace(' ', 'T')}${hasTime && !found[1] ? 'Z' : ''}`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

/** What a value has to be like: any of the one kind of test, where there are some, and all of the other. */
export interface Tests {
  readonly anyOf: readonly Test[]
  readonly allOf: readonly Test[]
}

/** The elements that widen a filter; the others narrow it: a window is `>a` and `<b`. */
const WIDENS = new Set<Test['operator']>(['=', ':', '^', '~', 'null'])

export function grouped(tests: readonly Test[]): Tests {
  const widens = (test: Test) => WIDENS.has(test.operator)
  return { anyOf: tests.filter(widens), allOf: tests.filter(test => !widens(test)) }
}

export function passes({ anyOf, allOf }: Tests, value: unknown): boolean {
  return (
    (anyOf.length === 0 || anyOf.some(test => passesOne(test, value))) && allOf.every(test => passesOne(test, value))
  )
}

function passesOne(test: Test, value: unknown): boolean {
  if (test.operator === 'null') return (value === null || value === undefined) === test.isNull
  if (Array.isArray(value)) {
    return test.operator === '!' ? !value.includes(test.value) : value.some(each => passesOne(test, each))
  }
  if (test.operator === '!') return value !== test.value
  if (value === null || value === undefined) return false
  return COMPARISONS[test.operator](value, test.value)
}

type Compare = (value: unknown, wanted: Value) => boolean

const text =
  (compare: (value: string, wanted: string) => boolean): Compare =>
  (value, wanted) =>
    compare(String(value).toLowerCase(), String(wanted).toLowerCase())

const order =
  (compare: (value: string, wanted: string) => boolean): Compare =>
  (value, wanted) =>
    compare(String(value), String(wanted))

const COMPARISONS: Record<'=' | Comparison | Text, Compare> = {
  '=': (value, wanted) => value === wanted,
  '>': order((value, wanted) => value > wanted),
  '<': order((value, wanted) => value < wanted),
  '≥': order((value, wanted) => value >= wanted),
  '≤': order((value, wanted) => value <= wanted),
  ':': text((value, wanted) => value.includes(wanted)),
  '^': text((value, wanted) => value.startsWith(wanted)),
  '~': text((value, wanted) => value === wanted),
}
