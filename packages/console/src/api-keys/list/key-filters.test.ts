import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALL_KEYS, type KeyFilters, keyListParams } from '../key-filters.ts'
import { KEY_ORDERS, KEY_ROLES, KEY_STATES, MAX_AGE, parseKeyFilters } from './parse-key-filters.ts'

const keysOf = <K extends string>(options: Readonly<Record<K, string>>) =>
  fc.constantFrom(...(Object.keys(options) as K[]))
const days = fc.option(fc.integer({ min: 0, max: MAX_AGE }), { nil: undefined })

const filters: fc.Arbitrary<KeyFilters> = fc.record({
  search: fc.string({ unit: 'grapheme' }),
  state: keysOf(KEY_STATES),
  role: keysOf(KEY_ROLES),
  age: fc.record({ from: days, to: days }),
  accountId: fc.option(fc.uuid(), { nil: undefined }),
  sort: keysOf(KEY_ORDERS),
  page: fc.integer({ min: 1, max: 1_000 }),
})

function paramsOf(filters: Partial<KeyFilters>): URLSearchParams {
  const params = Object.entries(keyListParams(filters)).filter(([, value]) => value !== null)
  return new URLSearchParams(params as [string, string][])
}

test('reads the filters that it wrote to the URL', () => {
  fc.assert(
    fc.property(filters, filters => {
      expect(parseKeyFilters(new URLSearchParams(paramsOf(filters).toString()))).toEqual(filters)
    }),
  )
})

test('leaves out the defaults', () => {
  expect(paramsOf({}).toString()).toBe('view=keys')
  expect(paramsOf({ state: 'due', age: { from: 75, to: 90 } }).toString()).toBe('view=keys&key-state=due&age=75-90')
})

test.each([
  'key-state=Due',
  'key-sort=__proto__',
  'age=old',
  'age=1-2-3',
  'age=-1--2',
  'age=99999-',
  'page=0',
  'page=1.5',
])('ignores %s', query => {
  expect(parseKeyFilters(new URLSearchParams(query))).toEqual({ ...ALL_KEYS, age: { from: undefined, to: undefined } })
})
