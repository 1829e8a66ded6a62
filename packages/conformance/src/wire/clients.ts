import { RESOURCE_TYPES } from '@workbench-sdk/contract/model'
import { accountBody } from '../api.ts'
import { has, is, so } from '../assert.ts'
import type { Section } from '../case.ts'
import { status } from '../refused.ts'
import { NotApplicable } from '../verdict.ts'

/** What the public Python client is known to send. */
export const clients: Section = {
  title: 'Clients in the field',
  file: 'wire/clients.ts',
  cases: [
    {
      id: 'python-headers',
      says: 'every request has the same headers, whatever its method',
      check: async ({ admin, workshop }) => {
        const created = await admin.post('/service_accounts', accountBody(workshop.name('python')), JSON_BODY)
        status(created, 201)
        const path = `/service_accounts/${created.record.id}`
        status(await admin.get(path, JSON_BODY), 200)
        status(await admin.get('/service_accounts?page[limit]=0', JSON_BODY), 200)
        status(await admin.delete(path, undefined, JSON_BODY), 204)
      },
    },
    {
      id: 'python-sort',
      says: 'the two keys are sent as two parameters, each with a plus',
      check: async ({ admin }) => {
        const query = 'sort=%2Bcreated_at&sort=%2Bid'
        const { records } = await admin.get(`/service_accounts?${query}&page[limit]=5`)
        is('the order', records, (await admin.get('/service_accounts?page[limit]=5')).records)
        const [first] = records
        is('the record', (await admin.get(`/service_accounts/${first?.id}?${query}`)).record, first)
      },
    },
    {
      id: 'python-delete-body',
      says: 'the body means nothing',
      check: async ({ admin, workshop }) => {
        const { account, key } = await workshop.accountWithKey()
        status(await admin.delete(`/api_keys/${key.id}`, {}, JSON_BODY), 204)
        status(await admin.delete(`/service_accounts/${account.id}`, { data: { id: 'other' } }, JSON_BODY), 204)
      },
    },
    {
      id: 'python-top-level-id',
      says: 'it means nothing, and data comes back',
      check: async ({ admin, workshop }) => {
        const { id } = await workshop.account()
        const attributes = { display_name: workshop.name('renamed') }
        const body = { id, data: { type: 'service_accounts', attributes } }
        const reply = await admin.patch(`/service_accounts/${id}`, body, JSON_BODY)
        status(reply, 200)
        has('the record', reply.record.attributes, attributes)
      },
    },
    {
      id: 'python-types',
      says: 'the list of each type, and what relationships to many lead to',
      check: async ({ admin }) => {
        const [organization] = (await admin.get('/organizations?page[limit]=1')).records
        const related = ['api_keys', 'user_accounts'].map(type => [`/organizations/${organization?.id}/${type}`, type])
        for (const [path = '', type] of [...RESOURCE_TYPES.map(each => [`/${each}`, each]), ...related]) {
          const types = (await admin.get(`${path}?page[limit]=10`)).records.map(record => record.type)
          is(
            path,
            types.filter(each => each !== type),
            [],
          )
        }
      },
    },
    {
      id: 'python-echo',
      says: 'an immutable one among them changes nothing as long as it is the same',
      check: async ({ admin, workshop }) => {
        const { account, key } = await workshop.accountWithKey()
        for (const { type, id, relationships } of [account, key.record]) {
          const echoed = Object.fromEntries(
            Object.entries(relationships).flatMap(([name, { data, meta }]) =>
              data && !meta.readOnly ? [[name, { data }]] : [],
            ),
          )
          const attributes = { display_name: workshop.name('echoed') }
          const body = { data: { type, id, attributes, relationships: echoed } }
          const reply = await admin.patch(`/${type}/${id}`, body, JSON_BODY)
          status(reply, 200)
          is('what it leads to', reply.record.relationships.organization, relationships.organization)
          has('the record', reply.record.attributes, attributes)
        }
      },
    },
    {
      // Comes last, when there has been time for it.
      id: 'rate-limit',
      says: 'where the run was too much, Retry-After said until when',
      check: async ({ visit }) => {
        if (visit.tooMuch.length === 0) throw new NotApplicable('It was never too much, and a guest does not try.')
        for (const headers of visit.tooMuch) {
          const after = headers.get('retry-after') ?? ''
          so('Retry-After', /^\d+$/.test(after) || !Number.isNaN(Date.parse(after)), 'seconds, or a date', after)
        }
      },
    },
  ],
}

const JSON_BODY = { 'content-type': 'application/json' }
