import { modelOf, type ResourceType, type TargetOf, type ToMany, type ToOne } from '@workbench-sdk/contract/model'
import { type CamelCase, camelCase } from '@workbench-sdk/contract/state-names'
import type { Flat, StateOf } from '../json-api/state.ts'
import type { StoredRelationships } from '../store/records.ts'

/** The record for each type, derived from the contract: its state and its related records. */
export interface DataRecordOf extends DataRecords {}

type DataRecords = { readonly [T in ResourceType]: Flat<StateOf[T] & RelatedRecords<T>> }

type DataRecord<T extends ResourceType> = DataRecordOf[T]

type RelatedRecords<T extends ResourceType> = {
  readonly [R in ToOne<T> as CamelCase<R>]: DataRecordOf[TargetOf<T, R>] | Extract<StoredRelationships<T>[R], null>
} & {
  readonly [R in ToMany<T> as CamelCase<R>]: readonly DataRecordOf[TargetOf<T, R>][]
}

/** A service account and its related records. */
export interface ServiceAccountRecord extends DataRecord<'service_accounts'> {}
/** An API key and its related records. It does not contain the secret. */
export interface ApiKeyRecord extends DataRecord<'api_keys'> {}
/** A user account and its related records. */
export interface UserAccountRecord extends DataRecord<'user_accounts'> {}
/** An investigative action and its related records. */
export interface InvestigativeActionRecord extends DataRecord<'investigative_actions'> {}
/** An organization and its related records. */
export interface OrganizationRecord extends DataRecord<'organizations'> {}
/** An actor and its related records. */
export interface ActorRecord extends DataRecord<'actors'> {}

/** Looks up related records in an organization. */
export interface Related {
  one(organizationId: string, id: unknown): object | null
  many(organizationId: string, id: unknown, relation: string): readonly object[]
}

interface Fields {
  readonly [field: string]: unknown
}

/**
 * Creates the prototype for an organization's records of a type. Its getters look up related records, so they are always current.
 * Related records are not own properties, because `@msw/data` copies a record with everything that its properties refer to. From a
 * key, via its account and organization, it would copy all records. The prototype has a null prototype, because `@msw/data` treats
 * other objects as opaque in queries.
 */
export function relationsOf(type: ResourceType, organizationId: string, related: Related): object {
  const getters = Object.entries(modelOf(type).relationships).map(([relation, { many }]) => {
    const name = camelCase(relation)
    function get(this: Fields): unknown {
      return many ? related.many(organizationId, this.id, relation) : related.one(organizationId, this[`${name}Id`])
    }
    return [name, { get }] as const
  })
  return Object.create(null, { ...PLAIN_OBJECT, ...Object.fromEntries(getters) })
}

const PLAIN_OBJECT: PropertyDescriptorMap = {
  ...Object.getOwnPropertyDescriptors(Object.prototype),
  // Otherwise `console.log` in Node also prints the prototype.
  [Symbol.for('nodejs.util.inspect.custom')]: {
    value(this: object) {
      return { ...this }
    },
  },
}
