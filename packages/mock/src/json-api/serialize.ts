import type { ParamIssue } from '@workbench-sdk/contract/api-errors'
import {
  forEachType,
  modelOf,
  type RelationshipModel,
  type ResourceType,
  relationshipModel,
} from '@workbench-sdk/contract/model'
import type { Query } from '@workbench-sdk/query'
import type { AnyRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { attributesOf, relatedId } from './attributes.ts'

const JSONAPI = { jsonapi: { version: '1.0' } }

export function recordDocument(
  setting: SerializerContext,
  record: AnyRecord | undefined,
  included: readonly AnyRecord[],
) {
  return {
    ...JSONAPI,
    meta: {},
    links: { self: uri(setting.url.href) },
    data: record ? resource(setting, record) : null,
    included: included.map(each => resource(setting, each)),
  }
}

/** The answer to a POST or a PATCH: without `included`. `secret-once`: the one document that can have a secret. */
export function writtenDocument(setting: SerializerContext, record: AnyRecord, secret: string | undefined) {
  const { attributes, ...rest } = resource(setting, record)
  const { type, id, ...linked } = rest
  const shown = secret === undefined ? attributes : { ...attributes, access_token: secret }
  return {
    ...JSONAPI,
    meta: {},
    links: { self: uri(setting.url.href) },
    data: { type, id, attributes: shown, ...linked },
  }
}

export function listDocument(
  setting: SerializerContext,
  page: { readonly meta: object; readonly links: object },
  records: readonly AnyRecord[],
  included: readonly AnyRecord[],
) {
  return {
    ...JSONAPI,
    meta: page.meta,
    links: page.links,
    data: records.map(each => resource(setting, each)),
    included: included.map(each => resource(setting, each)),
  }
}

export function linkageDocument({ root }: SerializerContext, record: AnyRecord, relation: string) {
  return {
    ...JSONAPI,
    meta: {},
    links: relationshipLinks(root, record, relation),
    data: linkage(record, relation),
  }
}

export function linkageListDocument(
  page: { readonly meta: object; readonly links: object },
  records: readonly AnyRecord[],
) {
  return { ...JSONAPI, meta: page.meta, links: page.links, data: records.map(({ type, id }) => ({ type, id })) }
}

export interface ErrorSays {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | readonly ParamIssue[]
}

export function errorDocument(url: URL, { status, code, title, detail }: ErrorSays) {
  return {
    ...JSONAPI,
    meta: {},
    links: { self: uri(`${url.origin}${url.pathname}`) },
    errors: [{ status: String(status), code, title, detail }],
  }
}

/** A record as an answer shows it. */
function resource({ store, root, fields }: SerializerContext, record: AnyRecord) {
  const { type, id } = record
  const url = recordUrl(root, record)
  return {
    type,
    id,
    attributes: trimmed(attributesOf(store, record), fields.get(type)),
    links: { self: url },
    relationships: relationships(url, record),
  }
}

function trimmed(attributes: Record<string, unknown>, kept: readonly string[] | undefined): Record<string, unknown> {
  return kept ? Object.fromEntries(Object.entries(attributes).filter(([name]) => kept.includes(name))) : attributes
}

function relationships(url: string, record: AnyRecord) {
  const shown: Record<string, object> = {}
  for (const { name, target, many, paths, meta } of RELATIONSHIPS[record.type]) {
    const links = linksBelow(url, paths)
    shown[name] = many ? { links, meta } : { links, meta, data: identifier(target, relatedId(record, name)) }
  }
  return shown
}

/** Where a relationship to one leads, as its type and id. */
function linkage(record: AnyRecord, relation: string): Identifier | null {
  const target = relationshipModel(record.type, relation)?.target
  return target ? identifier(target, relatedId(record, relation)) : null
}

/** A record by its type and id, as one document names another. */
export interface Identifier {
  readonly type: ResourceType
  readonly id: string
}

const identifier = (type: ResourceType, id: string | null): Identifier | null => (id ? { type, id } : null)

const relationshipLinks = (root: string, record: AnyRecord, relation: string) =>
  linksBelow(recordUrl(root, record), pathsOf(relation))

const recordUrl = (root: string, { type, id }: AnyRecord) => ofOnePiece(root, '/api/v2/', type, '/', id)

const linksBelow = (url: string, { self, related }: Paths) => ({
  self: ofOnePiece(url, self),
  related: ofOnePiece(url, related),
})

interface Paths {
  readonly self: string
  readonly related: string
}

const pathsOf = (relation: string): Paths => ({ self: `/relationships/${relation}`, related: `/${relation}` })

/** What is the same of a relationship in every record of a type: most of a document is made of it. */
const RELATIONSHIPS = forEachType(type => Object.entries(modelOf(type).relationships).map(sameInAll))

function sameInAll([name, { target, many, readOnly }]: [string, RelationshipModel]) {
  return { name, target, many, paths: pathsOf(name), meta: Object.freeze({ relation: 'primary', readOnly }) }
}

/** What a URL may hold by the WHATWG's rules and a URI may not by RFC 3986, which is what `format: uri` means. */
const NOT_IN_A_URI = /[[\]{}|\\^`"<>]|%(?![0-9a-f]{2})/gi

/** The address as a URI: the same to every server, and valid to every client. */
export const uri = (address: string): string => address.replaceAll(NOT_IN_A_URI, encodeURIComponent)

/** What every document of an answer needs to know. */
export interface SerializerContext {
  readonly store: Store
  /** The URL that was called. */
  readonly url: URL
  /** What the API's paths are below, and with them all links: an origin, and what comes before `/api/v2`. */
  readonly root: string
  /** The attributes to keep, for each type that is named. */
  readonly fields: Query['fields']
}

/**
 * A text of its parts, as one piece. V8 keeps a text that was added up as its parts, and `JSON.stringify` takes twice as long for
 * a document that has one of these in it.
 */
const ofOnePiece = (...parts: readonly string[]): string => parts.join('')
