import { fleet, WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { expectGrowthBelow } from './growth.ts'

/** A mock with `accounts` accounts, and a function that sends a GET request. */
function createFleet(accounts: number) {
  const mock = new WorkbenchMock({ scenario: fleet(accounts), randomSeed: 1 })
  const headers = { authorization: `Bearer ${mock.tokens.admin}` }
  return async (path: string) => {
    const response = await mock.fetch(`${mock.baseUrl}/api/v2${path}`, { headers })
    expect(response.status).toBe(200)
  }
}

const SMALL = createFleet(50)
const LARGE = createFleet(800)

const unmatched = (count: number, sign = '') =>
  Array.from({ length: count }, (_, index) => `${sign}z${index}z`).join(',')

test.each([
  ['a filter through a list of related records', '/api_keys?filter[organization][api_keys][display_name]=:zzz'],
  ['a filter by the id in a list', '/api_keys?filter[organization][user_accounts]=zzz'],
  ['a filter through the siblings of a record', '/api_keys?filter[service_account][api_keys][display_name]=:zzz'],
  ['many text conditions', `/api_keys?filter[organization][api_keys][display_name]=${unmatched(100, ':')}`],
  ['an include of a list', '/api_keys?page[limit]=1&include=organization.api_keys.organization.api_keys'],
  ['a sort by equal values', '/api_keys?page[limit]=1&sort=assignable,realm,active'],
])('the time for %s is proportional to the number of records', async (_, path) => {
  // The number of records is 16 times as large; its square would be 256 times as large.
  await expectGrowthBelow(64, [SMALL, LARGE], get => get(path))
})

test.each([
  ['equal include paths', 1, 400, (count: number) => `include=${Array(count).fill('organization.api_keys').join(',')}`],
  ['equal sort keys', 1, 1_500, (count: number) => `sort=${Array(count).fill('active').join(',')}`],
  ['exact values', 1, 400, (count: number) => `filter[display_name]=${unmatched(count)}`],
  ['excluded values', 1, 400, (count: number) => `filter[display_name]=${unmatched(count, '!')}&filter[active]=␀true`],
])('%s take no longer than one', async (_, few, many, query) => {
  // All URLs have the same length and similar text, because parsing and recording them takes time as well.
  const pathWith = (count: number) => `/api_keys?page[limit]=1&${query(count)}&flag[x]=`.padEnd(12_000, 'active,')
  await expectGrowthBelow(8, [few, many], count => LARGE(pathWith(count)))
})
