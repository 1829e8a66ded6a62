import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { runs } from '../../../test/soak.ts'
import {
  AbortedError,
  type ApiKeyListQuery,
  contains,
  InvalidArgumentError,
  ProtocolError,
  Secret,
  TimeoutError,
  Workbench,
  type WorkbenchOptions,
} from '../src/index.ts'
import { rejectionOf, startServer, TOKEN } from './support/loopback-server.ts'
import { ACCOUNT_ID, accountRecord, errorResponse, jsonResponse, keyRecord, listResponse } from './support/responses.ts'

interface Range {
  readonly offset: number
  readonly limit: number
}

/** Returns a client of a server that only lists keys. `pageOf` responds to each request, numbered from 1. */
function listClient(pageOf: (range: Range, request: number) => Response, options: WorkbenchOptions = {}) {
  let requests = 0
  const fetch = async (url: string) => {
    if (++requests > 2_000) return errorResponse(400, { title: 'Endless list' })
    const { searchParams } = new URL(url)
    const offset = Number(searchParams.get('page[offset]'))
    const limit = Number(searchParams.get('page[limit]'))
    return pageOf({ offset, limit }, requests)
  }
  return { workbench: new Workbench({ token: TOKEN, fetch, ...options }), requests: () => requests }
}

/** Returns a client of a server whose list is edited by `change` after each page. */
function changingList(
  ids: string[],
  change: (ids: string[], pages: number) => void = () => {},
  respond: typeof keysResponse = keysResponse,
) {
  const { workbench, requests } = listClient(({ offset, limit }, request) => {
    const answer = respond(ids.slice(offset, offset + limit), { offset, limit, total: ids.length })
    change(ids, request)
    return answer
  })
  return { workbench, pages: requests }
}

function keysResponse(ids: readonly string[], page: Range & { readonly total: number }, next?: string): Response {
  return listResponse(
    ids.map(id => keyRecord({}, id)),
    page,
    next,
  )
}

/** A page without `meta.page`, as from a server that does not count. */
function uncountedResponse(ids: readonly string[]): Response {
  return jsonResponse({ data: ids.map(id => keyRecord({}, id)) })
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `key-${index}`)
const idsOf = (records: readonly { id: string }[]) => records.map(record => record.id)

describe('a list', () => {
  test('sends no request until it is awaited or iterated over', async () => {
    const fetch = vi.fn(async () => errorResponse(500))
    const list = new Workbench({ token: TOKEN, fetch }).apiKeys.list()
    list[Symbol.asyncIterator]()
    await new Promise(setImmediate)
    expect(fetch).not.toHaveBeenCalled()
  })

  test('resolves to its first page, fetched once', async () => {
    const { workbench, pages } = changingList(numbered(5))
    const list = workbench.apiKeys.list({ pageSize: 2 })
    const page = await list
    expect(idsOf(page.items)).toEqual(['key-0', 'key-1'])
    expect(page).toMatchObject({ total: 5, offset: 0 })
    expect([Object.isFrozen(page), Object.isFrozen(page.items), await list]).toEqual([true, true, page])
    expect(pages()).toBe(1)
  })

  test.each([1, 2, 3, 100])('iterates over all records, with pages of %s', async pageSize => {
    const { workbench } = changingList(numbered(7))
    const list = workbench.apiKeys.list({ pageSize })
    expect(idsOf(await list.toArray())).toEqual(numbered(7))
    expect(idsOf(await list.toArray())).toEqual(numbered(7))
  })

  test('is a promise of its first page', async () => {
    const { workbench, pages } = changingList(numbered(3))
    const list = workbench.apiKeys.list()
    const done = vi.fn()
    expect(idsOf((await list.finally(done)).items)).toEqual(numbered(3))
    expect(await list.catch(() => 'failed')).toBe(await list)
    expect(done).toHaveBeenCalledOnce()
    expect(String(list)).toBe('[object List]')
    expect(pages()).toBe(1)
  })

  test('handles an error with catch() and finally()', async () => {
    const workbench = new Workbench({ token: TOKEN, fetch: async () => errorResponse(401) })
    const done = vi.fn()
    const nameOf = (error: unknown) => (error instanceof Error ? error.name : '')
    expect(await workbench.apiKeys.list().catch(nameOf)).toBe('AuthenticationError')
    expect(await workbench.apiKeys.list().finally(done).catch(nameOf)).toBe('AuthenticationError')
    expect(done).toHaveBeenCalledOnce()
  })

  test('can be empty', async () => {
    expect(await changingList([]).workbench.apiKeys.list().toArray()).toEqual([])
  })

  test('fetches only the pages that are needed', async () => {
    const { workbench, pages } = changingList(numbered(100))
    for await (const key of workbench.apiKeys.list({ pageSize: 10 })) if (key.id === 'key-12') break
    expect(pages()).toBe(2)
    expect(await changingList(numbered(100)).workbench.apiKeys.list().toArray()).toHaveLength(100)
  })

  test('rejects like any other call', async () => {
    const { workbench } = await startServer(() => errorResponse(401))
    const list = workbench.apiKeys.list()
    expect(await rejectionOf(list)).toMatchObject({ status: 401 })
    expect(await rejectionOf(list.toArray())).toMatchObject({ status: 401, path: '/api/v2/api_keys' })
  })
})

describe('a list that changes while it is iterated over', () => {
  test('can be emptied record by record', async () => {
    const ids = numbered(25)
    const { workbench } = changingList(ids)
    const deleted: string[] = []
    for await (const { id } of workbench.apiKeys.list({ pageSize: 10 })) {
      deleted.push(id)
      ids.splice(ids.indexOf(id), 1)
    }
    expect(deleted).toEqual(numbered(25))
  })

  test('skips no record if a deletion and a creation leave the total unchanged', async () => {
    const { workbench } = changingList(numbered(6), (ids, pages) => {
      if (pages === 1) ids.splice(0, ids.length, ...ids.slice(1), 'new')
    })
    expect(idsOf(await workbench.apiKeys.list({ pageSize: 3 }).toArray())).toEqual([...numbered(6), 'new'])
  })

  test('returns each record that exists throughout the iteration exactly once, in order', async () => {
    const edits = fc.array(fc.record({ at: fc.nat(40), insert: fc.boolean() }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(edits, { maxLength: 20 }),
        fc.constantFrom(keysResponse, uncountedResponse),
        async (count, pageSize, rounds, respond) => {
          const deleted = new Set<string>()
          const change = (ids: string[], pages: number) => {
            for (const [index, { at, insert }] of (rounds[pages - 1] ?? []).entries()) {
              if (insert) ids.splice(at % (ids.length + 1), 0, `new-${pages}-${index}`)
              else for (const id of ids.splice(at, 1)) deleted.add(id)
            }
          }
          const { workbench } = changingList(numbered(count), change, respond)
          const listed = idsOf(await workbench.apiKeys.list({ pageSize }).toArray())
          expect(new Set(listed).size).toBe(listed.length)
          const stayed = numbered(count).filter(id => !deleted.has(id))
          expect(listed.filter(id => id.startsWith('key-') && !deleted.has(id))).toEqual(stayed)
        },
      ),
      { numRuns: runs(150, 500) },
    )
  })
})

describe('a list without totals', () => {
  test('is empty if a response has neither records nor meta.page', async () => {
    const empty = { jsonapi: { version: '1.0' }, meta: {}, links: { self: 'x' }, data: [], included: [] }
    const { workbench } = listClient(() => jsonResponse(empty))
    const list = workbench.apiKeys.list({ name: 'unknown' })
    expect(await list.first()).toBeUndefined()
    expect(await list.toArray()).toEqual([])
    expect(await list.count()).toBe(0)
    expect(await list).toEqual({ items: [], total: 0, offset: 0 })
  })

  test.each([0, 1, 2, 3, 7, 100])('is read to the end, with %s records', async count => {
    const { workbench } = changingList(numbered(count), undefined, uncountedResponse)
    const list = workbench.apiKeys.list({ pageSize: 3 })
    expect(idsOf(await list.toArray())).toEqual(numbered(count))
    expect(await list.count()).toBe(count)
  })

  test('has an unknown total on its first page', async () => {
    const { workbench } = changingList(numbered(5), undefined, uncountedResponse)
    expect(await workbench.apiKeys.list({ pageSize: 2 })).toMatchObject({ total: null, offset: 0 })
  })

  test.each([1, 2, 3, 50, 250])(
    'is complete if the server returns all of it each time, with %s records',
    async count => {
      const { workbench, requests } = listClient(() => uncountedResponse(numbered(count)))
      for (const pageSize of [2, 100]) {
        const list = workbench.apiKeys.list({ pageSize })
        expect(idsOf(await list.toArray())).toEqual(numbered(count))
        expect(await list.count()).toBe(count)
      }
      // Four lists.
      expect(requests()).toBeLessThan(4 * 8)
    },
  )

  test('is read to the end if pages are shorter than requested', async () => {
    const { workbench } = listClient(({ offset }) => uncountedResponse(numbered(40).slice(offset, offset + 7)))
    expect(idsOf(await workbench.apiKeys.list().toArray())).toEqual(numbered(40))
  })
})

describe('a list whose pages contradict each other', () => {
  const keys = numbered(250)

  test('is an error if the response reports a different offset than the requested one', async () => {
    const { workbench, requests } = listClient(({ limit }) =>
      keysResponse(keys.slice(0, limit), { offset: 0, limit, total: 250 }),
    )
    const error = await rejectionOf(workbench.apiKeys.list().toArray())
    expect(error).toBeInstanceOf(ProtocolError)
    expect(String(error)).toContain('meta.page.offset is not 99, the requested offset')
    expect(requests()).toBe(2)
  })

  const shuffled = (seed: number) => keys.toSorted((a, b) => rank(a, seed) - rank(b, seed))
  const rank = (id: string, seed: number) => (Number(id.slice(4)) * 7919 + seed * 104_729) % 251

  const contradictions: [string, (range: Range, request: number) => readonly string[], number][] = [
    ['an ignored offset', ({ limit }) => keys.slice(0, limit), 250],
    ['no records after the first page', ({ offset, limit }) => (offset > 0 ? [] : keys.slice(0, limit)), 250],
    ['no records at all', () => [], 250],
    ['one record on each page', ({ offset }) => keys.slice(offset, offset + 1), 250],
    ['an offset that counts pages', ({ offset, limit }) => keys.slice(offset * limit, (offset + 1) * limit), 250],
    ['pages that overlap', ({ offset, limit }) => keys.slice(offset && offset - 1, offset + limit - 1), 251],
    ['a total that is too large', ({ offset, limit }) => keys.slice(offset, offset + limit), 300],
    ['a huge total', ({ limit }) => keys.slice(0, limit), Number.MAX_SAFE_INTEGER],
    ['a total that is too small', ({ offset, limit }) => keys.slice(offset, offset + limit), 120],
    ['ids that differ each time', ({ limit }, n) => keys.slice(0, limit).map(id => `${id}-${n}`), 250],
  ]

  test.each(contradictions)('ends with a ProtocolError if it has %s', async (_, idsAt, total) => {
    for (const pageSize of [2, 100]) {
      const { workbench, requests } = listClient((range, n) => keysResponse(idsAt(range, n), { ...range, total }))
      const error = await rejectionOf(workbench.apiKeys.list({ pageSize }).toArray())
      expect(error).toBeInstanceOf(ProtocolError)
      expect(String(error)).toMatch(`reports a total of ${total}`)
      // With pages of 2 records, reading the list takes 249 requests.
      expect(requests()).toBeLessThan(pageSize === 2 ? 1_300 : 50)
    }
  })

  test('is complete, or ends with a ProtocolError, if the order differs from page to page', async () => {
    const { workbench } = listClient(({ offset, limit }) =>
      keysResponse(shuffled(offset).slice(offset, offset + limit), { offset, limit, total: 250 }),
    )
    const result = await workbench.apiKeys
      .list()
      .toArray()
      .catch((error: unknown) => error)
    if (Array.isArray(result)) expect(result).toHaveLength(250)
    else expect(result).toBeInstanceOf(ProtocolError)
  })

  test('is read beyond the total if there is a link to a next page, and is an error then', async () => {
    const { workbench } = listClient(({ offset, limit }) => {
      const next = offset + limit < 250 ? 'https://workbench.expel.io/next' : undefined
      return keysResponse(keys.slice(offset, offset + limit), { offset, limit, total: 100 }, next)
    })
    const listed: string[] = []
    const read = async () => {
      for await (const { id } of workbench.apiKeys.list()) listed.push(id)
    }
    expect(await rejectionOf(read())).toBeInstanceOf(ProtocolError)
    expect(listed.length).toBeGreaterThan(100)
  })

  test.each([0, 1, 100, 250])(
    'of %s records is an error if a page after the last record links to a next one',
    async count => {
      const { workbench, requests } = listClient(({ offset, limit }) =>
        keysResponse(
          keys.slice(0, count).slice(offset, offset + limit),
          { offset, limit, total: count },
          'https://workbench.expel.io/next',
        ),
      )
      const listed: string[] = []
      const read = async () => {
        for await (const { id } of workbench.apiKeys.list()) listed.push(id)
      }
      const error = await rejectionOf(read())
      expect(error).toBeInstanceOf(ProtocolError)
      expect(String(error)).toContain('links.next is not absent')
      expect(listed).toEqual(keys.slice(0, count))
      expect(requests()).toBeLessThan(6)
    },
  )

  test('returns a record once if a page has it twice', async () => {
    const { workbench } = listClient(range => keysResponse(['a', 'b', 'a'], { ...range, total: 3 }))
    const listed: string[] = []
    const read = async () => {
      for await (const { id } of workbench.apiKeys.list()) listed.push(id)
    }
    expect(await rejectionOf(read())).toBeInstanceOf(ProtocolError)
    expect(listed).toEqual(['a', 'b'])
  })

  test('always ends, complete or with an error, regardless of the server', async () => {
    const lies = fc.record({
      count: fc.nat(40),
      pageSize: fc.integer({ min: 1, max: 15 }),
      cap: fc.option(fc.integer({ min: 2, max: 5 }), { nil: 100 }),
      total: fc.option(fc.nat(1_000), { nil: undefined }),
      hasTotal: fc.boolean(),
      // The defects of the pages, in turn.
      pages: fc.array(fc.constantFrom('right', 'first', 'empty', 'reversed', 'late', 'fresh'), {
        minLength: 1,
        maxLength: 6,
      }),
    })
    await fc.assert(
      fc.asyncProperty(lies, async ({ count, pageSize, cap, total, hasTotal, pages }) => {
        const ids = numbered(count)
        const { workbench, requests } = listClient((range, request) => {
          const kind = pages[request % pages.length]
          const from = kind === 'first' ? 0 : kind === 'late' ? range.offset + 1 : range.offset
          const ordered = kind === 'reversed' ? ids.toReversed() : ids
          const page = kind === 'empty' ? [] : ordered.slice(from, from + Math.min(range.limit, cap))
          const sent = kind === 'fresh' ? page.map(id => `${id}-${request}`) : page
          if (!hasTotal) return uncountedResponse(sent)
          const next = from + page.length < count ? 'https://workbench.expel.io/next' : undefined
          return keysResponse(sent, { ...range, total: total ?? count }, next)
        })
        const result = await workbench.apiKeys
          .list({ pageSize })
          .toArray()
          .catch((error: unknown) => error)
        expect(requests()).toBeLessThan(2_000)
        if (!Array.isArray(result)) return void expect(result).toBeInstanceOf(ProtocolError)
        const listed = idsOf(result)
        expect(new Set(listed).size).toBe(listed.length)
        if (hasTotal && total === undefined && !pages.includes('fresh'))
          expect(listed.toSorted()).toEqual(ids.toSorted())
      }),
      { numRuns: runs(150, 500) },
    )
  })
})

describe('a server that ignores a filter', () => {
  const ignoring = (attributes: Parameters<typeof keyRecord>[0], from?: number) =>
    listClient(({ offset, limit }) => {
      const records = ['a', 'b', 'c'].map((id, index) => keyRecord(index < (from ?? 0) ? {} : attributes, id))
      return listResponse(records.slice(offset, offset + limit), { offset, limit, total: 3 })
    }).workbench.apiKeys

  test.each<[string, ApiKeyListQuery, Parameters<typeof keyRecord>[0]]>([
    ['active', { active: false }, { active: true }],
    ['active', { active: true }, { active: false }],
    ['assignable', { assignable: true }, { assignable: false }],
    ['name', { name: 'old' }, { display_name: 'new' }],
    ['role', { role: 'organization_admin' }, { role: 'organization_analyst' }],
    ['serviceAccount', { serviceAccount: 'another-account' }, {}],
  ])(
    '%s is an error before a record is returned, so that a program does not delete it',
    async (name, query, attributes) => {
      const read = [
        ignoring(attributes).list(query),
        ignoring(attributes).list(query).first(),
        ignoring(attributes).list(query).count(),
        ignoring(attributes).list(query).toArray(),
        ignoring(attributes).list(query)[Symbol.asyncIterator]().next(),
      ]
      for (const call of read) {
        const error = await rejectionOf(call)
        expect(error).toBeInstanceOf(ProtocolError)
        expect(String(error)).toContain(`data[0] is not a record that matches the filter for ${name}`)
      }
    },
  )

  test('for some of the records is an error', async () => {
    const error = await rejectionOf(ignoring({ active: false }, 2).list({ active: true }).toArray())
    expect(String(error)).toContain('data[2] is not a record that matches the filter for active')
  })

  test.each<[string, ApiKeyListQuery, Parameters<typeof keyRecord>[0]]>([
    ['the case and white space differ', { name: ' Deploy' }, {}],
    [
      'a value is not reported',
      { role: 'organization_admin', assignable: true },
      { role: null, assignable: null } as never,
    ],
    ['a name is not reported', { name: 'deploy' }, { display_name: null, name: undefined as never }],
    ['the filter is a matcher or a date', { name: contains('x'), createdAt: new Date(0) }, {}],
    ['the filter is a record', { serviceAccount: { ...Object({}), id: ACCOUNT_ID } }, {}],
  ])('is not suspected if %s', async (_, query, attributes) => {
    expect(await ignoring(attributes).list(query).toArray()).toHaveLength(3)
  })
})

describe('the time limit of a list', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  const elapse = (milliseconds: number) => {
    const now = performance.now()
    vi.spyOn(performance, 'now').mockReturnValue(now + milliseconds)
  }

  test('bounds a page, including the requests to find it', async () => {
    const { workbench, requests } = listClient(({ offset, limit }) => {
      elapse(400)
      return keysResponse(offset > 0 ? [] : numbered(limit), { offset, limit, total: 250 })
    })
    const error = await rejectionOf(workbench.apiKeys.list({}, { timeout: 1_000 }).toArray())
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ method: 'GET', path: '/api/v2/api_keys' })
    expect(requests()).toBe(4)
  })

  test('starts again with each page', async () => {
    const { workbench } = changingList(numbered(50), () => elapse(400))
    expect(await workbench.apiKeys.list({ pageSize: 10 }, { timeout: 1_000 }).toArray()).toHaveLength(50)
  })

  test('does not delay an abort', async () => {
    const controller = new AbortController()
    const { workbench, pages } = changingList(numbered(50), () => controller.abort())
    const { signal } = controller
    expect(await rejectionOf(workbench.apiKeys.list({ pageSize: 10 }, { signal }).toArray())).toBeInstanceOf(
      AbortedError,
    )
    expect(pages()).toBe(1)
  })
})

describe('the query of a list', () => {
  const queryOf = async (call: (workbench: Workbench) => PromiseLike<unknown>) => {
    const { workbench, requests } = await startServer(() => listResponse([]))
    await call(workbench)
    return requests[0]?.query
  }

  test('requests all records by default, oldest first, a hundred per page', async () => {
    expect(await queryOf(({ apiKeys }) => apiKeys.list())).toEqual({
      sort: 'created_at,id',
      'page[offset]': '0',
      'page[limit]': '100',
    })
  })

  test('can filter by equality, with records or their ids', async () => {
    const serviceAccount = { ...keyRecord(), id: ACCOUNT_ID }.id
    expect(
      await queryOf(({ apiKeys }) => apiKeys.list({ active: false, name: 'ci & cd', serviceAccount })),
    ).toMatchObject({
      'filter[active]': 'false',
      'filter[display_name]': 'ci & cd',
      'filter[service_account][id]': ACCOUNT_ID,
    })
  })

  test('accepts a record as a filter', async () => {
    const { workbench } = await startServer(() => listResponse([accountRecord()]))
    const [serviceAccount] = await workbench.serviceAccounts.list().toArray()
    if (serviceAccount === undefined) throw new Error('Expected a service account.')
    expect(await queryOf(({ apiKeys }) => apiKeys.list({ serviceAccount }))).toMatchObject({
      'filter[service_account][id]': ACCOUNT_ID,
    })
  })

  test('can be sorted, with ties sorted by id', async () => {
    expect(await queryOf(({ apiKeys }) => apiKeys.list({ sort: '-createdAt' }))).toMatchObject({
      sort: '-created_at,id',
    })
    expect(await queryOf(w => w.userAccounts.list({ sort: ['email', '-updatedAt'] }))).toMatchObject({
      sort: 'email,-updated_at,id',
    })
  })

  test('uses the attribute names of each resource', async () => {
    expect(await queryOf(w => w.serviceAccounts.list({ role: 'organization_admin' }))).toMatchObject({
      'filter[role]': 'organization_admin',
    })
    expect(await queryOf(w => w.investigativeActions.list({ actionType: 'MANUAL' }))).toMatchObject({
      'filter[action_type]': 'MANUAL',
    })
    expect(await queryOf(w => w.organizations.list({ shortName: 'ex' }))).toMatchObject({ 'filter[short_name]': 'ex' })
  })

  const invalid: [string, object][] = [
    ['an operator', { name: '>a' }],
    ['several values', { name: 'a,b' }],
    ['a null marker', { name: '␀true' }],
    ['an empty value', { name: '' }],
    ['an undefined filter, which would list more records than intended', { serviceAccount: undefined }],
    ['an unknown filter', { actve: true }],
    ['an inherited name', { toString: 'a' }],
    ['an unknown sort order', { sort: 'colour' }],
    ['a page size of 0', { pageSize: 0 }],
    ['a page size of 0.5', { pageSize: 0.5 }],
  ]

  test.each(invalid)('rejects %s', (_, query) => {
    const { workbench } = changingList([])
    expect(() => workbench.apiKeys.list(query)).toThrow(InvalidArgumentError)
  })
})

test('count fails if the total is smaller than the page', async () => {
  const { workbench } = await startServer(() => listResponse([keyRecord()], { total: 0 }))
  expect(await rejectionOf(workbench.apiKeys.list().count())).toBeInstanceOf(ProtocolError)
})

describe('a query and the options of a list', () => {
  const { workbench } = changingList(numbered(3))
  const list = (query: unknown) => workbench.apiKeys.list(query as ApiKeyListQuery)

  test('are ignored if they are undefined', async () => {
    const absent = { sort: undefined, pageSize: undefined, include: undefined }
    const { searchParams: withUndefined } = await urlOf(workbench => workbench.apiKeys.list(absent, undefined))
    const { searchParams: without } = await urlOf(workbench => workbench.apiKeys.list())
    expect([...withUndefined]).toEqual([...without])
    expect(await workbench.apiKeys.list(undefined).toArray({ limit: undefined })).toHaveLength(3)
    expect(await workbench.serviceAccounts.keys(ACCOUNT_ID, absent).toArray(undefined)).toHaveLength(3)
  })

  test('can be an instance of a class, or an object without a prototype', async () => {
    class Query {
      name = 'deploy'
      sort = undefined
    }
    const { searchParams } = await urlOf(workbench => workbench.apiKeys.list(new Query()))
    expect(searchParams.get('filter[display_name]')).toBe('deploy')
    expect(await list(Object.assign(Object.create(null), { name: 'deploy' })).count()).toBe(3)
  })

  test.each<[unknown, string]>([
    [null, 'Invalid query: expected an object, received null.'],
    ['deploy', 'Invalid query: expected an object, received a string.'],
    [7, 'Invalid query: expected an object, received a number.'],
    [['deploy'], 'Invalid query: expected an object, received an array.'],
    [new Map([['name', 'deploy']]), 'Invalid query: expected an object, received a Map.'],
    [new Date(), 'Invalid query: expected an object, received a Date.'],
    [contains('deploy'), 'Invalid query: expected an object, received a Matcher.'],
    [new Secret('deploy'), 'Invalid query: expected an object, received a Secret.'],
    [() => {}, 'Invalid query: expected an object, received a function.'],
    [{ include: 'organization' }, 'Invalid include: expected an array of strings, received "organization".'],
    [{ include: [5] }, 'Invalid include: expected an array of strings, received an array.'],
    [{ include: null }, 'Invalid include: expected an array of strings, received null.'],
    [{ include: ['Organization'] }, 'Unknown include "Organization". Did you mean "organization"?'],
    [{ sort: 5 }, 'Invalid sort: expected an array of strings, received 5.'],
    [{ sort: null }, 'Invalid sort: expected an array of strings, received null.'],
    [{ sort: ['name', undefined] }, 'Invalid sort: expected an array of strings, received an array.'],
    [{ sort: new Set(['name']) }, 'Invalid sort: expected an array of strings, received a Set.'],
    [{ sort: [''] }, 'Unknown sort "". Expected one of: name, role, active, assignable, createdAt, updatedAt.'],
    [{ sort: '--name' }, 'Unknown sort "-name". Did you mean "name"?'],
    [{ pageSize: '5' }, 'Invalid pageSize: expected a positive integer, received "5".'],
    [{ pageSize: 0 }, 'Invalid pageSize: expected a positive integer, received 0.'],
    [{ pageSize: Number.NaN }, 'Invalid pageSize: expected a positive integer, received NaN.'],
    [{ pageSize: 1.5 }, 'Invalid pageSize: expected a positive integer, received 1.5.'],
    [{ pageSize: null }, 'Invalid pageSize: expected a positive integer, received null.'],
    [{ pageSize: Symbol('5') }, 'Invalid pageSize: expected a positive integer, received a symbol.'],
    [{ name: undefined }, 'Invalid filter for name: it is undefined. Omit the filter to list all records.'],
  ])('cannot be %j', (query, message) => {
    expect(() => list(query)).toThrow(new InvalidArgumentError(message))
  })

  test.each<[unknown, string]>([
    [{ limit: -1 }, 'toArray: invalid limit: expected a non-negative integer, received -1.'],
    [{ limit: Number.NaN }, 'toArray: invalid limit: expected a non-negative integer, received NaN.'],
    [{ limit: '5' }, 'toArray: invalid limit: expected a non-negative integer, received "5".'],
    [{ limit: 1.5 }, 'toArray: invalid limit: expected a non-negative integer, received 1.5.'],
    [{ limit: null }, 'toArray: invalid limit: expected a non-negative integer, received null.'],
    [{ max: 5 }, 'toArray: unknown field "max". Expected one of: limit.'],
    [5, 'toArray: expected an object, received a number.'],
    [null, 'toArray: expected an object, received null.'],
  ])('cannot be limited by %j', async (options, message) => {
    expect(await rejectionOf(workbench.apiKeys.list().toArray(options as { limit: number }))).toEqual(
      new InvalidArgumentError(message),
    )
  })

  test('can be unlimited', async () => {
    expect(await workbench.apiKeys.list().toArray({ limit: Number.POSITIVE_INFINITY })).toHaveLength(3)
  })
})

/** Returns the URL of the request that a call sends. */
async function urlOf(call: (workbench: Workbench) => PromiseLike<unknown>): Promise<URL> {
  const fetch = vi.fn(async (_: string) => listResponse([]))
  await call(new Workbench({ token: TOKEN, fetch }))
  return new URL(fetch.mock.calls[0]?.[0] ?? '')
}
