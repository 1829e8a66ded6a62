import { forEachType, modelOf } from '@workbench-sdk/contract/model'
import { inheritedAccess } from '../rules/inherited-access.ts'
import type { AnyRecord, RecordOf } from '../store/records.ts'
import type { Store } from '../store/store.ts'

/**
 * An attribute of a record as the API shows it, or its id: what is stored, or what follows from elsewhere. Documents,
 * filters and sorts see the same.
 */
export function attributeOf(store: Store, record: AnyRecord, name: string): unknown {
  if (name === 'id') return record.id
  if (record.type === 'api_keys' && OF_KEYS.has(name)) return OF_KEYS.get(name)?.(store, record)
  if (record.type === 'user_accounts' && name === 'active_status') return record.attributes.active ? 'ACTIVE' : 'LOCKED'
  return (record.attributes as Readonly<Record<string, unknown>>)[name]
}

/** What a key shows and does not hold. `secret-once`: a rule's outcome alone brings a secret into an answer. */
const OF_KEYS = new Map<string, (store: Store, key: RecordOf['api_keys']) => unknown>([
  ['access_token', () => null],
  ['role', (store, key) => inheritedAccess(store, key).role],
  ['restrictions', (store, key) => inheritedAccess(store, key).restrictions],
])

/** Every attribute, in the order of the contract. */
export function attributesOf(store: Store, record: AnyRecord): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const name of ATTRIBUTES[record.type]) shown[name] = attributeOf(store, record, name)
  return shown
}

const ATTRIBUTES = forEachType(type => Object.keys(modelOf(type).attributes))

/** Where a relationship to one leads. */
export function relatedId(record: AnyRecord, relation: string): string | null {
  return (record.related as Readonly<Record<string, string | null>>)[relation] ?? null
}

/** The records that a relationship leads to: at most one, or those of an index. */
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
