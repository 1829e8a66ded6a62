import type { Query } from '@workbench-sdk/query'
import type { Answer } from './answer.ts'
import { linkageDocument, linkageListDocument, listDocument, recordDocument } from './json-api/document.ts'
import { included } from './json-api/include.ts'
import { pageOf, select } from './json-api/list.ts'
import type { Setting } from './json-api/setting.ts'
import { relatedIds } from './json-api/shown.ts'
import { relationshipModel } from './model.ts'
import type { AnyRecord } from './records.ts'

/** Answers with the page of a list that the query asks for. */
export function readList(setting: Setting, ids: Iterable<string>, query: Query): Answer {
  const selection = select(setting.store, ids, query)
  const along = included(setting.store, selection.records, query.include)
  return ok(listDocument(setting, pageOf(setting.url, query, selection), selection.records, along))
}

/** Answers with one record. */
export function readRecord(setting: Setting, record: AnyRecord | undefined, query: Query): Answer {
  return ok(recordDocument(setting, record, included(setting.store, record ? [record] : [], query.include)))
}

/** Answers with what a relationship leads to. */
export function readRelated(setting: Setting, record: AnyRecord, relation: string, query: Query): Answer {
  const ids = relatedIds(setting.store, record, relation)
  if (relationshipModel(record.type, relation)?.many) return readList(setting, ids, query)
  const [id = ''] = ids
  return readRecord(setting, setting.store.any(id), query)
}

/** Answers with the identifiers of what a relationship leads to. */
export function readRelationship(setting: Setting, record: AnyRecord, relation: string, query: Query): Answer {
  if (!relationshipModel(record.type, relation)?.many) return ok(linkageDocument(setting, record, relation))
  const selection = select(setting.store, relatedIds(setting.store, record, relation), query)
  return ok(linkageListDocument(pageOf(setting.url, query, selection), selection.records))
}

const ok = (document: object): Answer => ({ status: 200, document })
