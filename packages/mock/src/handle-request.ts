import type { Query } from '@workbench-sdk/query'
import { type Answer, encode, preflight } from './answer.ts'
import { authenticate } from './authenticate.ts'
import { authorize } from './authorize.ts'
import { accepts, type Body, readBody } from './body.ts'
import type { Setting } from './json-api/document.ts'
import { readQuery, typesReached } from './json-api/query.ts'
import { type ResourceType, relationshipModel } from './model.ts'
import { readList, readRecord, readRelated, readRelationship } from './read.ts'
import type { AnyRecord } from './records.ts'
import { Refusal, refuse } from './refusals.ts'
import { locate, match, type Target } from './routes.ts'
import { find } from './rules/one-organization.ts'
import type { Caller, World } from './world.ts'
import { judgeOtp, moment, writeRecord, writeRelationship, writeSession } from './write.ts'

/**
 * The whole behaviour of the mock. MSW's handlers, the port and the client's `fetch` option are shells around it.
 *
 * The body is read first. From there on nothing awaits, which makes `atomic` and `no-orphans` true: whatever else runs,
 * a request sees and leaves behind whole states only.
 */
export async function handleRequest(world: World, request: Request): Promise<Response> {
  if (request.method === 'OPTIONS') return preflight(request)
  const body = await readBody(request)
  const url = new URL(request.url)
  return encode(url, answer(world, request, url, body), request.method !== 'HEAD', world.assumptions)
}

function answer(world: World, { method, headers }: Request, url: URL, body: Body | Refusal): Answer | Refusal {
  if (!accepts(headers.get('accept')))
    return refuse.notAcceptable('Answers are application/vnd.api+json; the Accept header rules that out.')
  if (body instanceof Refusal) return body
  const shape = match(method === 'HEAD' ? 'GET' : method, url.pathname)
  if (shape instanceof Refusal) return shape
  const otp = headers.get('x-expelinc-otp') ?? undefined
  if (shape.kind === 'login') return writeSession(world, shape.route, body, otp)
  const caller = authenticate(world, headers.get('authorization'))
  if (caller instanceof Refusal) return caller
  const target = locate(shape)
  if (target instanceof Refusal) return target
  return carryOut(world, caller, target, { url, body, otp })
}

interface Call {
  readonly url: URL
  readonly body: Body
  readonly otp: string | undefined
}

function carryOut(world: World, caller: Caller, target: Target, { url, body, otp }: Call): Answer | Refusal {
  const query = permittedQuery(world, caller, target, url)
  if (query instanceof Refusal) return query
  const record =
    target.kind === 'collection'
      ? undefined
      : find(world.store, { caller, assumptions: world.assumptions }, target.type, target.id)
  if (record instanceof Refusal) return record
  const setting: Setting = { store: world.store, url, fields: query.fields }
  if (target.route.method === 'GET') return read(setting, caller, target, record, query)
  const context = { ...moment(world), caller, otp: judgeOtp(world, otp) }
  return record && 'relation' in target
    ? writeRelationship(setting, target, record, body, context)
    : writeRecord(setting, target, record, body, context)
}

function read(setting: Setting, caller: Caller, target: Target, record: AnyRecord | undefined, query: Query): Answer {
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
function permittedQuery(world: World, caller: Caller, target: Target, url: URL): Query | Refusal {
  const shown = shownType(target)
  const forbidden =
    authorize(world, caller, target.type, target.verb) ?? authorizeReading(world, caller, target, [shown])
  if (forbidden) return forbidden
  const query = readQuery(target.route.query, shown, url.searchParams)
  if (query instanceof Refusal) return query
  return authorizeReading(world, caller, target, typesReached(shown, query)) ?? query
}

/** The type of the records that the answer is made of: that of the relation, where the path ends in one. */
function shownType(target: Target): ResourceType {
  const relation = 'relation' in target ? relationshipModel(target.type, target.relation) : undefined
  return relation?.target ?? target.type
}

function authorizeReading(world: World, caller: Caller, target: Target, types: readonly ResourceType[]) {
  const others = types.filter(type => type !== target.type)
  return others.map(type => authorize(world, caller, type, 'find')).find(refusal => refusal !== undefined)
}
