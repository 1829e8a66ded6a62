import { modelOf, type ResourceType } from '@workbench-sdk/contract/model'
import type { ResourceObject } from '../api-response.ts'
import { assertEqual, assertMatches, assertThat } from '../assert.ts'
import { assertError, assertStatus } from '../assert-response.ts'
import type { ConformanceCase, Section } from '../case.ts'
import { NotApplicable } from '../outcome.ts'
import type { RequirementId } from '../requirements.ts'
import type { TestContext } from '../test-context.ts'

/** The attributes and relationships of each type. */
export const resources: Section = {
  title: 'Resources',
  file: 'wire/resources.ts',
  cases: [
    matchesContract('service-account', 'service_accounts'),
    {
      id: 'service-account-actor',
      title: "returns an actor with the type service and the account's name",
      check: async ({ admin, factory }) => {
        const { id, attributes } = await factory.createAccount()
        const actor = (await admin.get(`/service_accounts/${id}/actor`)).record
        assertMatches('the actor', actor.attributes, { actor_type: 'service', display_name: attributes.display_name })
      },
    },
    matchesContract('api-key', 'api_keys'),
    {
      id: 'api-key-names',
      title: 'sets both names when a key is created or changed',
      check: async ({ admin, factory }) => {
        const { id } = await factory.createAccount()
        const [one, two] = [factory.name('one'), factory.name('two')]
        const created = await admin.createKey(id, one, { display_name: undefined, name: one })
        assertStatus(created, 201)
        assertMatches('the new key', created.record.attributes, { name: one, display_name: one })
        for (const [attribute, name] of [
          ['display_name', two],
          ['name', one],
        ] as const) {
          const changed = await admin.update('api_keys', created.record.id, { [attribute]: name })
          assertMatches(`the key after a change to ${attribute}`, changed.record.attributes, {
            name,
            display_name: name,
          })
        }
      },
    },
    {
      id: 'api-key-account',
      title: 'rejects a key whose service account is missing, null or unknown',
      check: async ({ admin, factory, client }) => {
        const data = { type: 'api_keys', attributes: { display_name: factory.name('without account') } }
        assertError(await admin.postKey({ data }), 'invalid-parameters')
        const relationships = { service_account: { data: null } }
        assertError(await admin.postKey({ data: { ...data, relationships } }), 'invalid-parameters')
        assertError(await admin.createKey(client.unknownId(), factory.name('without account')), 'unknown-record')
      },
    },
    {
      id: 'api-key-secret',
      title: 'rejects filters and sort orders by access_token',
      check: async ({ admin }) => {
        assertError(await admin.get('/api_keys?filter[access_token]=x'), 'filter')
        assertError(await admin.get('/api_keys?sort=access_token'), 'sort')
        assertError(await admin.get('/service_accounts?filter[api_keys][access_token]=x'), 'filter')
      },
    },
    matchesContract('user-account', 'user_accounts'),
    matchesContract('investigative-action', 'investigative_actions'),
    matchesContract('organization', 'organizations'),
    {
      id: 'actor',
      title: 'returns the actor that created and updated an account or a key',
      check: async ({ admin, factory }) => {
        const { account, key } = await factory.createAccountWithKey()
        const creator = (await admin.get(`/service_accounts/${account.id}/created_by`)).record
        assertShape('actors', creator)
        // A user may have created the key. See the assumption `keyCreator`.
        assertShape('actors', (await admin.get(`/api_keys/${key.id}/created_by`)).record)
        const renamed = (await admin.update('api_keys', key.id, { assignable: true })).record
        assertEqual('updated_by of the key', renamed.relationships.updated_by?.data?.id, creator.id)
      },
    },
  ],
}

/** Creates a case that compares records with the contract. Additional fields are accepted. */
function matchesContract(id: RequirementId, type: ResourceType): ConformanceCase {
  return {
    id,
    title: `returns the attributes and relationships in the contract for ${type}`,
    check: async ({ admin }: TestContext) => {
      const { records } = await admin.get(`/${type}?page[limit]=5`)
      if (records.length === 0) throw new NotApplicable(`The deployment has no ${type}.`)
      for (const record of records) assertShape(type, record)
    },
  }
}

function assertShape(type: ResourceType, record: ResourceObject): void {
  const { attributes, relationships } = modelOf(type)
  assertEqual('type', record.type, type)
  for (const [name, { kind }] of Object.entries(attributes)) {
    const value = record.attributes[name]
    assertThat(`${type}.${name}`, value === null || IS_KIND[kind](value), `${kind} or null`, typeof value)
  }
  for (const [name, { many, readOnly }] of Object.entries(relationships)) {
    const relationship = record.relationships[name]
    assertMatches(`${type}.${name}`, relationship?.meta ?? {}, { readOnly })
    assertThat(`${type}.${name}`, 'data' in (relationship ?? {}) !== many, many ? 'no data' : 'data', relationship)
  }
}

const isText = (value: unknown) => typeof value === 'string'

const IS_KIND = {
  string: isText,
  boolean: (value: unknown) => typeof value === 'boolean',
  timestamp: isText,
  strings: (value: unknown) => Array.isArray(value) && value.every(isText),
} as const
