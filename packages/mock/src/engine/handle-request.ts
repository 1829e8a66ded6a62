import { ApiError, apiError } from '@workbench-sdk/contract/api-errors'
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
import { hashOf, type SeededRandom } from '../platform/random.ts'
import { findVisible } from '../rules/find-record.ts'
import { updateRelationship } from '../rules/investigative-actions.ts'
import type { Otp, RuleContext } from '../rules/rule.ts'
import { logIn } from '../rules/sessions.ts'
import type { MockState, Principal } from '../store/mock-state.ts'
import type { AnyRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { authenticate } from './authenticate.ts'
import { authorize, authorizeOperation } from './authorize.ts'
import { commandFor } from './commands.ts'
import { accepts, type Body, JSON_API } from './parse-body.ts'
import type { ParsedRequest } from './router.ts'
import type { Answer } from './serialize-response.ts'
import { documentedLoginKind, type LoginKind, validateData, validateLogin } from './validate.ts'

/** The result of a request. */
export interface Result {
  readonly answer: Answer | ApiError
  /** Undefined if the request was not authenticated. */
  readonly caller?: Principal
}

/** A request from an authenticated caller, with everything that rules and serializers need. */
interface RequestContext extends RuleContext, SerializerContext {
  readonly target: Target
  readonly query: Query
  readonly body: Body
}

/**
 * Handles a request as Workbench does.
 *
 * The body has been read. Nothing here awaits, which ensures `atomic` and `no-orphans`: requests run one after the other,
 * so each sees and leaves a complete state.
 */
export function handleRequest(state: MockState, request: ParsedRequest): Result {
  const { position } = state.random
  const result = resultOf(state, request)
  // A rejected request changes nothing, not even the ids and secrets of later requests.
  if (result.answer instanceof ApiError) state.random.rewind(position)
  return result
}

function resultOf(state: MockState, request: ParsedRequest): Result {
  const { headers, place } = request
  const body = acceptableBody(request)
  if (!(place instanceof ApiError) && place.kind === 'login') {
    const answer = body instanceof ApiError ? body : createSession(state, place.route, body, otpHeader(request))
    return { answer: withErrorFormat(place.route, answer) }
  }
  if (body instanceof ApiError) return { answer: body }
  if (place instanceof ApiError) return { answer: place }
  const caller = authenticate(state, headers.get('authorization'))
  if (caller instanceof ApiError) return { answer: caller }
  if (place.target instanceof ApiError) return { answer: place.target, caller }
  return { answer: callOperation(state, request, caller, place.target, body), caller }
}

/** Returns the body, or an error if the client accepts no response, or if the body cannot be parsed. */
function acceptableBody({ headers, body }: ParsedRequest): Body | ApiError {
  if (accepts(headers.get('accept'))) return body
  const detail = `The Accept header excludes ${JSON_API}, the media type of responses.`
  return apiError('not-acceptable', { detail })
}

/** The login with a form is OAuth 2.0's password grant, which has its own format of errors. */
function withErrorFormat(route: Route, answer: Answer | ApiError): Answer | ApiError {
  if (!(answer instanceof ApiError) || documentedLoginKind(route) === 'json') return answer
  return new ApiError(answer.kind, answer.detail, answer.rule, true)
}

const otpHeader = ({ headers }: ParsedRequest) => headers.get('x-expelinc-otp') ?? undefined

function callOperation(
  state: MockState,
  request: ParsedRequest,
  caller: Principal,
  target: Target,
  body: Body,
): Answer | ApiError {
  const query = permittedQuery(state, caller, target, request.url)
  if (query instanceof ApiError) return query
  const { store, assumptions } = state
  const record =
    target.kind === 'collection' ? undefined : findVisible(store, { caller, assumptions }, target.type, target.id)
  if (record instanceof ApiError) return record
  const { url, root } = request
  const otp = checkedOtp(state, otpHeader(request))
  const context = { ...ruleContext(state), caller, otp, store, url, root, fields: query.fields, target, query, body }
  if (target.route.method === 'GET') return read(context, record)
  return record && 'relation' in target
    ? writeRelationship(context, record, target.relation)
    : writeRecord(context, record)
}

/** Parses the query. Returns an error if the caller cannot read all types that the request refers to. */
function permittedQuery(state: MockState, caller: Principal, target: Target, url: URL): Query | ApiError {
  const type = responseType(target)
  const forbidden = authorizeOperation(state, caller, target) ?? authorizeReading(state, caller, target, [type])
  if (forbidden) return forbidden
  const query = readQuery(target.route.query, type, url)
  if (query instanceof ApiError) return query
  return authorizeReading(state, caller, target, typesReached(type, query)) ?? query
}

/** The type of the records in the response. */
function responseType(target: Target): ResourceType {
  const relation = 'relation' in target ? relationshipModel(target.type, target.relation) : undefined
  return relation?.target ?? target.type
}

function authorizeReading(state: MockState, caller: Principal, target: Target, types: readonly ResourceType[]) {
  for (const type of types) {
    const forbidden = type === target.type ? undefined : authorize(state, caller, type, 'find')
    if (forbidden) return forbidden
  }
  return undefined
}

function read(context: RequestContext, record: AnyRecord | undefined): Answer {
  const { target, store, caller } = context
  if (!record) return readList(context, store.list(caller.organizationId, target.type))
  switch (target.kind) {
    case 'related':
      return readRelated(context, record, target.relation)
    case 'relationship':
      return readRelationship(context, record, target.relation)
    default:
      return readRecord(context, record)
  }
}

/** Responds with a page of a list. */
function readList(context: RequestContext, ids: Iterable<string>): Answer {
  const { store, url, query } = context
  const selection = select(store, ids, query)
  const related = included(store, selection.records, query.include)
  return ok(listDocument(context, pageOf(url, query, selection), selection.records, related))
}

/** Responds with one record. */
function readRecord(context: RequestContext, record: AnyRecord | undefined): Answer {
  const related = included(context.store, record ? [record] : [], context.query.include)
  return ok(recordDocument(context, record, related))
}

/** Responds with the related record or records. */
function readRelated(context: RequestContext, record: AnyRecord, relation: string): Answer {
  const ids = relatedIds(context.store, record, relation)
  if (relationshipModel(record.type, relation)?.many) return readList(context, ids)
  const [id = ''] = ids
  return readRecord(context, context.store.any(id))
}

/** Responds with the identifiers of the related record or records. */
function readRelationship(context: RequestContext, record: AnyRecord, relation: string): Answer {
  if (!relationshipModel(record.type, relation)?.many) return ok(linkageDocument(context, record, relation))
  const { store, url, query } = context
  const selection = select(store, relatedIds(store, record, relation), query)
  return ok(linkageListDocument(pageOf(url, query, selection), selection.records))
}

const ok = (document: object): Answer => ({ status: 200, document })

const STATUS = { POST: 201, PATCH: 200, DELETE: 204, GET: 200 } as const

/** Creates, changes or deletes a record: validates the body, applies the rule, commits, and serializes the result. */
function writeRecord(context: RequestContext, record: AnyRecord | undefined): Answer | ApiError {
  const { store, target } = context
  const { route } = target
  const deletes = route.method === 'DELETE'
  const valid = deletes ? { data: undefined } : validateData(route, withType(context))
  if (valid instanceof ApiError) return valid
  const outcome = commandFor(route.operation)(store, record, valid.data, context)
  if (outcome instanceof ApiError) return outcome
  store.commit(outcome.changes)
  const document = deletes ? {} : { document: writtenDocument(context, outcome.record, outcome.secret) }
  return { status: STATUS[route.method], ...document }
}

/** The body, with the type in the URL if the assumption is that the type in the body is ignored. */
function withType({ body, target, assumptions }: RequestContext): Body {
  if (assumptions.bodyType === 'must-match' || body.kind !== 'json' || !isObject(body.value)) return body
  const { data } = body.value
  return isObject(data) ? { ...body, value: { ...body.value, data: { ...data, type: target.type } } } : body
}

/** Changes a relationship to one record. */
function writeRelationship(context: RequestContext, record: AnyRecord, relation: string): Answer | ApiError {
  const { store, target, body } = context
  const { route } = target
  const valid = route.method === 'DELETE' ? { data: null } : validateData(route, body)
  if (valid instanceof ApiError) return valid
  // The validator has checked that it is an identifier or null.
  const identifier = valid.data as { readonly id: string } | null
  const outcome = updateRelationship(store, record, relation, identifier, context)
  if (outcome instanceof ApiError) return outcome
  store.commit(outcome.changes)
  return { status: route.method === 'POST' ? 201 : 200, document: linkageDocument(context, outcome.record, relation) }
}

/** Creates a login session. The response is plain JSON. */
function createSession(state: MockState, route: Route, body: Body, header: string | undefined): Answer | ApiError {
  const documented = documentedLoginKind(route)
  const kind = body.kind === 'none' ? documented : body.kind
  const acceptsAny = state.assumptions.loginPairs === 'any'
  if (kind !== documented && !acceptsAny)
    return apiError('unsupported-media-type', { detail: LOGIN_DETAIL[documented] })
  const login = validateLogin(kind, body)
  if (login instanceof ApiError) return login
  const { username = '', password = '', otp: field } = login
  // A form has no field for the code, and JSON is documented without the header.
  const code = kind === 'form' || acceptsAny ? (field ?? header) : field
  const context = { ...ruleContext(state), otp: checkedOtp(state, code) }
  const outcome = logIn(state.store, { username, password }, context)
  if (outcome instanceof ApiError) return outcome
  state.store.commit(outcome.changes)
  return { status: 200, document: outcome.session, mediaType: 'application/json' }
}

const LOGIN_DETAIL = {
  json: 'Expected application/json with username, password and otp. A form can be sent to /auth/v0/login.',
  form: 'Expected application/x-www-form-urlencoded with grant_type, username and password. JSON can be sent to /api/v2/login.',
} satisfies Record<LoginKind, string>

/** The parts of the context of a rule that do not depend on the request. */
export function ruleContext({ store, clock, random, assumptions }: MockState) {
  return {
    now: clock.now(),
    newId: (...taken: string[]) => newId(store, random, taken),
    newSecret: () => newSecret(store, random),
    assumptions,
  }
}

/** `delete-final`: skips ids that are already in use, because a client may have chosen the next one. */
function newId(store: Store, random: SeededRandom, taken: readonly string[]): string {
  let id = random.newId()
  while (store.isSpent(id) || taken.includes(id)) id = random.newId()
  return id
}

/** Skips secrets that are already in use: a restored snapshot may contain keys from later positions of the generator. */
function newSecret(store: Store, random: SeededRandom): string {
  let secret = random.newSecret()
  while (store.credential(hashOf(secret))) secret = random.newSecret()
  return secret
}

function checkedOtp({ otp }: MockState, sent: string | undefined): Otp {
  if (sent === undefined) return 'missing'
  return sent === otp ? 'right' : 'wrong'
}
