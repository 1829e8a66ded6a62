import { forEachType, modelOf, type RelationshipModel, type ResourceType, relationshipModel } from '../model.ts'
import { ofOnePiece } from '../of-one-piece.ts'
import type { AnyRecord } from '../records.ts'
import type { Setting } from './setting.ts'
import { attributesOf, relatedId } from './shown.ts'

/** A record as an answer shows it. */
export function resource({ store, root, fields }: Setting, record: AnyRecord) {
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
export function linkage(record: AnyRecord, relation: string): Identifier | null {
  const target = relationshipModel(record.type, relation)?.target
  return target ? identifier(target, relatedId(record, relation)) : null
}

/** A record by its type and id, as one document names another. */
export interface Identifier {
  readonly type: ResourceType
  readonly id: string
}

const identifier = (type: ResourceType, id: string | null): Identifier | null => (id ? { type, id } : null)

export const relationshipLinks = (root: string, record: AnyRecord, relation: string) =>
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
