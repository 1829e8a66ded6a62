import { attributeModel, isResourceType, type ResourceType, relationshipModel } from '../model.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Parameter } from './parameter.ts'

/** The attributes to keep, for each type that is named. */
export type Fields = ReadonlyMap<ResourceType, ReadonlySet<string>>

export function parseFields(parameters: readonly Parameter[]): Fields | Refusal {
  const fields = new Map<ResourceType, Set<string>>()
  for (const { keys, value } of parameters) {
    const refusal = collect(fields, keys[0] ?? '', value.split(','))
    if (refusal) return refusal
  }
  return fields
}

function collect(fields: Map<ResourceType, Set<string>>, type: string, names: readonly string[]): Refusal | undefined {
  if (!isResourceType(type)) return refuse.fields(`${type} is not a valid resource`)
  const unknown = names.find(name => !attributeModel(type, name) && !relationshipModel(type, name))
  if (unknown !== undefined) return refuse.fields(`${type} do not have property ${unknown}`)
  fields.set(type, new Set([...(fields.get(type) ?? []), ...names]))
  return undefined
}
