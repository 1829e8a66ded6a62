import type { ApiError } from '@workbench-sdk/contract/api-errors'
import { type Findings, handleRequest } from '../engine/handle-request.ts'
import { type Body, readBody } from '../engine/parse-body.ts'
import { type Call, callOf } from '../engine/router.ts'
import { type Answer, bodiless, encode, preflight } from '../engine/serialize-response.ts'
import type { FaultList } from '../faults/fault-list.ts'
import type { MockRequest, MockResponse, Reply } from '../platform/http-message.ts'
import { wait } from '../platform/timers.ts'
import type { Journal } from '../recording/journal.ts'
import type { MockState } from '../store/mock-state.ts'

/** A world, with what is done to requests and taken down of them on their way to it. */
export interface PipelineContext {
  /** The one that there is now: another may have taken its place while a request waited for its body, or for a fault. */
  world(): MockState
  readonly journal: Journal
  readonly faults: FaultList
}

/**
 * Answers a request. MSW's handlers, the port and the client's `fetch` option are shells around this.
 *
 * @param prefix what the path begins with, before `/api/v2`.
 * @returns what a client gets to see.
 */
export async function runPipeline(site: PipelineContext, request: MockRequest, prefix: string): Promise<Reply> {
  if (request.method === 'OPTIONS') return preflight(request)
  const call = callOf(request, prefix)
  const body = await readBody(request)
  if (isLookingOn(call)) return lookedAt(site.world(), call, body)
  return site.faults.isEmpty ? untroubled(site, call, body) : troubled(site, call, body, request.signal)
}

const OBSERVER = 'x-workbench-mock-observer'
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** Whether somebody wants to see what a mock holds, and to leave no trace, such as a page that shows it. */
const isLookingOn = ({ method, headers }: Call) => READS.has(method) && headers.get(OBSERVER) !== null

/** What Workbench says, past the faults, which wait for others. It has no id, since there is nothing to find by one. */
const lookedAt = (world: MockState, call: Call, body: Body | ApiError) =>
  encoded(world, call, handleRequest(world, call, body, {}))

function untroubled(site: PipelineContext, call: Call, body: Body | ApiError): MockResponse {
  const id = site.journal.newId()
  const world = site.world()
  const findings: Findings = {}
  const answer = handleRequest(world, call, body, findings)
  const message = encoded(world, call, answer, id)
  site.journal.record(world, { id, call, body, findings, answer, status: message.status, fault: undefined })
  return message
}

async function troubled(site: PipelineContext, call: Call, body: Body | ApiError, signal: AbortSignal): Promise<Reply> {
  const trouble = site.faults.meet(call)
  await wait(trouble.wait['before-commit'], signal)
  const id = site.journal.newId()
  const world = site.world()
  const findings: Findings = {}
  const answer = trouble.prevents ? undefined : handleRequest(world, call, body, findings)
  const happened = trouble.happen(call.url, answer && encoded(world, call, answer, id), requestId(id))
  const seen = happened && call.method === 'HEAD' ? bodiless(happened) : happened
  site.journal.record(world, { id, call, body, findings, answer, status: seen?.status, fault: trouble.fault })
  await wait(trouble.wait['after-commit'], signal)
  return seen
}

const encoded = ({ assumptions }: MockState, { url, method }: Call, answer: Answer | ApiError, id?: string) =>
  encode(url, answer, method !== 'HEAD', assumptions, id === undefined ? {} : requestId(id))

const requestId = (id: string) => ({ 'x-request-id': id })
