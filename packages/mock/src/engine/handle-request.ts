import { ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import { canonicalId } from '@workbench-sdk/contract/ids'
import { isObject } from '@workbench-sdk/contract/json'
import { type ResourceType, relationshipModel } from '@workbench-sdk/contract/model'
import type { Route, Target } from '@workbench-sdk/contract/routes'
import type { Query } from '@workbench-sdk/query'
import { relatedIds } from '../json-api/attributes.ts'
import { Inclusion } from '../json-api/include.ts'
import { pageOf, select } from '../json-api/list.ts'
import { readQuery, typesReached } from '../json-api/query.ts'
import {
  linkageDocument,
  linkageListDocument,
  listDocument,
  nullDocument,
  recordDocument,
  recordUrl,
  type SerializerContext,
  writtenDocument,
} from '../json-api/serialize.ts'
import { hashOf } from '../platform/random.ts'
import { updateRelationship } from '../rules/investigative-actions.ts'
import { findVisible, type Otp, type RuleContext } from '../rules/rule.ts'
import { logIn } from '../rules/sessions.ts'
import type { MockState, Principal } from '../store/mock-state.ts'
import type { AnyRecord } from '../store/records.ts'
import type { Change } from '../store/store.ts'
import { authenticate } from './authenticate.ts'
import { authorize, authorizeOperation, hiddenFrom } from './authorize.ts'
import { commandFor } from './commands.ts'
import { accepts, type Body, hasParameters, JSON_API } from './parse-body.ts'
import type { ParsedRequest } from './router.ts'
import type { Answer } from './serialize-response.ts'
import { documentedLoginKind, type LoginKind, validateData, validateLogin } from './validate.ts'

/** The result of a request. */
export interface Result {
  readonly answer: Answer | ApiError
  /** Undefined if the request was not authenticated. */
  readonly caller?: Principal
}

/** A request from an authenticated caller, with everything that serializers need. */
interface ReadContext extends SerializerContext {
  readonly target: Target
  readonly query: Query
}

/** A request that writes, with everything that rules and serializers need. */
interface WriteContext extends RuleContext, ReadContext {
  /** The `data` of the body, validated. */
  readonly data: unknown
  readonly commit: (changes: readonly Change[]) => void
}

/**
 * Handles a request as Workbench does.
 *
 * The body has already been read. Everything here is synchronous, which ensures `atomic` and `no-orphans`: requests run one after
 * another, so each request starts and ends with a complete state.
 */
export function handleRequest(state: MockState, request: ParsedRequest): Result {
  state.random.begin()
  const result = resultOf(state, request)
  // A rejected request changes nothing, not even the ids and secrets of later requests.
  if (result.answer instanceof ApiError) state.random.undo()
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

/** Returns the body, or an error if the request has an unsupported media type or its body cannot be parsed. */
function acceptableBody({ headers, body }: ParsedRequest): Body | ApiError {
  const contentType = headers.get('content-type')
  if (contentType !== null && hasParameters(contentType)) return apiError('media-type-parameters', { contentType })
  if (accepts(headers.get('accept'))) return body
  const detail = `The Accept header excludes ${JSON_API}, the media type of responses.`
  return apiError('not-acceptable', { detail })
}

/** Formats an error for the route. A form login is OAuth 2.0's password grant, which defines its own error format. */
function withErrorFormat(route: Route, answer: Answer | ApiError): Answer | ApiError {
  if (!(answer instanceof ApiError) || documentedLoginKind(route) === 'json') return answer
  return answer.asOAuth()
}

const otpHeader = ({ headers }: ParsedRequest) => headers.get('x-expelinc-otp') ?? undefined

function callOperation(
  state: MockState,
  request: ParsedRequest,
  caller: Principal,
  target: Target,
  body: Body,
): Answer | ApiError {
  const forbidden = authorizeTarget(state, caller, target)
  if (forbidden) return forbidden
  const { assumptions } = state
  const store = state.store.of(caller.organizationId)
  const valid = validateBody(target, body, assumptions)
  if (valid instanceof ApiError) return valid
  const record = target.kind === 'collection' ? undefined : findVisible(store, { assumptions }, target.type, target.id)
  if (record instanceof ApiError) return record
  const { url, root } = request
  const query = permittedQuery(state, caller, target, url)
  if (query instanceof ApiError) return query
  const isHidden = hiddenFrom(state, caller)
  const reading = { store, url, root, fields: query.fields, isHidden, assumptions, target, query }
  if (target.route.method === 'GET') return read(reading, record)
  const writing = {
    ...reading,
    ...ruleContext(state, caller.organizationId),
    caller,
    otp: checkedOtp(state, otpHeader(request)),
    data: valid.data,
    commit: (changes: readonly Change[]) => state.store.commit(changes),
  }
  return record && 'relation' in target
    ? writeRelationship(writing, record, target.relation)
    : writeRecord(writing, record)
}

/** Validates the body of a write request before the record is looked up. */
function validateBody(
  { route, kind, type }: Target,
  body: Body,
  { bodyType }: Assumptions,
): { readonly data: unknown } | ApiError {
  // A relationship can be cleared without a body.
  if (route.method === 'GET' || route.method === 'DELETE') return { data: null }
  return validateData(route, kind === 'relationship' ? body : asRecord(body, bodyType === 'ignored' ? { type } : {}))
}

/** Parses the query. Returns an error if the caller cannot read all types used by the query. */
function permittedQuery(state: MockState, caller: Principal, target: Target, url: URL): Query | ApiError {
  const type = responseType(target)
  const query = readQuery(target, type, url, state.assumptions)
  if (query instanceof ApiError) return query
  return authorizeReading(state, caller, target, typesReached(type, query)) ?? query
}

/** Returns an error if the caller cannot carry out the operation, or cannot read the records in the response. */
function authorizeTarget(state: MockState, caller: Principal, target: Target): ApiError | undefined {
  return authorizeOperation(state, caller, target) ?? authorizeReading(state, caller, target, [responseType(target)])
}

/** Returns the type of the records in the response. */
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

function read(context: ReadContext, record: AnyRecord | undefined): Answer {
  const { target, store } = context
  if (!record) return readList(context, store.list(target.type))
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
function readList(context: ReadContext, ids: Iterable<string>): Answer {
  const { store, query } = context
  const selection = select(store, ids, query, context.isHidden)
  const inclusion = new Inclusion(store, selection.records, query.include)
  return ok(listDocument(context, pageOf(context, selection), selection.records, inclusion))
}

/** Responds with one record. */
function readRecord(context: ReadContext, record: AnyRecord): Answer {
  return ok(recordDocument(context, record, new Inclusion(context.store, [record], context.query.include)))
}

/** Responds with the related record or records. */
function readRelated(context: ReadContext, record: AnyRecord, relation: string): Answer {
  const ids = relatedIds(context.store, record, relation)
  if (relationshipModel(record.type, relation)?.many) return readList(context, ids)
  const [id = ''] = ids
  const related = context.store.any(id)
  return related ? readRecord(context, related) : ok(nullDocument(context, context.query.include.length > 0))
}

/** Responds with the identifiers of the related record or records. */
function readRelationship(context: ReadContext, record: AnyRecord, relation: string): Answer {
  if (!relationshipModel(record.type, relation)?.many) return ok(linkageDocument(context, record, relation))
  const { store, query } = context
  const selection = select(store, relatedIds(store, record, relation), query, context.isHidden)
  return ok(linkageListDocument(pageOf(context, selection), selection.records))
}

const ok = (document: object): Answer => ({ status: 200, document })

const CREATED = 201

/** Creates, changes or deletes a record: applies the rule, commits, and serializes the result. */
function writeRecord(context: WriteContext, record: AnyRecord | undefined): Answer | ApiError {
  const { store, target, data, assumptions, url, root } = context
  const { operation, method } = target.route
  if (record && isOther(context, data, record)) return apiError('conflicting-id', { id: record.id })
  const outcome = commandFor(operation)(store, record, data, context)
  if (outcome instanceof ApiError) return outcome
  context.commit(outcome.changes)
  if (method === 'DELETE') return assumptions.deleteResponse === 'empty' ? { status: 204 } : ok({ meta: {} })
  const document = (self: string) => writtenDocument(context, self, outcome.record, outcome.secret)
  if (method === 'PATCH') return ok(document(url.href))
  const location = recordUrl(root, outcome.record)
  return { status: CREATED, document: document(location + url.search), location }
}

/**
 * Whether the body contains the id of a different record. Always false if the mock assumes that the id in the body is ignored.
 */
function isOther({ assumptions }: WriteContext, data: unknown, { id }: AnyRecord): boolean {
  if (assumptions.bodyId === 'ignored' || !isObject(data) || typeof data.id !== 'string') return false
  return canonicalId(data.id) !== id
}

/** Returns the body, without its id if that is null or empty. If the URL determines the type, it replaces the type in the body. */
function asRecord(body: Body, type: { readonly type?: ResourceType }): Body {
  if (body.kind !== 'json' || !isObject(body.value) || !isObject(body.value.data)) return body
  const { id, ...members } = body.value.data
  return { ...body, value: { ...body.value, data: { ...(id ? { id } : {}), ...members, ...type } } }
}

/** Changes a relationship to one record. */
function writeRelationship(context: WriteContext, record: AnyRecord, relation: string): Answer | ApiError {
  const { store, target, data } = context
  // The validator checked that this is an identifier, or null to clear the relationship.
  const identifier = data as { readonly id: string } | null
  const outcome = updateRelationship(store, record, relation, identifier, context)
  if (outcome instanceof ApiError) return outcome
  context.commit(outcome.changes)
  const document = linkageDocument(context, outcome.record, relation)
  return target.route.method === 'POST' ? { status: CREATED, document } : ok(document)
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
  // A form has no field for the code, and the documentation of the JSON login does not mention the header.
  const code = kind === 'form' || acceptsAny ? (field ?? header) : field
  const { assumptions, clock } = state
  const newSecretOf = (organizationId: string) => newSecret(state, organizationId)
  const context = { now: clock.now(), newSecretOf, assumptions, otp: checkedOtp(state, code) }
  const outcome = logIn(state.store, { username, password }, context)
  if (outcome instanceof ApiError) return outcome
  state.store.commit(outcome.changes)
  return { status: 200, document: outcome.session, mediaType: 'application/json' }
}

const LOGIN_DETAIL = {
  json: 'Expected application/json with username, password and otp. A form can be sent to /auth/v0/login.',
  form: 'Expected application/x-www-form-urlencoded with grant_type, username and password. JSON can be sent to /api/v2/login.',
} satisfies Record<LoginKind, string>

/** Returns the parts of a rule context that do not depend on the request. */
export function ruleContext(state: MockState, organizationId: string) {
  return {
    now: state.clock.now(),
    newId: (...taken: string[]) => newId(state, organizationId, taken),
    newSecret: () => newSecret(state, organizationId),
    assumptions: state.assumptions,
  }
}

/** Returns the context for the rule that adds an organization. */
export function organizationContext(state: MockState, now: Date) {
  const newOrganizationId = () => {
    let id = state.random.own.newId()
    while (state.store.find('organizations', id)) id = state.random.own.newId()
    return id
  }
  return { now, newOrganizationId, newIdOf: (organizationId: string) => newId(state, organizationId, [organizationId]) }
}

/** Returns a new id. `delete-final`: skips ids that are already in use, because a client may have chosen the next id. */
function newId(state: MockState, organizationId: string, taken: readonly string[]): string {
  const random = state.random.of(organizationId)
  const store = state.store.of(organizationId)
  let id = random.newId()
  while (store.isSpent(id) || taken.includes(id)) id = random.newId()
  return id
}

/** Returns a new secret. Skips secrets in use, because a restored snapshot may contain keys generated at later positions. */
function newSecret({ store, random: sequences }: MockState, organizationId: string): string {
  const random = sequences.of(organizationId)
  let secret = random.newSecret()
  while (store.credential(hashOf(secret))) secret = random.newSecret()
  return secret
}

function checkedOtp({ otp }: MockState, sent: string | undefined): Otp {
  if (sent === undefined) return 'missing'
  return sent === otp ? 'right' : 'wrong'
}
