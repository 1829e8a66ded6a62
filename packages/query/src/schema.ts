import type { Kind } from './kinds.ts'

/** What the records of a type have, as far as a query can ask about it. */
export interface Schema {
  readonly type: string
  /** The kind of an attribute that can be filtered and sorted by; `id` is known without it. */
  comparable(attribute: string): Kind | undefined
  /** Whether the records have an attribute or a relationship of this name. */
  has(name: string): boolean
  /** Where a relationship leads. */
  related(relation: string): Schema | undefined
}

/** Every type that there is, by its name. */
export type Schemas = (type: string) => Schema | undefined

/** An id is text. */
export function kindOf(schema: Schema, attribute: string): Kind | undefined {
  return attribute === 'id' ? 'string' : schema.comparable(attribute)
}
