import type { Query } from '@workbench-sdk/query'
import type { Answer } from './answer.ts'
import { authenticate } from './authenticate.ts'
import { authorize } from './authorize.ts'
import { accepts, type Body } from './body.ts'
import type { Call } from './call.ts'
import { JSON_API } from './json-api/media-type.ts'
import { readQuery, typesReached } from './json-api/query.ts'
import type { Setting } from './json-api/setting.ts'
import { type ResourceType, relationshipModel } from './model.ts'
import { readList, readRecord, readRelated, readRelationship } from './read.ts'
import type { AnyRecord } from './records.ts'
import { Refusal, refuse } from './refusals.ts'
import type { Target } from './routes.ts'
import { find } from './rules/one-organization.ts'
import type { Caller, World } from './world.ts'
import { judgeOtp, moment, writeRecord, writeRelationship, writeSession } from './write.ts'

/** What is found out about a request on its way, for the journal. */
export interface Findings {
  caller?: Caller
}

/**
 * What Workbench says to a request: all of the mock's behaviour that is Workbench's.
 *
 * The body has been read. Nothing here awaits, which makes `atomic` and `no-orphans` true: whatever else runs, a request
 * sees and leaves behind whole states only.
 */
export function handleRequest(world: World, call: Call, body: Body | Refusal, findings: Findings): Answer | Refusal {
  const { headers, place } = call
  if (!accepts(headers.get('accept')))
    return refuse.notAcceptable(`Answers are ${JSON_API}; the Accept header rules that out.`)
  if (body instanceof Refusal) return body
  if (place instanceof Refusal) return place
  const otp = headers.get('x-expelinc-otp') ?? undefined
  if (place.kind === 'login') return writeSession(world, place.route, body, otp)
  const caller = authenticate(world, headers.get('authorization'))
  if (caller instanceof Refusal) return caller
  findings.caller = caller
  if (place.target instanceof Refusal) return place.target
  return carryOut(world, caller, place.target, { call, body, otp })
}

interface Asked {
  readonly call: Call
  readonly body: Body
  readonly otp: string | undefined
}

function carryOut(world: World, caller: Caller, target: Target, { call, body, otp }: Asked): Answer | Refusal {
  const query = permittedQuery(world, caller, target, call.url)
  if (query instanceof Refusal) return query
  const record =
    target.kind === 'collection'
      ? undefined
      : find(world.store, { caller, assumptions: world.assumptions }, target.type, target.id)
  if (record instanceof Refusal) return record
  const setting: Setting = { store: world.store, url: call.url, root: call.root, fields: query.fields }
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
  const query = readQuery(target.route.query, shown, url)
  if (query instanceof Refusal) return query
  return authorizeReading(world, caller, target, typesReached(shown, query)) ?? query
}

/** The type of the records that the answer is made of: that of the relation, where the path ends in one. */
function shownType(target: Target): ResourceType {
  const relation = 'relation' in target ? relationshipModel(target.type, target.relation) : undefined
  return relation?.target ?? target.type
}

function authorizeReading(world: World, caller: Caller, target: Target, types: readonly ResourceType[]) {
  for (const type of types) {
    const refusal = type === target.type ? undefined : authorize(world, caller, type, 'find')
    if (refusal) return refusal
  }
  return undefined
}
