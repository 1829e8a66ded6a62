import { handleRequest, type Result } from '../engine/handle-request.ts'
import { readBody } from '../engine/parse-body.ts'
import { type ParsedRequest, routeRequest } from '../engine/router.ts'
import { bodyInParts, isLongAnswer, preflight, serialize, withoutBody } from '../engine/serialize-response.ts'
import type { FaultList } from '../faults/fault-list.ts'
import type { MockRequest, MockResponse } from '../platform/http-message.ts'
import { wait } from '../platform/timers.ts'
import type { Journal } from '../recording/journal.ts'
import type { MockState } from '../store/mock-state.ts'
import { isProbe, isRead } from './probes.ts'

/** The parts of a mock that a request passes through. */
export interface Pipeline {
  /** The current state. A reset or a restored snapshot replaces it. */
  state(): MockState
  readonly journal: Journal
  readonly faults: FaultList
}

/**
 * Responds to a request. All transports call this function: MSW handlers, servers, and `mock.fetch`.
 *
 * @param state the state that the mock had when the request arrived
 * @param basePath the part of the path before `/api/v2`
 * @returns undefined if a fault closes the connection
 */
export async function runPipeline(
  pipeline: Pipeline,
  state: MockState,
  incoming: MockRequest,
  basePath: string,
): Promise<MockResponse | undefined> {
  const startedAt = performance.now()
  // If the body is incomplete or too long, this never resolves, because the request already has its response.
  if (incoming.ready) await incoming.ready
  if (incoming.method === 'OPTIONS') return preflight(incoming, headersOf(state))
  const routed = routeRequest(incoming, basePath)
  const request = { ...routed, body: await readBody(incoming) }
  const arrival = { state, request, startedAt, incoming }
  if (isObserver(request) || isUnhandledProbe(request) || isReplaced(pipeline, state)) return observe(arrival)
  return pipeline.faults.isEmpty ? respond(pipeline, arrival) : respondWithFaults(pipeline, arrival)
}

/** A request whose body has been read, and the state that the mock had when it arrived. */
interface Arrival {
  readonly state: MockState
  readonly request: ParsedRequest
  readonly incoming: MockRequest
  readonly startedAt: number
}

/**
 * Whether the state was replaced after the request arrived. In this case, the request is handled in the old state. It must neither
 * change the new state nor appear in it, e.g. in the next test.
 */
const isReplaced = (pipeline: Pipeline, state: MockState) => pipeline.state() !== state

const OBSERVER = 'x-workbench-mock-observer'

/** The latest `Date` header and its time in seconds. Many responses have the same one. */
let latest = { seconds: Number.NaN, date: '' }

function httpDate(time: Date): string {
  const seconds = Math.floor(time.getTime() / 1_000)
  if (seconds !== latest.seconds) latest = { seconds, date: time.toUTCString() }
  return latest.date
}

/** Whether the request is a read by an observer, e.g. by the mock's page. */
const isObserver = ({ method, headers }: ParsedRequest) => headers.get(OBSERVER) !== null && isRead(method)

const isUnhandledProbe = ({ method, path, route }: ParsedRequest) => route === undefined && isProbe(method, path)

/** Handles a request without faults and without recording it. The response has no id, because the journal has no entry for it. */
const observe = (arrival: Arrival) => afterHandling(arrival, result => toMessage(arrival, result))

const respond = (pipeline: Pipeline, arrival: Arrival) =>
  afterHandling(arrival, result => {
    const { state, request, startedAt } = arrival
    if (isReplaced(pipeline, state)) return toMessage(arrival, result)
    const { journal } = pipeline
    const id = journal.newId()
    const response = toMessage(arrival, result, id)
    journal.record(state, { id, request, result, response, fault: undefined, durationMs: millisecondsSince(startedAt) })
    return response
  })

/** Undefined if the connection is closed without a response. */
type Reply = MockResponse | undefined

/** Handles a request and returns its response, in the same turn unless the response is long. No other work may run in between. */
function afterHandling(arrival: Arrival, respond: (result: Result) => Reply): Reply | Promise<Reply> {
  const handled = handle(arrival)
  return handled instanceof Promise ? handled.then(result => result && respond(result)) : respond(handled)
}

/**
 * Handles a request. If the response is long, it is created in parts, so that a server can handle other requests in between. A waiting
 * request must not hold records. Therefore, it is handled again when its first part is created.
 *
 * @returns undefined if the client has disconnected
 */
function handle({ state, request, incoming: { inParts } }: Arrival): Result | Promise<Result | undefined> {
  const result = handleRequest(state, request)
  if (!inParts || !isLongAnswer(result.answer)) return result
  return inParts(function* () {
    const again = handleRequest(state, request)
    return { ...again, answer: yield* bodyInParts(again.answer) }
  })
}

async function respondWithFaults(pipeline: Pipeline, arrival: Arrival): Promise<Reply> {
  const { journal, faults } = pipeline
  const { state, request, startedAt } = arrival
  const { signal } = arrival.incoming
  const plan = faults.planFor(request)
  await wait(plan.delays['before-commit'], signal)
  const handled = plan.preventsExecution ? undefined : handle(arrival)
  const result = handled instanceof Promise ? await handled : handled
  const hasLeft = handled !== undefined && result === undefined
  if (hasLeft) return undefined
  const id = isReplaced(pipeline, state) ? undefined : journal.newId()
  const affected = plan.apply(request.url, result && toMessage(arrival, result, id), headersOf(state, id))
  const response = affected && request.method === 'HEAD' ? withoutBody(affected) : affected
  if (id !== undefined) {
    // The request is recorded when the change is saved. The delay after the change is already known.
    const durationMs = millisecondsSince(startedAt) + plan.delays['after-commit']
    journal.record(state, { id, request, result, response, fault: plan.faultId, durationMs })
  }
  await wait(plan.delays['after-commit'], signal)
  return response
}

/** The milliseconds since a time. Never negative, even if a test installs fake timers during the request. */
const millisecondsSince = (startedAt: number) => Math.max(0, performance.now() - startedAt)

const toMessage = ({ state, request: { url, method } }: Arrival, { answer }: Result, id?: string) =>
  serialize(url, answer, method !== 'HEAD', state.assumptions, headersOf(state, id))

/** The headers that do not depend on the result: the mock's time, and the request id if the request is recorded. */
const headersOf = ({ clock }: MockState, id?: string) => ({
  date: httpDate(clock.now()),
  ...(id !== undefined && { 'x-request-id': id }),
})
