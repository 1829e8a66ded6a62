import { WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { Api, type ApiResponse } from './api.ts'

interface Shown {
  readonly id: string
  readonly attributes: Readonly<Record<string, unknown>>
}

const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00Z' })
const admin = new Api({ baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }, mock.tokens.admin)
const day = (n: number) => new Date(Date.UTC(2026, 0, n))

const names = async (query: string, path = '/api_keys') => namesIn(await admin.get(`${path}?${query}`))
const namesIn = ({ body }: ApiResponse): unknown[] => body.data.map((each: Shown) => each.attributes.display_name)

let deployer: { id: string }

beforeAll(() => {
  mock.reset()
  ;[deployer] = mock.seed({
    serviceAccounts: [
      {
        name: 'deployer',
        createdAt: day(1),
        keys: [
          { name: 'Alpha', createdAt: day(1) },
          { name: 'alphabet', createdAt: day(2) },
          { name: 'Beta', createdAt: day(3), active: false },
          { name: 'gamma', createdAt: day(4) },
        ],
      },
      {
        name: 'watcher',
        readOnly: true,
        role: 'organization_admin',
        createdAt: day(5),
        keys: [{ name: 'delta', createdAt: day(5) }],
      },
    ],
    investigativeActions: [{ title: 'Call the owner' }],
  }).serviceAccounts
})

const KEYS = 'filter[created_at]=<2026-02-01'

/** The paths of one or two relationships of a key. */
const PATHS = [
  ['organization'],
  ['organization', 'api_keys'],
  ['organization', 'user_accounts'],
  ['service_account'],
  ...['organization', 'actor', 'api_keys', 'created_by', 'updated_by'].map(next => ['service_account', next]),
  ...['created_by', 'updated_by'].flatMap(author => [[author], [author, 'organization'], [author, 'parent_actor']]),
]

describe('a filter', () => {
  test.each([
    ['filter[display_name]=Alpha', ['Alpha']],
    ['filter[display_name]=alpha', []],
    ['filter[display_name]=~alpha', ['Alpha']],
    ['filter[display_name]=^ALPHA', ['Alpha', 'alphabet']],
    ['filter[display_name]=:et', ['alphabet', 'Beta']],
    ['filter[display_name]=!Alpha', ['alphabet', 'Beta', 'gamma', 'delta']],
    ['filter[display_name]=Alpha,gamma', ['Alpha', 'gamma']],
    ['filter[display_name]=Alpha&filter[display_name]=^g', ['Alpha', 'gamma']],
    ['filter[display_name]=!Alpha&filter[display_name]=!gamma', ['alphabet', 'Beta', 'delta']],
    ['filter[display_name]=:a&filter[display_name]=!gamma', ['Alpha', 'alphabet', 'Beta', 'delta']],
    ['filter[active]=False', ['Beta']],
    ['filter[active]=TRUE&filter[display_name]=:et', ['alphabet']],
    ['filter[created_at]=>2026-01-02&filter[created_at]=<2026-01-04', ['Beta']],
    ['filter[created_at]=≥2026-01-02,≤2026-01-04', ['alphabet', 'Beta', 'gamma']],
    ['filter[created_at]=2026-01-03T00:00:00', ['Beta']],
    ['filter[created_at]=2026-01-03t00:00:00z', ['Beta']],
    ['filter[created_at]=2026-01-03 00:00:00.0009999999999Z', ['Beta']],
    ['filter[created_at]=>0000-01-01,<2026-01-02', ['Alpha']],
    ['filter[created_at]=>2026-01-03,≤9999-12-31T23:59:59.999Z', ['gamma', 'delta']],
    ['filter[created_at]=2026-01-03T01:00:00%2B01:00', ['Beta']],
    ['filter[role]=organization_admin', ['delta']],
    ['filter[restrictions]=read_only', ['delta']],
    ['filter[restrictions]=!read_only', ['Alpha', 'alphabet', 'Beta', 'gamma']],
    ['filter[display_name]=␀true', []],
    ['filter[display_name]=␀false&filter[active]=false', ['Beta']],
    ['filter[service_account][display_name]=watcher', ['delta']],
    [
      'filter[service_account][actor][actor_type]=service&filter[service_account][active]=true&filter[display_name]=^d',
      ['delta'],
    ],
    ['filter[service_account][created_by][id]=!nobody', ['Alpha', 'alphabet', 'Beta', 'gamma', 'delta']],
  ])('%s', async (query, expected) => {
    expect(await names(`${KEYS}&${query}`)).toEqual(expected)
  })

  test('by a relationship accepts its id in both notations, and affects the total', async () => {
    for (const form of ['filter[service_account]', 'filter[service_account][id]']) {
      const response = await admin.get(`/api_keys?${form}=${deployer.id}&page[limit]=2&page[offset]=1`)
      expect(namesIn(response)).toEqual(['alphabet', 'Beta'])
      expect(response.body.meta.page).toEqual({ offset: 1, limit: 2, total: 4 })
    }
    expect(await names(`filter[service_account]=${deployer.id}&filter[active]=false`)).toEqual(['Beta'])
    expect(await names(`filter[service_account]=!${deployer.id}&${KEYS}`)).toEqual(['delta'])
    expect(await names('filter[api_keys][display_name]=delta', '/service_accounts')).toEqual(['watcher'])
  })

  test('by null finds empty relationships', async () => {
    const count = async (query: string) => (await admin.get(`/investigative_actions?${query}`)).body.data.length
    expect(await count('filter[assigned_to_actor]=␀true')).toBe(1)
    expect(await count('filter[assigned_to_actor]=␀false')).toBe(0)
    expect(await count('filter[results]=␀true')).toBe(1)
  })

  test('by an attribute of an empty relationship matches like null', async () => {
    const total = async (query: string) => (await admin.get(`/investigative_actions?${query}`)).body.data.length
    // The mock has one action, which has no results, no instructions and no assignee.
    const places = ['id', 'display_name', 'actor_type', 'organization', 'organization][id', 'organization][name']
    const elements = [
      '␀true',
      '␀false',
      '!x',
      'x',
      ':x',
      '^x',
      '~x',
      '>x',
      '<x',
      '≥x',
      '≤x',
      '␀true,x',
      '!x,!y',
      '␀false,!x',
    ]
    for (const element of elements) {
      const expected = await total(`filter[results]=${element}`)
      for (const place of places) {
        const found = await total(`filter[assigned_to_actor][${place}]=${element}`)
        expect([place, element, found]).toEqual([place, element, expected])
      }
    }
  })

  test('by exact values accepts any number of them', async () => {
    const ids = Array.from({ length: 400 }, (_, index) => `id-${index}`)
    expect(await names(`${KEYS}&filter[id]=${ids.join(',')}`)).toEqual([])
    expect((await names(`${KEYS}&filter[id]=${ids.map(id => `!${id}`).join(',')}`)).length).toBe(5)
  })

  test('has a maximum number of attributes, and of conditions other than exact values', async () => {
    const times = ['id', 'created_at', 'updated_at']
    const attributes = [
      ...[...times, 'display_name', 'name', 'active'].map(attribute => `[${attribute}]`),
      ...PATHS.flatMap(path => times.map(attribute => `[${path.join('][')}][${attribute}]`)),
    ]
    const texts = Array.from({ length: 101 }, (_, index) => `:${index}`)
    for (const query of [
      attributes.map(attribute => `filter${attribute}=␀false`).join('&'),
      `filter[display_name]=${texts.join(',')}`,
      texts.map((text, index) => `filter[${index % 2 ? 'name' : 'display_name'}]=${text}`).join('&'),
    ]) {
      const { status, body } = await admin.get(`/api_keys?${query}`)
      expect([status, body.errors[0].title]).toEqual([403, 'Invalid filter'])
      expect(body.errors[0].detail).toMatch(/^A query can have at most/)
    }
    expect(await names(`filter[display_name]=${texts.slice(0, 100).join(',')}`)).toEqual([])
  })

  test.each([
    ['filter[color]=red', /color/],
    ['filter[active]=perhaps', /must be a boolean/],
    ['filter[created_at]=yesterday', /valid date string/],
    ['filter[created_at]=:2026', /string attributes/],
    ['filter[display_name]=', /empty/],
    ['filter[display_name]=>', /empty/],
    ['filter[display_name]=␀', /true or false/],
    ['filter[display_name][id]=x', /display_name/],
    ['filter[service_account][actor][organization][name]=x', /2 relationships/],
    ['filter[access_token]=x', /access_token/],
    ['filter[constructor]=x', /constructor/],
  ])('%s is rejected with a reason', async (query, detail) => {
    const { status, body } = await admin.get(`/api_keys?${query}`)
    expect([status, body.errors[0].title]).toEqual([403, 'Invalid filter'])
    expect(body.errors[0].detail).toMatch(detail)
  })
})

describe('a sort', () => {
  test.each([
    ['sort=-display_name', ['gamma', 'delta', 'alphabet', 'Beta', 'Alpha']],
    ['sort=active,-created_at', ['Beta', 'delta', 'gamma', 'alphabet', 'Alpha']],
    ['sort=active&sort=-created_at', ['Beta', 'delta', 'gamma', 'alphabet', 'Alpha']],
    ['sort=%2Bcreated_at&sort=%2Bid', ['Alpha', 'alphabet', 'Beta', 'gamma', 'delta']],
    ['sort=+created_at', ['Alpha', 'alphabet', 'Beta', 'gamma', 'delta']],
    ['sort=-created_at', ['delta', 'gamma', 'Beta', 'alphabet', 'Alpha']],
  ])('%s', async (query, expected) => {
    expect(await names(`${KEYS}&${query}`)).toEqual(expected)
  })

  test('ignores a repeated key', async () => {
    expect(await names(`${KEYS}&sort=active,-created_at,created_at,-active`)).toEqual(
      await names(`${KEYS}&sort=active,-created_at`),
    )
  })

  test.each(['sort=color', 'sort=,', 'sort=name,', 'sort[x]=name', 'sort=--name'])('%s is rejected', async query => {
    const { status, body } = await admin.get(`/api_keys?${query}`)
    expect([status, body.errors[0].title]).toEqual([403, 'Invalid sort'])
  })
})

describe('an array in brackets', () => {
  test.each([
    ['filter[display_name][]=Alpha&filter[display_name][]=gamma', ['Alpha', 'gamma']],
    ['filter[display_name][0]=Alpha&filter[display_name][1]=gamma', ['Alpha', 'gamma']],
    ['filter[display_name][20]=Alpha', ['Alpha']],
    ['filter[display_name][][]=Alpha', ['Alpha']],
    ['filter[display_name]=Alpha&filter[display_name][]=gamma', ['Alpha', 'gamma']],
    ['filter[display_name][]=!Alpha&filter[display_name][]=!gamma', ['alphabet', 'Beta', 'delta']],
    ['filter[created_at][]=>2026-01-02&filter[created_at][]=<2026-01-04', ['Beta']],
    ['filter[service_account][display_name][]=watcher', ['delta']],
    ['sort[]=-display_name', ['gamma', 'delta', 'alphabet', 'Beta', 'Alpha']],
    ['sort[0]=active&sort[1]=-created_at', ['Beta', 'delta', 'gamma', 'alphabet', 'Alpha']],
    ['sort[]=active,-created_at', ['Beta', 'delta', 'gamma', 'alphabet', 'Alpha']],
  ])('%s', async (query, expected) => {
    expect(await names(`${KEYS}&${query}`)).toEqual(expected)
  })

  test('of a filter can have elements with commas', async () => {
    const [comma] = mock.seed({ serviceAccounts: [{ name: 'a,b' }] }).serviceAccounts
    for (const query of ['filter[display_name][]=a,b', 'filter[display_name][0]=a,b&filter[display_name][1]=c']) {
      expect((await admin.get(`/service_accounts?${query}`)).body.data).toMatchObject([{ id: comma.id }])
    }
  })

  test('selects included records and fields', async () => {
    const query = 'include[]=service_account&include[]=organization&fields[api_keys][0]=role&fields[api_keys][1]=name'
    const { body } = await admin.get(`/api_keys?${KEYS}&${query}`)
    expect(Object.keys(body.data[0].attributes).toSorted()).toEqual(['name', 'role'])
    expect(new Set(body.included.map(({ type }: { type: string }) => type))).toEqual(
      new Set(['service_accounts', 'organizations']),
    )
  })

  test.each([
    ['filter[display_name][21]=Alpha', 'Invalid filter'],
    ['filter[display_name][0][0]=Alpha', 'Invalid filter'],
    ['filter[display_name][0][x]=Alpha', 'Invalid filter'],
    ['filter[]=Alpha', 'Invalid filter'],
    ['filter[0][display_name]=Alpha', 'Invalid filter'],
    ['sort[21]=name', 'Invalid sort'],
    ['include[21]=organization', 'Invalid inclusion'],
  ])('%s is rejected', async (query, title) => {
    expect((await admin.get(`/api_keys?${query}`)).body.errors?.[0].title).toBe(title)
  })
})

describe('a parameter without effect', () => {
  test.each(['filter', 'filter=', 'sort=', 'include=', 'include=,', 'fields', 'fields=name', 'sort=service_account'])(
    '%s',
    async query => {
      const plain = await admin.get('/api_keys')
      const { body } = await admin.get(`/api_keys?${query}`)
      expect([body.data, body.included]).toEqual([plain.body.data, []])
    },
  )

  test('can be anything in a request for a single record, or in a write', async () => {
    const { id } = deployer
    for (const query of ['color=red', 'page[limit]=abc', 'filter[color]=red']) {
      expect((await admin.get(`/service_accounts/${id}?${query}`)).status).toBe(200)
      const body = { data: { type: 'service_accounts', attributes: {} } }
      expect((await admin.patch(`/service_accounts/${id}?${query}`, body)).status).toBe(200)
    }
    for (const path of [`/service_accounts/${id}/api_keys`, `/service_accounts/${id}/organization`]) {
      expect((await admin.get(`${path}?color=red`)).status).toBe(403)
    }
  })
})

describe('a page', () => {
  test('has links that lead through the whole list once, for every page size', async () => {
    const all = await names('page[limit]=100')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async limit => {
        const seen: unknown[] = []
        let link: string | undefined = `/api_keys?page[limit]=${limit}`
        while (link !== undefined) {
          const { body }: ApiResponse = await admin.get(link.replace(/^.*\/api\/v2/, ''))
          const { offset, total } = body.meta.page
          expect(Object.keys(body.links)).toEqual([
            'self',
            ...(offset > 0 ? ['first', 'prev'] : []),
            ...(offset + limit < total ? ['next', 'last'] : []),
          ])
          seen.push(...body.data.map((each: Shown) => each.attributes.display_name))
          link = body.links.next
        }
        expect(seen).toEqual(all)
      }),
    )
  })

  test('uses the default limit if the limit is 0, and keeps the parameters in its links', async () => {
    const { body } = await admin.get(`/api_keys?page[limit]=0&page[offset]=1&${KEYS}`)
    expect([body.data.length, body.meta.page]).toEqual([4, { offset: 1, limit: 50, total: 5 }])
    expect(decodeURIComponent(body.links.first)).toContain(`?page[limit]=0&page[offset]=0&${KEYS}`)
  })

  test.each([
    ['page[limit]=2.9', 2],
    ['page[limit]=2e0', 2],
    ['page[limit]=0.5', 50],
  ])('%s means a limit of %i', async (query, limit) => {
    expect((await admin.get(`/api_keys?${query}`)).body.meta.page.limit).toBe(limit)
  })

  test('without records has neither a total nor links to other pages', async () => {
    const { body } = await admin.get('/api_keys?filter[display_name]=nobody&page[offset]=5')
    expect([body.data, body.meta, Object.keys(body.links)]).toEqual([[], {}, ['self']])
  })

  test.each([
    'page[limit]=abc',
    'page[limit]=-1',
    'page[offset]=-0.1',
    'page[size]=3',
    'page=3',
    'page[]=3',
    'page[limit][]=3',
    'page[limit]=3&page[limit]=3',
    'pages[limit]=3',
    'page[limit]=1e30',
  ])('%s is rejected', async query => {
    const { status, body } = await admin.get(`/api_keys?${query}`)
    expect([status, body.errors[0].title]).toEqual([403, 'Param validation failed'])
    expect(body.errors[0].detail[0]).toMatchObject({
      message: expect.any(String),
      context: { key: expect.any(String) },
    })
  })
})

describe('a document', () => {
  test.each([
    'include=color',
    'include=display_name',
    'include=service_account.color',
    'include=.service_account',
    'include[x]=service_account',
    'include=organization.api_keys.organization.api_keys.organization.api_keys',
  ])('%s is rejected', async query => {
    const { status, body } = await admin.get(`/api_keys?${query}`)
    expect([status, body.errors[0].title]).toEqual([403, 'Invalid inclusion'])
  })

  test('includes the records of at most 20 different paths', async () => {
    const paths = PATHS.map(path => path.join('.'))
    const longer = ['organization.api_keys.', 'service_account.actor.'].flatMap(path =>
      ['organization', 'organization.api_keys', 'organization.user_accounts'].map(next => path + next),
    )
    const { status, body } = await admin.get(`/api_keys?include=${[...paths, ...longer].join(',')}`)
    expect([status, body.errors[0].title]).toEqual([403, 'Invalid inclusion'])
    expect((await admin.get(`/api_keys?include=${[...paths, ...longer].slice(0, 20).join(',')}`)).status).toBe(200)
  })

  test('includes the same records if a path is repeated', async () => {
    const path = 'organization.api_keys'
    const once = await admin.get(`/service_accounts?page[limit]=1&include=${path}`)
    const repeated = Array<string>(300).fill(path).join(',')
    const { body } = await admin.get(`/service_accounts?page[limit]=1&include=${repeated}`)
    expect(body.included).toEqual(once.body.included)
  })

  test('has only the requested attributes of the types in fields', async () => {
    const { body } = await admin.get(`/api_keys?${KEYS}&include=service_account&fields[api_keys]=name,active`)
    expect(Object.keys(body.data[0].attributes)).toEqual(['active', 'name'])
    expect(Object.keys(body.included[0].attributes)).toContain('role')
    for (const [query, title] of [
      ['fields[colors]=red', 'Invalid field resource'],
      ['fields[]=name', 'Invalid field resource'],
      ['fields[api_keys]=color', 'Invalid field selection'],
      ['fields[api_keys]=', 'Invalid field selection'],
      ['fields[api_keys][x]=name', 'Invalid field selection'],
    ] as const) {
      expect((await admin.get(`/api_keys?${query}`)).body.errors[0].title).toBe(title)
    }
  })

  test('of a related record or relationship uses the related type', async () => {
    const [key] = (await admin.get('/api_keys?filter[display_name]=delta')).body.data
    expect((await admin.get(`/api_keys/${key.id}/service_account`)).body.data.attributes.display_name).toBe('watcher')
    const link = (await admin.get(`/api_keys/${key.id}/relationships/service_account`)).body
    expect(link.data).toEqual(key.relationships.service_account.data)
    const many = (
      await admin.get(`/service_accounts/${deployer.id}/relationships/api_keys?sort=-display_name&page[limit]=1`)
    ).body
    expect([many.data.length, many.meta.page.total]).toEqual([1, 4])
    const [action] = (await admin.get('/investigative_actions')).body.data
    expect((await admin.get(`/investigative_actions/${action.id}/assigned_to_actor`)).body.data).toBeNull()
  })
})

describe('a mutable relationship to one record', () => {
  test('can be set, followed and cleared', async () => {
    const [action] = (await admin.get('/investigative_actions')).body.data
    const [actor] = (await admin.get('/actors?filter[actor_type]=service')).body.data
    const path = `/investigative_actions/${action.id}/relationships/assigned_to_actor`
    const data = { type: 'actors', id: actor.id }
    expect((await admin.patch(path, { data })).body.data).toEqual(data)
    expect(
      (await admin.get(`/investigative_actions/${action.id}`)).body.data.relationships.assigned_to_actor.data,
    ).toEqual(data)
    expect((await admin.delete(path)).body.data).toBeNull()
    expect((await admin.post(path, { data })).status).toBe(201)
    expect((await admin.patch(path, { data: null })).body.errors[0].title).toBe('Request validation failed')
    const cleared = { relationships: { assigned_to_actor: { data: null } } }
    expect(
      (await admin.patch(`/investigative_actions/${action.id}`, { data: { type: action.type, ...cleared } })).status,
    ).toBe(200)
    expect((await admin.patch(path, { data: { type: 'actors', id: action.id } })).status).toBe(404)
    expect((await admin.patch(path, { data: { type: 'user_accounts', id: actor.id } })).status).toBe(403)
  })
})
