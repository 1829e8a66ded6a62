import { ApiError, apiErrors } from '@workbench-sdk/contract/api-errors'
import { isObject } from '@workbench-sdk/contract/json'
import { type ResourceType, relationshipModel } from '@workbench-sdk/contract/model'
import type { Route, Target } from '@workbench-sdk/contract/routes'
import type { Query } from '@workbench-sdk/query'
import { relatedIds } from '../json-api/attributes.ts'
import { included } from '../json-api/include.ts'
import { pageOf, select } from '../json-api/list.ts'
import { readQuery, typesReached } from '../json-api/query.ts'
import {
  linkageDocument,
  linkageListDocument,
  listDocument,
  recordDocument,
  type SerializerContext,
  writtenDocument,
} from '../json-api/serialize.ts'
import type { SeededRandom } from '../platform/random.ts'
import { findVisible } from '../rules/find-record.ts'
import { relate } from '../rules/investigative-actions.ts'
import type { RuleContext } from '../rules/rule.ts'
import { logIn } from '../rules/sessions.ts'
import type { MockState, Principal } from '../store/mock-state.ts'
import type { AnyRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { authenticate } from './authenticate.ts'
import { authorize } from './authorize.ts'
import { commandFor } from './commands.ts'
import { accepts, type Body, JSON_API } from './parse-body.ts'
import type { Call } from './router.ts'
import type { Answer } from './serialize-response.ts'
import { validateData, validateLogin } from './validate.ts'

/** What is found out about a request on its way, for the journal. */
export interface Findings {
  caller?: Principal
}

/**
 * What Workbench says to a request: all of the mock's behaviour that is Workbench's.
 *
 * The body has been read. Nothing here awaits, which makes `atomic` and `no-orphans` true: whatever else runs, a request
 * sees and leaves behind whole states only.
 */
export function handleRequest(
  world: MockState,
  call: Call,
  body: Body | ApiError,
  findings: Findings,
): Answer | ApiError {
  const { headers, place } = call
  if (!accepts(headers.get('accept')))
    return apiErrors.notAcceptable(`Answers are ${JSON_API}; the Accept header rules that out.`)
  if (body instanceof ApiError) return body
  if (place instanceof ApiError) return place
  const otp = headers.get('x-expelinc-otp') ?? undefined
  if (place.kind === 'login') return writeSession(world, place.route, body, otp)
  const caller = authenticate(world, headers.get('authorization'))
  if (caller instanceof ApiError) return caller
  findings.caller = caller
  if (place.target instanceof ApiError) return place.target
  return carryOut(world, caller, place.target, { call, body, otp })
}

interface Asked {
  readonly call: Call
  readonly body: Body
  readonly otp: string | undefined
}

function carryOut(world: MockState, caller: Principal, target: Target, { call, body, otp }: Asked): Answer | ApiError {
  const query = permittedQuery(world, caller, target, call.url)
  if (query instanceof ApiError) return query
  const record =
    target.kind === 'collection'
      ? undefined
      : findVisible(world.store, { caller, assumptions: world.assumptions }, target.type, target.id)
  if (record instanceof ApiError) return record
  const setting: SerializerContext = { store: world.store, url: call.url, root: call.root, fields: query.fields }
  if (target.route.method === 'GET') return read(setting, caller, target, record, query)
  const context = { ...moment(world), caller, otp: judgeOtp(world, otp) }
  return record && 'relation' in target
    ? writeRelationship(setting, target, record, body, context)
    : writeRecord(setting, target, record, body, context)
}

function read(
  setting: SerializerContext,
  caller: Principal,
  target: Target,
  record: AnyRecord | undefined,
  query: Query,
): Answer {
  if (!record) return readList(setting, setting.store.list(caller.organizationId, target.type), query)
  switch (target.kind) {
    case 'related':
      return readRelated(setting, record, target.relation, query)
    case 'relationship':
      return readRelationship(setting, record, target.relation, query)
    default:
      return readRecord(setting, record, query)
  }
}

/** The query, where the caller may reach every type that it looks into, and where it is one. */
function permittedQuery(world: MockState, caller: Principal, target: Target, url: URL): Query | ApiError {
  const shown = shownType(target)
  const forbidden =
    authorize(world, caller, target.type, target.verb) ?? authorizeReading(world, caller, target, [shown])
  if (forbidden) return forbidden
  const query = readQuery(target.route.query, shown, url)
  if (query instanceof ApiError) return query
  return authorizeReading(world, caller, target, typesReached(shown, query)) ?? query
}

/** The type of the records that the answer is made of: that of the relation, where the path ends in one. */
function shownType(target: Target): ResourceType {
  const relation = 'relation' in target ? relationshipModel(target.type, target.relation) : undefined
  return relation?.target ?? target.type
}

function authorizeReading(world: MockState, caller: Principal, target: Target, types: readonly ResourceType[]) {
  for (const type of types) {
    const refusal = type === target.type ? undefined : authorize(world, caller, type, 'find')
    if (refusal) return refusal
  }
  return undefined
}

/** Answers with the page of a list that the query asks for. */
function readList(setting: SerializerContext, ids: Iterable<string>, query: Query): Answer {
  const selection = select(setting.store, ids, query)
  const along = included(setting.store, selection.records, query.include)
  return ok(listDocument(setting, pageOf(setting.url, query, selection), selection.records, along))
}

/** Answers with one record. */
function readRecord(setting: SerializerContext, record: AnyRecord | undefined, query: Query): Answer {
  return ok(recordDocument(setting, record, included(setting.store, record ? [record] : [], query.include)))
}

/** Answers with what a relationship leads to. */
function readRelated(setting: SerializerContext, record: AnyRecord, relation: string, query: Query): Answer {
  const ids = relatedIds(setting.store, record, relation)
  if (relationshipModel(record.type, relation)?.many) return readList(setting, ids, query)
  const [id = ''] = ids
  return readRecord(setting, setting.store.any(id), query)
}

/** Answers with the identifiers of what a relationship leads to. */
function readRelationship(setting: SerializerContext, record: AnyRecord, relation: string, query: Query): Answer {
  if (!relationshipModel(record.type, relation)?.many) return ok(linkageDocument(setting, record, relation))
  const selection = select(setting.store, relatedIds(setting.store, record, relation), query)
  return ok(linkageListDocument(pageOf(setting.url, query, selection), selection.records))
}

const ok = (document: object): Answer => ({ status: 200, document })

const STATUS = { POST: 201, PATCH: 200, DELETE: 204, GET: 200 } as const

/** Answers a POST, PATCH or DELETE on records: validate, rule, commit, encode. */
function writeRecord(
  setting: SerializerContext,
  target: Target,
  record: AnyRecord | undefined,
  body: Body,
  context: RuleContext,
): Answer | ApiError {
  const { route } = target
  const deletes = route.method === 'DELETE'
  const valid = deletes ? { data: undefined } : validateData(route, typed(body, target.type, context))
  if (valid instanceof ApiError) return valid
  const outcome = commandFor(route.operation)(setting.store, record, valid.data, context)
  if (outcome instanceof ApiError) return outcome
  setting.store.commit(outcome.changes)
  const document = deletes ? {} : { document: writtenDocument(setting, outcome.record, outcome.secret) }
  return { status: STATUS[route.method], ...document }
}

/** The body, with the type that its URL says where what it says itself is overlooked. */
function typed(body: Body, type: ResourceType, { assumptions }: RuleContext): Body {
  if (assumptions.bodyType === 'must-match' || body.kind !== 'json' || !isObject(body.value)) return body
  const { data } = body.value
  return isObject(data) ? { ...body, value: { ...body.value, data: { ...data, type } } } : body
}

/** Answers a POST, PATCH or DELETE on a relationship to one. */
function writeRelationship(
  setting: SerializerContext,
  { route, relation }: Extract<Target, { relation: string }>,
  record: AnyRecord,
  body: Body,
  context: RuleContext,
): Answer | ApiError {
  const valid = route.method === 'DELETE' ? { data: null } : validateData(route, body)
  if (valid instanceof ApiError) return valid
  const outcome = relate(setting.store, record, relation, valid.data as { id: string } | null, context)
  if (outcome instanceof ApiError) return outcome
  setting.store.commit(outcome.changes)
  const status = route.method === 'POST' ? 201 : 200
  return { status, document: linkageDocument(setting, outcome.record, relation) }
}

/** Answers a login, in plain JSON. */
function writeSession(world: MockState, route: Route, body: Body, otpHeader: string | undefined): Answer | ApiError {
  const login = validateLogin(route, body)
  if (login instanceof ApiError) return login
  const { username = '', password = '', otp = otpHeader } = login
  const outcome = logIn(world.store, { username, password }, { ...moment(world), otp: judgeOtp(world, otp) })
  if (outcome instanceof ApiError) return outcome
  world.store.commit(outcome.changes)
  return { status: 200, document: outcome.session, mediaType: 'application/json' }
}

/** The world as a rule may know it at this moment. */
export function moment({ store, clock, chance, assumptions }: MockState) {
  return {
    now: clock.now(),
    newId: (...taken: string[]) => newId(store, chance, taken),
    newSecret: () => chance.newSecret(),
    assumptions,
  }
}

/** `delete-final`: an id is given once, also where somebody has named one before that chance comes to. */
function newId(store: Store, chance: SeededRandom, taken: readonly string[]): string {
  const id = chance.newId()
  return store.isSpent(id) || taken.includes(id) ? newId(store, chance, taken) : id
}

function judgeOtp({ otp }: MockState, given: string | undefined): RuleContext['otp'] {
  if (given === undefined) return 'missing'
  return given === otp ? 'right' : 'wrong'
}
