import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordedRequest } from '../../mock/control-api.ts'
import {
  callerIdOf,
  filterEntries,
  logParams,
  NO_FILTERS,
  optionsOf,
  parseLogFilters,
  REQUEST_KINDS,
  type RequestFilters,
  type RequestKind,
} from './request-filters.ts'

const DEPLOYER = '0000000a-0000-4000-8000-000000000001'
const TWIN = '0000000b-0000-4000-8000-000000000002'
const KEY = '0000000c-0000-4000-8000-000000000003'

const base = { at: '2026-01-01T00:00:00Z', headers: {}, bodyBytes: 0, answerBytes: 0, durationMs: 1 }
const deployer = { id: DEPLOYER, name: 'deployer', role: 'organization_admin', readOnly: false } as const

const REQUESTS: readonly RecordedRequest[] = [
  {
    ...base,
    id: 'req_1',
    method: 'POST',
    path: '/api/v2/api_keys',
    route: 'POST /api_keys',
    status: 201,
    caller: { ...deployer, apiKey: { id: 'k1', name: 'main' } },
    answer: {
      data: {
        type: 'api_keys',
        id: KEY,
        attributes: { display_name: 'Fresh Key' },
        relationships: { service_account: { data: { type: 'service_accounts', id: TWIN } } },
      },
    },
  },
  {
    ...base,
    id: 'req_2',
    method: 'DELETE',
    path: `/api/v2/api_keys/${KEY}`,
    route: 'DELETE /api_keys/{id}',
    status: 204,
  },
  { ...base, id: 'req_3', method: 'GET', path: `/api/v2/service_accounts/${DEPLOYER}?include=x`, status: 403 },
  { ...base, id: 'req_4', method: 'GET', path: '/nowhere' },
  {
    ...base,
    id: 'req_5',
    method: 'PATCH',
    path: `/api/v2/service_accounts/${TWIN}`,
    route: 'PATCH /service_accounts/{id}',
    status: 200,
    caller: { ...deployer, apiKey: { id: 'k2', name: 'other' } },
    answer: { data: { type: 'service_accounts', id: TWIN, attributes: { display_name: 'twin' } } },
  },
]
const ENTRIES = REQUESTS.map((request, key) => ({ key, request }))

const idsWith = (filters: Partial<RequestFilters>) =>
  filterEntries(ENTRIES, { ...NO_FILTERS, ...filters }).map(({ request }) => request.id)

describe('the request log', () => {
  test('shows all requests without a filter, newest first', () => {
    expect(idsWith({})).toEqual(['req_5', 'req_4', 'req_3', 'req_2', 'req_1'])
  })

  test.each<[RequestKind, string[]]>([
    ['writes', ['req_5', 'req_2', 'req_1']],
    ['errors', ['req_3']],
    ['unknownRoutes', ['req_4', 'req_3']],
  ])('filters by kind: %s', (kind, ids) => {
    expect(idsWith({ kind })).toEqual(ids)
  })

  test('filters by account: the caller, the path, the documents, and the keys of the account', () => {
    expect(idsWith({ account: DEPLOYER })).toEqual(['req_5', 'req_3', 'req_1'])
    expect(idsWith({ account: TWIN })).toEqual(['req_5', 'req_2', 'req_1'])
  })

  test('filters by caller, route and status', () => {
    expect(idsWith({ caller: `${DEPLOYER}/k1` })).toEqual(['req_1'])
    expect(idsWith({ caller: 'none' })).toEqual(['req_4', 'req_3', 'req_2'])
    expect(idsWith({ route: 'PATCH /service_accounts/{id}' })).toEqual(['req_5'])
    expect(idsWith({ status: '204' })).toEqual(['req_2'])
    expect(idsWith({ status: 'none' })).toEqual(['req_4'])
  })

  test('searches for all words, in any case', () => {
    expect(idsWith({ text: 'fresh 201' })).toEqual(['req_1'])
    expect(idsWith({ text: 'nowhere deployer' })).toEqual([])
    expect(idsWith({ text: '  ' })).toHaveLength(5)
  })

  test('offers the values that occur, and the selected value', () => {
    const options = optionsOf(ENTRIES, { ...NO_FILTERS, status: '418' })
    expect([...options.account.values()]).toEqual(['\u2068deployer\u2069 (0000000a)', '\u2068twin\u2069 (0000000b)'])
    expect([...options.caller.values()]).toEqual([
      '\u2068deployer\u2069, key “\u2068main\u2069”',
      '\u2068deployer\u2069, key “\u2068other\u2069”',
      'No valid key',
    ])
    expect([...options.status.keys()]).toEqual(['200', '201', '204', '403', '418', 'none'])
    expect([...options.route.keys()]).toContain('none')
  })

  test('every offered value matches a request', () => {
    const options = optionsOf(ENTRIES, NO_FILTERS)
    for (const [name, values] of Object.entries(options)) {
      for (const value of values.keys()) expect([name, value, idsWith({ [name]: value }).length]).not.toContain(0)
    }
  })

  test('a login session is distinct from the keys of accounts', () => {
    const [request] = REQUESTS
    if (request) expect(callerIdOf({ ...request, caller: deployer })).toBe(DEPLOYER)
  })
})

test('the URL contains all filters except the search text', () => {
  const any = fc.record({
    kind: fc.constantFrom(...(Object.keys(REQUEST_KINDS) as RequestKind[])),
    text: fc.string(),
    account: fc.string(),
    caller: fc.string(),
    route: fc.string(),
    status: fc.string(),
  })
  fc.assert(
    fc.property(any, filters => {
      const params = new URLSearchParams()
      for (const [name, value] of Object.entries(logParams(filters))) if (value !== null) params.set(name, value)
      const read = new URLSearchParams(String(params))
      expect(parseLogFilters(read, filters.text)).toEqual(filters)
      expect([...Object.values(logParams({ ...NO_FILTERS, text: 'wbmock_secret' }))]).toEqual([
        null,
        null,
        null,
        null,
        null,
      ])
    }),
  )
})

test('documents of any structure can be filtered', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.webPath(), (body, answer, path) => {
      const entries = [{ key: 0, request: { ...base, id: 'req_1', method: 'POST', path, body, answer } }]
      filterEntries(entries, { ...NO_FILTERS, account: 'x', text: 'y' })
      optionsOf(entries, NO_FILTERS)
    }),
  )
})
