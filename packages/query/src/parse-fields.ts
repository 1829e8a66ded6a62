import { listOf, type Parameter } from './parameter.ts'
import { QueryError } from './query-error.ts'
import type { Schema, Schemas } from './schema.ts'

/** The members of a record that are not attributes, but that `fields` can name. */
const MEMBERS: ReadonlySet<string> = new Set(['id', 'type', 'meta'])

/** Parses `fields[type]=a,b`. Several parameters of the same type are combined. `fields` without a type has no effect. */
export function parseFields(
  schemas: Schemas,
  parameters: readonly Parameter[],
): Map<string, readonly string[]> | QueryError {
  const fields = new Map<string, readonly string[]>()
  const typed = parameters.flatMap(({ name, keys: [type, ...keys], value }) =>
    type === undefined ? [] : { type, name: `${name}[${type}]`, keys, value },
  )
  for (const [type, group] of Map.groupBy(typed, each => each.type)) {
    const schema = schemas(type)
    // With the space at the end, as in jsonapi-server.
    if (!schema) return new QueryError('field-type', `${type || '0'} is not a valid resource `)
    const names = listOf(group)
    const unknown = names.find(name => !isField(schema, name))
    if (unknown !== undefined) return new QueryError('fields', `${type} do not have property ${unknown}`)
    fields.set(type, [...new Set(names)])
  }
  return fields
}

const isField = (schema: Schema, name: string): boolean => MEMBERS.has(name) || schema.has(name)
