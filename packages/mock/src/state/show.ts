import { attributesOf, relatedId } from '../json-api/shown.ts'
import { attributeModel, modelOf, READ_ONLY, type ResourceType } from '../model.ts'
import type { AnyRecord } from '../records.ts'
import type { Store } from '../store.ts'
import type { StateOf } from './shown-state.ts'

/** The records of a type in an organization, in the order of their creation. */
export function show<T extends keyof StateOf>(store: Store, organizationId: string, type: T): readonly StateOf[T][] {
  const shown: StateOf[T][] = []
  for (const id of store.list(organizationId, type)) {
    const record = store.get(type, id)
    if (record) shown.push(stateOf(store, record))
  }
  return Object.freeze(shown)
}

/** Attributes that are not shown under a name of their own: a key's two names are shown as one, and its secret not at all. */
const UNTOLD = new Set(['access_token', 'name'])

/** A record under the names that the client has for its parts, which follow from those of the contract. */
export function stateOf<T extends keyof StateOf>(store: Store, record: AnyRecord): StateOf[T] {
  const state: Record<string, unknown> = { id: record.id }
  for (const [name, value] of Object.entries(attributesOf(store, record))) {
    if (!UNTOLD.has(name)) state[name === 'display_name' ? 'name' : camelCase(name)] = plain(record.type, name, value)
  }
  if (Array.isArray(state.restrictions)) state.readOnly = state.restrictions.includes(READ_ONLY)
  for (const [name, { many }] of Object.entries(modelOf(record.type).relationships)) {
    if (!many) state[`${camelCase(name)}Id`] = relatedId(record, name)
  }
  return Object.freeze(state) as unknown as StateOf[T]
}

function plain(type: ResourceType, name: string, value: unknown): unknown {
  return attributeModel(type, name)?.kind === 'timestamp' && typeof value === 'string' ? new Date(value) : value
}

const camelCase = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
