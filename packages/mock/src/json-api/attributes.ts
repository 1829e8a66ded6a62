import { forEachType, modelOf, type ResourceType, type ToMany } from '@workbench-sdk/contract/model'
import { inheritedAccess } from '../rules/inherited-access.ts'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord, ApiKey, COMPUTED } from '../store/records.ts'

const ATTRIBUTES = forEachType(type => Object.keys(modelOf(type).attributes))

/**
 * Returns all attributes of a record, in the order that the contract defines. Arrays are copies: V8 takes twice as long to serialize a
 * document that contains a frozen array.
 */
export function attributesOf(
  store: OrganizationStore,
  record: AnyRecord,
  isHidden?: IsHidden,
): Record<string, unknown> {
  const attributes: Record<string, unknown> = {}
  for (const name of ATTRIBUTES[record.type]) {
    const value = attributeOf(store, record, name, isHidden)
    attributes[name] = Array.isArray(value) ? [...value] : value
  }
  return attributes
}

/** Whether an attribute of a record is hidden from the caller. */
export type IsHidden = (record: AnyRecord, name: string) => boolean

/**
 * Returns an attribute or the id of a record. Attributes can be stored or computed; hidden attributes are null. Documents, filters
 * and sorts use the same values.
 */
export function attributeOf(store: OrganizationStore, record: AnyRecord, name: string, isHidden?: IsHidden): unknown {
  if (isHidden?.(record, name)) return null
  if (name === 'id') return record.id
  if (record.type === 'api_keys' && isComputedOfKey(name)) return COMPUTED_OF_KEYS[name](store, record)
  if (record.type === 'user_accounts' && name === 'active_status') return record.attributes.active ? 'ACTIVE' : 'LOCKED'
  const attributes: Readonly<Record<string, unknown>> = record.attributes
  return attributes[name]
}

type ComputedOfKey = (typeof COMPUTED)['api_keys'][number]

/** The computed attributes of a key. `secret-once`: the secret is null here. Only the outcome of a rule contains it. */
const COMPUTED_OF_KEYS: Readonly<Record<ComputedOfKey, (store: OrganizationStore, key: ApiKey) => unknown>> = {
  access_token: () => null,
  role: (store, key) => inheritedAccess(store, key).role,
  restrictions: (store, key) => inheritedAccess(store, key).restrictions,
}

const isComputedOfKey = (name: string): name is ComputedOfKey => Object.hasOwn(COMPUTED_OF_KEYS, name)

/** Returns the id of a to-one relationship's record, or null if there is none. */
export function relatedId(record: AnyRecord, relation: string): string | null {
  const related: Readonly<Record<string, string | null>> = record.related
  return related[relation] ?? null
}

/** Returns the ids of a relationship's records. */
export function relatedIds(store: OrganizationStore, record: AnyRecord, relation: string): Iterable<string> {
  const indexes: Indexes | undefined = TO_MANY[record.type]
  if (indexes && Object.hasOwn(indexes, relation)) return indexes[relation]?.(store, record) ?? []
  const id = relatedId(record, relation)
  return id === null ? [] : [id]
}

type Indexes = { readonly [relation: string]: (store: OrganizationStore, record: AnyRecord) => Iterable<string> }

/** The index for each to-many relationship. */
const TO_MANY: { readonly [T in ResourceType]?: Indexes } = {
  service_accounts: { api_keys: (store, account) => store.keysOf(account.id) },
  organizations: {
    api_keys: store => store.list('api_keys'),
    user_accounts: store => store.list('user_accounts'),
  },
  user_accounts: { organizations: (_, user) => [user.organizationId] },
} satisfies { readonly [T in ResourceType as ToMany<T> extends never ? never : T]: Record<ToMany<T>, Indexes[string]> }
