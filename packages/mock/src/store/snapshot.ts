import { isObject } from '@workbench-sdk/contract/json'
import {
  type AttributeModel,
  attributeModel,
  isResourceType,
  modelOf,
  type ResourceType,
} from '@workbench-sdk/contract/model'
import type { ClockState } from '../platform/clock.ts'
import type { StoreContents } from './store.ts'

/**
 * All that a mock holds, as plain JSON: its records, its time, and where its chance stands. Secrets are in it as hashes
 * alone; but whoever knows the seed of a mock can work out all of its secrets.
 */
export interface Snapshot {
  /** The version of this format. */
  readonly snapshot: 1
  readonly randomSeed: number | string
  /** How often chance was drawn from. */
  readonly drawn: number
  readonly clock: ClockState
  readonly contents: StoreContents
}

/** @throws TypeError where it is no snapshot: what is wrong, and where. */
export function checkSnapshot(value: unknown): asserts value is Snapshot {
  const problem = problemOf(value)
  if (problem) throw new TypeError(`This is no snapshot of a mock: ${problem}.`)
}

type Check = (value: unknown) => boolean

const isString: Check = value => typeof value === 'string'
const isCount: Check = value => Number.isSafeInteger(value) && Number(value) >= 0
const isMoment: Check = value => typeof value === 'string' && !Number.isNaN(Date.parse(value))

const PARTS: Readonly<Record<string, Check>> = {
  randomSeed: value => typeof value === 'number' || isString(value),
  drawn: isCount,
  clock: value => isObject(value) && ('standsAt' in value ? isMoment(value.standsAt) : Number.isFinite(value.aheadMs)),
  contents: isObject,
}

const CONTENTS: Readonly<Record<keyof StoreContents, Check>> = {
  records: isObject,
  deleted: isString,
  sessions: value =>
    isObject(value) && isString(value.tokenHash) && isString(value.userAccountId) && Number.isFinite(value.expiresAt),
}

function problemOf(value: unknown): string | undefined {
  if (!isObject(value) || value.snapshot !== 1) return 'it lacks "snapshot": 1'
  for (const [name, is] of Object.entries(PARTS)) if (!is(value[name])) return `its ${name} is missing or wrong`
  const contents = value.contents as Readonly<Record<string, unknown>>
  for (const [name, is] of Object.entries(CONTENTS)) {
    const each = contents[name]
    if (!Array.isArray(each)) return `its contents have no ${name}`
    const wrong = each.findIndex(item => !is(item))
    if (wrong >= 0) return `contents.${name}[${wrong}] is wrong`
  }
  return problemOfRecords(contents.records as Parts[])
}

type Parts = Readonly<Record<string, unknown>>

function problemOfRecords(records: readonly Parts[]): string | undefined {
  const types = new Map(records.map(({ id, type }) => [id, type]))
  if (types.size < records.length) return 'two of its records have the same id'
  for (const [index, record] of records.entries()) {
    const problem = problemOfRecord(record, types)
    if (problem) return `contents.records[${index}] ${problem}`
  }
  return undefined
}

/** What each kind of attribute is. */
const KINDS: Readonly<Record<AttributeModel['kind'], Check>> = {
  string: isString,
  boolean: value => typeof value === 'boolean',
  timestamp: isMoment,
  strings: value => Array.isArray(value) && value.every(isString),
}

/** What follows from elsewhere, and is not held. */
const NOT_HELD: { readonly [T in ResourceType]?: readonly string[] } = {
  api_keys: ['access_token', 'role', 'restrictions'],
  user_accounts: ['active_status'],
}

/** Relationships that can lead nowhere. */
const OPTIONAL = new Set(['assigned_to_actor', 'parent_actor'])

function problemOfRecord(record: Parts, types: ReadonlyMap<unknown, unknown>): string | undefined {
  const { type, id, organizationId, attributes, related } = record
  if (typeof type !== 'string' || !isResourceType(type)) return 'has no type that there is'
  if (!isString(id) || types.get(organizationId) !== 'organizations') return 'has no id, or is in no organization'
  if (!isObject(attributes) || !isObject(related)) return 'has no attributes, or leads to nothing'
  if (type === 'api_keys' && !isString(record.secretHash)) return 'has no hash of a secret'
  return problemOfAttributes(type, attributes) ?? problemOfRelated(type, related, types)
}

function problemOfAttributes(type: ResourceType, attributes: Parts): string | undefined {
  const names = Object.keys(modelOf(type).attributes).filter(name => !NOT_HELD[type]?.includes(name))
  const unknown = Object.keys(attributes).find(name => !names.includes(name))
  if (unknown !== undefined) return `has a ${unknown}, which there is not`
  const wrong = names.find(name => !isAttribute(attributeModel(type, name), attributes[name]))
  return wrong === undefined ? undefined : `has a wrong ${wrong}, or none`
}

const isAttribute = (model: AttributeModel | undefined, value: unknown) =>
  model !== undefined && (value === null ? model.nullable : KINDS[model.kind](value))

function problemOfRelated(type: ResourceType, related: Parts, types: ReadonlyMap<unknown, unknown>) {
  for (const [name, { target, many }] of Object.entries(modelOf(type).relationships)) {
    if (many || (related[name] === null && OPTIONAL.has(name))) continue
    if (types.get(related[name]) !== target) return `leads, as its ${name}, to no ${target} that it has`
  }
  return undefined
}
