import type { ParamIssue } from '@workbench-sdk/contract/api-errors'
import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import {
  forEachType,
  modelOf,
  type RelationshipModel,
  type ResourceType,
  relationshipModel,
} from '@workbench-sdk/contract/model'
import type { Query } from '@workbench-sdk/query'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord } from '../store/records.ts'
import { attributesOf, type IsHidden, relatedId, relatedIds } from './attributes.ts'
import type { Included, Inclusion } from './include.ts'

/** The parts of a request that determine a document. */
export interface SerializerContext {
  readonly store: OrganizationStore
  /** The request URL. */
  readonly url: URL
  /** The base URL of all links: the origin and the prefix before `/api/v2`. */
  readonly root: string
  readonly isHidden: IsHidden | undefined
  /** The attributes to keep, by type. Types without an entry keep all attributes. */
  readonly fields: Query['fields']
  readonly assumptions: Assumptions
}

export interface ErrorContent {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | readonly ParamIssue[]
}

/** Identifies a record in a document. */
export interface Identifier {
  readonly type: ResourceType
  readonly id: string
}

interface Page {
  readonly meta: object
  readonly links: object
}

interface Paths {
  readonly self: string
  readonly related: string
}

const JSONAPI = { jsonapi: { version: '1.0' } }

const selfDocument = ({ url }: SerializerContext) => ({ ...JSONAPI, meta: {}, links: { self: selfLink(url.href) } })

/** Documents with more records are serialized in parts. Serializing this many records takes a few milliseconds. */
const MANY_RECORDS = 200
/** The number of records that are serialized together. */
const BATCH = 20
/** The minimum length of a part, in characters. */
const PART = 65_536

/** The resource objects of the many records of a long document. They are created when the document is serialized. */
class Resources {
  readonly #context: SerializerContext
  readonly #records: readonly AnyRecord[]
  readonly #followed: Included['followed']

  constructor(context: SerializerContext, records: readonly AnyRecord[], followed: Included['followed']) {
    this.#context = context
    this.#records = records
    this.#followed = followed
  }

  toJSON(): object[] {
    return this.#records.map(record => resource(this.#context, record, this.#followed))
  }

  /** Serializes the resource objects in batches. */
  *batches(): Generator<string> {
    for (let start = 0; start < this.#records.length; start += BATCH) {
      const batch = this.#records.slice(start, start + BATCH)
      const json = JSON.stringify(batch.map(record => resource(this.#context, record, this.#followed)))
      yield (start === 0 ? '' : ',') + json.slice(1, -1)
    }
  }
}

type ResourcesOf = (records: readonly AnyRecord[]) => Resources | object[]
/** Creates the members of a document from the records that it includes. */
type MembersOf = (context: SerializerContext, included: Included, resourcesOf: ResourcesOf) => object

/** A document with many records. They are found and converted when it is serialized. */
export class LongDocument {
  readonly #context: SerializerContext
  readonly #inclusion: Inclusion
  readonly #membersOf: MembersOf

  constructor(context: SerializerContext, inclusion: Inclusion, membersOf: MembersOf) {
    this.#context = context
    this.#inclusion = inclusion
    this.#membersOf = membersOf
  }

  toJSON(): object {
    return this.#members(this.#context, this.#inclusion.all)
  }

  /**
   * Serializes the document in parts, as the records are at the time of the call. Later changes do not affect it.
   *
   * @returns a generator that also yields undefined, at which other work can be done
   */
  *parts(): Generator<string | undefined> {
    const context = { ...this.#context, store: this.#context.store.view() }
    const search = this.#inclusion.stepsIn(context.store)
    let step = search.next()
    for (; !step.done; step = search.next()) yield undefined
    let part = ''
    for (const piece of piecesOf(this.#members(context, step.value))) {
      part += piece
      if (part.length < PART) continue
      yield part
      part = ''
    }
    if (part !== '') yield part
  }

  #members(context: SerializerContext, included: Included): object {
    return this.#membersOf(context, included, records => new Resources(context, records, included.followed))
  }
}

/**
 * Creates a document. Its members are plain unless it has many records: V8 serializes documents without `toJSON` faster.
 *
 * @param count the number of primary records
 */
function documentOf(context: SerializerContext, inclusion: Inclusion, count: number, membersOf: MembersOf): object {
  const isLong = count > MANY_RECORDS || inclusion.hasMoreThan(MANY_RECORDS - count)
  if (isLong) return new LongDocument(context, inclusion, membersOf)
  const included = inclusion.all
  return membersOf(context, included, records => records.map(record => resource(context, record, included.followed)))
}

function* piecesOf(document: object): Generator<string> {
  for (const [index, [name, value]] of Object.entries(document).entries()) {
    yield `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`
    if (value instanceof Resources) {
      yield '['
      yield* value.batches()
      yield ']'
    } else yield JSON.stringify(value)
  }
  yield '}'
}

export function recordDocument(context: SerializerContext, record: AnyRecord, inclusion: Inclusion) {
  return documentOf(context, inclusion, 0, (from, { records, followed }, resourcesOf) => ({
    ...selfDocument(from),
    data: resource(from, record, followed),
    included: resourcesOf(records),
  }))
}

/** Returns the response for a related record that does not exist. It has `included` only if the request has `include`. */
export const nullDocument = (context: SerializerContext, includes: boolean) => ({
  ...selfDocument(context),
  data: null,
  ...(includes && { included: [] }),
})

/** Returns the response to POST or PATCH, without `included`. `secret-once`: only this document can contain a secret. */
export function writtenDocument(
  context: SerializerContext,
  self: string,
  record: AnyRecord,
  secret: string | undefined,
) {
  const { type, id, attributes, ...linked } = resource(context, record)
  return {
    ...JSONAPI,
    meta: {},
    links: { self: selfLink(self) },
    data: {
      type,
      id,
      attributes: secret === undefined ? attributes : { ...attributes, access_token: secret },
      ...linked,
    },
  }
}

export function listDocument(
  context: SerializerContext,
  page: Page,
  records: readonly AnyRecord[],
  inclusion: Inclusion,
) {
  return documentOf(context, inclusion, records.length, (_, included, resourcesOf) => ({
    ...JSONAPI,
    meta: page.meta,
    links: page.links,
    data: resourcesOf(records),
    included: resourcesOf(included.records),
  }))
}

export const linkageDocument = (context: SerializerContext, record: AnyRecord, relation: string) => ({
  ...selfDocument(context),
  data: linkage(record, relation),
})

export function linkageListDocument(page: Page, records: readonly AnyRecord[]) {
  return { ...JSONAPI, meta: page.meta, links: page.links, data: records.map(({ type, id }) => ({ type, id })) }
}

export function errorDocument(url: URL, { status, code, title, detail }: ErrorContent) {
  return {
    ...JSONAPI,
    meta: {},
    links: { self: uri(`${url.origin}${url.pathname}`) },
    errors: [{ status: String(status), code, title, detail }],
  }
}

/** Returns a record's resource object. */
function resource(context: SerializerContext, record: AnyRecord, followed?: Included['followed']) {
  const { store, root, fields, isHidden } = context
  const { type, id } = record
  const url = recordUrl(root, record)
  return {
    type,
    id,
    attributes: pickFields(attributesOf(store, record, isHidden), fields.get(type)),
    links: { self: url },
    relationships: relationships(context, url, record, followed?.get(id)),
  }
}

function pickFields(
  attributes: Record<string, unknown>,
  names: readonly string[] | undefined,
): Record<string, unknown> {
  return names ? Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name))) : attributes
}

/** @param followed the relationships whose records the document includes */
function relationships(
  { store, assumptions }: SerializerContext,
  url: string,
  record: AnyRecord,
  followed: ReadonlySet<string> | undefined,
) {
  const result: Record<string, object> = {}
  for (const { name, target, many, paths, meta } of RELATIONSHIPS[record.type]) {
    const links = linksBelow(url, paths)
    if (!many) result[name] = { links, meta, data: identifier(target, relatedId(record, name)) }
    else if (assumptions.includedLinkage === 'absent' || !followed?.has(name)) result[name] = { links, meta }
    else result[name] = { links, meta, data: Array.from(relatedIds(store, record, name), id => ({ type: target, id })) }
  }
  return result
}

/** Returns the resource identifier of a relationship's record, or null if there is none. */
function linkage(record: AnyRecord, relation: string): Identifier | null {
  const target = relationshipModel(record.type, relation)?.target
  return target ? identifier(target, relatedId(record, relation)) : null
}

const identifier = (type: ResourceType, id: string | null): Identifier | null => (id ? { type, id } : null)

export const recordUrl = (root: string, { type, id }: AnyRecord) => flatString(root, '/api/v2/', type, '/', id)

const linksBelow = (url: string, { self, related }: Paths) => ({
  self: flatString(url, self),
  related: flatString(url, related),
})

const pathsOf = (relation: string): Paths => ({ self: `/relationships/${relation}`, related: `/${relation}` })

/** The parts of each relationship that are the same for all records of a type. They make up most of a document. */
const RELATIONSHIPS = forEachType(type => Object.entries(modelOf(type).relationships).map(sharedParts))

function sharedParts([name, { target, many, readOnly }]: [string, RelationshipModel]) {
  return { name, target, many, paths: pathsOf(name), meta: Object.freeze({ relation: 'primary', readOnly }) }
}

/** Characters that are valid in a URL (WHATWG) but not in a URI (RFC 3986), which `format: uri` requires. */
const NOT_IN_URI = /[[\]{}|\\^`"<>]|%(?![0-9a-f]{2})/gi

/** Converts a URL to a URI, as a flat string. Servers treat the two the same. */
export function uri(address: string): string {
  const converted = address.replaceAll(NOT_IN_URI, encodeURIComponent)
  return flatString(converted.slice(0, 1), converted.slice(1))
}

/** Returns `links.self` for a URL. Like that of jsonapi-server, it ends before a second question mark. */
export function selfLink(address: string): string {
  const [path = '', query] = address.split('?', 2)
  return uri(query ? `${path}?${query}` : path)
}

/**
 * Concatenates strings into a flat string. V8 represents the result of `+` as a tree, and takes twice as long to serialize a document that
 * contains such a string.
 */
const flatString = (...parts: readonly string[]): string => parts.join('')
