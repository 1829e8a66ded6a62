import type { components } from '@workbench-sdk/contract/generated/openapi'
import { platform } from '../platform.ts'
import { Secret } from '../secret.ts'
import { isCount, isDate } from '../validate-arguments.ts'

type AnyRecord = components['schemas']['AnyRecord']
type Type = AnyRecord['type']
type RecordOf<T extends Type> = Extract<AnyRecord, { type: T }>

/** The attribute names of a record type. */
export type AttributeOf<T extends Type> = keyof RecordOf<T>['attributes'] & string
/** The relationship names of a record type. */
export type RelationshipOf<T extends Type> = keyof RecordOf<T>['relationships'] & string

/** The parts of an invalid response to a create request that can still be used. */
export interface Kept {
  readonly record?: { readonly id: string } | undefined
  readonly secret?: Secret | undefined
}

/** A violation of the contract that makes a response unusable. */
export class ContractViolation extends Error {
  readonly at: string
  readonly expected: string

  /**
   * @param at The location in the response, e.g. `data[2].attributes.created_at`.
   * @param expected The requirement of the contract, in words.
   */
  constructor(at: string, expected: string) {
    super(`${at} is not ${expected}`)
    this.at = at
    this.expected = expected
  }
}

/**
 * Receives each deviation of a response from the contract.
 *
 * @param at The location in the response, e.g. `data[2].attributes.created_at`.
 * @param expected The requirement of the contract, in words.
 */
export type Report = (at: string, expected: string) => void

export const IGNORE: Report = () => {}

/**
 * Decodes a record. `at` is its location in the response. The record must have a type and an id. Any other value that is missing
 * or has an unexpected type is reported and decoded as null.
 */
export type Decode<T> = (record: unknown, at: string, report: Report) => T

/**
 * A page of a list.
 *
 * @example
 * const page: Page<ApiKey> = await workbench.apiKeys.list({ pageSize: 10 })
 * console.log(`${page.items.length} of ${page.total} keys`)
 */
export interface Page<T> {
  /** The records, in the requested order. */
  readonly items: readonly T[]
  /** The number of records on all pages, or null if Workbench does not report it. */
  readonly total: number | null
  /** The number of records before this page. */
  readonly offset: number
}

/**
 * Parses a body. Returns undefined if the body is empty or plain text, e.g. `OK`. Returns a string if the body is HTML or XML, or
 * if it contains JSON that is truncated or has a prefix.
 */
export function parseDocument(body: string, headers: { get(name: string): string | null }): unknown {
  let document: unknown = body
  try {
    document = JSON.parse(body)
  } catch {
    // The error contains the body, which may contain a secret.
  }
  if (typeof document !== 'string') return document
  const isDocument = /^ *[^ ]*[<[{]/.test(document) || (body && /html|xml/.test(headers.get('content-type') ?? ''))
  return isDocument ? document : undefined
}

/** Whether a body that could not be parsed starts like JSON. If so, the response was probably truncated. */
export function isTruncated(document: unknown): boolean {
  // A body that could not be parsed is a string.
  return /^\s*[[{]/.test(string.read(document) ?? '')
}

/** Returns a string member of a document. Throws if it is missing or empty. */
export function text(document: unknown, name: string): string {
  const value = nonEmptyString.read(member(document, name))
  if (value !== undefined) return value
  throw new ContractViolation(name, nonEmptyString.expected)
}

/** Returns the record in a document, or undefined if there is no record. */
export function recordOf(document: unknown): unknown {
  const data = member(document, 'data')
  return (Array.isArray(data) && data.length < 2 ? data[0] : data) ?? undefined
}

/** Decodes a document. */
export type DecodeDocument<T> = (document: unknown, report: Report) => T

/** Returns a decoder for a document with one record. */
export function one<T>(decode: Decode<T>): DecodeDocument<T> {
  return (document, report) => {
    if (Array.isArray(member(document, 'data'))) report('data', 'an object')
    return decode(recordOf(document), 'data', report)
  }
}

/** The related records that a list can include, by their names in the client. */
export type Inclusions = Readonly<Record<string, Decode<object>>>

/**
 * Returns a decoder for a document that contains a page of records and the included records. `offset` is the requested offset. The
 * records must match the exact filters of `query`.
 */
export function page<T extends object, With extends T>(
  decode: Decode<T>,
  inclusions: Inclusions,
  { offset }: { readonly offset: number },
  query: object,
): DecodeDocument<Page<With>> {
  return (document, report) => {
    const data = member(document, 'data')
    if (!Array.isArray(data)) throw new ContractViolation('data', 'a list')
    const related = relatedRecords(document, inclusions, report)
    const items = data.map((record, index) => {
      const at = `data[${index}]`
      // The compiler does not know that the names of the inclusions are the properties that `With` adds to `T`.
      return Object.freeze({ ...decode(record, at, report), ...related(record) }) as With
    })
    platform.checkFilters(query, items)
    const meta = member(member(document, 'meta'), 'page')
    const count = (name: string) => {
      const value = member(meta, name)
      if (isCount(value)) return value
      // Workbench may omit `meta.page` if there are no records.
      if (meta !== undefined || items.length > 0) report(`meta.page.${name}`, 'a whole number')
      return null
    }
    if ((count('offset') ?? offset) !== offset) {
      throw new ContractViolation('meta.page.offset', `${offset}, the requested offset`)
    }
    const isEmpty = items.length === 0 && offset === 0
    let total = count('total') ?? (isEmpty ? 0 : null)
    const next = member(member(document, 'links'), 'next')
    // The first record repeats the last one of the previous page.
    if (next && offset > 0 && items.length < 2) {
      throw new ContractViolation('links.next', 'absent')
    }
    if (total !== null && total <= offset + items.length && next) {
      report('meta.page.total', 'a number that fits `links.next`')
      total = null
    }
    return Object.freeze({ items: Object.freeze(items), total, offset })
  }
}

/** Returns a function that returns a record's related records, keyed by their names in the client. */
function relatedRecords(document: unknown, inclusions: Inclusions, report: Report) {
  const entries = Object.entries(inclusions)
  const list = member(document, 'included')
  if (entries.length > 0 && !Array.isArray(list)) report('included', 'a list')
  // Records of different types may have the same id. The type may be spelled in two ways.
  const included = new Map(
    (Array.isArray(list) ? list : []).flatMap((record: unknown, index) => {
      const found = { record, at: `included[${index}]` }
      return [[idIn(record), found] as const, [typeAndId(record), found] as const]
    }),
  )
  const relatedRecord = (identifier: unknown, decode: Decode<object>) => {
    const id = idIn(identifier)
    if (id === undefined) return null
    const found = included.get(typeAndId(identifier)) ?? included.get(id)
    try {
      if (found) return decode(found.record, found.at, report)
      report('included', 'a list of all related records')
    } catch (error) {
      if (!(error instanceof ContractViolation)) throw error
      report(error.at, error.expected)
    }
    return null
  }
  return (record: unknown) =>
    Object.fromEntries(
      entries.map(([name, decode]) => {
        const relationship = member(member(record, 'relationships'), snakeCase(name))
        return [name, relatedRecord(member(relationship, 'data'), decode)]
      }),
    )
}

/** The type of an attribute. `read` returns undefined if a value has another type. */
export interface Form<T> {
  readonly expected: string
  readonly read: (value: unknown) => T | undefined
}

export function nullable<T>({ expected, read }: Form<T>): Form<T | null> {
  return { expected: `${expected} or null`, read: value => (value === null ? null : read(value)) }
}

export const string: Form<string> = {
  expected: 'a string',
  read: value => (typeof value === 'string' ? value : undefined),
}

const nonEmptyString: Form<string> = {
  expected: 'a non-empty string',
  read: value => string.read(value) || undefined,
}

export const boolean: Form<boolean> = {
  expected: 'a boolean',
  read: value => (typeof value === 'boolean' ? value : undefined),
}

export const strings: Form<readonly string[]> = {
  expected: 'a list of strings',
  read: value => (areStrings(value) ? Object.freeze(value) : undefined),
}

const readOnly: Form<boolean> = {
  ...strings,
  read: value => (areStrings(value) ? value.includes(READ_ONLY) : undefined),
}

function areStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(each => typeof each === 'string')
}

export const date: Form<Date> = {
  expected: 'an ISO 8601 time',
  read: value => {
    const [, day = '', offset] = /^(\d{4}-\d\d-\d\d)T.*?(Z|[+-]\d\d:?\d\d)?$/i.exec(string.read(value) ?? '') ?? []
    const midnight = new Date(day)
    // A time without an offset is in UTC, not in the time zone of this machine. `Date` accepts February 30.
    const time = new Date(offset ? (value as string) : `${value}Z`)
    const isValid = isDate(time) && midnight.getUTCDate() === Number(day.slice(8))
    return isValid ? time : undefined
  },
}

type Members = Readonly<Record<string, unknown>>

/** How to decode a field of a record, and the name of the attribute or relationship to decode it from. */
interface Field<T, Attribute extends string = string, Relationship extends string = string> {
  readonly attribute?: Attribute
  readonly relationship?: Relationship
  /**
   * @param members The attributes or the relationships of the record.
   * @param report Receives locations within the record.
   */
  readonly decode: (members: Members, report: Report) => T
}

/** A field that is an attribute, so lists can be filtered and sorted by it. */
export interface AttributeField<T, Name extends string = string> extends Field<T, Name, never> {
  readonly attribute: Name
}

/** How to decode each field of a record type, except the id. */
export type Fields<T, RecordType extends Type> = {
  readonly [Name in Exclude<keyof T, 'id'>]: Field<T[Name], AttributeOf<RecordType>, RelationshipOf<RecordType>>
}

type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : ''

/** Returns the contract's name for a field or a related record, e.g. `created_by` for `createdBy`. */
export function snakeCase<Name extends string>(name: Name): SnakeCase<Name> {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`) as SnakeCase<Name>
}

/** Defines fields that are attributes. The contract's names for them are in snake case. */
export function attributes<T extends Readonly<Record<string, unknown>>>(
  forms: { readonly [Name in keyof T]: Form<T[Name]> },
): { readonly [Name in keyof T & string]: AttributeField<T[Name] | null, SnakeCase<Name>> } {
  const fields = Object.entries(forms).map(([name, form]) => [name, attribute(snakeCase(name), form)])
  return Object.fromEntries(fields)
}

/** Defines a field that is an attribute. It is null if the attribute is missing or has an unexpected type. */
export function attribute<T, Name extends string>(
  name: Name,
  { expected, read }: Form<T>,
): AttributeField<T | null, Name> {
  return {
    attribute: name,
    decode: (attributes, report) => {
      const value = read(attributes[name])
      if (value === undefined) report(`attributes.${name}`, expected)
      return value ?? null
    },
  }
}

/** Defines a field that is the id of a related record, or null if there is none. */
function related<Name extends string>(
  relationship: Name,
): { readonly relationship: Name; readonly decode: Field<string | null>['decode'] } {
  return {
    relationship,
    decode: (relationships, report) => {
      const data = member(relationships[relationship], 'data')
      const id = idIn(data)
      if (data !== null && (id === undefined || id !== member(data, 'id'))) {
        report(`relationships.${relationship}.data`, 'a resource identifier')
      }
      return id ?? null
    },
  }
}

/** Defines fields that are the ids of related records. `names` contains the names of the records, e.g. `createdBy` for `createdById`. */
export function relatedIds<Name extends string>(
  ...names: readonly Name[]
): { readonly [Each in Name as `${Each}Id`]: ReturnType<typeof related<SnakeCase<Each>>> } {
  const fields = names.map(name => [`${name}Id`, related(snakeCase(name))])
  return Object.fromEntries(fields)
}

/** The fields that all record types share. */
export const common = attributes({ createdAt: date, updatedAt: date })

/** Creates a field computed from another field. */
function mapField<T, Result, Name extends string>(
  field: AttributeField<T, Name>,
  map: (value: T) => Result,
): AttributeField<Result, Name> {
  return { ...field, decode: (attributes, report) => map(field.decode(attributes, report)) }
}

export type Restriction = components['schemas']['AssignableRestrictions'][number]

export const READ_ONLY: Restriction = 'read_only'

/** The role and restrictions of service accounts and their keys. */
export const access = {
  role: attribute('role', string),
  readOnly: attribute('restrictions', readOnly),
  restrictions: attribute('restrictions', strings),
}

/** Creates a field that is false only if the attribute `active` is false. */
export function activeField(form: Form<boolean | null>): AttributeField<boolean, 'active'> {
  return mapField(attribute('active', form), value => value ?? true)
}

/** Creates a field that defaults to an empty string if the attribute is missing or has an unexpected type. */
export function orEmpty<Name extends string>(field: AttributeField<string | null, Name>): AttributeField<string, Name> {
  return mapField(field, value => value ?? '')
}

/** The types that the client decodes. */
const types = new Set<string>()

/** Returns a decoder for the records of a type. The decoder returns frozen objects. */
export function decoder<T extends { readonly id: string }>(
  type: Type,
  fields: { readonly [Name in Exclude<keyof T, 'id'>]: Field<T[Name]> },
): Decode<T> {
  types.add(type)
  const all = Object.entries<Field<unknown>>(fields).map(([name, field]) => ({ ...field, name }))
  const parts = [
    ['attributes', all.filter(field => field.attribute)],
    ['relationships', all.filter(field => field.relationship)],
  ] as const
  return (record, at, report) => {
    if (!isObject(record)) throw new ContractViolation(at, 'an object')
    const reportWithin: Report = (place, expected) => report(`${at}.${place}`, expected)
    const found = record.type
    // A different spelling of the type is accepted, but a different type is not.
    if (typeof found !== 'string' || (found !== type && types.has(found))) {
      throw new ContractViolation(`${at}.type`, type)
    }
    if (found !== type) reportWithin('type', type)
    const id = idIn(record)
    if (id === undefined) throw new ContractViolation(`${at}.id`, nonEmptyString.expected)
    if (id !== record.id) reportWithin('id', string.expected)
    const decoded: Record<string, unknown> = { id }
    for (const [part, fields] of parts) {
      const members = record[part]
      const isUsable = isObject(members) && !Array.isArray(members)
      if (!isUsable && fields.length > 0) reportWithin(part, 'an object')
      for (const { name, decode } of fields)
        decoded[name] = isUsable ? decode(members, reportWithin) : decode({}, IGNORE)
    }
    // `fields` has a decoder for each property of `T`.
    return Object.freeze(decoded) as T
  }
}

/** Returns the id of a record or of a resource identifier. */
export function idIn(record: unknown): string | undefined {
  const id = member(record, 'id')
  return id === '' || (typeof id !== 'string' && typeof id !== 'number') ? undefined : String(id)
}

function typeAndId(record: unknown): string {
  return `${member(record, 'type')} ${idIn(record)}`
}

export function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/**
 * Returns a decoder for the document of a new API key. The decoder preserves the secret and the record even if other parts of the
 * document are missing.
 */
export function created<T extends { readonly id: string }>(
  decode: Decode<T>,
): DecodeDocument<T & { readonly secret: Secret }> {
  return (document, report) => {
    const secret = secretIn(document)
    const record = one(decode)(document, report)
    if (!secret) {
      const violation = new ContractViolation('data.attributes.access_token', nonEmptyString.expected)
      throw Object.assign(violation, { record } satisfies Kept)
    }
    accessToken.decode(Object(member(recordOf(document), 'attributes')), (place, expected) =>
      report(`data.${place}`, expected),
    )
    return Object.freeze({ ...record, secret })
  }
}

const accessToken = attribute('access_token' satisfies AttributeOf<'api_keys'>, nonEmptyString)

/** The attribute with the secret in truncated JSON. */
const SECRET_TEXT = /"access[-_]?token"\s*:\s*"((?:[^"\\]|\\.)+)"/i

/** Matches a placeholder for a secret, e.g. `***`, `[redacted]` or `xxxx`, which a proxy may return. */
const MASKED = /\*{3}|^[[<]|^(.)\1+$/

/** Returns the secret of a new API key, even if its location or its form is undocumented, or the document is invalid JSON. */
export function secretIn(document: unknown): Secret | undefined {
  const record = recordOf(document)
  for (const text of [document, record]) {
    const [, token] = SECRET_TEXT.exec(string.read(text) ?? '') ?? []
    if (token) return new Secret(platform.decoded(token).replace(/\\(.)/g, '$1'))
  }
  return walk([member(record, 'attributes'), record, document], (_, __, text) => !MASKED.test(text) && new Secret(text))
}

/** Wraps the secrets in a document, in place. */
export function withSecrets(document: unknown): unknown {
  walk([document], (parent, name, text) => void Object.assign(parent, { [name]: new Secret(text) }))
  return document
}

/**
 * Calls a function with each secret in the values, until it returns a result. Does not use recursion, because a document may be nested too
 * deeply for the call stack.
 */
function walk<T>(
  roots: readonly unknown[],
  visit: (parent: object, name: string, text: string) => T | false,
): T | undefined {
  const values: (readonly [value: unknown, isSecret?: boolean])[] = roots.map(value => [value])
  // The loop also visits the values that it adds.
  for (const [value, isParentSecret] of values) {
    for (const [name, each] of isObject(value) ? Object.entries(value) : []) {
      const isSecret = isParentSecret || /^access[-_]?token$/i.test(name)
      const result = isSecret && each && typeof each === 'string' && visit(value as object, name, each)
      if (result) return result as T
      values.push([each, isSecret])
    }
  }
  return undefined
}
