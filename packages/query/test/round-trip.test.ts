import {
  type Condition,
  type Filter,
  type Kind,
  parseQuery,
  printConditions,
  printParameters,
  printQuery,
  type Query,
  QueryError,
  type Schema,
} from '@workbench-sdk/query'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../test/soak.ts'

/** Two related types, with an attribute of each kind. */
const ATTRIBUTES: Readonly<Record<string, Kind>> = {
  name: 'string',
  labels: 'strings',
  active: 'boolean',
  created_at: 'timestamp',
}
const schemas = (type: string): Schema | undefined => (type === 'cats' || type === 'dogs' ? schemaOf(type) : undefined)
const schemaOf = (type: 'cats' | 'dogs'): Schema => ({
  type,
  comparable: name => (Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined),
  has: name => Object.hasOwn(ATTRIBUTES, name) || name === 'friend' || name === 'secret',
  related: name => (name === 'friend' ? schemaOf(type === 'cats' ? 'dogs' : 'cats') : undefined),
})

const PARAMETERS = ['filter', 'sort', 'page', 'include', 'fields', 'flag']
const parse = (search: Iterable<readonly [string, string]>) => parseQuery(search, PARAMETERS, schemaOf('cats'), schemas)
const print = (query: Query) => new URLSearchParams(printParameters(printQuery(query)))

const text = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.stringMatching(/^[><≥≤:^~!␀ +-]{0,2}[a-c]+$/u))
const VALUES: Record<Kind, fc.Arbitrary<string | boolean>> = {
  string: text,
  strings: text,
  boolean: fc.boolean(),
  timestamp: fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map(date => date.toISOString()),
}
const OPERATORS = ['=', '>', '<', '≥', '≤', '!'] as const
const TEXT_OPERATORS = [':', '^', '~'] as const

function condition(kind: Kind): fc.Arbitrary<Condition> {
  const isText = kind === 'string' || kind === 'strings'
  const operator = fc.constantFrom(...OPERATORS, ...(isText ? TEXT_OPERATORS : []))
  return fc.oneof(
    fc.record({ operator, value: VALUES[kind] }),
    fc.record({ operator: fc.constant('null' as const), value: fc.boolean() }),
  )
}

const filter: fc.Arbitrary<Filter> = fc
  .tuple(fc.constantFrom('id', ...Object.keys(ATTRIBUTES)), fc.nat(2))
  .chain(([attribute, depth]) =>
    fc.record({
      path: fc.constant(Array<string>(depth).fill('friend')),
      attribute: fc.constant(attribute),
      conditions: fc
        .array(condition(ATTRIBUTES[attribute] ?? 'string'), { minLength: 1, maxLength: 3 })
        .filter(conditions => printConditions(conditions) !== undefined),
    }),
  )

const filterName = ({ path, attribute }: Filter) => [...path, attribute].join('.')

const anyQuery: fc.Arbitrary<Query> = fc.record({
  filters: fc.uniqueArray(filter, { selector: filterName, maxLength: 4 }),
  sort: fc.uniqueArray(
    fc.record({ name: fc.constantFrom('id', ...Object.keys(ATTRIBUTES)), descending: fc.boolean() }),
    { selector: ({ name }) => name, maxLength: 3 },
  ),
  page: fc.record({ offset: fc.maxSafeNat(), limit: fc.maxSafeNat() }),
  include: fc.uniqueArray(fc.array(fc.constant('friend'), { minLength: 1, maxLength: 5 }), {
    selector: ({ length }) => length,
    maxLength: 3,
  }),
  fields: fc
    .uniqueArray(
      fc.tuple(
        fc.constantFrom('cats', 'dogs'),
        fc.uniqueArray(fc.constantFrom('secret', 'friend', ...Object.keys(ATTRIBUTES)), { minLength: 1 }),
      ),
      { selector: ([type]) => type },
    )
    .map(entries => new Map(entries)),
})

/** Sorts filters by path, because their order has no meaning. */
const withSortedFilters = (query: Query) => ({
  ...query,
  filters: query.filters.toSorted((a, b) => (filterName(a) < filterName(b) ? -1 : 1)),
})

function parseValid(search: Iterable<readonly [string, string]>): Query {
  const query = parse(search)
  if (query instanceof QueryError) throw new Error(`${query.message} ${JSON.stringify(query.issues)}`)
  return withSortedFilters(query)
}

/** Only an array in a query string can have values that contain commas. */
const isPrintable = ({ filters }: Query) => filters.every(({ conditions }) => printConditions(conditions) !== undefined)

describe('printing and parsing are inverse operations', () => {
  test('parsing a printed query returns an equal query', () => {
    fc.assert(
      fc.property(anyQuery, query => {
        expect(parseValid(print(query))).toEqual(withSortedFilters(query))
      }),
      { numRuns: runs(500, 2_000) },
    )
  })

  const parameter = fc.oneof(
    fc.constantFrom(
      ['filter[active]', 'TRUE'],
      ['filter[name]', 'a,b'],
      ['filter[name]', '!a'],
      ['filter[friend]', 'x'],
      ['filter[friend][id]', 'y'],
      ['filter[friend][friend][name]', ':a,␀TRUE'],
      ['filter[created_at]', '>2026-01-01,<2026-02-01 12:00'],
      ['filter[created_at]', '≥2026-01-01T00:00:00+01:00'],
      ['sort', '+name'],
      ['sort', ' name,-id'],
      ['page[limit]', '007'],
      ['page[offset]', '0'],
      ['include', 'friend,friend.friend'],
      ['fields[cats]', 'name,name'],
      ['fields[cats]', 'secret'],
      ['flag[x][y]', '1'],
    ),
  ) as fc.Arbitrary<readonly [string, string]>

  /** Returns a different value for each occurrence of a parameter, unless it cannot be repeated. */
  const repeatable = ([name]: readonly [string, string]) => (name.startsWith('page') ? name : {})

  test('printing a parsed query string and parsing it again returns an equal query', () => {
    fc.assert(
      fc.property(fc.uniqueArray(parameter, { maxLength: 8, selector: repeatable }), search => {
        const query = parseValid(search)
        expect(parseValid(print(query))).toEqual(query)
      }),
      { numRuns: runs(500, 2_000) },
    )
  })

  test('prints a value if and only if the language can express it', () => {
    fc.assert(
      fc.property(condition('string'), each => {
        const value = String(each.value)
        const isExpressible =
          each.operator === 'null' || (!value.includes(',') && (each.operator !== '=' || !/^[><≥≤:^~!␀]/u.test(value)))
        expect(printConditions([each]) !== undefined).toBe(isExpressible)
      }),
      { numRuns: runs(500, 2_000) },
    )
    expect(printConditions([])).toBeUndefined()
    expect(printConditions([{ operator: '>', value: '' }])).toBeUndefined()
    expect(() =>
      printQuery({ filters: [{ path: [], attribute: 'name', conditions: [{ operator: '=', value: 'hidden,' }] }] }),
    ).toThrow(/^(?!.*hidden).*name/)
  })
})

describe('any query string', () => {
  const word = fc.oneof(
    fc.constantFrom('filter', 'sort', 'page', 'include', 'fields', 'flag', 'friend', 'name', 'id', 'limit', 'cats'),
    fc.constantFrom('__proto__', 'constructor', 'toString', '', '␀', '␀true', '>', ','),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  )
  const name = fc.tuple(word, fc.array(word, { maxLength: 5 })).map(([first, keys]) => {
    return `${first}${keys.map(key => `[${key}]`).join('')}`
  })

  test('parses to a query that can be printed, or to an error with a message', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, word), { maxLength: 5 }), search => {
        const query = parse(search)
        if (query instanceof QueryError) expect(query.message !== '' || query.issues.length > 0).toBe(true)
        else if (isPrintable(query)) expect(parseValid(print(query))).toEqual(withSortedFilters(query))
      }),
      { numRuns: 5_000 },
    )
  })
})
