import { MODEL } from './generated/model.ts'
import type { components } from './generated/openapi.ts'

type Schemas = components['schemas']

export interface AttributesOf {
  service_accounts: Schemas['ServiceAccountAttributes']
  api_keys: Schemas['ApiKeyAttributes']
  user_accounts: Schemas['UserAccountAttributes']
  investigative_actions: Schemas['InvestigativeActionAttributes']
  organizations: Schemas['OrganizationAttributes']
  actors: Schemas['ActorAttributes']
}

export type ResourceType = keyof typeof MODEL & keyof AttributesOf
export type Verb = 'search' | 'create' | 'find' | 'update' | 'delete'
export type Role = Schemas['AssignableRole']

/** What read-only access is on the wire, among an account's `restrictions`. */
export const READ_ONLY = 'read_only'

export interface AttributeModel {
  readonly kind: 'string' | 'boolean' | 'timestamp' | 'strings'
  readonly nullable: boolean
  readonly readOnly: boolean
  readonly immutable: boolean
  readonly filterable: boolean
}

export interface RelationshipModel {
  readonly target: ResourceType
  readonly many: boolean
  readonly readOnly: boolean
  readonly immutable: boolean
}

export interface ResourceModel {
  readonly verbs: readonly Verb[]
  readonly attributes: Readonly<Record<string, AttributeModel>>
  readonly relationships: Readonly<Record<string, RelationshipModel>>
}

const models: Readonly<Record<ResourceType, ResourceModel>> = MODEL

export const RESOURCE_TYPES = Object.keys(models) as ResourceType[]

/** A table of what each type comes to. */
export const forEachType = <V>(of: (type: ResourceType) => V): Readonly<Record<ResourceType, V>> =>
  Object.fromEntries(RESOURCE_TYPES.map(type => [type, of(type)])) as Record<ResourceType, V>

export const isResourceType = (name: string): name is ResourceType => Object.hasOwn(models, name)

export const modelOf = (type: ResourceType): ResourceModel => models[type]

export const attributeModel = (type: ResourceType, name: string): AttributeModel | undefined =>
  own(models[type].attributes, name)

export const relationshipModel = (type: ResourceType, name: string): RelationshipModel | undefined =>
  own(models[type].relationships, name)

/** A look-up that a name such as `constructor` cannot fool. */
function own<V>(table: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
