import { describe, expect, test } from 'vitest'
import {
  AbortedError,
  AuthenticationError,
  MismatchError,
  NotFoundError,
  OutcomeUnknownError,
  PermissionDeniedError,
  ServerError,
  Workbench,
} from '../src/index.ts'
import { rejectionOf, startServer } from './support/loopback-server.ts'
import {
  ACCOUNT_ID,
  ACTION_ID,
  accountRecord,
  actionRecord,
  applied,
  errorResponse,
  jsonResponse,
  KEY_ID,
  keyRecord,
  ORGANIZATION_ID,
  organizationRecord,
  recordResponse,
  userRecord,
} from './support/responses.ts'

const keyOnOtherAccount = () => {
  const key = keyRecord({ access_token: 'the-new-secret' })
  const data = { type: 'service_accounts', id: 'another-account' }
  return jsonResponse({ data: { ...key, relationships: { ...key.relationships, service_account: { data } } } }, 201)
}
const other = (record: ReturnType<typeof keyRecord | typeof accountRecord | typeof userRecord>) => () =>
  jsonResponse({ data: { ...record, id: 'another-id' } })

const createAccount = ({ serviceAccounts }: Workbench) =>
  serviceAccounts.create({ name: 'ci', role: 'organization_analyst', readOnly: true })
const createKey = ({ apiKeys }: Workbench) => apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'deploy' })

describe('a record that differs from the request is a MismatchError', () => {
  test.each<[string, () => Response, (workbench: Workbench) => PromiseLike<unknown>, string[]]>([
    ['create, role', () => recordResponse(accountRecord({ role: 'organization_admin' }), 201), createAccount, ['role']],
    ['create, readOnly', () => recordResponse(accountRecord({ restrictions: [] }), 201), createAccount, ['readOnly']],
    ['create, name', () => recordResponse(accountRecord({ display_name: 'other' }), 201), createAccount, ['name']],
    [
      'create, several fields',
      () => recordResponse(accountRecord({ role: 'organization_admin', restrictions: [], display_name: 'other' }), 201),
      createAccount,
      ['name', 'role', 'readOnly'],
    ],
    [
      'create, read-only access that was not requested',
      () => recordResponse(accountRecord(), 201),
      ({ serviceAccounts }) => serviceAccounts.create({ name: 'ci', role: 'organization_analyst' }),
      ['readOnly'],
    ],
    ['create a key, account', keyOnOtherAccount, createKey, ['serviceAccountId']],
    [
      'create a key, name',
      () => recordResponse(keyRecord({ display_name: 'x', access_token: 'a' })),
      createKey,
      ['name'],
    ],
    [
      'create a key, assignable',
      () => recordResponse(keyRecord({ assignable: false, access_token: 'a' })),
      ({ apiKeys }) => apiKeys.create({ serviceAccount: ACCOUNT_ID, name: 'deploy', assignable: true }),
      ['assignable'],
    ],
    [
      'create a user, name',
      () => recordResponse(userRecord(), 201),
      ({ userAccounts }) => userAccounts.create({ email: 'robin@example.com', name: 'Kim' }),
      ['name'],
    ],
    [
      'update, name',
      () => recordResponse(accountRecord()),
      ({ serviceAccounts }) => serviceAccounts.update(ACCOUNT_ID, { name: 'cd' }),
      ['name'],
    ],
    [
      'update, role',
      () => recordResponse(accountRecord()),
      ({ serviceAccounts }) => serviceAccounts.update(ACCOUNT_ID, { role: 'organization_admin' }),
      ['role'],
    ],
    [
      'update, readOnly',
      () => recordResponse(accountRecord()),
      ({ serviceAccounts }) => serviceAccounts.update(ACCOUNT_ID, { readOnly: false }),
      ['readOnly'],
    ],
    [
      'update a key, name',
      () => recordResponse(keyRecord()),
      ({ apiKeys }) => apiKeys.update(KEY_ID, { name: 'x' }),
      ['name'],
    ],
    [
      'disable',
      () => recordResponse(accountRecord()),
      ({ serviceAccounts }) => serviceAccounts.disable(ACCOUNT_ID),
      ['active'],
    ],
    ['disable a key', () => recordResponse(keyRecord()), ({ apiKeys }) => apiKeys.disable(KEY_ID), ['active']],
    [
      'enable',
      () => recordResponse(accountRecord({ active: false })),
      ({ serviceAccounts }) => serviceAccounts.enable(ACCOUNT_ID),
      ['active'],
    ],
    [
      'enable a key',
      () => recordResponse(keyRecord({ active: false })),
      ({ apiKeys }) => apiKeys.enable(KEY_ID),
      ['active'],
    ],
    [
      'complete',
      () => recordResponse(actionRecord()),
      ({ investigativeActions }) => investigativeActions.complete(ACTION_ID),
      ['status'],
    ],
    ['get, id', other(accountRecord()), ({ serviceAccounts }) => serviceAccounts.get(ACCOUNT_ID), ['id']],
    ['get a key, id', other(keyRecord()), ({ apiKeys }) => apiKeys.get(KEY_ID), ['id']],
    ['get a user, id', other(userRecord()), ({ userAccounts }) => userAccounts.get('a-user'), ['id']],
    [
      'get an organization, id',
      () => recordResponse(organizationRecord()),
      ({ organizations }) => organizations.get('another-organization'),
      ['id'],
    ],
    [
      'get an action, id',
      () => recordResponse(actionRecord()),
      ({ investigativeActions }) => investigativeActions.get('another-action'),
      ['id'],
    ],
    ['disable another key, id', other(keyRecord({ active: false })), ({ apiKeys }) => apiKeys.disable(KEY_ID), ['id']],
  ])('%s', async (_, respond, call, fields) => {
    const { workbench } = await startServer(respond)
    const error = await rejectionOf(call(workbench))
    if (!(error instanceof MismatchError)) throw error
    expect(error.fields).toEqual(fields)
    expect(error.message).toContain(fields.join(', '))
    expect(error.record.id).toEqual(expect.any(String))
    expect(error).toMatchObject({ name: 'MismatchError', attempts: 1 })
  })

  test('with the secret of a new key', async () => {
    const { workbench } = await startServer(keyOnOtherAccount)
    const error = await rejectionOf(createKey(workbench))
    expect(error).toBeInstanceOf(MismatchError)
    expect(Object(error).record.secret.reveal()).toBe('the-new-secret')
    expect(JSON.stringify(error) + Object(error).stack).not.toContain('the-new-secret')
  })
})

describe('a record does not differ from the request', () => {
  test.each<[string, Parameters<typeof keyRecord>[0] & object]>([
    ['if the value is absent', { active: undefined as never }],
    ['if the value is null', { active: null }],
    ['if the value has an unexpected type', { active: 'no' as never }],
  ])('%s', async (_, attributes) => {
    const { workbench } = await startServer(() => recordResponse(keyRecord(attributes)))
    expect((await workbench.apiKeys.disable(KEY_ID)).id).toBe(KEY_ID)
  })

  test('if Workbench trims a name, and converts an id to lower case', async () => {
    const { workbench } = await startServer(applied(keyRecord()), () => recordResponse(keyRecord()))
    expect((await workbench.apiKeys.update(KEY_ID, { name: ' deploy ' })).name).toBe(' deploy ')
    expect((await workbench.apiKeys.update(KEY_ID, { name: ' deploy ' })).name).toBe('deploy')
    expect((await workbench.apiKeys.get(KEY_ID.toUpperCase())).id).toBe(KEY_ID)
  })

  test('if Workbench adds restrictions', async () => {
    const { workbench } = await startServer(() =>
      recordResponse(accountRecord({ restrictions: ['read_only', 'more'] }), 201),
    )
    expect((await createAccount(workbench)).restrictions).toEqual(['read_only', 'more'])
  })
})

/** Responses without a record, which JSON:API allows after a change. */
const empty: [string, () => Response][] = [
  ['204', () => new Response(null, { status: 204 })],
  ['an empty body', () => new Response('')],
  ['plain text', () => new Response('OK', { headers: { 'content-type': 'text/plain' } })],
  ['only meta', () => jsonResponse({ meta: { took: 3 } })],
  ['null as data', () => jsonResponse({ data: null })],
  ['an empty list as data', () => jsonResponse({ data: [] })],
]

describe.each(empty)('after a change that is answered with %s', (_, respond) => {
  test('the record is fetched', async () => {
    const disabled = () => recordResponse(keyRecord({ active: false, display_name: 'new' }))
    const enabled = () => recordResponse(accountRecord({ active: true, role: 'organization_admin' }))
    const completed = () => recordResponse(actionRecord({ status: 'COMPLETED' }))
    const key = await startServer(respond, disabled, respond, disabled)
    expect(await key.workbench.apiKeys.disable(KEY_ID)).toMatchObject({ id: KEY_ID, active: false })
    expect(await key.workbench.apiKeys.update(KEY_ID, { name: 'new' })).toMatchObject({ name: 'new' })
    expect(key.requests.map(({ method, path }) => [method, path])).toEqual(
      [1, 2].flatMap(() => ['PATCH', 'GET'].map(method => [method, `/api/v2/api_keys/${KEY_ID}`])),
    )
    const account = await startServer(respond, enabled, respond, enabled)
    expect(await account.workbench.serviceAccounts.enable(ACCOUNT_ID)).toMatchObject({ active: true })
    const changes = { role: 'organization_admin' } as const
    expect(await account.workbench.serviceAccounts.update(ACCOUNT_ID, changes)).toMatchObject(changes)
    const action = await startServer(respond, completed)
    expect(await action.workbench.investigativeActions.complete(ACTION_ID)).toMatchObject({ status: 'COMPLETED' })
  })

  test('and had no effect, the error names the field that differs', async () => {
    const { workbench } = await startServer(respond, () => recordResponse(keyRecord()))
    const error = await rejectionOf(workbench.apiKeys.disable(KEY_ID))
    expect(error).toBeInstanceOf(MismatchError)
    expect(error).toMatchObject({ fields: ['active'] })
  })

  test('and whose record does not exist, the call rejects with a NotFoundError', async () => {
    const { workbench } = await startServer(respond, () =>
      errorResponse(404, { title: 'Requested resource does not exist', code: 'ENOTFOUND' }),
    )
    expect(await rejectionOf(workbench.apiKeys.disable(KEY_ID))).toBeInstanceOf(NotFoundError)
  })

  test.each([
    [401, 'Authentication Failed', AuthenticationError],
    [403, 'Forbidden', PermissionDeniedError],
    [500, 'Internal Error', ServerError],
  ])(
    'and whose record cannot be read (%s), the error says what Workbench accepted',
    async (status, title, ErrorClass) => {
      const deny = () => errorResponse(status, { title })
      const { workbench } = await startServer(respond, deny)
      const errors: unknown[] = []
      const observed = workbench.withOptions({ retries: 0, hooks: { error: ({ error }) => void errors.push(error) } })
      const error = await rejectionOf(observed.apiKeys.disable(KEY_ID))
      expect(error).toBeInstanceOf(ErrorClass)
      expect(error).toMatchObject({
        name: ErrorClass.name,
        status,
        accepted: { type: 'api_keys', id: KEY_ID, attributes: { active: false } },
        message: expect.stringMatching(
          /^PATCH \/api\/v2\/api_keys\/\{id\} succeeded, but is not confirmed\. GET \S+ failed with status/,
        ),
      })
      expect(Object(error).cause).toBeInstanceOf(ErrorClass)
      expect(errors).toEqual([error])
    },
  )

  test('and the call is aborted before its record is read, the error says what Workbench accepted', async () => {
    const abort = new AbortController()
    const { workbench } = await startServer(respond)
    const hooks = { response: () => abort.abort('enough') }
    const call = workbench.withOptions({ hooks }).apiKeys.disable(KEY_ID, { signal: abort.signal })
    const error = await rejectionOf(call)
    expect(error).toBeInstanceOf(AbortedError)
    expect(error).toMatchObject({ name: 'AbortError', accepted: { id: KEY_ID, attributes: { active: false } } })
  })

  test('a request to create a record causes an OutcomeUnknownError', async () => {
    const { workbench } = await startServer(respond)
    const error = await rejectionOf(createAccount(workbench))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({ lookupQuery: { name: 'ci' }, secret: undefined, record: undefined })
  })
})

describe('a response without a value that was requested', () => {
  const disable = ({ apiKeys }: Workbench) => apiKeys.disable(KEY_ID)
  const odd: [string, object][] = [
    ['null', { active: null }],
    ['missing', { active: undefined }],
    ['a number', { active: 1 }],
    ['text', { active: 'true' }],
  ]

  test.each(odd)('that is %s is compared with the record, which is fetched', async (_, attributes) => {
    const { workbench, requests } = await startServer(
      () => recordResponse(keyRecord(attributes)),
      () => recordResponse(keyRecord({ active: false })),
    )
    expect(await disable(workbench)).toMatchObject({ id: KEY_ID, active: false })
    expect(requests.map(({ method }) => method)).toEqual(['PATCH', 'GET'])
  })

  test.each(odd)('that is %s causes a MismatchError if the change had no effect', async (_, attributes) => {
    const { workbench } = await startServer(
      () => recordResponse(keyRecord(attributes)),
      () => recordResponse(keyRecord({ active: true })),
    )
    const error = await rejectionOf(disable(workbench))
    expect(error).toBeInstanceOf(MismatchError)
    expect(error).toMatchObject({ fields: ['active'], method: 'PATCH', path: '/api/v2/api_keys/{id}' })
  })

  test.each([
    ['cannot be fetched', () => errorResponse(403)],
    ['lacks it, too', () => recordResponse(keyRecord({ active: null }))],
    ['is another record', () => other(keyRecord({ active: true }))()],
  ])('is accepted if the record %s, and each deviation is reported once', async (_, respond) => {
    const deviations: string[] = []
    const { baseUrl } = await startServer(
      () => recordResponse(keyRecord({ active: undefined as never, realm: undefined as never })),
      respond,
    )
    const hooks = { deviation: ({ at }: { at: string }) => void deviations.push(at) }
    const workbench = new Workbench({ token: 'a-token', baseUrl, hooks })
    expect((await disable(workbench)).id).toBe(KEY_ID)
    expect(deviations.toSorted()).toEqual(['data.attributes.active', 'data.attributes.realm'])
  })

  test.each([null, undefined, {}])('restrictions of a new account: %j', async restrictions => {
    const create = (found: readonly string[]) =>
      startServer(
        () => recordResponse(accountRecord({ restrictions: restrictions as never }), 201),
        () => recordResponse(accountRecord({ restrictions: found as never })),
      ).then(({ workbench }) => createAccount(workbench))
    expect(await create(['read_only'])).toMatchObject({ readOnly: null })
    expect(await rejectionOf(create([]))).toMatchObject({ name: 'MismatchError', fields: ['readOnly'] })
  })

  test('a new key with another name under the older attribute is a MismatchError with its secret', async () => {
    const record = keyRecord({ display_name: null as never, name: 'other', access_token: 'the-new-secret' })
    const { workbench, requests } = await startServer(() => recordResponse(record, 201))
    const error = await rejectionOf(createKey(workbench))
    expect(error).toMatchObject({ name: 'MismatchError', fields: ['name'] })
    expect(Object(error).record.secret.reveal()).toBe('the-new-secret')
    expect(requests).toHaveLength(1)
  })

  test('a new key without an account is compared with the record, and returned with its secret', async () => {
    const { relationships: _, ...record } = keyRecord({ access_token: 'the-new-secret' })
    const { workbench, requests } = await startServer(
      () => jsonResponse({ data: record }, 201),
      () => recordResponse(keyRecord()),
    )
    expect((await createKey(workbench)).secret.reveal()).toBe('the-new-secret')
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v2/api_keys',
      `GET /api/v2/api_keys/${KEY_ID}`,
    ])
  })
})

test('an organization is identified by its id', async () => {
  const { workbench } = await startServer(() => recordResponse(organizationRecord()))
  expect((await workbench.organizations.get(ORGANIZATION_ID)).id).toBe(ORGANIZATION_ID)
})
