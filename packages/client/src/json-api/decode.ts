import type { components } from '@workbench-sdk/contract/generated/openapi'
import { Secret } from '../secret.ts'

type AnyRecord = components['schemas']['AnyRecord']
type Type = AnyRecord['type']
type RecordOf<T extends Type> = Extract<AnyRecord, { type: T }>

/** The names of the attributes in the records of a type. */
export type AttributeOf<T extends Type> = keyof RecordOf<T>['attributes'] & string
/** The names of the relationships in the records of a type. */
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

/** How a field of a record is decoded, and the attribute or relationship of the contract that it is decoded from. */
interface Field<T, Attribute extends string = string, Relationship extends string = string> {
  readonly attribute?: Attribute
  readonly relationship?: Relationship
  /** `at` is the place of the record in the response. */
  readonly decode: Decode<T>
}

/** A field that is an attribute, so that lists can be filtered and sorted by it. */
export interface AttributeField<T, Name extends string = string> extends Field<T, Name, never> {
  readonly attribute: Name
}

/** How each field of the records of a type is decoded. */
export type Fields<T, RecordType extends Type> = {
  readonly [Name in keyof T]: Field<T[Name], AttributeOf<RecordType>, RelationshipOf<RecordType>>
}

/** Defines a field that is an attribute. */
export function attribute<T, Name extends string>(name: Name, decode: Decode<T>): AttributeField<T, Name> {
  return {
    attribute: name,
    decode: (record, at) => {
      const attributes = `${at}.attributes`
      return decode(member(member(record, 'attributes', at), name, attributes), `${attributes}.${name}`)
    },
  }
}

/** Defines a field that is the id of a related record, or null if there is none. */
export function related<Name extends string>(
  relationship: Name,
): { readonly relationship: Name; readonly decode: Decode<string | null> } {
  return { relationship, decode: (record, at) => relatedId(record, relationship, at) }
}

/** The fields that the records of all types have. */
export const common = {
  id: { decode: (record: unknown, at: string) => string(member(record, 'id', at), `${at}.id`) },
  createdAt: attribute('created_at', date),
  updatedAt: attribute('updated_at', date),
}

/** Returns a field whose value is computed from that of another field. */
export function mapField<T, Result, Name extends string>(
  field: AttributeField<T, Name>,
  map: (value: T) => Result,
): AttributeField<Result, Name> {
  return { ...field, decode: (record, at) => map(field.decode(record, at)) }
}

/** Returns a decoder for the records of a type. It returns frozen objects. */
export function decoder<T extends object>(
  type: Type,
  fields: { readonly [Name in keyof T]: Field<T[Name]> },
): Decode<T> {
  const entries = Object.entries<Field<unknown>>(fields)
  return (record, at) => {
    if (member(record, 'type', at) !== type) throw new ContractViolation(`${at}.type`, type)
    const decoded: Record<string, unknown> = {}
    for (const [name, field] of entries) decoded[name] = field.decode(record, at)
    // `fields` has a decoder for each property of `T`.
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

export function nullable<T>(decode: Decode<T>): Decode<T | null> {
  return (value, at) => (value === null ? null : decode(value, at))
}

export function string(value: unknown, at: string): string {
  if (typeof value !== 'string') throw new ContractViolation(at, 'a string')
  return value
}

function nonEmpty(value: unknown, at: string): string {
  if (string(value, at) === '') throw new ContractViolation(at, 'a non-empty string')
  return string(value, at)
}

export function secret(value: unknown, at: string): Secret {
  return new Secret(nonEmpty(value, at))
}

export function strings(value: unknown, at: string): readonly string[] {
  return Object.freeze(list(value, at).map((each, index) => string(each, `${at}[${index}]`)))
}

export function boolean(value: unknown, at: string): boolean {
  if (typeof value !== 'boolean') throw new ContractViolation(at, 'a boolean')
  return value
}

export function date(value: unknown, at: string): Date {
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
