import { MODEL } from '@workbench-sdk/contract/generated/model'
import { READ_ONLY, type ResourceType } from '@workbench-sdk/contract/model'
import { isObject, valueAt } from './json.ts'

/** The expected result for a response according to the contract's model, and the locations that deviate from it. */
export interface Expected<T> {
  readonly value: T
  readonly deviations: readonly string[]
}

type Result = Record<string, unknown>

/** The attributes that the client reads only in some responses. */
const SPECIAL = new Set(['api_keys.access_token', 'api_keys.name'])
/** The types whose relationships the client does not read. */
const WITHOUT_RELATIONSHIPS = new Set<ResourceType>(['actors', 'organizations'])
/** The fields with other names in the client. */
const NAMES: Readonly<Record<string, string>> = { display_name: 'name', actor_type: 'type' }
/** The types whose `name` is empty, not null, if it is missing. */
const NAMED = new Set<ResourceType>(['api_keys', 'service_accounts', 'organizations'])

/** Returns the record that the client must return, and the deviations. The record is undefined if it is unusable. */
export function expectedRecord(record: unknown, type: ResourceType, at: string): Expected<Result | undefined> {
  const foundType = valueAt(record, 'type')
  const id = idOf(record)
  if (!isObject(record) || typeof foundType !== 'string') return { value: undefined, deviations: [`${at}.type`] }
  if (foundType !== type && Object.hasOwn(MODEL, foundType)) return { value: undefined, deviations: [`${at}.type`] }
  if (id === null) return { value: undefined, deviations: [`${at}.id`] }
  const attributes = expectedAttributes(record, type, at)
  const related = expectedIds(record, type, at)
  return {
    value: { id, ...attributes.value, ...related.value },
    deviations: [
      ...(foundType === type ? [] : [`${at}.type`]),
      ...(id === record.id ? [] : [`${at}.id`]),
      ...attributes.deviations,
      ...related.deviations,
    ],
  }
}

function expectedAttributes(record: unknown, type: ResourceType, at: string): Expected<Result> {
  const value: Result = {}
  const deviations = new Set<string>()
  const read = (name: string) => {
    const { kind, nullable } = MODEL[type].attributes[name as never] as { kind: string; nullable: boolean }
    const found = valueAt(record, 'attributes', name)
    if (isObject(valueAt(record, 'attributes'))) {
      if (!(found === null && nullable) && !hasKind(found, kind)) deviations.add(`${at}.attributes.${name}`)
    } else {
      deviations.add(`${at}.attributes`)
    }
    if (!hasKind(found, kind)) return null
    return kind === 'timestamp' ? new Date(String(found)) : found
  }
  for (const name of Object.keys(MODEL[type].attributes)) {
    if (!SPECIAL.has(`${type}.${name}`)) value[NAMES[name] ?? camelCase(name)] = read(name)
  }
  if (type === 'api_keys') value.name ??= read('name')
  if (NAMED.has(type)) value.name ??= ''
  if ('active' in value) value.active ??= true
  if ('restrictions' in value) {
    value.readOnly = Array.isArray(value.restrictions) ? value.restrictions.includes(READ_ONLY) : null
  }
  return { value, deviations: [...deviations] }
}

/** Returns whether a value has the kind that the contract requires. */
export function hasKind(value: unknown, kind: string): boolean {
  if (kind === 'strings') return Array.isArray(value) && value.every(each => typeof each === 'string')
  if (kind === 'timestamp') return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
  return typeof value === kind
}

function expectedIds(record: unknown, type: ResourceType, at: string): Expected<Result> {
  const value: Result = {}
  const deviations = new Set<string>()
  if (WITHOUT_RELATIONSHIPS.has(type)) return { value, deviations: [] }
  for (const [name, { many }] of Object.entries(MODEL[type].relationships)) {
    if (many) continue
    const data = valueAt(record, 'relationships', name, 'data')
    value[`${camelCase(name)}Id`] = idOf(data)
    if (data === null || (typeof valueAt(data, 'id') === 'string' && idOf(data) !== null)) continue
    const hasObject = isObject(valueAt(record, 'relationships'))
    deviations.add(hasObject ? `${at}.relationships.${name}.data` : `${at}.relationships`)
  }
  return { value, deviations: [...deviations] }
}

/** Returns the page that the client must return. `relations` are the included relationships, by their names in the client. */
export function expectedPage(
  document: unknown,
  type: ResourceType,
  relations: Readonly<Record<string, string>>,
): Expected<{ items: Result[]; total: number | null }> {
  const deviations = new Set<string>()
  const records = valueAt(document, 'data') as unknown[]
  const included = valueAt(document, 'included')
  if (Object.keys(relations).length > 0 && !Array.isArray(included)) deviations.add('included')
  const list: unknown[] = Array.isArray(included) ? included : []
  const items = records.map((record, index) => {
    const { value, deviations: found } = expectedRecord(record, type, `data[${index}]`)
    for (const each of found) deviations.add(each)
    const item: Result = { ...value }
    for (const [name, relation] of Object.entries(relations)) {
      item[name] = null
      const identifier = valueAt(record, 'relationships', relation, 'data')
      const id = idOf(identifier)
      if (id === null) continue
      const hasType = (each: unknown) => `${valueAt(each, 'type')}` === `${valueAt(identifier, 'type')}`
      const exact = list.findLastIndex(each => idOf(each) === id && hasType(each))
      const position = exact < 0 ? list.findLastIndex(each => idOf(each) === id) : exact
      if (position < 0) {
        deviations.add('included')
        continue
      }
      const { target } = MODEL[type].relationships[relation as never] as { target: ResourceType }
      const related = expectedRecord(list[position], target, `included[${position}]`)
      for (const each of related.deviations) deviations.add(each)
      item[name] = related.value ?? null
    }
    return item
  })
  const page = valueAt(document, 'meta', 'page')
  const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0
  for (const name of ['total', 'offset']) {
    if (page === undefined && items.length === 0) continue
    if (!isCount(valueAt(page, name))) deviations.add(`meta.page.${name}`)
  }
  const found = valueAt(page, 'total')
  const total = isCount(found) ? Number(found) : items.length === 0 ? 0 : null
  const isTooSmall = total !== null && total <= items.length && Boolean(valueAt(document, 'links', 'next'))
  if (isTooSmall) deviations.add('meta.page.total')
  return { value: { items, total: isTooSmall ? null : total }, deviations: [...deviations] }
}

function idOf(identifier: unknown): string | null {
  const id = valueAt(identifier, 'id')
  return id === '' || (typeof id !== 'string' && typeof id !== 'number') ? null : String(id)
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
