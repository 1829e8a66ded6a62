import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { canonicalId, isId } from '@workbench-sdk/contract/ids'
import { isObject, isPlain } from '@workbench-sdk/contract/json'
import {
  type AttributeModel,
  attributeModel,
  isResourceType,
  isRole,
  modelOf,
  type ResourceType,
} from '@workbench-sdk/contract/model'
import { includes, NULLABLE, SETTABLE } from '@workbench-sdk/contract/state-names'
import { copyPlainData, type Path, pathName } from '@workbench-sdk/internal/plain-data'
import { shorten } from '@workbench-sdk/internal/shorten'
import { parseTimestamp } from '@workbench-sdk/internal/timestamp'
import type { ClockState } from '../platform/clock.ts'
import { isRandomSeed, type Positions } from '../platform/random.ts'
import { type AnyRecord, COMPUTED } from './records.ts'
import { emailKey, type StoreContents } from './store.ts'

/**
 * The entire state of a mock as plain JSON: its records, its clock, and the positions of its random sequences. It contains secrets
 * only as hashes, but the secrets can be computed from the random seed.
 */
export interface Snapshot {
  /** The version of this format. */
  readonly snapshot: 1
  readonly randomSeed: number | string
  /** The number of random values drawn by the mock and by each organization. */
  readonly drawn: Positions
  readonly clock: ClockState
  readonly contents: StoreContents
}

/**
 * Returns a copy of a snapshot that is unaffected by later changes to the original.
 *
 * @throws TypeError if the value is not a snapshot
 */
export function readSnapshot(value: unknown): Snapshot {
  const snapshot = copySnapshot(value)
  checkSnapshot(snapshot)
  return snapshot
}

/**
 * Returns a copy of a snapshot whose contents are not validated.
 *
 * @throws TypeError if the value is not an object of plain data
 */
export function copySnapshot(value: unknown): object {
  const snapshot = copyPlainData(value, { maxValues: MAX_VALUES, invalid: invalidData })
  if (isObject(snapshot)) return snapshot
  // The value is not part of the message, because it can be the JSON of a snapshot, which contains secrets.
  throw new TypeError(`Invalid snapshot: expected an object with "snapshot": 1, received ${kindOf(snapshot)}.`)
}

const kindOf = (value: unknown) =>
  Array.isArray(value) ? 'an array' : value == null ? String(value) : `a ${typeof value}`

/** The maximum number of values in a snapshot. The JSON of the largest possible snapshot contains fewer. */
const MAX_VALUES = 2 ** 25

const invalidData = (path: Path, expected: string, options: ErrorOptions) =>
  new TypeError(`Invalid ${pathName('snapshot', path)}: expected ${expected}.`, options)

/** @throws TypeError if the value is not a snapshot */
export function checkSnapshot(value: unknown): asserts value is Snapshot {
  const problem = problemOf(value)
  if (problem) throw new TypeError(`Invalid snapshot: ${problem}.`)
}

type Check = (value: unknown) => boolean
type JsonObject = Readonly<Record<string, unknown>>

const isString: Check = value => typeof value === 'string'
const isCount: Check = value => Number.isSafeInteger(value) && Number(value) >= 0
const isPosition: Check = value => isCount(value) && Number(value) <= LIMITS.drawn
const isTime: Check = value => parseTimestamp(value) !== undefined
/** Timestamps are compared as strings, so all of them must have the API's format. */
const isTimestamp: Check = value => typeof value === 'string' && parseTimestamp(value)?.toISOString() === value
/** Ids are compared as strings, so all of them must be in canonical form. */
const isCanonicalId: Check = value => typeof value === 'string' && isId(value) && canonicalId(value) === value

const PARTS: Readonly<Record<string, Check>> = {
  randomSeed: isRandomSeed,
  drawn: value => isPlain(value) && Object.values(value).every(isPosition),
  clock: value => isObject(value) && ('standsAt' in value ? isTime(value.standsAt) : Number.isFinite(value.aheadMs)),
  contents: isObject,
}

const LISTS = {
  records: isObject,
  sessions: value =>
    isObject(value) &&
    isString(value.tokenHash) &&
    isString(value.organizationId) &&
    isString(value.userAccountId) &&
    Number.isFinite(value.expiresAt),
} satisfies { readonly [K in keyof StoreContents]?: Check }

const areDeletedIds: Check = value =>
  isPlain(value) && Object.values(value).every(ids => Array.isArray(ids) && ids.every(isCanonicalId))

function problemOf(value: unknown): string | undefined {
  if (!isObject(value) || value.snapshot !== 1) return 'expected "snapshot": 1'
  for (const [name, isValid] of Object.entries(PARTS)) {
    if (!isValid(value[name])) return `${name} is missing or invalid`
  }
  const contents = isObject(value.contents) ? value.contents : {}
  const clock = isObject(value.clock) ? value.clock : {}
  const unknown =
    unknownMember(value, MEMBERS.snapshot) ??
    unknownMember(clock, 'standsAt' in clock ? MEMBERS.stoppedClock : MEMBERS.runningClock, 'clock.') ??
    unknownMember(contents, MEMBERS.contents, 'contents.')
  if (unknown !== undefined) return unknown
  for (const [name, isValid] of Object.entries(LISTS)) {
    const items = contents[name]
    if (!Array.isArray(items)) return `contents.${name} is missing or not an array`
    const invalid = items.findIndex(item => !isValid(item))
    if (invalid >= 0) return `contents.${name}[${invalid}] is invalid`
  }
  const sessions: readonly JsonObject[] = Array.isArray(contents.sessions) ? contents.sessions : []
  const problemOfSession = firstProblem(sessions, 'contents.sessions', (session, path) =>
    unknownMember(session, MEMBERS.session, `${path}.`),
  )
  const repeated = problemOfSession ?? repeatedValue(sessions, 'contents.sessions', 'tokenHash')
  if (repeated !== undefined) return repeated
  if (!areDeletedIds(contents.deleted)) return 'contents.deleted is missing or invalid'
  return problemOfRecords(Array.isArray(contents.records) ? contents.records : [])
}

function problemOfRecords(records: readonly JsonObject[]): string | undefined {
  const typesOf = new Map<unknown, Map<unknown, unknown>>()
  for (const { organizationId, id, type } of records) {
    const types = typesOf.get(organizationId) ?? new Map<unknown, unknown>()
    if (types.has(id)) return 'two records of an organization have the same id'
    typesOf.set(organizationId, types.set(id, type))
  }
  const emails = new Set<string>()
  for (const [index, record] of records.entries()) {
    const problem =
      problemOfRecord(record, typesOf.get(record.organizationId) ?? NO_TYPES) ?? problemOfEmail(record, emails)
    if (problem) return `contents.records[${index}]${problem}`
  }
  return (
    firstProblem(records, 'contents.records', (record, path) =>
      unknownMember(record, [...MEMBERS.record, ...namesOf(PRIVATE_MEMBERS, record.type as ResourceType)], `${path}.`),
    ) ?? repeatedValue(records, 'contents.records', 'secretHash')
  )
}

const MEMBERS = {
  snapshot: ['snapshot', 'randomSeed', 'drawn', 'clock', 'contents'],
  stoppedClock: ['standsAt'],
  runningClock: ['aheadMs'],
  contents: ['records', 'deleted', 'sessions'],
  record: ['type', 'id', 'organizationId', 'attributes', 'related'],
  session: ['tokenHash', 'organizationId', 'userAccountId', 'expiresAt'],
  credentials: ['passwordHash', 'role'],
} as const

/** The members of a record that the API does not return. */
const PRIVATE_MEMBERS = { api_keys: ['secretHash', 'disabledAlone'], user_accounts: ['credentials'] } as const

function firstProblem(
  items: readonly JsonObject[],
  path: string,
  problemIn: (item: JsonObject, path: string) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const problem = problemIn(item, `${path}[${index}]`)
    if (problem !== undefined) return problem
  }
  return undefined
}

function unknownMember(value: JsonObject, known: readonly string[], prefix = ''): string | undefined {
  const unknown = Object.keys(value).find(name => !known.includes(name))
  return unknown === undefined ? undefined : `${prefix}${shorten(unknown)} is unknown`
}

/** The value is not part of the message, because it is the hash of a secret. */
function repeatedValue(items: readonly JsonObject[], path: string, name: string): string | undefined {
  const seen = new Map<unknown, string>()
  return firstProblem(items, path, (item, at) => {
    const earlier = item[name] === undefined ? undefined : seen.get(item[name])
    seen.set(item[name], at)
    return earlier === undefined ? undefined : `${at}.${name} is the same as in ${earlier}`
  })
}

const NO_TYPES: TypesById = new Map()

/** `email-unique`: checks that no earlier user has the user's email address. */
function problemOfEmail({ type, attributes }: JsonObject, emails: Set<string>): string | undefined {
  if (type !== 'user_accounts' || !isObject(attributes)) return undefined
  const key = emailKey(String(attributes.email))
  if (emails.has(key)) return '.attributes.email is the address of another user'
  emails.add(key)
  return undefined
}

/** The type of each record in the organization, by id. */
interface TypesById {
  get(id: unknown): unknown
}

/** @throws TypeError if a record does not match the contract, or refers to missing records */
export function checkRecord(value: JsonObject, types: TypesById): asserts value is AnyRecord & JsonObject {
  const problem = problemOfRecord(value, types)
  if (problem) throw new TypeError(`Invalid record of the type ${String(value.type)}: ${problem.slice(1)}.`)
}

/** Returns the reason why a record is invalid: the path of the invalid part, followed by its problem. */
function problemOfRecord(record: JsonObject, types: TypesById): string | undefined {
  const { type, id, organizationId, attributes, related } = record
  if (typeof type !== 'string' || !isResourceType(type)) return '.type is not a resource type'
  if (!isCanonicalId(id)) return '.id is not a UUID in lower case'
  if (types.get(organizationId) !== 'organizations') return '.organizationId is not the id of an organization'
  if (!isObject(attributes)) return '.attributes is not an object'
  if (!isObject(related)) return '.related is not an object'
  return (
    problemOfPrivateMembers(type, record) ??
    problemOfAttributes(type, attributes) ??
    problemOfRelationships(type, related, types)
  )
}

function problemOfPrivateMembers(type: ResourceType, { secretHash, disabledAlone, credentials }: JsonObject) {
  if (type === 'api_keys' && !isString(secretHash)) return '.secretHash is not a string'
  if (type === 'api_keys' && typeof disabledAlone !== 'boolean') return '.disabledAlone is not a boolean'
  if (type !== 'user_accounts' || credentials === undefined) return undefined
  if (!isObject(credentials)) return '.credentials is not an object'
  if (!isString(credentials.passwordHash)) return '.credentials.passwordHash is not a string'
  if (!isRole(credentials.role)) return '.credentials.role is not a role'
  return unknownMember(credentials, MEMBERS.credentials, '.credentials.')
}

function problemOfAttributes(type: ResourceType, attributes: JsonObject): string | undefined {
  const computed = namesOf(COMPUTED, type)
  const names = Object.keys(modelOf(type).attributes).filter(name => !computed.includes(name))
  const unknown = Object.keys(attributes).find(name => !names.includes(name))
  if (unknown !== undefined) return `.attributes.${shorten(unknown)} is unknown`
  const invalid = names.find(name => !isAttribute(attributeModel(type, name), attributes[name]))
  if (invalid !== undefined) return `.attributes.${invalid} is missing or invalid`
  const hasUnassignableRole = includes(SETTABLE, type, 'role') && names.includes('role') && !isRole(attributes.role)
  return hasUnassignableRole ? '.attributes.role is not a role' : undefined
}

const KINDS: Readonly<Record<AttributeModel['kind'], Check>> = {
  string: isString,
  boolean: value => typeof value === 'boolean',
  timestamp: isTimestamp,
  strings: value => Array.isArray(value) && value.every(isString),
}

/** Whether a value has the type and one of the values that the contract defines for an attribute. */
const isAttribute = (model: AttributeModel | undefined, value: unknown): boolean =>
  model !== undefined &&
  (value === null ? model.nullable : KINDS[model.kind](value) && (model.values?.includes(value) ?? true))

function problemOfRelationships(type: ResourceType, related: JsonObject, types: TypesById) {
  const nullable = namesOf(NULLABLE, type)
  for (const [name, { target, many }] of Object.entries(modelOf(type).relationships)) {
    if (many || (related[name] === null && nullable.includes(name))) continue
    if (types.get(related[name]) !== target) return `.related.${name} is not the id of a record of type ${target}`
  }
  return undefined
}

/** Returns the names for a type in a table. */
function namesOf(table: { readonly [T in ResourceType]?: readonly string[] }, type: ResourceType): readonly string[] {
  return table[type] ?? []
}

/** Returns a deep copy of a JSON value. `structuredClone` is slower, and some test environments lack it. */
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value))
