import type { MODEL } from '@workbench-sdk/contract/generated/model'
import { modelOf, type ResourceType } from '@workbench-sdk/contract/model'
import {
  type ActorState,
  type ApiKeyState,
  type CamelCase,
  camelCase,
  type InvestigativeActionState,
  type OrganizationState,
  type ServiceAccountState,
  type UserAccountState,
} from '../json-api/state.ts'

/** Who made a record, and who changed it last. */
interface Makers {
  readonly createdBy: ActorRecord
  readonly updatedBy: ActorRecord
}

/** A service account, and what it is related to. */
export interface ServiceAccountRecord extends ServiceAccountState, Makers {
  readonly apiKeys: readonly ApiKeyRecord[]
  readonly organization: OrganizationRecord
  readonly actor: ActorRecord
}

/** An API key, and what it is related to. Its secret is nowhere. */
export interface ApiKeyRecord extends ApiKeyState, Makers {
  readonly serviceAccount: ServiceAccountRecord
  readonly organization: OrganizationRecord
}

/** A person, and what they are related to. */
export interface UserAccountRecord extends UserAccountState, Makers {
  readonly primaryOrganization: OrganizationRecord
  readonly organizations: readonly OrganizationRecord[]
  readonly actor: ActorRecord
}

/** An investigative action, and what it is related to. */
export interface InvestigativeActionRecord extends InvestigativeActionState, Makers {
  readonly organization: OrganizationRecord
  readonly assignedToActor: ActorRecord | null
}

/** An organization, and what it is related to. */
export interface OrganizationRecord extends OrganizationState {
  readonly apiKeys: readonly ApiKeyRecord[]
  readonly userAccounts: readonly UserAccountRecord[]
}

/** Whoever did something, and what they are related to. */
export interface ActorRecord extends ActorState {
  readonly organization: OrganizationRecord
  readonly parentActor: ActorRecord | null
}

/** Holds the records above to the relationships of the contract. */
type Complete<Records extends { readonly [T in ResourceType]: Relations<T> }> = Records

type Relations<T extends ResourceType> = {
  readonly [R in keyof (typeof MODEL)[T]['relationships'] & string as CamelCase<R>]: object | null
}

export type DataRecordOf = Complete<{
  service_accounts: ServiceAccountRecord
  api_keys: ApiKeyRecord
  user_accounts: UserAccountRecord
  investigative_actions: InvestigativeActionRecord
  organizations: OrganizationRecord
  actors: ActorRecord
}>

/** Where the related records are. */
export interface Related {
  one(id: unknown): object | null
  many(id: unknown, relation: string): readonly object[]
}

interface Told {
  readonly [field: string]: unknown
}

/**
 * What the records of a type inherit: their relations, looked up when they are asked for, so that they are always in step.
 * They are no fields of the records themselves, as the library copies a record with all that is in its fields: from key
 * to account to organization that is everything. For the same reason nothing but this may be inherited, or the library
 * does not take the records for plain objects, into which a query can look.
 */
export function relationsOf(type: ResourceType, related: Related): object {
  const getters = Object.entries(modelOf(type).relationships).map(([relation, { many }]) => {
    const name = camelCase(relation)
    function get(this: Told): unknown {
      return many ? related.many(this.id, relation) : related.one(this[`${name}Id`])
    }
    return [name, { get }] as const
  })
  return Object.create(null, { ...PLAIN, ...Object.fromEntries(getters) })
}

const PLAIN: PropertyDescriptorMap = {
  ...Object.getOwnPropertyDescriptors(Object.prototype),
  // Node prints what this gives, and would go on about the prototype otherwise.
  [Symbol.for('nodejs.util.inspect.custom')]: {
    value(this: object) {
      return { ...this }
    },
  },
}
