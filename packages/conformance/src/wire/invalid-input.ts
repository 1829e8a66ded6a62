import { accountBody, keyBody } from '../api.ts'
import type { ApiResponse } from '../api-response.ts'
import { assertEqual, assertThat } from '../assert.ts'
import { assertError, assertStatus, type KnownError, summarize } from '../assert-response.ts'
import type { Section } from '../case.ts'
import type { TestContext } from '../test-context.ts'

/** Error responses to invalid bodies and queries. */
export const invalidInput: Section = {
  title: 'Invalid input',
  file: 'wire/invalid-input.ts',
  cases: [
    {
      id: 'bad-attribute',
      title: 'rejects unknown, read-only and invalid attributes, each with path, message and type',
      check: async ({ admin, factory }) => {
        const { account, key } = await factory.createAccountWithKey()
        const time = '2026-01-01T00:00:00.000Z'
        for (const [response, paths] of [
          [await admin.update('service_accounts', account.id, { color: 'red' }), ['color']],
          [await admin.update('service_accounts', account.id, { created_at: time }), ['created_at']],
          [await admin.update('service_accounts', account.id, { active: 'perhaps' }), ['active']],
          [await admin.update('service_accounts', account.id, { role: 'expel_admin', active: 7 }), ['active', 'role']],
          [await admin.update('api_keys', key.id, { access_token: 'mine' }), ['access_token']],
          [await admin.createAccount(factory.name('colored'), { color: 'red' }), ['color']],
        ] as const) {
          assertIssuesAt(response, paths)
        }
      },
    },
    {
      id: 'bad-relationship',
      title: 'rejects unknown, immutable and mistyped relationships, in a body and at their route',
      check: async ({ admin, factory, client }) => {
        const { id } = await factory.createAccount()
        const relate = (relationships: object) =>
          admin.patch(`/service_accounts/${id}`, { data: { type: 'service_accounts', relationships } })
        const unknown = (type: string) => ({ data: { type, id: client.unknownId() } })
        assertError(await relate({ color: unknown('actors') }), 'invalid-parameters')
        assertError(await relate({ organization: unknown('organizations') }), 'invalid-parameters')
        assertError(await relate({ organization: unknown('actors') }), 'invalid-parameters')
        assertError(await relate({ created_by: unknown('actors') }), 'invalid-parameters')
        const route = `/service_accounts/${id}/relationships/organization`
        assertError(await admin.patch(route, unknown('organizations')), 'invalid-parameters')
        assertError(await admin.patch(route, unknown('actors')), 'invalid-parameters')
        assertError(await admin.delete(route), 'invalid-parameters')
        const wrongAccount = { relationships: { service_account: unknown('actors') } }
        const { data } = keyBody(id, factory.name('wrong account'))
        assertError(await admin.postKey({ data: { ...data, ...wrongAccount } }), 'invalid-parameters')
      },
    },
    {
      id: 'bad-parameter',
      title: 'rejects unknown parameters and invalid page numbers for a list',
      check: async ({ admin }) => {
        for (const [query, path] of [
          ['color=red', 'color'],
          ['page[limit]=abc', 'page.limit'],
          ['page[offset]=', 'page.offset'],
          ['page[limit][]=1', 'page.limit'],
          ['page[size]=3', 'page.size'],
          ['page=3', 'page'],
        ] as const) {
          assertIssuesAt(await admin.get(`/service_accounts?${query}`), [path])
        }
      },
    },
    {
      id: 'unknown-members',
      title: 'ignores unknown members of data, and a null or empty id',
      check: async ({ admin, factory }) => {
        for (const members of [
          { lid: 'local', id: null },
          { color: 'red', id: '' },
        ]) {
          const { data } = accountBody(factory.name('with other members'))
          const created = await admin.post('/service_accounts', { data: { ...data, ...members } })
          assertStatus(created, 201)
          const attributes = { display_name: factory.name('renamed') }
          const body = { data: { type: 'service_accounts', attributes, ...members } }
          const renamed = await admin.patch(`/service_accounts/${created.record.id}`, body)
          assertStatus(renamed, 200)
          assertEqual('display_name', renamed.record.attributes.display_name, attributes.display_name)
        }
      },
    },
    {
      id: 'missing-data',
      title: 'rejects an empty body, a missing body, attributes outside data, and data that is not an object',
      check: async ({ admin, factory }) => {
        const { id } = await factory.createAccount()
        for (const response of [
          await admin.post('/service_accounts', {}),
          await admin.post('/service_accounts'),
          await admin.post('/service_accounts', { attributes: { display_name: factory.name('misplaced') } }),
          await admin.patch(`/service_accounts/${id}`, {}),
          await admin.patch(`/service_accounts/${id}`, { data: null }),
        ]) {
          assertError(response, 'missing-data')
          assertEqual('detail', response.error.detail, 'Missing "data" - have you sent the right http headers?')
        }
        for (const data of ['data', 1, true]) {
          const response = await admin.post('/service_accounts', { data })
          assertError(response, 'data-without-object')
          assertEqual(
            'detail',
            response.error.detail,
            '"data" must be an object - have you sent the right http headers?',
          )
        }
      },
    },
    {
      id: 'unparsed-body',
      title: 'ignores a body with another media type',
      check: async ({ admin, factory }) => {
        const body = accountBody(factory.name('unparsed'))
        for (const contentType of ['text/plain', 'application/xml', 'application/octet-stream']) {
          assertError(await admin.post('/service_accounts', body, { 'content-type': contentType }), 'missing-data')
        }
      },
    },
    rejectsQueries(
      'bad-filter',
      'filter',
      'rejects a filter with an unknown attribute, an invalid value, or an operator without a value',
      [
        'filter[color]=red',
        'filter[active]=perhaps',
        'filter[created_at]=yesterday',
        'filter[created_at]=:2026',
        'filter[display_name]=>',
        'filter[organization][color]=red',
      ],
    ),
    rejectsQueries('bad-sort', 'sort', 'rejects sorting by an unknown attribute', ['sort=color', 'sort=-color']),
    rejectsQueries('bad-include', 'include', 'rejects including an unknown relationship or an attribute', [
      'include=color',
      'include=display_name',
      'include=actor.color',
    ]),
    rejectsQueries('bad-fields/type', 'field-type', 'rejects fields with an unknown type', ['fields[colors]=red']),
    rejectsQueries('bad-fields/name', 'fields', 'rejects fields with an unknown attribute', [
      'fields[service_accounts]=color',
    ]),
    {
      id: 'taken-id',
      title: 'accepts an id from the client, and rejects the same id again for any type',
      check: async ({ admin, factory, client }) => {
        const { data } = accountBody(factory.name('first'))
        const id = client.unknownId()
        assertStatus(await admin.post('/service_accounts', { data: { ...data, id } }), 201)
        const again = await admin.post('/service_accounts', { data: { ...data, id } })
        assertError(again, 'duplicate-id')
        const key = keyBody(id, factory.name('key')).data
        assertError(await admin.postKey({ data: { ...key, id } }), 'duplicate-id')
      },
    },
    {
      id: 'body-id',
      title: 'rejects a PATCH whose data has the id of another record',
      assumption: 'bodyId',
      observe: async ({ admin, factory }) => {
        const [one, two] = [await factory.createAccount(), await factory.createAccount()]
        const attributes = { display_name: factory.name('renamed') }
        const data = { type: 'service_accounts', id: two.id, attributes }
        const response = await admin.patch(`/service_accounts/${one.id}`, { data })
        assertEqual('the other record', (await admin.get(`/service_accounts/${two.id}`)).record, two)
        if (response.status === 200 && response.record.id === one.id) return 'ignored'
        if (response.status !== 409) return summarize(response)
        assertEqual('the record in the URL', (await admin.get(`/service_accounts/${one.id}`)).record, one)
        return 'must-match'
      },
    },
    {
      id: 'body-type',
      title: 'accepts a body whose type is missing or wrong',
      assumption: 'bodyType',
      observe: async ({ admin, factory }) => {
        const { attributes } = accountBody(factory.name('untyped')).data
        const responses = [
          await admin.post('/service_accounts', { data: { attributes } }),
          await admin.post('/service_accounts', { data: { type: 'api_keys', attributes } }),
        ]
        if (responses.every(({ status }) => status === 201)) return 'ignored'
        for (const response of responses) assertIssuesAt(response, ['type'])
        return 'must-match'
      },
    },
  ],
}

/** Creates a case for queries that must be rejected for both a list and a related list. */
function rejectsQueries(
  id: 'bad-filter' | 'bad-sort' | 'bad-include' | `bad-fields/${string}`,
  kind: KnownError,
  title: string,
  invalidQueries: readonly string[],
) {
  return {
    id,
    title,
    check: async ({ admin, client }: TestContext) => {
      const [first] = (await admin.get('/organizations?page[limit]=1')).records
      for (const query of invalidQueries) {
        const response = await admin.get(`/service_accounts?${query}`)
        assertError(response, kind)
        assertThat('detail', typeof response.error.detail === 'string', 'a string', response.error.detail)
      }
      const [sample = ''] = invalidQueries
      assertError(await admin.get(`/organizations/${first?.id ?? client.unknownId()}/api_keys?${sample}`), kind)
    },
  }
}

/** Asserts that a response is a validation error with an issue at each of these paths. */
function assertIssuesAt(response: ApiResponse, paths: readonly string[]): void {
  assertError(response, 'invalid-parameters')
  const { detail } = response.error
  assertThat(`${response.requestLine}: detail`, Array.isArray(detail), 'an array', detail)
  const issues = detail as readonly { path: unknown; message: unknown; type: unknown; context: unknown }[]
  // The path is an array. In older versions of jsonapi-server, it is a string with dots.
  assertEqual(`${response.requestLine}: paths`, issues.map(({ path }) => [path].flat().join('.')).toSorted(), paths)
  for (const { message, type, context } of issues) {
    assertEqual('an issue', [typeof message, typeof type, typeof context], ['string', 'string', 'object'])
  }
}
