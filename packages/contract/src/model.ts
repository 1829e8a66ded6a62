import { MODEL, ROLES } from './generated/model.ts'
import type { components } from './generated/openapi.ts'

type Schemas = components['schemas']

export type ResourceType = keyof typeof MODEL
export type Verb = 'search' | 'create' | 'find' | 'update' | 'delete'
export type Role = Schemas['AssignableRole']

/** Whether a value is a role that a service account can have. */
export const isRole = (value: unknown): value is Role => ROLES.includes(value)

/** The restriction of a service account with read-only access. */
export const READ_ONLY = 'read_only'

/** The attributes of each type, as in its record schema. */
export type AttributesOf = {
  readonly [T in ResourceType]: { readonly [S in keyof Schemas]: AttributesIn<Schemas[S], T> }[keyof Schemas]
}

type AttributesIn<Schema, T> = Schema extends { type: T; attributes: infer Attributes; relationships: object }
  ? Attributes
  : never

/** The names of the to-one relationships of a type. */
export type ToOne<T extends ResourceType> = RelationshipOf<T, false>
/** The names of the to-many relationships of a type. */
export type ToMany<T extends ResourceType> = RelationshipOf<T, true>

type RelationshipOf<T extends ResourceType, Many extends boolean> = {
  [R in keyof (typeof MODEL)[T]['relationships']]: (typeof MODEL)[T]['relationships'][R] extends { many: Many }
    ? R
    : never
}[keyof (typeof MODEL)[T]['relationships']] &
  string

/** The target type of a relationship. */
export type TargetOf<T extends ResourceType, R> = R extends keyof (typeof MODEL)[T]['relationships']
  ? (typeof MODEL)[T]['relationships'][R] extends { target: infer Target extends ResourceType }
    ? Target
    : never
  : never

/** The types that the API can write to. */
export type WritableType = {
  [T in ResourceType]: (typeof MODEL)[T]['verbs'][number] extends 'search' | 'find' ? never : T
}[ResourceType]

/** The types that the API can only read. */
export type ReadOnlyType = Exclude<ResourceType, WritableType>

export interface AttributeModel {
  readonly kind: 'string' | 'boolean' | 'timestamp' | 'strings'
  /** The only values, if the contract limits them. */
  readonly values?: readonly unknown[]
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

// `Object.keys` returns strings. These are the keys of the table.
export const RESOURCE_TYPES = Object.keys(models) as ResourceType[]

/** Creates a table with an entry for each type. */
export const forEachType = <V>(entryOf: (type: ResourceType) => V): Readonly<Record<ResourceType, V>> =>
  // Every type has an entry, which `Object.fromEntries` cannot express.
  Object.fromEntries(RESOURCE_TYPES.map(type => [type, entryOf(type)])) as Record<ResourceType, V>

export const isResourceType = (name: string): name is ResourceType => Object.hasOwn(models, name)

export const modelOf = (type: ResourceType): ResourceModel => models[type]

export const attributeModel = (type: ResourceType, name: string): AttributeModel | undefined =>
  ownValue(models[type].attributes, name)

export const relationshipModel = (type: ResourceType, name: string): RelationshipModel | undefined =>
  ownValue(models[type].relationships, name)

/** Returns a value from a table. Ignores inherited properties, e.g. `constructor`. */
function ownValue<V>(table: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
