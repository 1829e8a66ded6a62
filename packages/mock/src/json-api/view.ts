import { modelOf, type ResourceType } from '../model.ts'
import type { AnyRecord } from '../records.ts'
import { inherited } from '../rules/key-inherits.ts'
import type { Store } from '../store.ts'

/** A record as the API shows it: what is stored, with what follows from elsewhere. Filters and sorts see the same. */
export interface View {
  readonly type: ResourceType
  readonly id: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly related: Readonly<Record<string, string | null>>
}

export function viewOf(store: Store, record: AnyRecord): View {
  const { type, id, related } = record
  return {
    type,
    id,
    related,
    attributes: record.type === 'api_keys' ? keyAttributes(store, record) : record.attributes,
  }
}

/** `secret-once`: there is no secret to show but at the creation, and there it is put in by the rule's outcome. */
function keyAttributes(store: Store, key: Extract<AnyRecord, { type: 'api_keys' }>): Record<string, unknown> {
  const all: Record<string, unknown> = { access_token: null, ...key.attributes, ...inherited(store, key) }
  return Object.fromEntries(Object.keys(modelOf('api_keys').attributes).map(name => [name, all[name]]))
}

/** The records that a relationship of this one leads to: at most one, or those of an index. */
export function relatedIds(store: Store, record: AnyRecord, relation: string): Iterable<string> {
  const many = MANY[`${record.type}.${relation}`]
  if (many) return many(store, record)
  const id = (record.related as View['related'])[relation]
  return id ? [id] : []
}

const MANY: Readonly<Record<string, (store: Store, record: AnyRecord) => Iterable<string>>> = {
  'service_accounts.api_keys': (store, account) => store.keysOf(account.id),
  'organizations.api_keys': (store, organization) => store.list(organization.id, 'api_keys'),
  'organizations.user_accounts': (store, organization) => store.list(organization.id, 'user_accounts'),
  'user_accounts.organizations': (_, user) => [user.organizationId],
}
