import { modelOf, type ResourceType } from '../model.ts'
import { camelCase } from '../state/show.ts'

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
