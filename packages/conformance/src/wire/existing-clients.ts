import { RESOURCE_TYPES } from '@workbench-sdk/contract/model'
import { accountBody } from '../api.ts'
import type { ApiResponse } from '../api-response.ts'
import { assertEqual, assertMatches, assertThat } from '../assert.ts'
import { assertDeleted, assertError, assertStatus } from '../assert-response.ts'
import type { Section } from '../case.ts'
import { NotApplicable } from '../outcome.ts'

/** The requests that the public Python client sends, and rate limits. */
export const existingClients: Section = {
  title: 'Existing clients',
  file: 'wire/existing-clients.ts',
  cases: [
    {
      id: 'python-headers',
      title: 'accepts a content-type on every method',
      check: async ({ admin, factory }) => {
        const created = await admin.post('/service_accounts', accountBody(factory.name('python')), JSON_BODY)
        assertStatus(created, 201)
        const path = `/service_accounts/${created.record.id}`
        assertStatus(await admin.get(path, JSON_BODY), 200)
        assertStatus(await admin.get('/service_accounts?page[limit]=0', JSON_BODY), 200)
        assertDeleted(await admin.delete(path, undefined, JSON_BODY))
      },
    },
    {
      id: 'python-sort',
      title: 'accepts two sort parameters with a plus, on a list and on a single record',
      check: async ({ admin }) => {
        const query = 'sort=%2Bcreated_at&sort=%2Bid'
        const { records } = await admin.get(`/service_accounts?${query}&page[limit]=5`)
        assertEqual('the order', records, (await admin.get('/service_accounts?page[limit]=5')).records)
        const [first] = records
        assertEqual('the record', (await admin.get(`/service_accounts/${first?.id}?${query}`)).record, first)
      },
    },
    {
      id: 'python-delete-body',
      title: 'ignores the body of a DELETE',
      check: async ({ admin, factory }) => {
        const { account, key } = await factory.createAccountWithKey()
        assertDeleted(await admin.delete(`/api_keys/${key.id}`, {}, JSON_BODY))
        assertDeleted(await admin.delete(`/service_accounts/${account.id}`, { data: { id: 'other' } }, JSON_BODY))
      },
    },
    {
      id: 'delete-response',
      title: 'returns a document with meta for a DELETE',
      assumption: 'deleteResponse',
      observe: async ({ admin, factory }) => {
        const { account, key } = await factory.createAccountWithKey()
        const responses = [
          await admin.delete(`/api_keys/${key.id}`),
          await admin.delete(`/service_accounts/${account.id}`),
        ]
        if (responses.every(({ status, text }) => status === 204 && text === '')) return 'empty'
        for (const response of responses) {
          assertStatus(response, 200)
          assertEqual(`${response.requestLine}: the document`, response.document, { meta: {} })
        }
        return 'meta'
      },
    },
    {
      id: 'python-top-level-id',
      title: 'ignores an id next to data, and returns the record',
      check: async ({ admin, factory }) => {
        const { id } = await factory.createAccount()
        const attributes = { display_name: factory.name('renamed') }
        const body = { id, data: { type: 'service_accounts', attributes } }
        const response = await admin.patch(`/service_accounts/${id}`, body, JSON_BODY)
        assertStatus(response, 200)
        assertMatches('the record', response.record.attributes, attributes)
      },
    },
    {
      id: 'python-types',
      title: 'returns only records of the type, in each list and related list',
      check: async ({ admin }) => {
        const [organization] = (await admin.get('/organizations?page[limit]=1')).records
        const related = ['api_keys', 'user_accounts'].map(type => [`/organizations/${organization?.id}/${type}`, type])
        for (const [path = '', type] of [...RESOURCE_TYPES.map(each => [`/${each}`, each]), ...related]) {
          const types = (await admin.get(`${path}?page[limit]=10`)).records.map(record => record.type)
          assertEqual(
            path,
            types.filter(each => each !== type),
            [],
          )
        }
      },
    },
    {
      id: 'python-echo',
      title: 'accepts a PATCH that repeats the relationships, including immutable ones',
      assumption: 'immutableEcho',
      observe: async ({ admin, factory }) => {
        const { account, key } = await factory.createAccountWithKey()
        const responses: ApiResponse[] = []
        for (const { type, id, relationships } of [account, key.record]) {
          const repeated = Object.fromEntries(
            Object.entries(relationships).flatMap(([name, { data, meta }]) =>
              data && !meta.readOnly ? [[name, { data }]] : [],
            ),
          )
          const attributes = { display_name: factory.name('repeated') }
          const body = { data: { type, id, attributes, relationships: repeated } }
          const response = await admin.patch(`/${type}/${id}`, body, JSON_BODY)
          responses.push(response)
          if (response.status !== 200) continue
          assertEqual('the organization', response.record.relationships.organization, relationships.organization)
          assertMatches('the record', response.record.attributes, attributes)
        }
        if (responses.every(({ status }) => status === 200)) return 'accept'
        for (const response of responses) assertError(response, 'invalid-parameters')
        return 'refuse'
      },
    },
    {
      // This case is last, so that it can check the responses of the entire run.
      id: 'rate-limit',
      title: 'returns Retry-After with each 429',
      check: async ({ client }) => {
        if (client.rateLimited.length === 0)
          throw new NotApplicable('The run received no 429, and does not provoke one.')
        for (const headers of client.rateLimited) {
          const after = headers.get('retry-after') ?? ''
          assertThat('Retry-After', /^\d+$/.test(after) || !Number.isNaN(Date.parse(after)), 'seconds or a date', after)
        }
      },
    },
  ],
}

const JSON_BODY = { 'content-type': 'application/json' }
