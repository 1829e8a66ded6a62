import type { Query } from '@workbench-sdk/query'
import { modelOf, relationshipModel } from '../model.ts'
import { ofOnePiece } from '../of-one-piece.ts'
import type { AnyRecord } from '../records.ts'
import type { ParamIssue } from '../refusals.ts'
import type { Store } from '../store.ts'
import { uri } from './links.ts'
import { attributesOf, relatedId } from './shown.ts'

/** What every document of an answer needs to know. */
export interface Setting {
  readonly store: Store
  /** The URL that was called. */
  readonly url: URL
  /** What the API's paths are below, and with them all links: an origin, and what comes before `/api/v2`. */
  readonly root: string
  /** The attributes to keep, for each type that is named. */
  readonly fields: Query['fields']
}

const JSONAPI = { jsonapi: { version: '1.0' } }

export function recordDocument(setting: Setting, record: AnyRecord | undefined, included: readonly AnyRecord[]) {
  return {
    ...JSONAPI,
    meta: {},
    links: { self: uri(setting.url.href) },
    data: record ? resource(setting, record) : null,
    included: included.map(each => resource(setting, each)),
  }
}

/** The answer to a POST or a PATCH: without `included`. `secret-once`: the one document that can have a secret. */
export function writtenDocument(setting: Setting, record: AnyRecord, secret: string | undefined) {
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
  setting: Setting,
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

export function linkageDocument({ root }: Setting, record: AnyRecord, relation: string) {
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

function resource({ store, root, fields }: Setting, record: AnyRecord) {
  const { type, id } = record
  return {
    type,
    id,
    attributes: trimmed(attributesOf(store, record), fields.get(type)),
    links: { self: recordUrl(root, record) },
    relationships: relationships(root, record),
  }
}

function trimmed(attributes: Record<string, unknown>, kept: readonly string[] | undefined): Record<string, unknown> {
  return kept ? Object.fromEntries(Object.entries(attributes).filter(([name]) => kept.includes(name))) : attributes
}

function relationships(root: string, record: AnyRecord) {
  const { relationships: models } = modelOf(record.type)
  const shown: Record<string, object> = {}
  for (const [name, { many, readOnly }] of Object.entries(models)) {
    const about = { links: relationshipLinks(root, record, name), meta: { relation: 'primary', readOnly } }
    shown[name] = many ? about : { ...about, data: linkage(record, name) }
  }
  return shown
}

function linkage(record: AnyRecord, relation: string): { type: string; id: string } | null {
  const target = relationshipModel(record.type, relation)?.target
  const id = relatedId(record, relation)
  return target && id ? { type: target, id } : null
}

function relationshipLinks(root: string, record: AnyRecord, relation: string) {
  const url = recordUrl(root, record)
  return { self: ofOnePiece(url, '/relationships/', relation), related: ofOnePiece(url, '/', relation) }
}

const recordUrl = (root: string, { type, id }: AnyRecord) => ofOnePiece(root, '/api/v2/', type, '/', id)
