import type { components } from '@workbench-sdk/contract/generated/openapi'
import { Secret } from '../secret.ts'

type AnyRecord = components['schemas']['AnyRecord']
type Type = AnyRecord['type']
type RecordOf<T extends Type> = Extract<AnyRecord, { type: T }>

/** The names of the attributes in the records of a type. */
export type AttributeOf<T extends Type> = keyof RecordOf<T>['attributes'] & string
/** The names of the relationships in the records of a type. */
export type RelationshipOf<T extends Type> = keyof RecordOf<T>['relationships'] & string

/** The usable parts of an otherwise unusable response to a request that creates a record. */
export interface Kept {
  readonly record?: { readonly id: string } | undefined
  readonly secret?: Secret | undefined
}

/** A violation of the contract that makes a response unusable. */
export class ContractViolation extends Error {
  readonly at: string
  readonly expected: string
  /** Set if the response was to a request that creates a record. */
  kept: Kept = {}

  /**
   * @param at The place, e.g. `data[2].attributes.created_at`.
   * @param expected The requirement of the contract, in words.
   */
  constructor(at: string, expected: string) {
    super(`${at} is not ${expected}`)
    this.at = at
    this.expected = expected
  }
}

/**
 * Receives each place in a response that deviates from the contract.
 *
 * @param at The place, e.g. `data[2].attributes.created_at`.
 * @param expected The requirement of the contract, in words.
 */
export type Report = (at: string, expected: string) => void

/**
 * Decodes a record of the contract. `at` is its place in the response. It requires a type and an id. Any other value that is
 * missing or has an unexpected type is reported, and decoded as null.
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

/** Stands for a body that is truncated JSON. */
export const UNREADABLE: unique symbol = Symbol('unreadable')
/** Stands for a body in HTML or XML. */
export const PAGE: unique symbol = Symbol('page')

/** Parses a body. Returns undefined if it is empty, or plain text, e.g. `OK`. */
export function parseDocument(body: string, headers: { get(name: string): string | null }): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    // The error contains the body, which may contain a secret.
    if (/^\s*</.test(body) || /html|xml/.test(`${headers.get('content-type')}`)) return PAGE
    return /^\s*[[{]/.test(body) ? UNREADABLE : undefined
  }
}

/** Returns a member of a document that is a non-empty string. */
export function text(document: unknown, name: string): string {
  const value = nonEmptyString.read(member(document, name))
  if (value !== undefined) return value
  throw new ContractViolation(name, nonEmptyString.expected)
}

/** Returns the record of a document, or undefined if it has none. */
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

/** Returns a decoder for a document with a page of records, from the requested range, and the records that it includes. */
export function page<T extends object, With extends T>(
  decode: Decode<T>,
  inclusions: Inclusions,
  { offset, limit }: { readonly offset: number; readonly limit: number },
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
    const isEmpty = items.length === 0 && offset === 0 && limit > 0
    let total = count('total') ?? (isEmpty ? 0 : null)
    if (total !== null && total <= offset + items.length && member(member(document, 'links'), 'next')) {
      report('meta.page.total', 'a number that fits `links.next`')
      total = null
    }
    return Object.freeze({ items: Object.freeze(items), total, offset })
  }
}

/** Returns a function that returns the related records of a record, by their names in the client. */
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
      entries.map(([name, decode]) => [name, relatedRecord(identifierIn(record, snakeCase(name)), decode)]),
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

const strings: Form<readonly string[]> = {
  expected: 'a list of strings',
  read: value =>
    Array.isArray(value) && value.every(each => typeof each === 'string') ? Object.freeze(value) : undefined,
}

export const date: Form<Date> = {
  expected: 'an ISO 8601 time',
  read: value => {
    const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : undefined
    return time && !Number.isNaN(time.getTime()) ? time : undefined
  },
}

/** How a field of a record is decoded, and the attribute or relationship of the contract that it is decoded from. */
interface Field<T, Attribute extends string = string, Relationship extends string = string> {
  readonly attribute?: Attribute
  readonly relationship?: Relationship
  /** `report` receives places within the record. */
  readonly decode: (record: unknown, report: Report) => T
}

/** A field that is an attribute, so that lists can be filtered and sorted by it. */
export interface AttributeField<T, Name extends string = string> extends Field<T, Name, never> {
  readonly attribute: Name
}

/** How each field of the records of a type is decoded. Every record has an id. */
export type Fields<T, RecordType extends Type> = {
  readonly [Name in Exclude<keyof T, 'id'>]: Field<T[Name], AttributeOf<RecordType>, RelationshipOf<RecordType>>
}

type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : ''

/** Returns the name in the contract of a field or a related record of the client, e.g. `created_by` for `createdBy`. */
export function snakeCase<Name extends string>(name: Name): SnakeCase<Name> {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`) as SnakeCase<Name>
}

/** Defines fields that are attributes, whose names in the contract are in snake case. */
export function attributes<T extends Readonly<Record<string, unknown>>>(
  forms: { readonly [Name in keyof T]: Form<T[Name]> },
): { readonly [Name in keyof T & string]: AttributeField<T[Name] | null, SnakeCase<Name>> } {
  const fields = Object.entries(forms).map(([name, form]) => [name, attribute(snakeCase(name), form)])
  return Object.fromEntries(fields)
}

/** Defines a field that is an attribute. It is null if the attribute is missing or has an unexpected type. */
export function attribute<T, Name extends string>(name: Name, form: Form<T>): AttributeField<T | null, Name> {
  return {
    attribute: name,
    decode: (record, report) => {
      const value = form.read(member(member(record, 'attributes'), name))
      if (value === undefined) reportMember(record, `attributes.${name}`, form.expected, report)
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
    decode: (record, report) => {
      const data = identifierIn(record, relationship)
      const id = idIn(data)
      if (data !== null && (id === undefined || id !== member(data, 'id'))) {
        reportMember(record, `relationships.${relationship}.data`, 'a resource identifier', report)
      }
      return id ?? null
    },
  }
}

function identifierIn(record: unknown, relationship: string): unknown {
  return member(member(member(record, 'relationships'), relationship), 'data')
}

/** Defines fields that are the ids of related records, by the names of these records, e.g. `createdBy` for `createdById`. */
export function relatedIds<Name extends string>(
  ...names: readonly Name[]
): { readonly [Each in Name as `${Each}Id`]: ReturnType<typeof related<SnakeCase<Each>>> } {
  const fields = names.map(name => [`${name}Id`, related(snakeCase(name))])
  return Object.fromEntries(fields)
}

/** Reports a place in a record's attributes or relationships, or the attributes or relationships if they are not an object. */
function reportMember(record: unknown, place: string, expected: string, report: Report): void {
  const [container = ''] = place.split('.')
  const found = member(record, container)
  if (isObject(found) && !Array.isArray(found)) report(place, expected)
  else report(container, 'an object')
}

/** The fields that the records of all types have. */
export const common = attributes({ createdAt: date, updatedAt: date })

/** Returns a field whose value is computed from that of another field. */
function mapField<T, Result, Name extends string>(
  field: AttributeField<T, Name>,
  map: (value: T) => Result,
): AttributeField<Result, Name> {
  return { ...field, decode: (record, report) => map(field.decode(record, report)) }
}

export type Restriction = components['schemas']['AssignableRestrictions'][number]

export const READ_ONLY: Restriction = 'read_only'

/** Role and restrictions, of service accounts and of their keys. */
export const access = {
  role: attribute('role', string),
  readOnly: mapField(attribute('restrictions', strings), restrictions => restrictions?.includes(READ_ONLY) ?? null),
  restrictions: attribute('restrictions', strings),
}

/** Returns a field that is false only if the attribute `active` is false. */
export function activeField(form: Form<boolean | null>): AttributeField<boolean, 'active'> {
  return mapField(attribute('active', form), value => value ?? true)
}

/** Returns a field whose value is an empty string if the attribute is missing or has an unexpected type. */
export function orEmpty<Name extends string>(field: AttributeField<string | null, Name>): AttributeField<string, Name> {
  return mapField(field, value => value ?? '')
}

/** The types that the client decodes. */
const types = new Set<string>()

/** Returns a decoder for the records of a type. It returns frozen objects. */
export function decoder<T extends { readonly id: string }>(
  type: Type,
  fields: { readonly [Name in Exclude<keyof T, 'id'>]: Field<T[Name]> },
): Decode<T> {
  types.add(type)
  const entries = Object.entries<Field<unknown>>(fields)
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
    for (const [name, field] of entries) decoded[name] = field.decode(record, reportWithin)
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

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

/**
 * Returns a decoder for the document of a new API key. Neither its secret nor its record is lost, even if other parts of the
 * document are missing.
 */
export function created<T extends { readonly id: string }>(
  decode: Decode<T>,
): DecodeDocument<T & { readonly secret: Secret }> {
  return (document, report) => {
    const secret = secretIn(document)
    let record: T | undefined
    try {
      record = one(decode)(document, report)
      if (!secret) throw new ContractViolation('data.attributes.access_token', nonEmptyString.expected)
      accessToken.decode(recordOf(document), (place, expected) => report(`data.${place}`, expected))
      return Object.freeze({ ...record, secret })
    } catch (error) {
      if (error instanceof ContractViolation) error.kept = { record, secret }
      throw error
    }
  }
}

const accessToken = attribute('access_token' satisfies AttributeOf<'api_keys'>, nonEmptyString)

/** Returns the secret of a new API key, even if it is not in the documented place. */
function secretIn(document: unknown): Secret | undefined {
  const record = recordOf(document)
  const values = [member(record, 'attributes'), record, document]
  // The loop also visits the values that it adds.
  for (const value of values) {
    for (const [name, each] of isObject(value) ? Object.entries(value) : []) {
      const token = /^access[-_]?token$/i.test(name) && nonEmptyString.read(each)
      if (token) return new Secret(token)
      values.push(each)
    }
  }
  return undefined
}
