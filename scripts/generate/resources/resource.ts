/** A resource of the API, as described in `openapi/resources/*.yaml`. `resource.schema.json` documents each key. */
export interface Resource {
  readonly type: string
  readonly name: string
  readonly description: string
  readonly evidence: Evidence
  readonly operations: readonly OperationName[]
  readonly overrides?: { readonly [O in OperationName]?: Override }
  readonly attributes: Readonly<Record<string, Attribute>>
  readonly relationships: Readonly<Record<string, Relationship>>
  readonly example: {
    readonly id: string
    readonly create?: JsonObject
    readonly created?: JsonObject
    readonly update?: JsonObject
    readonly updated?: JsonObject
  }
}

export type JsonObject = Readonly<Record<string, unknown>>

type Evidence = 'A' | 'P' | 'S' | 'G'
export type OperationName = 'list' | 'create' | 'get' | 'update' | 'delete'
export type Access = 'read-write' | 'read-only' | 'create-only' | 'update-only'

interface Override {
  readonly summary?: string
  readonly description?: string
  readonly evidence?: Evidence
  readonly parameters?: readonly string[]
  readonly response?: string
}

/** An attribute's schema. Keys that are not listed here are JSON Schema keywords. */
export interface AttributeSchema extends JsonObject {
  readonly schema?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly examples?: readonly unknown[]
}

export type Attribute = string | DetailedAttribute

export interface DetailedAttribute extends AttributeSchema {
  readonly request?: string | AttributeSchema
  readonly access?: Access
  readonly required?: boolean
  readonly filterable?: boolean
  readonly example?: unknown
}

export interface Relationship {
  readonly to: string
  readonly many?: boolean
  readonly access?: Access
  readonly required?: boolean
  readonly nullable?: boolean
  readonly label?: string
  readonly evidence?: Evidence
  readonly example?: null
}

/** Returns the name of a type's schema: `service_accounts` → `ServiceAccount`. */
export function schemaName(type: string): string {
  return pascalCase(type.replace(/s$/, ''))
}

/** `assigned_to_actor` → `AssignedToActor`. */
export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Returns the base name of a type's examples: `service_accounts` → `service-account`. */
export function exampleName(type: string): string {
  return `example-${type.replace(/s$/, '').replaceAll('_', '-')}`
}

/** Returns the name without its article: `an API key` → `API key`. */
export function singular({ name }: Resource): string {
  return name.replace(/^an? /, '')
}

/** Returns the plural of the name: `an API key` → `API keys`. */
export function plural(resource: Resource): string {
  return `${singular(resource)}s`
}

/** Returns the name of the tag: `a service account` → `Service accounts`. */
export function tagName(resource: Resource): string {
  return sentenceCase(plural(resource))
}

/** Capitalizes the first letter: `an API key` → `An API key`. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function detailed(attribute: Attribute): DetailedAttribute {
  return typeof attribute === 'string' ? { schema: attribute } : attribute
}

/** Whether requests of this kind can set the attribute or relationship. */
export function isWritable({ access = 'read-write' }: { access?: Access }, operation: 'create' | 'update'): boolean {
  return access === 'read-write' || access === `${operation}-only`
}
