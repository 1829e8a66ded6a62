import type { ClockState } from '../clock.ts'
import { isObject } from '../json.ts'
import { type AttributeModel, isResourceType, modelOf } from '../model.ts'
import type { AnyRecord } from '../records.ts'
import type { Contents } from '../store.ts'

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
  readonly contents: Contents
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

const CONTENTS: Readonly<Record<keyof Contents, Check>> = {
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
  return problemOfRecords(contents.records as Readonly<Record<string, unknown>>[])
}

function problemOfRecords(records: readonly Readonly<Record<string, unknown>>[]): string | undefined {
  const ids = new Set(records.map(({ id }) => id))
  for (const [index, record] of records.entries()) {
    const problem = problemOfRecord(record, ids)
    if (problem) return `contents.records[${index}] ${problem}`
  }
  return undefined
}

/** What each kind of attribute is, where it is not null. */
const KINDS: Readonly<Record<AttributeModel['kind'], Check>> = {
  string: isString,
  boolean: value => typeof value === 'boolean',
  timestamp: isMoment,
  strings: value => Array.isArray(value) && value.every(isString),
}

function problemOfRecord(record: Readonly<Record<string, unknown>>, ids: ReadonlySet<unknown>): string | undefined {
  const { type, id, organizationId, attributes, related } = record
  if (typeof type !== 'string' || !isResourceType(type)) return 'has no type that there is'
  if (!isString(id) || !ids.has(organizationId)) return 'has no id, or is in no organization'
  if (!isObject(attributes) || !isObject(related)) return 'has no attributes, or leads to nothing'
  for (const [name, value] of Object.entries(attributes)) {
    const model = Object.hasOwn(modelOf(type).attributes, name) ? modelOf(type).attributes[name] : undefined
    if (!model || (value !== null && !KINDS[model.kind](value))) return `has a wrong ${name}`
  }
  if (!isMoment(attributes.created_at)) return 'has no created_at'
  const astray = Object.entries(related).find(([, to]) => to !== null && !ids.has(to))
  if (astray) return `leads, as its ${astray[0]}, to a record that is not there`
  if (type === ('api_keys' satisfies AnyRecord['type']) && !isString(record.secretHash))
    return 'has no hash of a secret'
  return undefined
}
