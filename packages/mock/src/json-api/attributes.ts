import { forEachType, modelOf } from '@workbench-sdk/contract/model'
import { inheritedAccess } from '../rules/inherited-access.ts'
import type { AnyRecord, RecordOf } from '../store/records.ts'
import type { Store } from '../store/store.ts'

const ATTRIBUTES = forEachType(type => Object.keys(modelOf(type).attributes))

/** Returns all attributes of a record, in the order of the contract. */
export function attributesOf(store: Store, record: AnyRecord): Record<string, unknown> {
  const attributes: Record<string, unknown> = {}
  for (const name of ATTRIBUTES[record.type]) attributes[name] = attributeOf(store, record, name)
  return attributes
}

/** Returns an attribute or the id of a record, stored or computed. Documents, filters and sorts use the same values. */
export function attributeOf(store: Store, record: AnyRecord, name: string): unknown {
  if (name === 'id') return record.id
  if (record.type === 'api_keys' && COMPUTED_OF_KEYS.has(name)) return COMPUTED_OF_KEYS.get(name)?.(store, record)
  if (record.type === 'user_accounts' && name === 'active_status') return record.attributes.active ? 'ACTIVE' : 'LOCKED'
  const attributes: Readonly<Record<string, unknown>> = record.attributes
  return attributes[name]
}

/** The attributes of a key that are not stored. `secret-once`: the secret is only in the outcome of a rule. */
const COMPUTED_OF_KEYS = new Map<string, (store: Store, key: RecordOf['api_keys']) => unknown>([
  ['access_token', () => null],
  ['role', (store, key) => inheritedAccess(store, key).role],
  ['restrictions', (store, key) => inheritedAccess(store, key).restrictions],
])

/** Returns the id of the record that a relationship refers to. */
export function relatedId(record: AnyRecord, relation: string): string | null {
  const related: Readonly<Record<string, string | null>> = record.related
  return related[relation] ?? null
}

/** Returns the ids of the records that a relationship refers to. */
export function relatedIds(store: Store, record: AnyRecord, relation: string): Iterable<string> {
  const many = MANY.get(`${record.type}.${relation}`)
  if (many) return many(store, record)
  const id = relatedId(record, relation)
  return id === null ? [] : [id]
}

const MANY = new Map<string, (store: Store, record: AnyRecord) => Iterable<string>>([
  ['service_accounts.api_keys', (store, account) => store.keysOf(account.id)],
  ['organizations.api_keys', (store, organization) => store.list(organization.id, 'api_keys')],
  ['organizations.user_accounts', (store, organization) => store.list(organization.id, 'user_accounts')],
  ['user_accounts.organizations', (_, user) => [user.organizationId]],
])
