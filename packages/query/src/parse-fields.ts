import { listOf, type Parameter, structureOf } from './parameter.ts'
import { QueryError } from './query-error.ts'
import type { Schema, Schemas } from './schema.ts'

/** The members of a record that `fields` can name although they are not attributes. */
const MEMBERS: ReadonlySet<string> = new Set(['id', 'type', 'meta'])

/** Parses `fields[type]=a,b`. Parameters for the same type are combined. `fields` without a type has no effect. */
export function parseFields(
  schemas: Schemas,
  parameters: readonly Parameter[],
): Map<string, readonly string[]> | QueryError {
  const fields = new Map<string, readonly string[]>()
  const structure = structureOf(parameters) ?? 'string'
  if (structure === 'string') return fields
  if (structure === 'array') return unknownType('0')
  for (const [type, group] of structure) {
    const schema = schemas(type)
    if (!schema) return unknownType(type)
    const names = listOf(
      group.map(({ name, keys, value }) => ({ name: `${name}[${type}]`, keys: keys.slice(1), value })),
    )
    const unknown = names.find(name => !isField(schema, name))
    if (unknown !== undefined) return new QueryError('fields', `${type} do not have property ${unknown}`)
    fields.set(type, [...new Set(names)])
  }
  return fields
}

/** Returns the error for an unknown type. jsonapi-server's message also has a trailing space. */
const unknownType = (type: string) => new QueryError('field-type', `${type} is not a valid resource `)

const isField = (schema: Schema, name: string): boolean => MEMBERS.has(name) || schema.has(name)
