import { WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test } from 'vitest'
import { InvalidArgumentError, OutcomeUnknownError, ProtocolError, Secret, Workbench } from '../src/index.ts'
import { rejectionOf, startServer, TOKEN } from './support/loopback-server.ts'
import {
  ACCOUNT_ID,
  ACTION_ID,
  ACTOR_ID,
  accountRecord,
  actionRecord,
  applied,
  jsonResponse,
  KEY_ID,
  keyRecord,
  listResponse,
  ORGANIZATION_ID,
  organizationRecord,
  recordResponse,
  userRecord,
} from './support/responses.ts'

describe('a service account', () => {
  test('is created with name, role and read-only access, and returned as a plain frozen object', async () => {
    const { workbench, requests } = await startServer(() => recordResponse(accountRecord(), 201))
    const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst', readOnly: true })
    expect(account).toStrictEqual({
      id: ACCOUNT_ID,
      name: 'ci',
      role: 'organization_analyst',
      readOnly: true,
      restrictions: ['read_only'],
      active: true,
      createdAt: new Date('2026-11-22T18:49:00.000Z'),
      updatedAt: new Date('2026-11-23T18:49:00.000Z'),
      organizationId: ORGANIZATION_ID,
      actorId: ACTOR_ID,
      createdById: ACTOR_ID,
      updatedById: null,
    })
    expect([Object.isFrozen(account), Object.isFrozen(account.restrictions)]).toEqual([true, true])
    expect(requests).toMatchObject([
      {
        method: 'POST',
        path: '/api/v2/service_accounts',
        headers: {
          authorization: `Bearer ${TOKEN}`,
          accept: 'application/vnd.api+json',
          'content-type': 'application/json',
        },
        body: {
          data: {
            type: 'service_accounts',
            attributes: { display_name: 'ci', role: 'organization_analyst', restrictions: ['read_only'] },
          },
        },
      },
    ])
  })

  test('is identified by a record or its id', async () => {
    const { workbench, requests } = await startServer(() => recordResponse(accountRecord()))
    const account = await workbench.serviceAccounts.get(ACCOUNT_ID)
    await workbench.serviceAccounts.get(account)
    expect(requests.map(each => each.path)).toEqual(Array(2).fill(`/api/v2/service_accounts/${ACCOUNT_ID}`))
  })

  test('is disabled or enabled with a single PATCH', async () => {
    const { workbench, requests } = await startServer(applied(accountRecord()))
    await workbench.serviceAccounts.disable(ACCOUNT_ID)
    await workbench.serviceAccounts.enable(ACCOUNT_ID)
    expect(requests.map(each => [each.method, each.body])).toEqual([
      ['PATCH', { data: { type: 'service_accounts', id: ACCOUNT_ID, attributes: { active: false } } }],
      ['PATCH', { data: { type: 'service_accounts', id: ACCOUNT_ID, attributes: { active: true } } }],
    ])
  })

  test('sends only the changed attributes in an update', async () => {
    const { workbench, requests } = await startServer(applied(accountRecord()))
    await workbench.serviceAccounts.update(ACCOUNT_ID, { name: 'cd' })
    expect(requests).toMatchObject([{ method: 'PATCH', body: { data: { attributes: { display_name: 'cd' } } } }])
    expect(Object.keys(Object(Object(Object(requests[0]?.body).data).attributes))).toEqual(['display_name'])
  })

  test('keeps its other restrictions when read-only access changes, by record and by id', async () => {
    const { workbench, requests } = await startServer(
      applied(accountRecord({ restrictions: ['read_only', 'office_hours'] })),
    )
    const account = await workbench.serviceAccounts.get(ACCOUNT_ID)
    await workbench.serviceAccounts.update(account, { readOnly: false })
    await workbench.serviceAccounts.update(ACCOUNT_ID, { readOnly: true })
    const sent = requests.filter(each => each.method === 'PATCH')
    expect(sent).toMatchObject([
      { body: { data: { attributes: { restrictions: ['office_hours'] } } } },
      { body: { data: { attributes: { restrictions: ['read_only', 'office_hours'] } } } },
    ])
    expect(requests.map(each => each.method)).toEqual(['GET', 'PATCH', 'GET', 'PATCH'])
  })

  test('is deleted', async () => {
    const { workbench, requests } = await startServer(() => jsonResponse({ meta: {} }))
    expect(await workbench.serviceAccounts.delete(ACCOUNT_ID)).toBeUndefined()
    expect(requests).toMatchObject([{ method: 'DELETE', path: `/api/v2/service_accounts/${ACCOUNT_ID}` }])
  })

  test('lists its keys', async () => {
    const { workbench, requests } = await startServer(() => listResponse([keyRecord()]))
    const keys = await workbench.serviceAccounts.keys(ACCOUNT_ID, { active: true }).toArray()
    expect(keys.map(key => key.serviceAccountId)).toEqual([ACCOUNT_ID])
    expect(requests).toMatchObject([
      { path: `/api/v2/service_accounts/${ACCOUNT_ID}/api_keys`, query: { 'filter[active]': 'true' } },
    ])
  })
})

describe('an API key', () => {
  test('is created with its secret as a Secret', async () => {
    const { workbench, requests } = await startServer(() =>
      recordResponse(keyRecord({ access_token: 'told once' }), 201),
    )
    const key = await workbench.apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'deploy', otp: '123456' })
    expect(key.secret).toBeInstanceOf(Secret)
    expect(key.secret.reveal()).toBe('told once')
    expect(key).toMatchObject({ id: KEY_ID, name: 'deploy', readOnly: true, realm: 'public', assignable: false })
    expect(requests).toMatchObject([
      {
        headers: { 'x-expelinc-otp': '123456' },
        body: {
          data: {
            attributes: { display_name: 'deploy' },
            relationships: { service_account: { data: { type: 'service_accounts', id: ACCOUNT_ID } } },
          },
        },
      },
    ])
  })

  test('has no secret when it is fetched', async () => {
    const { workbench } = await startServer(() => recordResponse(keyRecord()))
    expect(await workbench.apiKeys.get(KEY_ID)).not.toHaveProperty('secret')
  })

  test('uses the display name, or the name if there is none', async () => {
    const { workbench } = await startServer(() => recordResponse(keyRecord({ display_name: null, name: 'older' })))
    expect(await workbench.apiKeys.get(KEY_ID)).toMatchObject({ name: 'older' })
  })

  test.each([
    [true, true],
    [false, false],
    [null, true],
  ])('with active: %s is decoded as active: %s', async (active, reads) => {
    const { workbench } = await startServer(() => recordResponse(keyRecord({ active })))
    expect((await workbench.apiKeys.get(KEY_ID)).active).toBe(reads)
  })

  test('is updated, disabled, enabled and deleted', async () => {
    const { workbench, requests } = await startServer(applied(keyRecord()))
    await workbench.apiKeys.update(KEY_ID, { name: 'old', assignable: true })
    await workbench.apiKeys.disable(KEY_ID)
    await workbench.apiKeys.enable(KEY_ID)
    await workbench.apiKeys.delete(KEY_ID)
    expect(requests.map(each => [each.method, each.path, Object(Object(each.body).data).attributes])).toEqual([
      ['PATCH', `/api/v2/api_keys/${KEY_ID}`, { display_name: 'old', assignable: true }],
      ['PATCH', `/api/v2/api_keys/${KEY_ID}`, { active: false }],
      ['PATCH', `/api/v2/api_keys/${KEY_ID}`, { active: true }],
      ['DELETE', `/api/v2/api_keys/${KEY_ID}`, undefined],
    ])
  })
})

describe('other resources', () => {
  test('creates and fetches user accounts', async () => {
    const { workbench, requests } = await startServer(() => recordResponse(userRecord(), 201))
    const user = await workbench.userAccounts.create({ email: 'robin@example.com', name: 'Robin', firstName: 'Robin' })
    expect(await workbench.userAccounts.get(user)).toMatchObject({
      email: 'robin@example.com',
      lastName: null,
      active: true,
    })
    expect(requests[0]?.body).toEqual({
      data: {
        type: 'user_accounts',
        attributes: { email: 'robin@example.com', display_name: 'Robin', first_name: 'Robin' },
      },
    })
  })

  test('completes an investigative action with its results', async () => {
    const { workbench, requests } = await startServer(applied(actionRecord()))
    const action = await workbench.investigativeActions.complete(ACTION_ID, { results: 'Expected.' })
    expect(action.status).toBe('COMPLETED')
    await workbench.investigativeActions.complete(action)
    expect(requests.map(each => Object(Object(each.body).data).attributes)).toEqual([
      { status: 'COMPLETED', results: 'Expected.' },
      { status: 'COMPLETED' },
    ])
  })

  test('fetches organizations', async () => {
    const { workbench } = await startServer(() => recordResponse(organizationRecord()))
    expect(await workbench.organizations.get(ORGANIZATION_ID)).toMatchObject({ name: 'Example', shortName: null })
  })
})

describe('rejects invalid arguments without sending a request', () => {
  const workbench = new Workbench({
    token: TOKEN,
    fetch: () => {
      throw new Error('a request was sent')
    },
  })
  // As in a program that does not use TypeScript.
  const untyped = (value: unknown) => Object(JSON.parse(JSON.stringify({ value: value ?? null }))).value

  test.each([
    ['an empty id', () => workbench.apiKeys.delete('')],
    ['a blank id', () => workbench.apiKeys.delete(' ')],
    ['a dot', () => workbench.apiKeys.delete('.')],
    ['two dots', () => workbench.serviceAccounts.delete('..')],
    ['half a surrogate pair', () => workbench.apiKeys.get('\ud800')],
    ['undefined', () => workbench.serviceAccounts.delete(untyped(undefined))],
    ['a record without id', () => workbench.apiKeys.delete(untyped({}))],
    ['a number', () => workbench.apiKeys.delete(untyped(7))],
    ['an account without a name', () => workbench.serviceAccounts.create(untyped({ role: 'organization_admin' }))],
    ['an empty name', () => workbench.serviceAccounts.create({ name: '', role: 'organization_admin' })],
    ['a misspelled field', () => workbench.serviceAccounts.create(untyped({ name: 'a', role: 'b', readonly: true }))],
    ['readOnly as a string', () => workbench.serviceAccounts.update(ACCOUNT_ID, untyped({ readOnly: 'no' }))],
    ['a key without an account', () => workbench.apiKeys.create(untyped({ name: 'a', serviceAccount: null }))],
    [
      'a one-time code that a header cannot contain',
      () => workbench.apiKeys.create({ serviceAccount: 'a', name: 'b', otp: '12\n34' }),
    ],
    ['an undefined name', () => workbench.serviceAccounts.create(untyped({ name: undefined, role: 'a' }))],
    ['null instead of changes', () => workbench.apiKeys.update(KEY_ID, untyped(null))],
    ['a list instead of changes', () => workbench.apiKeys.update(KEY_ID, untyped([]))],
    ['null instead of options', () => workbench.apiKeys.get(KEY_ID, untyped(null))],
    ['a number instead of options', () => workbench.apiKeys.list({}, untyped(5_000)).then()],
    ['a signal instead of options', () => workbench.apiKeys.delete(KEY_ID, Object(new AbortController().signal))],
    ['an object instead of a signal', () => workbench.apiKeys.get(KEY_ID, untyped({ signal: {} }))],
  ])('%s', async (_, call) => {
    expect(await rejectionOf(call())).toBeInstanceOf(InvalidArgumentError)
  })

  test('encodes an id with a slash', async () => {
    const { workbench, requests } = await startServer(() => jsonResponse({ meta: {} }))
    await workbench.apiKeys.delete('../service_accounts/1?x#y')
    expect(requests).toMatchObject([{ path: '/api/v2/api_keys/..%2Fservice_accounts%2F1%3Fx%23y' }])
  })
})

test('ignores undefined fields and options', async () => {
  const mock = new WorkbenchMock()
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const absent = {
    timeout: undefined,
    attemptTimeout: undefined,
    retries: undefined,
    headers: undefined,
    signal: undefined,
  }
  const input = { name: 'ci', role: 'organization_analyst', readOnly: undefined } as const
  const account = await workbench.serviceAccounts.create(input, absent)
  await workbench.serviceAccounts.update(account, { name: 'cd', role: undefined, readOnly: undefined }, absent)
  const keyInput = { serviceAccount: account, name: 'a', assignable: undefined, otp: undefined }
  const key = await workbench.apiKeys.create(keyInput)
  await workbench.apiKeys.update(key, { name: undefined, assignable: true }, undefined)
  await workbench.userAccounts.create({ email: 'kim@example.com', name: undefined, active: undefined })
  expect(mock.requests.map(({ body }) => (body as { data: { attributes: object } }).data.attributes)).toEqual([
    { display_name: 'ci', role: 'organization_analyst', restrictions: [] },
    { display_name: 'cd' },
    { display_name: 'a' },
    { assignable: true },
    { email: 'kim@example.com' },
  ])
})

describe('a response that violates the contract causes a ProtocolError that names the location', () => {
  const document = (record: object) => jsonResponse({ data: record })
  const { id: _, ...withoutId } = keyRecord()

  test.each([
    ['data', () => new Response(null, { headers: { 'content-length': '0' } })],
    ['data', () => jsonResponse(null)],
    ['data', () => jsonResponse({})],
    ['data.type', () => recordResponse(accountRecord())],
    ['data.id', () => document(withoutId)],
  ])('%s', async (place, respond) => {
    const { workbench } = await startServer(respond)
    const error = await rejectionOf(workbench.apiKeys.get(KEY_ID))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ method: 'GET', path: '/api/v2/api_keys/{id}', attempts: 1 })
    expect(String(error)).toContain(`${place} is not`)
    expect(String(error)).not.toContain('secret')
  })

  test('a key without its secret', async () => {
    const { workbench } = await startServer(() => recordResponse(keyRecord({ access_token: null }), 201))
    const error = await rejectionOf(workbench.apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'deploy' }))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(Object(error).cause).toBeInstanceOf(ProtocolError)
    expect(String(error)).toContain('data.attributes.access_token is not a non-empty string')
  })

  test('a truncated document, after retries', async () => {
    const { workbench, requests } = await startServer(
      () => new Response('{"data":"secret'),
      () => recordResponse(keyRecord()),
      () => new Response('{"data":"secret'),
    )
    await workbench.apiKeys.get(KEY_ID, { retries: 1 })
    expect(requests).toHaveLength(2)
    const error = await rejectionOf(workbench.apiKeys.get(KEY_ID, { retries: 0 }))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(String(error)).toContain('the body is not JSON')
    expect(String(error)).not.toContain('secret')
  })

  test('a record in the middle of a page', async () => {
    const { workbench } = await startServer(() => listResponse([keyRecord(), accountRecord()]))
    expect(String(await rejectionOf(workbench.apiKeys.list()))).toContain('data[1].type is not api_keys')
  })
})
