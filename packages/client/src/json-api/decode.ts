import type { components } from '@workbench-sdk/contract/generated/openapi'
import { Secret } from '../secret.ts'

type Schemas = components['schemas']
type AnyRecord = Schemas['AnyRecord']

/** The contract's record of a type. */
export type RecordOf<Type extends AnyRecord['type']> = Extract<AnyRecord, { type: Type }>

/** A place in an answer that is not what the contract says. */
export class ContractViolation extends Error {
  readonly at: string
  readonly expected: string

  /**
   * @param at The place, such as `data[2].attributes.created_at`.
   * @param expected What the contract has there, in words.
   */
  constructor(at: string, expected: string) {
    super(`${at} is not ${expected}`)
    this.at = at
    this.expected = expected
  }
}

/** Makes a user's object of a record of the contract. */
export type Decode<T> = (record: unknown, at: string) => T

/**
 * Some of the records of a list.
 *
 * @example
 * const page: Page<ApiKey> = await workbench.apiKeys.list({ pageSize: 10 })
 * console.log(`${page.items.length} of ${page.total} keys`)
 */
export interface Page<T> {
  /** The records, in the order asked for. */
  readonly items: readonly T[]
  /** How many records there are on all pages together. */
  readonly total: number
  /** How many records come before this page. */
  readonly offset: number
}

/** A field of a flat document, which has to be a string that is not empty. */
export function text(document: unknown, name: string): string {
  const value = string(field(document, name, ''), name)
  if (value === '') throw new ContractViolation(name, 'a string that is not empty')
  return value
}

/** What stands for a body that is not JSON, or is cut. */
export const UNREADABLE: unique symbol = Symbol('unreadable')

/** A body as JSON; undefined where it is empty. */
export function parseDocument(body: string): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    // The error would quote the body, in which a secret may be.
    return UNREADABLE
  }
}

/** Decodes a document with one record. */
export function one<T>(decode: Decode<T>): (document: unknown) => T {
  return document => decode(field(document, 'data', ''), 'data')
}

/** Related records of a list by the name that a user has for them: over which relationship, and how to read one. */
export type Inclusions = Readonly<Record<string, { readonly relation: string; readonly decode: Decode<object> }>>

/** Decodes a document with a page of records, and with each what was included for it. */
export function page<T extends object, With extends T>(
  decode: Decode<T>,
  inclusions: Inclusions,
): (document: unknown) => Page<With> {
  return document => {
    const read = withRelated<T, With>(decode, relatedRecords(document, inclusions))
    const records = list(field(document, 'data', ''), 'data')
    const meta = field(field(document, 'meta', ''), 'page', 'meta')
    return Object.freeze({
      items: Object.freeze(records.map((record, index) => read(record, `data[${index}]`))),
      total: count(field(meta, 'total', 'meta.page'), 'meta.page.total'),
      offset: count(field(meta, 'offset', 'meta.page'), 'meta.page.offset'),
    })
  }
}

/** Finds what is related to a record, under the names that a user has for it. */
type Related = (record: unknown, at: string) => Readonly<Record<string, object | null>>

function withRelated<T extends object, With extends T>(decode: Decode<T>, related: Related | undefined): Decode<With> {
  // An object made of entries has forgotten its names: those of the inclusions are what `With` has and `T` has not.
  return (record, at) => Object.freeze({ ...decode(record, at), ...related?.(record, at) }) as With
}

function relatedRecords(document: unknown, inclusions: Inclusions): Related | undefined {
  const names = Object.entries(inclusions)
  if (names.length === 0) return undefined
  const included = new Map(
    list(field(document, 'included', ''), 'included').map((record, index) => {
      const at = `included[${index}]`
      return [string(field(record, 'id', at), `${at}.id`), { record, at }]
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

/** The id of a related record, or null where there is none. */
function relatedId(record: unknown, relation: string, at: string): string | null {
  const place = `${at}.relationships`
  const data = field(field(field(record, 'relationships', at), relation, place), 'data', `${place}.${relation}`)
  return data === null ? null : string(field(data, 'id', `${place}.${relation}.data`), `${place}.${relation}.data.id`)
}

/** Makes a decoder for a type. What it makes is frozen. */
export function decoder<Type extends AnyRecord['type'], T extends object>(
  type: Type,
  decode: (record: RecordReader<RecordOf<Type>>) => T,
): Decode<Readonly<T>> {
  return (record, at) => {
    if (field(record, 'type', at) !== type) throw new ContractViolation(`${at}.type`, type)
    return Object.freeze(decode(new RecordReader<RecordOf<Type>>(record, at)))
  }
}

/** Reads a record field by field, by the contract's names, and says where one is not what the contract says. */
export class RecordReader<Schema extends { attributes: object; relationships: object }> {
  readonly #record: unknown
  readonly #at: string

  constructor(record: unknown, at: string) {
    this.#record = record
    this.#at = at
  }

  id(): string {
    return string(field(this.#record, 'id', this.#at), `${this.#at}.id`)
  }

  string(name: keyof Schema['attributes'] & string): string {
    return string(this.#attribute(name), this.#place(name))
  }

  stringOrNull(name: keyof Schema['attributes'] & string): string | null {
    return this.#attribute(name) === null ? null : this.string(name)
  }

  boolean(name: keyof Schema['attributes'] & string): boolean {
    const value = this.#attribute(name)
    if (typeof value !== 'boolean') throw new ContractViolation(this.#place(name), 'true or false')
    return value
  }

  booleanOrNull(name: keyof Schema['attributes'] & string): boolean | null {
    return this.#attribute(name) === null ? null : this.boolean(name)
  }

  strings(name: keyof Schema['attributes'] & string): readonly string[] {
    const values = list(this.#attribute(name), this.#place(name))
    return Object.freeze(values.map((value, index) => string(value, `${this.#place(name)}[${index}]`)))
  }

  date(name: keyof Schema['attributes'] & string): Date {
    const text = this.string(name)
    const date = new Date(text)
    if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(date.getTime())) {
      throw new ContractViolation(this.#place(name), 'an ISO 8601 time')
    }
    return date
  }

  secret(name: keyof Schema['attributes'] & string): Secret {
    const value = this.string(name)
    if (value === '') throw new ContractViolation(this.#place(name), 'a string that is not empty')
    return new Secret(value)
  }

  /** The id of a related record, or null where there is none. */
  related(name: keyof Schema['relationships'] & string): string | null {
    return relatedId(this.#record, name, this.#at)
  }

  #attribute(name: string): unknown {
    return field(field(this.#record, 'attributes', this.#at), name, `${this.#at}.attributes`)
  }

  #place(name: string): string {
    return `${this.#at}.attributes.${name}`
  }
}

/** A field of an object of an answer; undefined where the object lacks it. */
function field(value: unknown, name: string, at: string): unknown {
  if (typeof value !== 'object' || value === null) throw new ContractViolation(at || 'the body', 'an object')
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

function string(value: unknown, at: string): string {
  if (typeof value !== 'string') throw new ContractViolation(at, 'a string')
  return value
}

function list(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ContractViolation(at, 'a list')
  return value
}

function count(value: unknown, at: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new ContractViolation(at, 'a whole number')
  return value
}
