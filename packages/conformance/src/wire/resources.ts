import { modelOf, type ResourceType } from '@workbench-sdk/contract/model'
import { has, is, so } from '../assert.ts'
import type { Section } from '../case.ts'
import { refused, status } from '../refused.ts'
import type { Shown } from '../reply.ts'
import type { TestContext } from '../test-context.ts'
import { NotApplicable } from '../verdict.ts'

/** What each type of record has. */
export const resources: Section = {
  title: 'Resources',
  file: 'wire/resources.ts',
  cases: [
    shape('service-account', 'service_accounts'),
    {
      id: 'service-account-actor',
      says: 'who acts for an account is an actor of its own, which goes by its name',
      check: async ({ admin, workshop }) => {
        const { id, attributes } = await workshop.account()
        const actor = (await admin.get(`/service_accounts/${id}/actor`)).record
        has('the actor', actor.attributes, { actor_type: 'service', display_name: attributes.display_name })
      },
    },
    shape('api-key', 'api_keys'),
    {
      id: 'api-key-names',
      says: 'at the creation and later',
      check: async ({ admin, workshop }) => {
        const { id } = await workshop.account()
        const [one, two] = [workshop.name('one'), workshop.name('two')]
        const created = await admin.createKey(id, one, { display_name: undefined, name: one })
        status(created, 201)
        has('the new key', created.record.attributes, { name: one, display_name: one })
        for (const [attribute, name] of [
          ['display_name', two],
          ['name', one],
        ] as const) {
          const changed = await admin.change('api_keys', created.record.id, { [attribute]: name })
          has(`the key, its ${attribute} changed`, changed.record.attributes, { name, display_name: name })
        }
      },
    },
    {
      id: 'api-key-account',
      says: 'without an account, with none, and with one that is not there a key is refused',
      check: async ({ admin, workshop, visit }) => {
        const data = { type: 'api_keys', attributes: { display_name: workshop.name('homeless') } }
        refused(await admin.postKey({ data }), 'params')
        const none = { service_account: { data: null } }
        refused(await admin.postKey({ data: { ...data, relationships: none } }), 'params')
        refused(await admin.createKey(visit.unknownId(), workshop.name('homeless')), 'noRecord')
      },
    },
    {
      id: 'api-key-secret',
      says: 'nobody finds a key by its secret',
      check: async ({ admin }) => {
        refused(await admin.get('/api_keys?filter[access_token]=x'), 'filter')
        refused(await admin.get('/api_keys?sort=access_token'), 'sort')
        refused(await admin.get('/service_accounts?filter[api_keys][access_token]=x'), 'filter')
      },
    },
    shape('user-account', 'user_accounts'),
    shape('investigative-action', 'investigative_actions'),
    shape('organization', 'organizations'),
    {
      id: 'actor',
      says: 'whoever made an account or a key is an actor, and so is its account',
      check: async ({ admin, workshop }) => {
        const { account, key } = await workshop.accountWithKey()
        const maker = (await admin.get(`/service_accounts/${account.id}/created_by`)).record
        checkShape('actors', maker)
        is('who made the key', (await admin.get(`/api_keys/${key.id}/created_by`)).record.id, maker.id)
        const renamed = (await admin.change('api_keys', key.id, { assignable: true })).record
        is('who changed the key', renamed.relationships.updated_by?.data?.id, maker.id)
      },
    },
  ],
}

/** A type whose records have what the contract says; fields that it does not say are no harm. */
function shape(
  id: 'service-account' | 'api-key' | 'user-account' | 'investigative-action' | 'organization',
  type: ResourceType,
) {
  return {
    id,
    says: `the first records of ${type} have what the contract says`,
    check: async ({ admin }: TestContext) => {
      const { records } = await admin.get(`/${type}?page[limit]=5`)
      if (records.length === 0) throw new NotApplicable(`There are no ${type} to look at.`)
      for (const record of records) checkShape(type, record)
    },
  }
}

function checkShape(type: ResourceType, record: Shown): void {
  const { attributes, relationships } = modelOf(type)
  is('type', record.type, type)
  for (const [name, { kind }] of Object.entries(attributes)) {
    const value = record.attributes[name]
    so(`${type}.${name}`, value === null || IS[kind](value), `${kind} or null`, typeof value)
  }
  for (const [name, { many, readOnly }] of Object.entries(relationships)) {
    const relationship = record.relationships[name]
    has(`${type}.${name}`, relationship?.meta ?? {}, { readOnly })
    so(`${type}.${name}`, 'data' in (relationship ?? {}) !== many, many ? 'no data' : 'data', relationship)
  }
}

const isText = (value: unknown) => typeof value === 'string'

const IS = {
  string: isText,
  boolean: (value: unknown) => typeof value === 'boolean',
  timestamp: isText,
  strings: (value: unknown) => Array.isArray(value) && value.every(isText),
} as const
