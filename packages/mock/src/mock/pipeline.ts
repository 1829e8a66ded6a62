import { handleRequest, type Result } from '../engine/handle-request.ts'
import { readBody } from '../engine/parse-body.ts'
import { type ParsedRequest, routeRequest } from '../engine/router.ts'
import { preflight, serialize, withoutBody } from '../engine/serialize-response.ts'
import type { FaultList } from '../faults/fault-list.ts'
import type { MockRequest, MockResponse } from '../platform/http-message.ts'
import { wait } from '../platform/timers.ts'
import type { Journal } from '../recording/journal.ts'
import type { MockState } from '../store/mock-state.ts'

/** The parts of a mock that a request passes through. */
export interface Pipeline {
  /** The current state. A reset can replace it while a request waits for its body or for a fault. */
  state(): MockState
  readonly journal: Journal
  readonly faults: FaultList
}

/**
 * Responds to a request. All transports call this: MSW handlers, servers, and the `fetch` of a mock.
 *
 * @param basePath the part of the path before `/api/v2`
 * @returns undefined if a fault closes the connection
 */
export async function runPipeline(
  pipeline: Pipeline,
  incoming: MockRequest,
  basePath: string,
): Promise<MockResponse | undefined> {
  if (incoming.method === 'OPTIONS') return preflight(incoming)
  const routed = routeRequest(incoming, basePath)
  const request = { ...routed, body: await readBody(incoming) }
  if (isObserver(request)) return observe(pipeline.state(), request)
  return pipeline.faults.isEmpty ? respond(pipeline, request) : respondWithFaults(pipeline, request, incoming.signal)
}

const OBSERVER = 'x-workbench-mock-observer'
const READ_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** Whether the request is a read by an observer, e.g. by the page that shows the mock. */
const isObserver = ({ method, headers }: ParsedRequest) => READ_METHODS.has(method) && headers.get(OBSERVER) !== null

/** Bypasses the faults and the journal. The response has no id, because the journal has no entry with it. */
const observe = (state: MockState, request: ParsedRequest) => toMessage(state, request, handleRequest(state, request))

function respond({ state, journal }: Pipeline, request: ParsedRequest): MockResponse {
  const id = journal.newId()
  const current = state()
  const result = handleRequest(current, request)
  const response = toMessage(current, request, result, id)
  journal.record(current, { id, request, result, status: response.status, fault: undefined })
  return response
}

async function respondWithFaults(
  { state, journal, faults }: Pipeline,
  request: ParsedRequest,
  signal: AbortSignal,
): Promise<MockResponse | undefined> {
  const plan = faults.planFor(request)
  await wait(plan.delays['before-commit'], signal)
  const id = journal.newId()
  const current = state()
  const result = plan.preventsExecution ? undefined : handleRequest(current, request)
  const affected = plan.apply(request.url, result && toMessage(current, request, result, id), requestId(id))
  const response = affected && request.method === 'HEAD' ? withoutBody(affected) : affected
  journal.record(current, { id, request, result, status: response?.status, fault: plan.faultId })
  await wait(plan.delays['after-commit'], signal)
  return response
}

const toMessage = ({ assumptions }: MockState, { url, method }: ParsedRequest, { answer }: Result, id?: string) =>
  serialize(url, answer, method !== 'HEAD', assumptions, id === undefined ? {} : requestId(id))

const requestId = (id: string) => ({ 'x-request-id': id })
