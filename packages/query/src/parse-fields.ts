import type { Parameter } from './parameter.ts'
import { QueryError } from './query-error.ts'
import type { Schemas } from './schema.ts'

/** Parses `fields[type]=a,b`. Several parameters of the same type are combined. */
export function parseFields(
  schemas: Schemas,
  parameters: readonly Parameter[],
): Map<string, readonly string[]> | QueryError {
  const fields = new Map<string, readonly string[]>()
  for (const { keys, value } of parameters) {
    const [type = ''] = keys
    const schema = schemas(type)
    if (!schema) return new QueryError('fields', `${type} is not a valid resource`)
    const names = value.split(',')
    const unknown = names.find(name => !schema.has(name))
    if (unknown !== undefined) return new QueryError('fields', `${type} do not have property ${unknown}`)
    fields.set(type, [...new Set([...(fields.get(type) ?? []), ...names])])
  }
  return fields
}
