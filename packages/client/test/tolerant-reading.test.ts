import { inspect } from 'node:util'
import { WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { type DeviationEvent, type Hooks, OutcomeUnknownError, ProtocolError, Workbench } from '../src/index.ts'
import { rejectionOf, startServer } from './support/loopback-server.ts'
import { ACCOUNT_ID, accountRecord, jsonResponse, KEY_ID, keyRecord, recordResponse } from './support/responses.ts'

// biome-ignore lint/suspicious/noExplicitAny: the tests edit documents in ways that no type allows
type Document = any

/** Starts a mock, and a client that receives edited responses. */
function start(edit: (document: Document) => void) {
  const mock = new WorkbenchMock()
  const account = mock.seed({ serviceAccounts: [{ name: 'ci' }] }).serviceAccounts[0].id
  const deviations: DeviationEvent[] = []
  const fetch = async (...args: Parameters<typeof globalThis.fetch>) => {
    const response = await mock.fetch(new Request(...args))
    const document: unknown = await response.json()
    edit(document)
    return Response.json(document, { status: response.status })
  }
  const hooks: Hooks = { deviation: event => void deviations.push(event) }
  return { mock, account, deviations, workbench: new Workbench({ token: mock.tokens.admin, fetch, hooks, retries: 0 }) }
}

/** Edits each record of a document. */
const inRecords =
  (edit: (record: Document) => void) =>
  ({ data }: Document) => {
    for (const record of [data].flat()) edit(record)
  }
const without = (part: string, ...names: string[]) =>
  inRecords(record => {
    for (const name of names) delete record[part][name]
  })
const set = (part: string, values: object) => inRecords(record => Object.assign(record[part], values))

/** A response that lacks an optional value, and the location of the value relative to its record. */
const cases: [string, (document: Document) => void, string[]][] = [
  ['no organization', without('relationships', 'organization'), ['relationships.organization.data']],
  ['an organization without data', set('relationships', { organization: {} }), ['relationships.organization.data']],
  ['null as organization', set('relationships', { organization: null }), ['relationships.organization.data']],
  ['no relationships', inRecords(record => delete record.relationships), ['relationships']],
  ['null as relationships', inRecords(record => Object.assign(record, { relationships: null })), ['relationships']],
  ['a list of relationships', inRecords(record => Object.assign(record, { relationships: [] })), ['relationships']],
  [
    'no authors and no account',
    without('relationships', 'created_by', 'updated_by', 'service_account'),
    ['relationships.created_by.data', 'relationships.service_account.data', 'relationships.updated_by.data'],
  ],
  ['no updated_at', without('attributes', 'updated_at'), ['attributes.updated_at']],
  ['null as updated_at', set('attributes', { updated_at: null }), ['attributes.updated_at']],
  ['seconds as created_at', set('attributes', { created_at: 1_532_537_770 }), ['attributes.created_at']],
  ['a number as text in created_at', set('attributes', { created_at: '7' }), ['attributes.created_at']],
  [
    'a nonexistent date as created_at',
    set('attributes', { created_at: '2026-02-30T00:00:00Z' }),
    ['attributes.created_at'],
  ],
  ['an invalid created_at', set('attributes', { created_at: '2026-13-45T00:00:00Z' }), ['attributes.created_at']],
  ['no assignable', without('attributes', 'assignable'), ['attributes.assignable']],
  ['null as assignable', set('attributes', { assignable: null }), ['attributes.assignable']],
  ['no restrictions', without('attributes', 'restrictions'), ['attributes.restrictions']],
  ['null as restrictions', set('attributes', { restrictions: null }), ['attributes.restrictions']],
  ['restrictions as text', set('attributes', { restrictions: 'read_only' }), ['attributes.restrictions']],
  ['no role', without('attributes', 'role'), ['attributes.role']],
  ['null as role', set('attributes', { role: null }), ['attributes.role']],
  ['no realm', without('attributes', 'realm'), ['attributes.realm']],
  ['no active', without('attributes', 'active'), ['attributes.active']],
  ['text as active', set('attributes', { active: 'yes' }), ['attributes.active']],
  ['a name, but no display_name', without('attributes', 'display_name'), ['attributes.display_name']],
  [
    'no name of either kind',
    without('attributes', 'display_name', 'name'),
    ['attributes.display_name', 'attributes.name'],
  ],
  ['a type in the singular', inRecords(record => Object.assign(record, { type: 'api_key' })), ['type']],
]

describe('a response with', () => {
  test.each(cases)('%s is read: the key is created, listed, fetched and disabled', async (_, edit, places) => {
    const { mock, account, deviations, workbench } = start(edit)
    const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
    const own = new Workbench({ token: key.secret, fetch: mock.fetch })
    expect((await own.organizations.list()).items).toHaveLength(1)
    expect(deviations.map(({ at }) => at).sort()).toEqual(places.map(place => `data.${place}`))
    expect(deviations[0]).toMatchObject({ method: 'POST', path: '/api/v2/api_keys', attempt: 1 })

    deviations.length = 0
    const { items } = await workbench.apiKeys.list({ serviceAccount: account, name: 'deploy' })
    expect(items.map(({ id }) => id)).toEqual([key.id])
    expect(deviations.map(({ at }) => at).sort()).toEqual(places.map(place => `data[0].${place}`))

    expect((await workbench.apiKeys.get(key)).id).toBe(key.id)
    expect((await workbench.apiKeys.disable(key)).id).toBe(key.id)
    expect(mock.apiKeys().find(({ id }) => id === key.id)?.active).toBe(false)
  })

  test('a time without an offset is read in UTC', async () => {
    const times = ['2026-01-01T05:00:00', '2026-01-01T05:00:00.000', '2026-01-01T00:00:00-05:00', '2026-01-01T05:00Z']
    vi.stubEnv('TZ', 'America/New_York')
    for (const time of times) {
      const { workbench } = await startServer(() => recordResponse(keyRecord({ created_at: time })))
      expect((await workbench.apiKeys.get(KEY_ID)).createdAt).toEqual(new Date('2026-01-01T05:00:00Z'))
    }
    vi.unstubAllEnvs()
  })

  test('a numeric id is read, and converted to a string', async () => {
    const { account, deviations, workbench } = start(inRecords(record => Object.assign(record, { id: 7 })))
    const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
    expect([key.id, typeof key.secret.reveal()]).toEqual(['7', 'string'])
    expect(deviations).toMatchObject([{ at: 'data.id', expected: 'a string' }])
    const server = await startServer(() => jsonResponse({ data: { ...keyRecord(), id: 7 } }))
    expect((await server.workbench.apiKeys.get('7')).id).toBe('7')
  })

  test.each<[string, (document: Document) => void, string[]]>([
    ['no meta', document => delete document.meta, ['meta.page.offset', 'meta.page.total']],
    ['no offset', ({ meta }) => delete meta.page.offset, ['meta.page.offset']],
    ['a total as text', ({ meta }) => Object.assign(meta.page, { total: '3' }), ['meta.page.total']],
    ['no included', document => delete document.included, ['included']],
    ['an incomplete included', document => Object.assign(document, { included: [] }), ['included']],
    ['an included text', ({ included }) => included.fill('secret'), ['included']],
    ['no links and no jsonapi', document => ['links', 'jsonapi'].map(name => delete document[name]), []],
  ])('%s is still a list', async (_, edit, places) => {
    const { mock, account, deviations, workbench } = start(edit)
    const admin = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
    const key = await admin.apiKeys.create({ serviceAccount: account, name: 'deploy' })
    const { items } = await workbench.apiKeys.list({ serviceAccount: account, include: ['serviceAccount'] })
    expect(items.map(({ id }) => id)).toEqual([key.id])
    expect(deviations.map(({ at }) => at).sort()).toEqual(places)
  })

  test('an account and an actor with the same id has both', async () => {
    const [id, type] = [ACCOUNT_ID, 'actors']
    const record = keyRecord()
    const relationships = { ...record.relationships, created_by: { data: { type, id } } }
    const actor = { type, id, attributes: { display_name: 'Robin' } }
    const included = [actor, accountRecord()]
    for (const list of [included, included.toReversed()]) {
      const document = { data: [{ ...record, relationships }], included: list, meta: { page: { offset: 0, total: 1 } } }
      const { workbench } = await startServer(() => jsonResponse(document))
      const [key] = await workbench.apiKeys.list({ include: ['serviceAccount', 'createdBy'] }).toArray()
      expect(key).toMatchObject({ serviceAccount: { id, name: 'ci' }, createdBy: { id, name: 'Robin' } })
    }
  })

  test('unknown roles, realms and restrictions keeps them', async () => {
    const values = { role: 'auditor', realm: 'partner', restrictions: ['office_hours'], color: 'blue' }
    const { account, deviations, workbench } = start(set('attributes', values))
    const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
    expect(key).toMatchObject({ role: 'auditor', realm: 'partner', restrictions: ['office_hours'], readOnly: false })
    expect(deviations).toEqual([])
  })

  test('missing fields has the documented values', async () => {
    const { workbench } = await startServer(() => jsonResponse({ data: { type: 'api_keys', id: KEY_ID } }))
    expect(await workbench.apiKeys.get(KEY_ID)).toStrictEqual({
      id: KEY_ID,
      name: '',
      role: null,
      readOnly: null,
      restrictions: null,
      active: true,
      realm: null,
      assignable: null,
      createdAt: null,
      updatedAt: null,
      serviceAccountId: null,
      organizationId: null,
      createdById: null,
      updatedById: null,
    })
  })

  test('no record, and no page, is an empty list', async () => {
    const body = { jsonapi: { version: '1.0' }, meta: {}, links: { self: 'x' }, data: [], included: [] }
    const { workbench } = await startServer(() => jsonResponse(body))
    const deviation = vi.fn()
    const { serviceAccounts } = workbench.withOptions({ hooks: { deviation } })
    expect(await serviceAccounts.list({ name: 'nobody' }).first()).toBeUndefined()
    expect(await serviceAccounts.keys(ACCOUNT_ID).toArray()).toEqual([])
    expect(await serviceAccounts.list()).toEqual({ items: [], total: 0, offset: 0 })
    expect(deviation).not.toHaveBeenCalled()
  })
})

describe('the secret of a new key', () => {
  const secret = 'the-new-secret'
  const create = ({ apiKeys }: Workbench) => apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'deploy' })
  const key = keyRecord({ access_token: secret })
  const { id: _, ...withoutId } = key

  test.each([
    ['no id', { data: withoutId }],
    ['no type', { data: { ...key, type: undefined } }],
    ['the type of another record', { data: { ...accountRecord(), attributes: key.attributes } }],
    ['two records', { data: [key, key] }],
    ['no data', { result: key }],
  ])('is in the OutcomeUnknownError if the response has %s', async (_, document) => {
    const { workbench } = await startServer(() => jsonResponse(document, 201))
    const error = await rejectionOf(create(workbench))
    if (!(error instanceof OutcomeUnknownError)) throw error
    expect(error.secret?.reveal()).toBe(secret)
    expect(error.cause).toBeInstanceOf(ProtocolError)
    expect(error.message).toContain('see `secret`')
    expect(JSON.stringify(error) + error.stack + error.message).not.toContain(secret)
  })

  test.each([
    ['next to the attributes', { ...key, attributes: keyRecord().attributes, access_token: secret }],
    ['in the meta', { ...key, attributes: keyRecord().attributes, meta: { access_token: secret } }],
    ['in camel case', { ...key, attributes: { ...keyRecord().attributes, accessToken: secret } }],
  ])('is found %s, and its location is reported', async (_, data) => {
    const { workbench } = await startServer(() => jsonResponse({ data }, 201))
    const places: string[] = []
    const created = await create(workbench.withOptions({ hooks: { deviation: ({ at }) => void places.push(at) } }))
    expect(created.secret.reveal()).toBe(secret)
    expect(places).toEqual(['data.attributes.access_token'])
  })

  test('is found if the record is in a list', async () => {
    const { workbench } = await startServer(() => jsonResponse({ data: [key] }, 201))
    expect((await create(workbench)).secret.reveal()).toBe(secret)
  })

  test('is missing: the error contains the record', async () => {
    const { workbench } = await startServer(() => recordResponse(keyRecord(), 201))
    const error = await rejectionOf(create(workbench))
    if (!(error instanceof OutcomeUnknownError)) throw error
    expect(error.secret).toBeUndefined()
    expect(error.record).toMatchObject({ id: KEY_ID, name: 'deploy' })
    expect(error.message).toContain('delete `record`')
  })

  test.each<[string, () => unknown]>([
    [
      'throw',
      () => {
        throw new Error(secret)
      },
    ],
    ['reject', () => Promise.reject(new Error(secret))],
    [
      'throw an error that cannot be described',
      () => {
        throw Object.defineProperty(new Error(secret), 'name', {
          get: () => {
            throw new Error(secret)
          },
        })
      },
    ],
  ])('reaches the caller if all hooks and the logger %s', async (_, fail) => {
    const { workbench } = await startServer(() => jsonResponse({ data: { ...key, relationships: null } }, 201))
    const printed = vi.spyOn(console, 'error').mockReturnValue()
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    const hooks = { request: fail, response: fail, retry: fail, deviation: fail, error: fail }
    const logger = { debug: fail, info: fail, warn: fail, error: fail }
    for (const options of [{ hooks }, { logger }, { hooks, logger }]) {
      expect((await create(workbench.withOptions(options))).secret.reveal()).toBe(secret)
    }
    await new Promise(resolve => setImmediate(resolve))
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
    expect(printed).toHaveBeenCalled()
    expect(JSON.stringify(printed.mock.calls)).not.toContain(secret)
    printed.mockRestore()
  })

  test('reaches the caller if the hooks have a getter that throws', async () => {
    const { workbench } = await startServer(() => recordResponse(key, 201))
    const printed = vi.spyOn(console, 'error').mockReturnValue()
    const hooks: Hooks = {
      get response(): never {
        throw new Error(secret)
      },
    }
    expect((await create(workbench.withOptions({ hooks }))).secret.reveal()).toBe(secret)
    printed.mockRestore()
  })
})

test('the debug log has each deviation, and no content of the response', async () => {
  const record = { ...keyRecord({ role: Object('secret') }), relationships: {} }
  const { workbench } = await startServer(() => jsonResponse({ data: { ...record, attributes: { role: ['secret'] } } }))
  const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  await workbench.withOptions({ logger }).apiKeys.get(KEY_ID)
  const lines = logger.debug.mock.calls.map(([line]) => String(line)).filter(line => line.includes('deviates'))
  expect(lines).toContain('GET /api/v2/api_keys/{id} deviates from the contract: data.attributes.role is not a string')
  expect(lines).toHaveLength(new Set(lines).size)
  expect(lines.join()).not.toContain('secret')
})

test('a new key does not lose its secret if the response is cut off after it, or is text that contains it', async () => {
  const mock = new WorkbenchMock()
  const serviceAccount = mock.seed({ serviceAccounts: [{ name: 'ci' }] }).serviceAccounts[0].id
  const bodies = fc.oneof(
    fc.nat().map(seed => (text: string, end: number) => text.slice(0, end + (seed % (text.length - end)))),
    fc.constant((text: string) => JSON.stringify(text)),
    fc.constant((text: string) => `${text}\n${text}`),
    fc.constant((text: string) => `)]}',\n${text}`),
    fc.constant((text: string) => `callback(${text})`),
    fc.constant((text: string) => `${JSON.stringify(JSON.parse(text), null, 2)}…`),
  )
  const types = fc.constantFrom('application/vnd.api+json', 'application/json', 'text/plain', 'text/html')
  await fc.assert(
    fc.asyncProperty(bodies, types, fc.constantFrom(200, 201, 202, 502), async (edit, type, status) => {
      let secret = ''
      const fetch = async (...args: Parameters<typeof globalThis.fetch>) => {
        const text = await (await mock.fetch(new Request(...args))).text()
        secret = JSON.parse(text).data.attributes.access_token
        const end = text.indexOf(secret) + secret.length + 1
        return new Response(edit(text, end), { status, headers: { 'content-type': type } })
      }
      const workbench = new Workbench({ token: mock.tokens.admin, fetch, retries: 0 })
      const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount, name: 'deploy' }))
      expect(error).toBeInstanceOf(OutcomeUnknownError)
      expect((error as OutcomeUnknownError).secret?.reveal()).toBe(secret)
      expect(inspect(error, { depth: 9 })).not.toContain(secret)
    }),
  )
})

test('a truncated secret is not treated as a complete one', async () => {
  const body = '{"data":{"type":"api_keys","id":"1","attributes":{"access_token":"half'
  const { workbench } = await startServer(() => new Response(body, { status: 201 }))
  const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'deploy' }))
  expect(error).toMatchObject({ name: 'OutcomeUnknownError', secret: undefined })
  expect(inspect(error, { depth: 9 })).not.toContain('half')
})
