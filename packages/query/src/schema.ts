import type { Kind } from './kinds.ts'

/** The attributes and relationships of a type that are available to queries. */
export interface Schema {
  readonly type: string
  /** Returns the kind of a filterable and sortable attribute other than `id`, otherwise undefined. */
  comparable(attribute: string): Kind | undefined
  /** Whether the type has an attribute or a relationship with this name. */
  has(name: string): boolean
  /** Returns the schema of a related record, or undefined if the relationship does not exist. */
  related(relation: string): Schema | undefined
}

/** Returns the schema of a type. */
export type Schemas = (type: string) => Schema | undefined

/** Returns the kind of an attribute. An id is a string. */
export function kindOf(schema: Schema, attribute: string): Kind | undefined {
  return attribute === 'id' ? 'string' : schema.comparable(attribute)
}
