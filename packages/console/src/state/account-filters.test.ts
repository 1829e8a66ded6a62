import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AccountFilters,
  filterParams,
  parseFilters,
  ROLE_OPTIONS,
  SORT_OPTIONS,
  STATE_OPTIONS,
  toListQuery,
} from './account-filters.ts'

const keysOf = <K extends string>(options: Readonly<Record<K, string>>) =>
  fc.constantFrom(...(Object.keys(options) as K[]))

const filters: fc.Arbitrary<AccountFilters> = fc.record({
  search: fc.string({ unit: 'grapheme' }),
  role: keysOf(ROLE_OPTIONS),
  state: keysOf(STATE_OPTIONS),
  sort: keysOf(SORT_OPTIONS),
})

function paramsOf(filters: AccountFilters): URLSearchParams {
  const params = Object.entries(filterParams(filters)).filter(([, value]) => value !== null)
  return new URLSearchParams(params as [string, string][])
}

test('reads the filters that it wrote to the URL', () => {
  fc.assert(
    fc.property(filters, filters => {
      expect(parseFilters(new URLSearchParams(paramsOf(filters).toString()))).toEqual(filters)
    }),
  )
})

test('leaves out the defaults', () => {
  expect(paramsOf(parseFilters(new URLSearchParams())).toString()).toBe('')
})

test.each(['role=root', 'state=Active', 'sort=__proto__', 'sort='])('ignores %s', query => {
  expect(parseFilters(new URLSearchParams(query))).toEqual(parseFilters(new URLSearchParams()))
})

test('requests only the filters that are set', () => {
  expect(Object.keys(toListQuery(parseFilters(new URLSearchParams())))).toEqual(['sort', 'include', 'pageSize'])
  expect(
    toListQuery(parseFilters(new URLSearchParams('role=organization_admin&state=disabled&sort=name'))),
  ).toMatchObject({
    role: 'organization_admin',
    active: false,
    sort: 'name',
  })
})
