import type { AnyRecord } from '../records.ts'
import type { ParamIssue } from '../refusals.ts'
import { uri } from './links.ts'
import { linkage, relationshipLinks, resource } from './resource.ts'
import type { Setting } from './setting.ts'

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
