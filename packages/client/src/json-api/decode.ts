import type { components } from '@workbench-sdk/contract/generated/openapi'
import { Secret } from '../secret.ts'

type AnyRecord = components['schemas']['AnyRecord']
type Type = AnyRecord['type']
type RecordOf<T extends Type> = Extract<AnyRecord, { type: T }>

/** The name of an attribute in the records of a type. */
export type AttributeOf<T extends Type> = keyof RecordOf<T>['attributes'] & string
/** The name of a relationship in the records of a type. */
export type RelationshipOf<T extends Type> = keyof RecordOf<T>['relationships'] & string

/** A place in a response that violates the contract. */
export class ContractViolation extends Error {
  readonly at: string
  readonly expected: string

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

/** Decodes a record of the contract. `at` is its place in the response. */
export type Decode<T> = (record: unknown, at: string) => T

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
  /** The number of records on all pages. */
  readonly total: number
  /** The number of records before this page. */
  readonly offset: number
}

/** Stands for a body that is not JSON, or is truncated. */
export const UNREADABLE: unique symbol = Symbol('unreadable')

/** Parses a body. Returns undefined if it is empty. */
export function parseDocument(body: string): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    // The error quotes the body, which may contain a secret.
    return UNREADABLE
  }
}

/** Returns a member of a document that is a non-empty string. */
export function text(document: unknown, name: string): string {
  return nonEmpty(member(document, name, ''), name)
}

/** Returns a decoder for a document with one record. */
export function one<T>(decode: Decode<T>): (document: unknown) => T {
  return document => decode(member(document, 'data', ''), 'data')
}

/** The related records that a list can include, by their names in the client. */
export type Inclusions = Readonly<Record<string, { readonly relation: string; readonly decode: Decode<object> }>>

/** Returns a decoder for a document with a page of records and the records that it includes. */
export function page<T extends object, With extends T>(
  decode: Decode<T>,
  inclusions: Inclusions,
): (document: unknown) => Page<With> {
  return document => {
    const decodeWithRelated = withRelated<T, With>(decode, relatedRecords(document, inclusions))
    const records = list(member(document, 'data', ''), 'data')
    const meta = member(member(document, 'meta', ''), 'page', 'meta')
    return Object.freeze({
      items: Object.freeze(records.map((record, index) => decodeWithRelated(record, `data[${index}]`))),
      total: count(member(meta, 'total', 'meta.page'), 'meta.page.total'),
      offset: count(member(meta, 'offset', 'meta.page'), 'meta.page.offset'),
    })
  }
}

/** Returns the records that are related to a record, by their names in the client. */
type Related = (record: unknown, at: string) => Readonly<Record<string, object | null>>

function withRelated<T extends object, With extends T>(decode: Decode<T>, related: Related | undefined): Decode<With> {
  // The compiler does not know that the names of the inclusions are the properties that `With` adds to `T`.
  return (record, at) => Object.freeze({ ...decode(record, at), ...related?.(record, at) }) as With
}

function relatedRecords(document: unknown, inclusions: Inclusions): Related | undefined {
  const names = Object.entries(inclusions)
  if (names.length === 0) return undefined
  const included = new Map(
    list(member(document, 'included', ''), 'included').map((record, index) => {
      const at = `included[${index}]`
      return [string(member(record, 'id', at), `${at}.id`), { record, at }]
    }),
  )
  return (record, at) =>
    Object.fromEntries(
      names.map(([name, { relation, decode }]) => {
        const found = included.get(relatedId(record, relation, at) ?? '')
        return [name, found ? decode(found.record, found.at) : null]
      }),
    )
}

/** How a field of a record is decoded. `at` is the place of the record in the response. */
export interface Field<T> {
  readonly decode: Decode<T>
}

/** A field that is an attribute, so that lists can be filtered and sorted by it. */
export interface AttributeField<T> extends Field<T> {
  readonly attribute: string
}

/** How each field of a record is decoded. */
export type Fields<T> = { readonly [Name in keyof T]: Field<T[Name]> }

/** Functions that define the fields of the records of a type, by their names in the contract. */
interface FieldDefinitions<T extends Type> {
  /** The fields that the records of all types have. */
  readonly common: {
    readonly id: Field<string>
    readonly createdAt: AttributeField<Date>
    readonly updatedAt: AttributeField<Date>
  }
  string(name: AttributeOf<T>): AttributeField<string>
  stringOrNull(name: AttributeOf<T>): AttributeField<string | null>
  strings(name: AttributeOf<T>): AttributeField<readonly string[]>
  boolean(name: AttributeOf<T>): AttributeField<boolean>
  booleanOrNull(name: AttributeOf<T>): AttributeField<boolean | null>
  date(name: AttributeOf<T>): AttributeField<Date>
  secret(name: AttributeOf<T>): AttributeField<Secret>
  /** The id of a related record, or null if there is none. */
  related(name: RelationshipOf<T>): Field<string | null>
}

export function fieldsOf<T extends Type>(): FieldDefinitions<T> {
  return {
    common: {
      id: { decode: (record, at) => string(member(record, 'id', at), `${at}.id`) },
      createdAt: attribute('created_at', date),
      updatedAt: attribute('updated_at', date),
    },
    string: name => attribute(name, string),
    stringOrNull: name => attribute(name, nullable(string)),
    strings: name => attribute(name, strings),
    boolean: name => attribute(name, boolean),
    booleanOrNull: name => attribute(name, nullable(boolean)),
    date: name => attribute(name, date),
    secret: name => attribute(name, (value, at) => new Secret(nonEmpty(value, at))),
    related: name => ({ decode: (record, at) => relatedId(record, name, at) }),
  }
}

function attribute<T>(name: string, decode: Decode<T>): AttributeField<T> {
  return {
    attribute: name,
    decode: (record, at) => {
      const attributes = `${at}.attributes`
      return decode(member(member(record, 'attributes', at), name, attributes), `${attributes}.${name}`)
    },
  }
}

/** Returns a field whose value is computed from that of another field. */
export function mapField<T, Result>(field: AttributeField<T>, map: (value: T) => Result): AttributeField<Result> {
  return { ...field, decode: (record, at) => map(field.decode(record, at)) }
}

/** Returns a decoder for the records of a type. It returns frozen objects. */
export function decoder<T extends object>(type: Type, fields: Fields<T>): Decode<T> {
  const entries = Object.entries<Field<unknown>>(fields)
  return (record, at) => {
    if (member(record, 'type', at) !== type) throw new ContractViolation(`${at}.type`, type)
    const decoded: Record<string, unknown> = {}
    for (const [name, field] of entries) decoded[name] = field.decode(record, at)
    // `Fields<T>` has a decoder for each property of `T`.
    return Object.freeze(decoded) as T
  }
}

function relatedId(record: unknown, relation: string, at: string): string | null {
  const place = `${at}.relationships`
  const data = member(member(member(record, 'relationships', at), relation, place), 'data', `${place}.${relation}`)
  return data === null ? null : string(member(data, 'id', `${place}.${relation}.data`), `${place}.${relation}.data.id`)
}

/** Returns a member of an object. Returns undefined if the object lacks it. */
function member(value: unknown, name: string, at: string): unknown {
  if (typeof value !== 'object' || value === null) throw new ContractViolation(at || 'the body', 'an object')
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

function nullable<T>(decode: Decode<T>): Decode<T | null> {
  return (value, at) => (value === null ? null : decode(value, at))
}

function string(value: unknown, at: string): string {
  if (typeof value !== 'string') throw new ContractViolation(at, 'a string')
  return value
}

function nonEmpty(value: unknown, at: string): string {
  if (string(value, at) === '') throw new ContractViolation(at, 'a non-empty string')
  return string(value, at)
}

function strings(value: unknown, at: string): readonly string[] {
  return Object.freeze(list(value, at).map((each, index) => string(each, `${at}[${index}]`)))
}

function boolean(value: unknown, at: string): boolean {
  if (typeof value !== 'boolean') throw new ContractViolation(at, 'a boolean')
  return value
}

function date(value: unknown, at: string): Date {
  const text = string(value, at)
  const date = new Date(text)
  if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(date.getTime())) {
    throw new ContractViolation(at, 'an ISO 8601 time')
  }
  return date
}

function list(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ContractViolation(at, 'a list')
  return value
}

function count(value: unknown, at: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new ContractViolation(at, 'a whole number')
  }
  return value
}
