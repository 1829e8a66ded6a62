import type { Kind } from './kinds.ts'

/** The attributes and relationships of a type that a query can refer to. */
export interface Schema {
  readonly type: string
  /** Returns the kind of an attribute that lists can be filtered and sorted by, except `id`. */
  comparable(attribute: string): Kind | undefined
  /** Whether the type has an attribute or a relationship with this name. */
  has(name: string): boolean
  /** Returns the type of a related record. */
  related(relation: string): Schema | undefined
}

/** Returns the schema of a type. */
export type Schemas = (type: string) => Schema | undefined

/** Returns the kind of an attribute. An id is a string. */
export function kindOf(schema: Schema, attribute: string): Kind | undefined {
  return attribute === 'id' ? 'string' : schema.comparable(attribute)
}
